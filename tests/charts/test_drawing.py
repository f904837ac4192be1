"""Figures as Plotly has them: its own class checks every property of those that are made."""

from __future__ import annotations

import json
from collections import Counter

import plotly.graph_objects as go
import pytest

from report.charts.canvas import Narrow
from report.charts.draw import draw_chart
from report.charts.palette import DARK, LIGHT
from report.explore import VIEWS, ExploreSelection, ViewName, selection
from report.explore.view import view_of
from report.text.formatter import Formatter
from tests.build import shipped
from tests.captioned import every_chart

SEVERAL = ("rd_intensity", "gdp", "pm25_annual_mean")


@pytest.mark.parametrize("shown", [one for one in VIEWS if one != "table"])
def test_every_view_of_explore_is_a_figure_of_plotly(shown: ViewName) -> None:
    fmt = Formatter(shipped(), "zh")
    chosen = selection.resolved(shipped(), ExploreSelection(view=shown, indicators=SEVERAL))
    found = view_of(chosen, fmt)
    assert found is not None
    assert go.Figure(json.loads(found.chart.draw(DARK).written)).data


def test_what_is_taken_out_of_a_drawing_is_a_copy() -> None:
    chart, area = shipped().areas[0].charts[0], shipped().areas[0]
    drawn = draw_chart(chart, area, Formatter(shipped(), "zh"), LIGHT)
    drawn.to_plotly_json()["data"].clear()
    assert drawn.to_plotly_json()["data"]
    assert json.loads(drawn.written) == drawn.to_plotly_json()


def test_every_figure_carries_what_the_pages_look_for() -> None:
    """As `report/charts/canvas.py` says it: tooltips and keys of points, and of outlines."""
    report = shipped()
    counts: Counter[int] = Counter()
    for shown in every_chart("en"):
        spec = shown.draw(LIGHT).to_plotly_json()
        for trace in spec["data"]:
            for tip, *keys in trace.get("customdata", ()):
                assert tip, shown.headline
                assert [key for key in keys if report.find(key) is None] == [], shown.headline
                counts[len(keys)] += 1
            outline = trace.get("meta")
            assert outline is None or report.find(outline) is not None, shown.headline
    assert set(counts) == {0, 1, 2}


def test_small_screen_changes_what_a_layout_has() -> None:
    seen: set[str] = set()
    for shown in every_chart("en"):
        layout = shown.draw(LIGHT).to_plotly_json()["layout"]
        changes = layout.get("meta", {}).get("narrow", {})
        seen |= set(changes)
        assert set(changes) <= set(layout), shown.headline
        numbers = changes.get("annotations", {})
        places = {str(n) for n in range(len(layout["annotations"]))}
        assert set(numbers) <= places, shown.headline
    assert seen == set(Narrow.__annotations__)
