"""The line below a chart names two publishers; its notes have every source in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from pages.parts import unknowns
from pages.parts.chart import block, districts, events
from pages.parts.chart.block import PlacedChart
from report.analysis.districts import layers
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_coverage,
    captioned_events_beside,
    captioned_map,
    captioned_timeline,
)
from report.model import LANGUAGES, Language, Report
from report.text.citation import publication
from report.text.formatter import Formatter
from tests import alone

KINDS = ("chart", "map", "timeline", "events beside", "coverage")


def notes(kind: str, language: Language) -> str:
    """What opens under the chart, as it is read."""
    ctx = alone.ctx(language)
    area = ctx.report.area("transport")
    placed: dict[str, Callable[[], PlacedChart | None]] = {
        "chart": lambda: block.placed_chart(area.charts[0], area, ctx),
        "map": lambda: districts.placed_map(layers(ctx.report)[0], ctx),
        "timeline": lambda: events.placed_timeline(area, ctx),
        "events beside": lambda: events.placed_beside(ctx.report.indicators["nev_stock"], ctx),
        "coverage": lambda: unknowns.placed_matrix(area, ctx),
    }
    shown = placed[kind]()
    assert shown is not None
    told = (one for node in shown.about() for one in node.walk())
    return "".join(node.text for node in told)


def _chart(kind: str, fmt: Formatter) -> CaptionedChart:
    report = fmt.report
    area = report.area("transport")
    charts: Mapping[str, Callable[[], CaptionedChart | None]] = {
        "chart": lambda: captioned_chart(area.charts[0], area, fmt),
        "map": lambda: captioned_map(layers(report)[0], fmt),
        "timeline": lambda: captioned_timeline(area, fmt),
        "events beside": lambda: captioned_events_beside(report.indicators["nev_stock"], fmt),
        "coverage": lambda: captioned_coverage(area, fmt),
    }
    chart = charts[kind]()
    assert chart is not None
    return chart


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_notes_have_every_source_of_the_chart(
    kind: str, language: Language, report: Report
) -> None:
    fmt = Formatter(report, language)
    text = notes(kind, language)
    sources = {row.source for row in _chart(kind, fmt).rows}
    assert sources
    written = [publication(report.sources[source], fmt) for source in sources]
    assert [line for line in written if line not in text] == []
