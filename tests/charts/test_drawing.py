"""Figures as Plotly has them: its own class checks every property of those that are made."""

from __future__ import annotations

import json
from collections import Counter

import plotly.graph_objects as go
import pytest

from report.charts.canvas import Narrow
from report.charts.draw import draw_chart
from report.charts.fitting import SMALL_SCREEN, WIDTHS
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
    written = json.loads(drawn.written)
    written["layout"].pop("meta")
    assert written == drawn.to_plotly_json()


def test_height_that_is_given_holds_for_screens_that_are_not_small() -> None:
    chart, area = shipped().areas[0].charts[0], shipped().areas[0]
    drawn = draw_chart(chart, area, Formatter(shipped(), "zh"), LIGHT)
    layout = json.loads(drawn.written_in(432))["layout"]
    sizes = {width: changes.get("height", 432) for width, changes in layout["meta"]["sizes"]}
    assert layout["height"] == 432
    expected = {width: drawn.height if width <= SMALL_SCREEN else 432 for width in WIDTHS}
    assert sizes == expected
    assert json.loads(drawn.written)["layout"]["height"] == drawn.height


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


def test_each_width_changes_what_a_layout_has() -> None:
    seen: set[str] = set()
    for shown in every_chart("en"):
        layout = json.loads(shown.draw(LIGHT).written)["layout"]
        sizes = dict(layout.pop("meta")["sizes"])
        assert tuple(sizes) == WIDTHS
        assert sizes[SMALL_SCREEN + 1] == {}, "half of a page shows the figure as it is"
        for changes in sizes.values():
            seen |= set(changes)
            assert set(changes) <= {*layout, "showlegend", "legend"}, shown.headline
    assert {"height", "margin", "annotations", "xaxis", "yaxis"} <= seen


def test_narrow_parts_of_a_layout_are_among_those_declared() -> None:
    seen: set[str] = set()
    for shown in every_chart("en"):
        seen |= set(shown.draw(LIGHT).unfitted["layout"].get("meta", {}).get("narrow", {}))
    assert seen == set(Narrow.__annotations__)
