"""Documents → PDF: typeset by Typst with the report's own fonts, tagged (PDF/UA-1), archival.

The same document gives the same bytes, on every machine and every day.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

import typst

from report import fonts
from report.analysis.progress import as_of
from report.pdf.documents import Document
from report.text.formatter import Formatter

_TEMPLATES = Path(__file__).parent
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


@cache
def own_fonts() -> typst.Fonts:
    """Ours alone, so that a document looks alike wherever it is made."""
    return typst.Fonts(False, False, [str(fonts.FOLDER)])


def typeset(document: Document, fmt: Formatter) -> bytes:
    """The document as PDF."""
    day = as_of(fmt.report)
    content = typst.compile(
        str(_TEMPLATES / f"{document.template}.typ"),
        root=str(_TEMPLATES),
        font_paths=own_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(document.content, ensure_ascii=False)},
        format="pdf",
        pdf_standards=_STANDARDS,
        timestamp=dt.datetime(max(day.year, 1980), day.month, day.day, tzinfo=dt.UTC),
    )
    assert isinstance(content, bytes)
    return content
