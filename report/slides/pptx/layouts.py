"""The placeholders of each layout: where they are on 13.33 × 7.5 inches, in one column or two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from report.slides.model import SlideLayout

WIDTH, HEIGHT = 13.333, 7.5
EDGE = 0.55
_GAP = 0.45
# The height of what stands under a chart or a table.
_BELOW = 0.45
# Between figures that stand one under another.
_FIGURE_GAP = 0.08
# The placeholders of a second column have indices from here on.
SECOND_COLUMN = 50

PlaceholderType = Literal["title", "body", "chart", "tbl", "sldNum"]
ThemeColor = Literal["text", "muted", "accent", "background"]


@dataclass(frozen=True, slots=True)
class SlidePlaceholder:
    """A placeholder: its index, kind and name, its place in inches, its letters in points.

    The first of `sizes` is what the layout has; a longer text takes the first that it fits in, on
    no more than `most_lines` where a size allows it that is not too small for that.
    """

    idx: int
    kind: PlaceholderType
    name: str
    x: float
    y: float
    w: float
    h: float
    sizes: tuple[float, ...]
    bold: bool = False
    colour: ThemeColor = "text"
    anchor: Literal["t", "ctr", "b"] = "t"
    most_lines: int | None = None


# Indices of a column's placeholders. VISUAL is its chart or its table.
TITLE, KICKER, BODY, VISUAL, BELOW, CAPTION, FOOTER = 0, 10, 11, 12, 13, 14, 15
FIGURE_SLOTS = (20, 21, 22)
NUMBER = 49


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """One language's part of a slide: where it begins, how wide it is, whether it stands alone."""

    left: float
    width: float
    first: int
    whole: bool

    def placeholder(
        self, idx: int, kind: PlaceholderType, name: str, y: float, h: float, *sizes: float
    ) -> SlidePlaceholder:
        """Over the whole column. A second title is a text to PowerPoint, which allows one only."""
        if kind == "title" and self.first:
            kind = "body"
        return SlidePlaceholder(idx + self.first, kind, name, self.left, y, self.width, h, sizes)

    def part(self, number: int, of: int, gap: float = 0.3) -> tuple[float, float]:
        """Left edge and width of one of so many equal parts."""
        width = (self.width - gap * (of - 1)) / of
        return self.left + number * (width + gap), width


def columns(number: int) -> tuple[SlideColumn, ...]:
    """One column, or two side by side."""
    if number == 1:
        return (SlideColumn(EDGE, WIDTH - 2 * EDGE, 0, whole=True),)
    width = (WIDTH - 2 * EDGE - _GAP) / 2
    return (
        SlideColumn(EDGE, width, 0, whole=False),
        SlideColumn(EDGE + width + _GAP, width, SECOND_COLUMN, whole=False),
    )


# Layouts on the product's colour, with letters in that of the background.
COVERS: tuple[SlideLayout, ...] = ("title", "closing")


def placeholders_of(layout: SlideLayout, column: SlideColumn) -> tuple[SlidePlaceholder, ...]:
    """The placeholders of a layout in one column."""
    content = (*LAYOUTS[layout](column), *_footer(column))
    return tuple(_coloured(placeholder, layout) for placeholder in content)


def _coloured(placeholder: SlidePlaceholder, layout: SlideLayout) -> SlidePlaceholder:
    return replace(placeholder, colour="background") if layout in COVERS else placeholder


def _footer(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    sizes = (10.5, 10, 9, 8)
    footer = column.placeholder(FOOTER, "body", "Sources", 6.6, 0.72, *sizes)
    yield replace(footer, w=footer.w - 0.6, colour="muted")


# A title has no more lines than these, unless its letters would be smaller than the text below.
TITLE_LINES = 2
_TITLES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)


