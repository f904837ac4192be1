"""A file of what stands behind its address: its name, its kind, its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from report.downloads.formats import FORMATS, PICTURES
from report.downloads.names import document_name, file_name, slides_name
from report.files.contents import FileContent
from report.slides.pptx import PPTX, pptx
from report.text.formatter import Formatter

PDF = "application/pdf"
# Families of files: those that take no time to speak of, and those with charts that are drawn.
TABLE, DOCUMENT, PICTURE, SLIDES = "table", "document", "picture", "slides"
FAMILIES = (TABLE, DOCUMENT, PICTURE, SLIDES)
DRAWN = frozenset({DOCUMENT, PICTURE})


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file: what it is called, what a browser is told that it is, and how it is made.

    What `family` it is of says for which others it has to wait.
    """

    name: str
    media_type: str
    family: str
    make: Callable[[], bytes]


def file_of(content: FileContent, ending: str, fmt: Formatter, home: str | None) -> MadeFile | None:
    """The file of a content whose name ends so; None where it cannot be had as that."""
    if ending == "pdf" and content.document is not None:
        document = content.document
        name = document_name(document.what, fmt)
        return MadeFile(name, PDF, DOCUMENT, partial(document.typeset, home))
    if ending == "pptx" and content.deck is not None:
        deck = content.deck
        name = slides_name(deck.length, deck.areas, deck.languages, fmt.report)
        return MadeFile(name, PPTX, SLIDES, partial(pptx, fmt.report, deck))
    return _picture(content, ending, fmt) or _table(content, ending, fmt)


def _picture(content: FileContent, ending: str, fmt: Formatter) -> MadeFile | None:
    rows, chart = content.selection, content.chart
    for kind in PICTURES:
        if kind.ending == ending and rows is not None and chart is not None:
            name = file_name(rows, fmt, ending)
            return MadeFile(name, kind.media_type, PICTURE, partial(kind.write, chart))
    return None


def _table(content: FileContent, ending: str, fmt: Formatter) -> MadeFile | None:
    rows = content.selection
    for kind in FORMATS:
        if kind.ending == ending and rows is not None:
            name = file_name(rows, fmt, ending)
            return MadeFile(name, kind.media_type, TABLE, partial(kind.write, rows, fmt))
    return None
