"""What we had wrong and have corrected, at the foot of a page or of a chart."""

from __future__ import annotations

from collections.abc import Sequence

from report.charts.nodes import Node
from report.model import Correction, Source
from report.screens.context import ScreenContext
from report.text.edition_changes import correction_in_words


def correction_node(line: str, source: Source) -> Node:
    """A correction in words, which lead to what was published, where that has a page."""
    if not source.url:
        return Node("span", text=line)
    leads = {"class": "correction", "href": source.url, "target": "_blank", "rel": "noopener"}
    return Node("a", leads, line)


def correction_list(rows: Sequence[Correction], ctx: ScreenContext) -> Node:
    """Each correction in a line."""
    lines = ((correction_in_words(row, ctx.fmt), ctx.report.sources[row.source]) for row in rows)
    listed = (Node("li", children=(correction_node(*line),)) for line in lines)
    return Node("ul", {"class": "corrections"}, children=tuple(listed))
