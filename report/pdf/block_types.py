"""What a document is made of: the blocks that style.typ sets, and what each of them holds.

A block is plain data of a `kind` of style.typ; no text is read as markup. Colours are #rrggbb.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from report.model import Language

ParagraphStyle = Literal["plain", "finding", "lead", "quiet"]


class Heading(TypedDict):
    """A heading of level 1 (a chapter), 2 or 3; `anew` on a new page, `listed` in the contents."""

    kind: Literal["heading"]
    text: str
    level: int
    anew: bool
    listed: bool


class TextBlock(TypedDict):
    """A paragraph."""

    kind: Literal["text"]
    text: str
    style: ParagraphStyle


class Bullets(TypedDict):
    """A list of sentences."""

    kind: Literal["bullets"]
    items: list[str]


class MarkGroup(TypedDict):
    """Marks of targets in one drawing, so many side by side, under their number and their word."""

    count: str
    name: str
    drawing: str
    alt: str
    across: int


class MarkStrip(TypedDict):
    """Targets as marks, in groups that follow each other."""

    kind: Literal["strip"]
    groups: list[MarkGroup]


class FigureRow(TypedDict):
    """An indicator with its latest figure, and with its spark (SVG) where it has one."""

    name: str
    number: str
    unit: str
    note: str
    drawing: str | None


class AreaContent(TypedDict):
    """An area in short: what leads it, and its targets; either may be missing."""

    name: str
    colour: str
    leading: FigureRow | None
    targets: MarkGroup | None


class AreaPictures(TypedDict):
    """The areas side by side."""

    kind: Literal["areas"]
    areas: list[AreaContent]


class ColumnWidth(TypedDict):
    """The width of a column in em of a table's letters; one that is not `fixed` takes its share."""

    em: float
    fixed: bool


class TableBlock(TypedDict):
    """A table. The cells of the column `linked` (-1: of none) lead to `links`, one a row; those of
    the columns `right` are figures, which stand right.
    """

    kind: Literal["table"]
    heads: list[str]
    rows: list[list[str]]
    widths: list[ColumnWidth]
    right: list[int]
    linked: int
    links: list[str | None]


class Pairs(TypedDict):
    """What things are called, and what they are."""

    kind: Literal["pairs"]
    pairs: list[list[str]]


class FigureContent(TypedDict):
    """A chart: its SVG (`drawing`) with the text that stands for it, or its table; never both.

    An empty headline is left out; `notes` are the legend, a note and the sources.
    """

    headline: str
    subtitle: str
    drawing: str | None
    alt: str
    notes: list[str]
    table: TableBlock | None


class Figures(TypedDict):
    """Charts side by side, above what the marks of all of them mean; that may be empty."""

    kind: Literal["figures"]
    columns: int
    figures: list[FigureContent]
    legend: str


class Showcase(TypedDict):
    """The first chart of an area, if it has one, beside its key figures."""

    kind: Literal["showcase"]
    figure: FigureContent | None
    title: str
    rows: list[FigureRow]


class ListedFigure(TypedDict):
    """An indicator with its latest figure and what is said of it, on a line or two."""

    name: str
    figure: str
    note: str


class FigureGroup(TypedDict):
    """Indicators that are read together."""

    name: str
    rows: list[ListedFigure]


class FigureList(TypedDict):
    """Indicators in groups, for a column of the page."""

    kind: Literal["figure_list"]
    groups: list[FigureGroup]


class TargetContent(TypedDict):
    """A target: its mark (SVG), what it is of and how much, its verdict and term, and the sum."""

    drawing: str
    name: str
    figure: str
    verdict: str
    note: str


class Targets(TypedDict):
    """Targets with their marks, for a column of the page."""

    kind: Literal["targets"]
    targets: list[TargetContent]


class Entry(TypedDict):
    """What a list says of one thing: its name, and a text behind it."""

    title: str
    text: str


class Entries(TypedDict):
    """A list in small letters, for a column of the page; a name may stand over it."""

    kind: Literal["entries"]
    name: str
    entries: list[Entry]


class Publication(TypedDict):
    """A source: its title, when it was published, and its page where it has one."""

    title: str
    date: str
    url: str | None


class PublisherContent(TypedDict):
    """A publisher with its publications."""

    name: str
    publications: list[Publication]


class Publications(TypedDict):
    """Sources of one kind, for a column of the page."""

    kind: Literal["publications"]
    name: str
    publishers: list[PublisherContent]


class PracticeContent(TypedDict):
    """An experience. `label` is the word before the result; a place or a result may be empty."""

    title: str
    place: str
    summary: str
    label: str
    result: str
    source: str


class Practices(TypedDict):
    """Experiences, for a column of the page."""

    kind: Literal["practices"]
    practices: list[PracticeContent]


class EventContent(TypedDict):
    """An event; `mark` is the word for its kind. A summary or a source may be empty."""

    date: str
    title: str
    mark: str
    summary: str
    source: str


class Events(TypedDict):
    """Events, one under another."""

    kind: Literal["events"]
    events: list[EventContent]


class InLanguage(TypedDict):
    """Blocks in a language of their own."""

    kind: Literal["in_language"]
    language: Language
    blocks: list[ColouredBlock]


class SignatureLines(TypedDict):
    """Lines to write on, each with what belongs there."""

    kind: Literal["signing"]
    labels: list[str]


class Spread(TypedDict):
    """Pages of so many columns, with blocks over all of them at the top of the first."""

    kind: Literal["spread"]
    columns: int
    top: list[ColouredBlock]
    blocks: list[ColouredBlock]


# A block with the `colour` of its chapter, as the templates read it.
ColouredBlock = dict[str, Any]
Block = (
    Heading
    | TextBlock
    | Bullets
    | MarkStrip
    | AreaPictures
    | TableBlock
    | Pairs
    | Figures
    | Showcase
    | FigureList
    | Targets
    | Entries
    | Publications
    | Practices
    | Events
    | Spread
    | InLanguage
    | SignatureLines
)
