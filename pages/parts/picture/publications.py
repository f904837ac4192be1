"""A publication in a picture: one line, its title a link where it has a page."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.model import Source
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
