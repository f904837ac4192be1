"""Targets in charts over time."""

from __future__ import annotations

import pytest

from report.analysis.chart_series import targets_of
from report.analysis.timing import position
from report.charts.palette import PALETTES
from report.model import Period
from tests.build import (
    NEIGHBOUR,
    chart,
    picture,
    pictures,
    target,
    telling,
    tips,
    traces,
    years,
)
from tests.charts.strands import kind, texts


def test_targets_are_outlined_diamonds() -> None:
    diamonds = 0
    for one in pictures():
        if kind(one) == "value":
            continue
        targets = targets_of(one.chart, one.fmt.report)
        wanted = [
            found.period.middle
            if kind(one) == "bar"
            else position(found.period, one.fmt.report.indicators[found.indicator].kind)
            for found in targets
        ]
        open_ = [
            trace["x"][0]
            for trace in traces(one.spec, mode="markers")
            if trace["marker"]["symbol"] == "diamond-open"
        ]
        # Of bars side by side, over its own.
        assert open_ == pytest.approx(wanted, abs=0.3 if kind(one) == "bar" else 0), one.name
        diamonds += len(open_)
    assert diamonds > 10


@pytest.mark.parametrize("kind_", ["line", "points", "bar"])
def test_target_says_its_year_and_value(kind_: str) -> None:
    goal = target("2025", "130", qualifier="more_than")
    report = telling(*years(2020, "40", "46"), targets=(goal,))
    assert "2025 target: &gt;1.3" in texts(picture(chart(kind_), report))
    assert "2025年目标：&gt;130" in texts(picture(chart(kind_), report, "zh"))


def test_replaced_target_is_small_and_grey_and_called_the_original_one() -> None:
    first = target("2025", "100", set_on=Period(2020), superseded_by=Period(2022))
    second = target("2025", "130", set_on=Period(2022))
    drawn = picture(chart(), telling(*years(2019, "40", "46"), targets=(first, second)), "zh")
    old, new = (trace for trace in traces(drawn, mode="markers") if "name" not in trace)
    assert old["marker"]["size"] < new["marker"]["size"]
    assert old["marker"]["color"] == PALETTES["light"].muted != new["marker"]["color"]
    notes = texts(drawn)
    assert notes["2025年原目标：100"]["font"] == {"color": PALETTES["light"].muted, "size": 11}
    assert "2025年目标：130" in notes
    assert [
        dash["line"]["color"]
        for dash in traces(drawn, mode="lines")
        if dash["line"].get("dash") == "dash"
    ] == [
        PALETTES["light"].muted,
        new["marker"]["color"],
    ]


def test_target_tooltip_names_plan_figure_and_publisher() -> None:
    report = telling(*years(2020, "40", "46"), targets=(target("2030", "100", qualifier="about"),))
    for kind_ in ("line", "points", "bar"):
        drawn = picture(chart(kind_), report)
        (diamond,) = (
            trace
            for trace in traces(drawn, mode="markers")
            if trace["marker"]["symbol"] == "diamond-open"
        )
        (tip,) = tips(diamond)
        for said in ("Target for 2030", "about 1 million kW", "Plan", "Exampleton Gazette, 2023"):
            assert said in tip


def test_target_of_another_place_is_not_drawn() -> None:
    report = telling(*years(2020, "4", "5"), targets=(target("2030", "9", place=NEIGHBOUR),))
    assert [t for t in picture(chart(), report)["data"] if "diamond" in str(t)] == []
