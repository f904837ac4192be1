"""What is said of a chart where a reader asks: what is counted, what is missing, every source."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.chart_series import rows_of
from report.charts.captioned import CaptionedChart
from report.charts.nodes import Node
from report.model import Chart, Indicator
from report.screens.context import ScreenContext
from report.screens.figure_sources import other_sources, source_list
from report.text import narrative


def chart_about(chart: Chart, captioned: CaptionedChart, ctx: ScreenContext) -> Iterator[Node]:
    """The editors' note, definitions, what is missing, disagreements, and every source."""
    if captioned.note:
        yield Node("p", text=captioned.note)
    for name in chart.indicators:
        yield from definition(ctx.report.indicators[name], ctx)
    for name, place, rows in rows_of(chart, ctx.report):
        missing = narrative.gaps(rows, ctx.fmt)
        if missing:
            owner = ctx.fmt.place(place)
            yield note(ctx.word("about.place", place=owner, text=missing))
        yield from other_sources(name, place, ctx)
    yield from source_list(captioned.rows, ctx)


def definition(indicator: Indicator, ctx: ScreenContext) -> Iterator[Node]:
    """What an indicator counts, and the note on its figures where there is one."""
    say = ctx.fmt.say
    address = ctx.link("indicator", id=indicator.id)
    name = Node("a", {"href": address}, say(indicator.name))
    rest = Node("span", text=f" — {say(indicator.definition)}")
    yield Node("p", children=(name, rest))
    if say(indicator.note):
        yield note(say(indicator.note))


def note(text: str) -> Node:
    """What is said beside it, in small letters."""
    return Node("p", {"class": "chart-note"}, text)
