"""Documents read back: pages, bookmarks, links, fonts, and the text as it was before it was set."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader

from report.pdf import charts
from report.text.formatter import Formatter

# Narrower than the gap between two cells, so that they are not read as one word.
_GAP = 40.0
# In points: below is the foot of a page.
_FOOT = 48.0
_LATIN = "[^\u2e80-\uffee]"


def stand_in(_: object, __: Formatter, width: int) -> str:
    """A drawing as large as that of a chart, for which no browser is needed."""
    height = charts.HEIGHTS[width]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0L9 9"/></svg>'


class Printed:
    """A document as a reader's program sees it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(io.BytesIO(content))

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        return [page.extract_text(space_width=_GAP) for page in self.reader.pages]

    @property
    def bookmarks(self) -> list[str]:
        """The titles of the chapters."""
        return [str(one.title) for one in self.reader.outline if not isinstance(one, list)]

    def first_page(self, chapter: Any) -> int | None:
        """The number of the page, from 0, on which the chapter of a bookmark begins."""
        is_chapter = not isinstance(chapter, list)
        return self.reader.get_destination_page_number(chapter) if is_chapter else None

    @property
    def links(self) -> set[str]:
        """The addresses that the document leads to."""
        return {
            str(link["/A"]["/URI"])
            for page in self.reader.pages
            for link in (one.get_object() for one in page.get("/Annots", ()))
            if "/URI" in link.get("/A", {})
        }

    @property
    def pictures(self) -> list[str]:
        """The subtypes of what the pages place: `/Image` would be one in pixels."""
        placed = (page["/Resources"] for page in self.reader.pages)
        return [str(one["/Subtype"]) for resources in placed for one in _placed(resources)]

    @property
    def fonts(self) -> dict[str, bool]:
        """The fonts of all pages by their names without the part's mark: whether embedded."""
        return {
            str(font["/BaseFont"]).split("+")[-1]: _is_embedded(font)
            for page in self.reader.pages
            for font in _fonts(page["/Resources"])
        }

    def wordings(self, foot: str) -> Iterator[str]:
        """The text of the document without its feet, lines put together again.

        A line may have ended between two words or within a Chinese sentence, at the end of a cell
        or of a paragraph: each wording puts the lines together in another way.
        """
        lines = [line for page in self.pages for line in _body(page, foot)]
        yield "\n".join(lines)
        yield " ".join(lines)
        yield "".join(lines)
        # After a hyphen the word itself goes on.
        spaced = re.sub(f"(?<={_LATIN})(?<!-)\n(?={_LATIN})", " ", "\n".join(lines))
        yield spaced.replace("\n", "")
        # A year and the number in the next cell are read as one where the cells are narrow.
        yield re.sub(r"(?<!\d)((?:19|20)\d\d)(?=\d)", r"\1 ", "\n".join(lines))


def filled(page: PageObject) -> float:
    """How far down a page its lowest text above the foot stands, from 0 at its top to 1."""
    height = float(page.mediabox.height)
    lowest = height

    def visit(text: str, outer: Any, inner: Any, *_: object) -> None:
        nonlocal lowest
        y = inner[5] * outer[3] + outer[5]
        if text.strip() and y > _FOOT:
            lowest = min(lowest, y)

    page.extract_text(visitor_text=visit)
    return 1 - lowest / height


def _body(page: str, foot: str) -> Iterator[str]:
    for line in page.splitlines():
        # Its own line, the address and the number of the page.
        is_foot = line.strip() == foot or re.fullmatch(r"\d+ / \d+|https?://\S+", line.strip())
        if not is_foot:
            # The dots of the contents, with the number of a page after them.
            yield re.sub(r"(?:\. ?){4,}\s*\d+", "", line).strip()


def _fonts(resources: Any) -> Iterator[Any]:
    yield from (one.get_object() for one in resources.get("/Font", {}).values())
    for inner in _placed(resources):
        yield from _fonts(inner.get("/Resources", {}))


def _placed(resources: Any) -> list[Any]:
    return [one.get_object() for one in resources.get("/XObject", {}).values()]


def _is_embedded(font: Any) -> bool:
    inner = font.get("/DescendantFonts", [font])[0].get_object()
    described = inner.get("/FontDescriptor", {})
    return any(f"/FontFile{n}" in described for n in ("", "2", "3"))
