"""Things told as rows: a name and a line, the rest unfolded; on a wide screen it stands open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from report.charts.nodes import Node, NodeAttributes
from report.model import Source
from report.screens.publications import publication_nodes
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What a row says: `title` and `line` always, the others when it is unfolded.

    `anchor` is what links lead to, "" for none; `note` may be empty.
    """

    anchor: str
    title: str
    line: str
    text: str
    note: str
    source: Source


def told_rows(rows: Iterable[ToldRow], fmt: Formatter) -> Node:
    """A list with a row for each. How it folds: pages/parts/picture/folds.js."""
    items = tuple(Node("li", children=(_row(row, fmt),)) for row in rows)
    return Node("ul", {"class": "told"}, children=items)


def with_rest(
    rows: Sequence[ToldRow], few: int, more: str, fmt: Formatter, *, is_open: str = ""
) -> Iterator[Node]:
    """The first few, and the rest folded under `more`; `wide` opens it on a wide screen."""
    yield told_rows(rows[:few], fmt)
    if rows[few:]:
        inside = (Node("summary", text=more), told_rows(rows[few:], fmt))
        yield Node("details", {"class": "told-rest", "data-open": is_open}, children=inside)


def _row(row: ToldRow, fmt: Formatter) -> Node:
    look: NodeAttributes = {"data-open": "wide"}
    if row.anchor:
        look["id"] = row.anchor
    said = (Node("h3", text=row.title), Node("span", text=row.line))
    children = (Node("summary", children=said), *_told(row, fmt))
    return Node("details", look, children=children)


def _told(row: ToldRow, fmt: Formatter) -> Iterator[Node]:
    yield Node("p", text=row.text)
    if row.note:
        yield Node("p", {"class": "note"}, row.note)
    yield Node("p", {"class": "note"}, children=tuple(publication_nodes(row.source, fmt)))