def _heading(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    kicker = (16.0, 14.0, 12.0) if column.whole else (13.0, 11.0)
    title = _TITLES[0 if column.whole else _TITLES.index(24) :]
    small = column.placeholder(KICKER, "body", "Kicker", 0.4, 0.36, *kicker)
    yield replace(small, bold=True, colour="accent")
    large = column.placeholder(TITLE, "title", "Title", 0.76, 1.14, *title)
    yield replace(large, bold=True, most_lines=TITLE_LINES)


def _cover(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    title = (44.0, 38.0, 32.0, 28.0, 24.0) if column.whole else (30.0, 26.0, 22.0, 18.0)
    body = (22.0, 20.0, 18.0, 16.0, 14.0) if column.whole else (17.0, 15.0, 13.0, 12.0)
    heading = column.placeholder(TITLE, "title", "Title", 1.3, 2.2, *title)
    yield replace(heading, bold=True, anchor="b", most_lines=TITLE_LINES)
    yield column.placeholder(BODY, "body", "Text", 3.75, 2.5, *body)


def _message(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _heading(column)
    yield from (_across(column) if column.whole else _stacked(column, 2.0, 2.8, column.width))
    text = (22.0, 20.0, 18.0, 16.0, 14.0) if column.whole else (14.0, 13.0, 12.0, 11.0)
    top = 4.35 if column.whole else 4.9
    yield column.placeholder(BODY, "body", "Text", top, 6.4 - top, *text)


def _across(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    for number, idx in enumerate(FIGURE_SLOTS):
        x, width = column.part(number, len(FIGURE_SLOTS))
        yield replace(_figure(column, idx, 2.05, 2.1), x=x, w=width)


def _stacked(column: SlideColumn, y: float, h: float, w: float) -> Iterator[SlidePlaceholder]:
    each = h / len(FIGURE_SLOTS)
    for number, idx in enumerate(FIGURE_SLOTS):
        yield replace(_figure(column, idx, y + number * each, each - _FIGURE_GAP), w=w)


def _figure(column: SlideColumn, idx: int, y: float, h: float) -> SlidePlaceholder:
    sizes = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0)
    fitting = sizes if h > 1.5 else sizes[3:] if h > 1 else sizes[5:]
    return column.placeholder(idx, "body", f"Figure {idx - FIGURE_SLOTS[0] + 1}", y, h, *fitting)


def _chart(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _heading(column)
    yield from _visual(column, column.left, column.width, 1.95)


def _area(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _heading(column)
    if column.whole:
        yield from _stacked(column, 2.05, 4.2, 3.6)
        yield from _visual(column, column.left + 3.9, column.width - 3.9, 1.95)
    else:
        for number, idx in enumerate(FIGURE_SLOTS):
            x, width = column.part(number, len(FIGURE_SLOTS), 0.15)
            yield replace(_figure(column, idx, 1.95, 1.32), x=x, w=width)
        yield from _visual(column, column.left, column.width, 3.3)


def _visual(column: SlideColumn, x: float, w: float, y: float) -> Iterator[SlidePlaceholder]:
    size = (14.0, 12.0, 11.0, 10.0) if column.whole else (11.0, 10.0, 9.0)
    small = (12.0, 11.0, 10.0, 9.0) if column.whole else (10.0, 9.0, 8.0)
    caption = column.placeholder(CAPTION, "body", "Subtitle", y, 0.36, *size)
    below = column.placeholder(BELOW, "body", "Marks", 6.05, _BELOW, *small)
    visual = column.placeholder(VISUAL, "chart", "Chart", y + 0.38, 5.62 - y, 12.0)
    for part in (replace(caption, colour="muted"), visual, replace(below, colour="muted")):
        yield replace(part, x=x, w=w)


def _practice(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _heading(column)
    whole, half = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0), (20.0, 18.0, 16.0, 14.0, 13.0, 12.0)
    yield column.placeholder(BODY, "body", "Text", 2.15, 4.2, *(whole if column.whole else half))


def _table(column: SlideColumn) -> Iterator[SlidePlaceholder]:
    small = (14.0, 12.0, 11.0, 10.0) if column.whole else (11.0, 10.0, 9.0)
    yield from _heading(column)
    yield column.placeholder(VISUAL, "tbl", "Table", 2.0, 3.95, *_OF_TABLE[column.whole])
    yield replace(column.placeholder(BELOW, "body", "Text", 6.05, _BELOW, *small), colour="muted")


def with_room_below(table: SlidePlaceholder) -> SlidePlaceholder:
    """A table's place where no text stands under it."""
    return replace(table, h=table.h + _BELOW)


_OF_TABLE = {
    True: (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0),
    False: (12.0, 11.0, 10.0, 9.0, 8.0),
}

LAYOUTS: Mapping[SlideLayout, Callable[[SlideColumn], Iterator[SlidePlaceholder]]] = (
    MappingProxyType(
        {
            "title": _cover,
            "message": _message,
            "chart": _chart,
            "area": _area,
            "practice": _practice,
            "table": _table,
            "closing": _cover,
        }
    )
)


def slide_number(layout: SlideLayout) -> SlidePlaceholder:
    """The number of the slide, in the corner."""
    x = WIDTH - EDGE - 0.5
    muted = SlidePlaceholder(
        NUMBER, "sldNum", "Slide number", x, 6.95, 0.5, 0.3, (11.0,), colour="muted"
    )
    return _coloured(muted, layout)
