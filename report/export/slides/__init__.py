"""The deck as PPTX: native charts and tables on a master with placeholders."""

from __future__ import annotations

from functools import lru_cache

from report.deck import Choice, deck
from report.model import Report

__all__ = ["PPTX", "pptx"]

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


# Made once for all who ask for the same of an edition.
@lru_cache(maxsize=16)
def pptx(report: Report, choice: Choice) -> bytes:
    """The file of a choice, made when it is first asked for."""
    # A third of a second, which a page need not wait for.
    from report.export.slides.file import in_pptx  # noqa: PLC0415

    return in_pptx(deck(report, choice))
