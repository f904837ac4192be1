"""Who published what a page shows, in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report.analysis.sources import one_of_each_publisher
from report.charts.nodes import Node
from report.screens.context import ScreenContext
from report.screens.publications import source_links
from report.text.narrative import SourcedRow


def source_note(rows: Iterable[SourcedRow], ctx: ScreenContext) -> Iterator[Node]:
    """Who published the rows, each a link to a publication; nothing without rows."""
    ids = dict.fromkeys(row.source for row in rows)
    sources = one_of_each_publisher(ctx.report.sources[name] for name in ids)
    if sources:
        yield Node("p", {"class": "note"}, children=tuple(source_links(sources, ctx)))
