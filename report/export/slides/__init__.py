"""The deck as PPTX: native charts and tables on a master with placeholders."""

from __future__ import annotations

from report.export.slides.file import in_pptx

__all__ = ["in_pptx"]
