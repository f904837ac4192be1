"""What a document is made of: the blocks that style.typ sets, and what each of them holds.

A block is plain data; its `kind` is one of `kinds` of style.typ. All texts are in the language of
the document, and nothing in them is read as markup. Colours are #rrggbb.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

ParagraphStyle = Literal["plain", "lead", "quiet"]


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


class CardContent(TypedDict):
    """A headline figure: what it is of, the figure, and its period, status and change."""

    name: str
    figure: str
    note: str


class Cards(TypedDict):
    """Headline figures side by side."""

    kind: Literal["cards"]
    columns: int
    cards: list[CardContent]


class ChapterContent(TypedDict):
    """An area with its sentence, in its own colour."""

    name: str
    text: str
    colour: str


class Chapters(TypedDict):
    """The areas in short."""

    kind: Literal["chapters"]
    chapters: list[ChapterContent]


class ColumnWidth(TypedDict):
    """The width of a column in em of a table's letters; one that is not `fixed` takes its share."""

    em: float
    fixed: bool


class TableBlock(TypedDict):
    """A table. The cells of the column `linked` (-1: of none) lead to `links`, one a row."""

    kind: Literal["table"]
    heads: list[str]
    rows: list[list[str]]
    widths: list[ColumnWidth]
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
    """Charts side by side."""

    kind: Literal["figures"]
    columns: int
    figures: list[FigureContent]


class PracticeContent(TypedDict):
    """An experience. `label` is the word before the result; a place or a result may be empty."""

    title: str
    place: str
    summary: str
    label: str
    result: str
    source: str


class Practices(TypedDict):
    """Experiences as boxes, two a row."""

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


Block = (
    Heading
    | TextBlock
    | Bullets
    | Cards
    | Chapters
    | TableBlock
    | Pairs
    | Figures
    | Practices
    | Events
)
# A block with the `colour` of its chapter, as the templates read it.
ColouredBlock = dict[str, Any]
