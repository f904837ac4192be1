"""Figures as Plotly has them: its own class checks every property of those that are made."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from report.charts.draw import draw_chart
from report.charts.palette import DARK, LIGHT
from report.explore import VIEWS, ExploreSelection, ViewName, selection
from report.explore.view import view_of
from report.text.formatter import Formatter
from tests.build import shipped

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
