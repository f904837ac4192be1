"""Where what stands on a slide of 13.33 × 7.5 inches, in one column or in two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from report.slides.model import SlideLayout

WIDTH, HEIGHT = 13.333, 7.5
EDGE = 0.55
_BETWEEN = 0.45
# Between figures that stand one under another.
_APART = 0.08
# The placeholders of a second column have indices from here on.
SECOND = 50

PlaceholderType = Literal["title", "body", "chart", "tbl", "sldNum"]
ThemeColor = Literal["text", "muted", "accent", "paper"]


@dataclass(frozen=True, slots=True)
class SlidePlaceholder:
    """A placeholder: its index, sort and name, its place in inches, its letters in points.

    The first of `sizes` is what the layout has; a longer text takes the first that it fits in.
    """

    idx: int
    sort: PlaceholderType
    name: str
    x: float
    y: float
    w: float
    h: float
    sizes: tuple[float, ...]
    bold: bool = False
    ink: ThemeColor = "text"
    anchor: Literal["t", "ctr", "b"] = "t"


# Indices of a column's placeholders.
TITLE, KICKER, BODY, DRAWN, UNDER, CAPTION, FOOT = 0, 10, 11, 12, 13, 14, 15
FIGURES = (20, 21, 22)
NUMBER = 49


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """One language's part of a slide: where it begins, how wide it is, whether it stands alone."""

    left: float
    width: float
    first: int
    whole: bool

    def box(
        self, idx: int, sort: PlaceholderType, name: str, y: float, h: float, *sizes: float
    ) -> SlidePlaceholder:
        """Over the whole column. A second title is a text to PowerPoint, which allows one only."""
        own = "body" if sort == "title" and self.first else sort
        return SlidePlaceholder(idx + self.first, own, name, self.left, y, self.width, h, sizes)

    def part(self, number: int, of: int, gap: float = 0.3) -> tuple[float, float]:
        """Left edge and width of one of so many equal parts."""
        width = (self.width - gap * (of - 1)) / of
        return self.left + number * (width + gap), width


def columns(number: int) -> tuple[SlideColumn, ...]:
    """One column, or two side by side."""
    if number == 1:
        return (SlideColumn(EDGE, WIDTH - 2 * EDGE, 0, whole=True),)
    width = (WIDTH - 2 * EDGE - _BETWEEN) / 2
    return (
        SlideColumn(EDGE, width, 0, whole=False),
        SlideColumn(EDGE + width + _BETWEEN, width, SECOND, whole=False),
    )


# Layouts on the product's colour, with letters in that of paper.
COVERS: tuple[SlideLayout, ...] = ("title", "closing")


def boxes(layout: SlideLayout, column: SlideColumn) -> tuple[SlidePlaceholder, ...]:
    """The placeholders of a layout in one column."""
    return tuple(_inked(box, layout) for box in (*LAYOUTS[layout](column), *_foot(column)))


def _inked(box: SlidePlaceholder, layout: SlideLayout) -> SlidePlaceholder:
    return replace(box, ink="paper") if layout in COVERS else box


def _foot(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    sizes = (10.5, 10, 9, 8)
    box = c.box(FOOT, "body", "Sources", 6.6, 0.72, *sizes)
    yield replace(box, w=box.w - 0.6, ink="muted")


_TITLES = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)


