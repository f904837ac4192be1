"""A table of a page: every figure a link to its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report.charts.nodes import Node, NodeAttributes
from report.model import Observation
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text.sheet import Sheet, SheetCell

# The words over columns whose text is the source itself.
_SOURCES = ("table.source", "indicator.column.source")
# In letters, as in the tables of the app.
_SHORT = 18
# More rows than this are no cards on a small screen, but lines that move sideways.
_MOST_CARDS = 12
# What comes after this character is Chinese.
_LATIN = "\u2e80"


@dataclass(frozen=True, slots=True)
class RowAdditions:
    """What rows have besides their texts, each for all rows or for none: the id by which links find
    a row, where its first cell leads, and what stands in its last cell instead of the text.
    """

    ids: Sequence[str] = ()
    leads: Sequence[str] = ()
    last: Sequence[tuple[Node, ...]] = ()


def sheet_table(
    sheet: Sheet, caption: str, ctx: ScreenContext, more: RowAdditions | None = None
) -> Node:
    """A sheet with a caption that is heard and not seen; a heading stands above it."""
    drawn = _Table(sheet, more or RowAdditions(), ctx)
    name = Node("caption", {"class": "unseen"}, caption)
    rows = tuple(drawn.row(number) for number in range(len(sheet.rows)))
    body = Node("tbody", _role("rowgroup"), children=rows)
    table = Node(
        "table", _role("table") | {"class": "data-table"}, children=(name, drawn.head(), body)
    )
    frame = Node("div", {"class": "table-frame"}, children=(table,))
    long = {"class": "long"} if len(rows) > _MOST_CARDS else {}
    return Node("div", {"data-table": ""} | long, children=(frame,))


def _role(name: str) -> NodeAttributes:
    """As cards, on a small screen, the elements would lose the roles that they have by nature."""
    return {"role": name}


class _Table:
    """A sheet as it is drawn: what its columns have in common, found once."""

    def __init__(self, sheet: Sheet, more: RowAdditions, ctx: ScreenContext) -> None:
        self.sheet, self.more, self.ctx = sheet, more, ctx
        self.titles, self.rows = list(sheet.columns), sheet.rows
        self.looks = {title: _look(title, sheet) for title in self.titles}
        self.source_titles = set(map(ctx.word, _SOURCES))
        # Behind whole rows stand figures, and no column names their source.
        whole = {title for row in sheet.figures for title in row} - set(self.titles)
        self.adds_source = bool(whole) and not self.source_titles & set(self.titles)

    def head(self) -> Node:
        """The titles of the columns."""
        titles = [*self.titles, *([self.source_title] if self.adds_source else [])]
        look = _role("columnheader") | {"scope": "col"}
        heads = tuple(Node("th", look | self.looks.get(title, {}), title) for title in titles)
        row = Node("tr", _role("row"), children=heads)
        return Node("thead", _role("rowgroup"), children=(row,))

    @property
    def source_title(self) -> str:
        """What stands over the column of sources that is added."""
        return self.ctx.word(_SOURCES[0])

    def row(self, number: int) -> Node:
        """The cells of a row: the first names it."""
        figures = self.sheet.figures[number] if self.sheet.figures else {}
        cells = [
            self.cell(title, self.inside(number, column, figures), is_name=not column)
            for column, title in enumerate(self.titles)
        ]
        if self.adds_source:
            rows = [row for title, row in figures.items() if title not in self.titles]
            cells.append(self.cell(self.source_title, self.sources(rows)))
        named: NodeAttributes = {"id": self.more.ids[number]} if self.more.ids else {}
        return Node("tr", _role("row") | named, children=tuple(cells))

    def cell(self, title: str, inside: tuple[Node, ...], *, is_name: bool = False) -> Node:
        """A cell that says, as part of a card, what column it is of."""
        look = self.looks.get(title, {}) | {"data-head": title}
        if is_name:
            return Node("th", _role("rowheader") | {"scope": "row"} | look, children=inside)
        return Node("td", _role("cell") | look, children=inside)

    def inside(
        self, number: int, column: int, figures: Mapping[str, Observation]
    ) -> tuple[Node, ...]:
        """What stands in a cell: a text, or a link."""
        cell, title = self.rows[number][column], self.titles[column]
        if not column and self.more.leads:
            return (Node("a", {"href": self.more.leads[number]}, cell.text),)
        if column == len(self.titles) - 1 and self.more.last:
            return self.more.last[number]
        return self.text(cell, self.figure_of(title, figures))

    def figure_of(self, title: str, figures: Mapping[str, Observation]) -> Observation | None:
        """The figure in a cell; in one that names a source, the figure behind the row."""
        if title in figures or title not in self.source_titles:
            return figures.get(title)
        return next(iter(figures.values()), None)

    def text(self, cell: SheetCell, row: Observation | None) -> tuple[Node, ...]:
        """A text, which leads to its address or to the source of its figure."""
        if not cell.text:
            return ()
        if cell.link:
            return (Node("a", {"href": cell.link, "rel": "noopener"}, cell.text),)
        return (Node("span", text=cell.text) if row is None else self.to_source(row, cell.text),)

    def to_source(self, row: Observation, text: str) -> Node:
        """A link to where a figure was read."""
        address = self.ctx.link("sources", **{parameters.SOURCE: row.source})
        return Node("a", {"href": address, "class": "to-source"}, text)

    def sources(self, rows: Sequence[Observation]) -> tuple[Node, ...]:
        """A link for each source of a row, once."""
        nodes: list[Node] = []
        for row in {row.source: row for row in rows}.values():
            if nodes:
                nodes.append(Node("span", text=self.ctx.word("source.separator")))
            name = self.ctx.fmt.source(self.ctx.report.sources[row.source])
            nodes.append(self.to_source(row, name))
        return tuple(nodes)


def _look(title: str, sheet: Sheet) -> NodeAttributes:
    """Figures stand right; short texts stay on one line where there is room."""
    is_short = all(_letters(cell.text) <= _SHORT for cell in sheet.columns[title])
    names = ["figures"] if title in sheet.figure_columns else []
    names += ["short"] if is_short else []
    return {"class": " ".join(names)} if names else {}


def _letters(text: str) -> int:
    """The width of a text in letters: a Chinese character is as wide as two."""
    return sum(2 if letter > _LATIN else 1 for letter in text)
