"""Publications in a picture: one in a line, its title a link; several, each a link to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.nodes import Node
from report.model import Source
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text.citation import publication_parts
from report.text.formatter import Formatter


def publication_nodes(source: Source, fmt: Formatter) -> Iterator[Node]:
    """Publisher, title, date, kind and language; the title opens beside the report."""
    before, title, after = publication_parts(source, fmt)
    yield Node("span", text=before)
    if source.url:
        yield Node("a", {"href": source.url, "target": "_blank", "rel": "noopener"}, title)
    else:
        yield Node("span", text=title)
    yield Node("span", text=after)


def source_links(sources: Sequence[Source], ctx: ScreenContext) -> Iterator[Node]:
    """The publishers, each a link to the publication among the report's sources."""
    yield Node("span", text=ctx.word("source.line", sources=""))
    for number, source in enumerate(sources):
        if number:
            yield Node("span", text=ctx.word("source.separator"))
        address = ctx.link("sources", **{parameters.SOURCE: source.id})
        yield Node("a", {"href": address}, ctx.fmt.source(source))
