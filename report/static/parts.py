"""What pages of the site have in common: headings, bands, columns, lists of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.analysis.facts import Fact
from report.charts.nodes import Node
from report.model import Correction, Indicator
from report.screens.context import ScreenContext
from report.screens.correction_list import correction_list
from report.screens.point_lines import point_lines
from report.static.files import FileLink


def heading(key: str, ctx: ScreenContext) -> Node:
    """A section's heading by the key of its word; its id is the key without `section.`."""
    return Node("h2", {"id": key.removeprefix("section.")}, ctx.word(key))


def picture(*nodes: Node) -> Node:
    """Pictures of marks and words, below one another."""
    return Node("div", {"data-picture": ""}, children=nodes)


def band(name: str, *children: Node) -> Node:
    """A part of the page on a ground of its own."""
    return Node("div", {"class": f"st-key-band_{name}"}, children=children)


def columns(look: str, *parts: Iterable[Node]) -> Node:
    """Parts side by side, `thirds` with the first twice as wide or `halves`."""
    inside = tuple(Node("div", children=tuple(part)) for part in parts)
    return Node("div", {"class": look}, children=inside)


def paragraph(text: str) -> Node:
    """Plain text, no wider than is easy to read."""
    return Node("p", {"class": "prose"}, text)


def note(text: str) -> Node:
    """Text in small letters."""
    return Node("p", {"class": "front-note"}, text)


def points(facts: Sequence[Fact], ctx: ScreenContext) -> Iterator[Node]:
    """The main points under their heading; nothing without any."""
    if facts:
        yield heading("section.points", ctx)
        yield picture(*point_lines(facts, ctx))


def corrections(rows: Sequence[Correction], ctx: ScreenContext) -> Iterator[Node]:
    """What we had wrong and have corrected; nothing where that is nothing."""
    if rows:
        yield heading("section.corrections", ctx)
        yield picture(correction_list(rows, ctx))


def file_list(files: Sequence[FileLink], ctx: ScreenContext) -> Iterator[Node]:
    """Links to files; nothing without any."""
    if files:
        items = tuple(Node("li", children=(_file(file),)) for file in files)
        title = Node("strong", text=ctx.word("download.open"))
        yield Node("div", {"class": "downloads"}, children=(title, Node("ul", children=items)))


def _file(file: FileLink) -> Node:
    return Node("a", {"href": file.address, "class": "file", "download": ""}, file.text)


def indicator_links(indicators: Iterable[Indicator], ctx: ScreenContext) -> Node:
    """A list of links to the pages of indicators."""
    items = tuple(Node("li", children=(indicator_link(row, ctx),)) for row in indicators)
    return Node("ul", {"class": "indicator-links"}, children=items)


def indicator_link(indicator: Indicator, ctx: ScreenContext) -> Node:
    """A link to the page of an indicator."""
    return Node("a", {"href": ctx.link("indicator", id=indicator.id)}, ctx.fmt.say(indicator.name))
