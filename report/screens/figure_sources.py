"""Where figures are from: lists of publications, and what other sources give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report.charts.nodes import Node
from report.model import Observation, Source
from report.screens.context import ScreenContext
from report.screens.publications import publication_nodes
from report.text.citation import figure_of_vintage, reason
from report.text.narrative import SourcedRow, other_values
from report.text.revisions import earlier_figures

# Stands for a publication until the line around it is written.
_SOURCE = "\0"


def source_list(rows: Iterable[SourcedRow], ctx: ScreenContext) -> Iterator[Node]:
    """Under a name, every publication that the rows were read in, once."""
    sources = dict.fromkeys(row.source for row in rows)
    yield Node("p", children=(Node("strong", text=ctx.word("nav.sources")),))
    yield _list([tuple(publication_nodes(ctx.report.sources[name], ctx.fmt)) for name in sources])


def other_sources(
    indicator: str, place: str, ctx: ScreenContext, only: Observation | None = None
) -> Iterator[Node]:
    """What was published before figures were revised, and the figures of other sources with the
    reason for the choice; of all figures, or of one `only`.
    """
    for shown, rest in other_values(indicator, place, ctx.fmt):
        if only is not None and shown is not only:
            continue
        period = ctx.fmt.period(shown.period)
        earlier = earlier_figures(shown, ctx.fmt)
        replaced = [row for row, _ in earlier]
        lines = [_earlier(row, figure, ctx) for row, figure in earlier]
        yield from listed(ctx.word("others.earlier", period=period), lines)
        others = [_other(shown, row, ctx) for row in rest if row not in replaced]
        yield from listed(ctx.word("others.say", period=period), others)


def listed(heading: str, lines: Sequence[tuple[Node, ...]]) -> Iterator[Node]:
    """Lines under a heading; nothing without any."""
    if lines:
        yield Node("p", text=heading)
        yield _list(lines)


def _list(lines: Sequence[tuple[Node, ...]]) -> Node:
    return Node("ul", children=tuple(Node("li", children=line) for line in lines))


def _earlier(row: Observation, figure: str, ctx: ScreenContext) -> tuple[Node, ...]:
    said = ctx.word("others.replaced", figure=figure, source=_SOURCE)
    return _around(said, ctx.report.sources[row.source], ctx)


def _other(shown: Observation, row: Observation, ctx: ScreenContext) -> tuple[Node, ...]:
    figure, why = figure_of_vintage(row, ctx.fmt), reason(shown, row, ctx.fmt)
    said = ctx.word("others.row", figure=figure, source=_SOURCE, reason=why)
    return _around(said, ctx.report.sources[row.source], ctx)


def _around(said: str, source: Source, ctx: ScreenContext) -> tuple[Node, ...]:
    """The publication in the place that is kept for it."""
    before, after = said.split(_SOURCE)
    inside = publication_nodes(source, ctx.fmt)
    return (Node("span", text=before), *inside, Node("span", text=after))
