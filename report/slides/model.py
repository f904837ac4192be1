"""A deck as frozen values: what stands on each slide, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from report.analysis.progress import Assessment
from report.charts.captioned import CaptionedChart
from report.model import Area, Chart, Indicator, Language, Report
from report.text.cards import FigureCard
from report.text.formatter import Formatter

SlideLayout = Literal["title", "message", "chart", "area", "practice", "table", "closing"]
Length = Literal["full", "short"]
LENGTHS: tuple[Length, ...] = get_args(Length)


@dataclass(frozen=True, slots=True)
class DeckOptions:
    """What is wanted: areas by id (all where none is known), languages in their order, length."""

    areas: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("zh",)
    length: Length = "full"

    def of(self, report: Report) -> tuple[Area, ...]:
        """The areas chosen, in the report's order; ids that it does not have are passed over."""
        chosen = tuple(area for area in report.areas if area.id in self.areas)
        return chosen or report.areas


@dataclass(frozen=True, slots=True)
class SlideChart:
    """A chart in the colour of its area, which a slide draws natively, and its texts."""

    chart: Chart
    area: Area | None
    captioned: CaptionedChart


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table: heads, rows, and the share of the width that each column has."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The counted targets of an area: a cell for each verdict of its tally."""

    area: Area
    cells: tuple[tuple[Assessment, ...], ...]


@dataclass(frozen=True, slots=True)
class TargetTally:
    """Which targets have which verdict: what each verdict is called, and the areas with targets."""

    names: tuple[str, ...]
    rows: tuple[TallyRow, ...]

    def column(self, number: int) -> tuple[Assessment, ...]:
        """All targets of one verdict."""
        return tuple(one for row in self.rows for one in row.cells[number])


@dataclass(frozen=True, slots=True)
class AreaInShort:
    """An area by the figure that leads it, which is None where it has none, and its targets."""

    area: Area
    indicator: Indicator | None
    card: FigureCard | None
    targets: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class SlideFooter:
    """Sources; period and status in words; edition and date of the data; the content's mark."""

    source: str
    scope: str
    stamp: str
    mark: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide in one language. `texts` are paragraphs, `kicker` stands small over the title.

    What a table says may be better seen: `tally`, `targets` (one a row of the table) and `areas`
    are drawn in its stead where marks, bars and sparks can be.
    """

    id: str
    layout: SlideLayout
    area: Area | None
    title: str
    footer: SlideFooter
    fmt: Formatter
    kicker: str = ""
    texts: tuple[str, ...] = ()
    figures: tuple[FigureCard, ...] = ()
    chart: SlideChart | None = None
    table: SlideTable | None = None
    tally: TargetTally | None = None
    targets: tuple[Assessment, ...] = ()
    areas: tuple[AreaInShort, ...] = ()
    notes: tuple[str, ...] = ()


# The same slide in each language of the deck, side by side.
SlidePage = tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides in order, and what the deck as a whole is called."""

    title: str
    languages: tuple[Language, ...]
    pages: tuple[SlidePage, ...]