def _head(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    kicker = (16.0, 14.0, 12.0) if c.whole else (13.0, 11.0)
    title = _TITLES[0 if c.whole else _TITLES.index(24) :]
    above = c.box(KICKER, "body", "Kicker", 0.4, 0.36, *kicker)
    yield replace(above, bold=True, ink="accent")
    yield replace(c.box(TITLE, "title", "Title", 0.76, 1.14, *title), bold=True)


def _opening(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    title = (44.0, 38.0, 32.0, 28.0, 24.0) if c.whole else (30.0, 26.0, 22.0, 18.0)
    body = (22.0, 20.0, 18.0, 16.0, 14.0) if c.whole else (17.0, 15.0, 13.0, 12.0)
    yield replace(c.box(TITLE, "title", "Title", 1.3, 2.2, *title), bold=True, anchor="b")
    yield c.box(BODY, "body", "Text", 3.75, 2.5, *body)


def _message(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _head(c)
    yield from (_across(c) if c.whole else _stacked(c, 2.0, 2.8, c.width))
    text = (22.0, 20.0, 18.0, 16.0, 14.0) if c.whole else (14.0, 13.0, 12.0, 11.0)
    top = 4.35 if c.whole else 4.9
    yield c.box(BODY, "body", "Text", top, 6.4 - top, *text)


def _across(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    for number, idx in enumerate(FIGURES):
        x, width = c.part(number, len(FIGURES))
        yield replace(_figure(c, idx, 2.05, 2.1), x=x, w=width)


def _stacked(c: SlideColumn, y: float, h: float, w: float) -> Iterator[SlidePlaceholder]:
    each = h / len(FIGURES)
    for number, idx in enumerate(FIGURES):
        yield replace(_figure(c, idx, y + number * each, each - _APART), w=w)


def _figure(c: SlideColumn, idx: int, y: float, h: float) -> SlidePlaceholder:
    sizes = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0)
    fitting = sizes if h > 1.5 else sizes[3:] if h > 1 else sizes[5:]
    return c.box(idx, "body", f"Figure {idx - FIGURES[0] + 1}", y, h, *fitting)


def _chart(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _head(c)
    yield from _drawn(c, c.left, c.width, 1.95)


def _area(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _head(c)
    if c.whole:
        yield from _stacked(c, 2.05, 4.2, 3.6)
        yield from _drawn(c, c.left + 3.9, c.width - 3.9, 1.95)
    else:
        for number, idx in enumerate(FIGURES):
            x, width = c.part(number, len(FIGURES), 0.15)
            yield replace(_figure(c, idx, 1.95, 1.32), x=x, w=width)
        yield from _drawn(c, c.left, c.width, 3.3)


def _drawn(c: SlideColumn, x: float, w: float, y: float) -> Iterator[SlidePlaceholder]:
    size = (14.0, 12.0, 11.0, 10.0) if c.whole else (11.0, 10.0, 9.0)
    small = (12.0, 11.0, 10.0, 9.0) if c.whole else (10.0, 9.0, 8.0)
    caption = c.box(CAPTION, "body", "Subtitle", y, 0.36, *size)
    under = c.box(UNDER, "body", "Marks", 6.05, 0.45, *small)
    drawn = c.box(DRAWN, "chart", "Chart", y + 0.38, 5.62 - y, 12.0)
    for one in (replace(caption, ink="muted"), drawn, replace(under, ink="muted")):
        yield replace(one, x=x, w=w)


def _practice(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    yield from _head(c)
    whole, half = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0), (20.0, 18.0, 16.0, 14.0, 13.0, 12.0)
    yield c.box(BODY, "body", "Text", 2.15, 4.2, *(whole if c.whole else half))


def _table(c: SlideColumn) -> Iterator[SlidePlaceholder]:
    small = (14.0, 12.0, 11.0, 10.0) if c.whole else (11.0, 10.0, 9.0)
    yield from _head(c)
    yield c.box(DRAWN, "tbl", "Table", 2.0, 3.95, *_OF_TABLE[c.whole])
    yield replace(c.box(UNDER, "body", "Text", 6.05, 0.45, *small), ink="muted")


_OF_TABLE = {True: (16.0, 15.0, 14.0, 13.0, 12.0, 11.0), False: (12.0, 11.0, 10.0, 9.0)}

LAYOUTS: Mapping[SlideLayout, Callable[[SlideColumn], Iterator[SlidePlaceholder]]] = (
    MappingProxyType(
        {
            "title": _opening,
            "message": _message,
            "chart": _chart,
            "area": _area,
            "practice": _practice,
            "table": _table,
            "closing": _opening,
        }
    )
)


def number(layout: SlideLayout) -> SlidePlaceholder:
    """The number of the slide, in the corner."""
    x = WIDTH - EDGE - 0.5
    box = SlidePlaceholder(
        NUMBER, "sldNum", "Slide number", x, 6.95, 0.5, 0.3, (11.0,), ink="muted"
    )
    return _inked(box, layout)
