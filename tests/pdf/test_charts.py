"""Charts as small as paper has them: their keys, their plots and the texts of their axes."""

from __future__ import annotations

import itertools

import pytest

from report.charts.canvas import LABEL, Spec
from report.charts.captioned import captioned_chart
from report.charts.fitting import frames_of
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language
from report.pdf.charts import HEIGHTS, THIRD, on_paper
from report.text.formatter import Formatter
from report.text.wrapping import width
from tests.build import editorial, shipped

# In pixels: the sign of an entry and the gaps around it.
_SIGN = 40


@pytest.fixture(scope="module", params=LANGUAGES)
def specs(request: pytest.FixtureRequest) -> list[Spec]:
    """Every chart of the editors as the smallest picture of a document."""
    language: Language = request.param
    fmt = Formatter(shipped(), language)
    charts = [captioned_chart(chart, area, fmt) for chart, area in editorial()]
    return [on_paper(chart.draw(LIGHT), fmt, THIRD) for chart in charts if chart.rows]


def test_no_name_of_a_key_is_wider_than_its_picture(specs: list[Spec]) -> None:
    named = [
        line
        for spec in specs
        if spec["layout"].get("showlegend")
        for trace in spec["data"]
        if trace.get("name") and trace.get("showlegend", True)
        for line in trace["name"].split("<br>")
    ]
    assert len(named) > 20
    assert [line for line in named if width(line, LABEL) + _SIGN > THIRD] == []


def test_key_takes_nothing_of_the_plot(specs: list[Spec]) -> None:
    heights = [
        frame.height
        for spec in specs
        if spec["layout"].get("showlegend")
        for frame in frames_of(spec["layout"], THIRD).values()
    ]
    assert len(heights) > 5
    assert min(heights) > HEIGHTS[THIRD] / 3


def test_texts_of_a_vertical_axis_stand_apart(specs: list[Spec]) -> None:
    seen = 0
    for spec in specs:
        for (_, name), frame in frames_of(spec["layout"], THIRD).items():
            axis = spec["layout"][f"yaxis{name.removeprefix('y')}"]
            texts = zip(axis.get("tickvals") or (), axis.get("ticktext") or (), strict=True)
            places = sorted(frame.y(value) for value, text in texts if text)
            gaps = [after - before for before, after in itertools.pairwise(places)]
            assert all(gap >= LABEL for gap in gaps), spec["layout"]["yaxis"]
            seen += len(gaps)
    assert seen > 50
