"""Figures of one moment side by side: a lying bar each."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest

from report.analysis.chart_series import drawn_as
from report.charts.bars import NamedFigure, lying_bars
from report.charts.palette import LIGHT
from report.model import Report
from report.text.formatter import Formatter
from report.text.narrative.marks import chart_legend
from tests.build import (
    HOME,
    HOSTILE,
    NEIGHBOUR,
    chart,
    hostile,
    picture,
    pictures,
    row,
    shipped,
    telling,
    tips,
    visible,
)


def two(first: str, second: str, **more: Any) -> Report:
    """One figure of each of two places; `more` is told of the second."""
    return telling(row("2020", first), row("2022", second, place=NEIGHBOUR, **more))


BOTH = chart("points", places=(HOME, NEIGHBOUR))


def test_single_figures_stand_side_by_side_whatever_was_asked() -> None:
    for kind in ("line", "bar", "area", "points", "value"):
        drawn = picture(chart(kind, places=(HOME, NEIGHBOUR)), two("40", "35"))
        (bars,) = drawn["data"]
        assert (bars["type"], bars["orientation"]) == ("bar", "h")
        assert list(bars["x"]) == [40, 35]


def test_bar_of_a_longer_series_is_its_latest_comparable_figure() -> None:
    rows = row("2020", "40"), row("2021", "46"), row("2022", "90", status="D")
    drawn = picture(chart("value"), telling(*rows))
    assert list(drawn["data"][0]["x"]) == [46]


def test_each_bar_is_named() -> None:
    drawn = picture(BOTH, two("40", "35"))
    assert [text.strip() for text in drawn["layout"]["yaxis"]["ticktext"]] == [
        "Exampleton",
        "Neighbourton",
    ]


def test_long_figure_has_its_period_under_it() -> None:
    """Beside it, on a telephone, it would reach over the edge; all bars of a chart are alike."""
    drawn = picture(BOTH, two("40", "35", qualifier="more_than"))
    assert list(drawn["data"][0]["text"]) == [
        "<b>400,000 kW</b><br>(2020)",
        "<b>more than 350,000 kW</b><br>(2022)",
    ]


def test_each_figure_is_written_with_its_period_beside_its_bar() -> None:
    drawn = picture(BOTH, two("40", "35"), "zh")
    assert list(drawn["data"][0]["text"]) == [
        "<b>40万千瓦</b>  （2020年）",
        "<b>35万千瓦</b>  （2022年）",
    ]


def test_figure_of_another_definition_has_no_bar_beside_others() -> None:
    """The length of a bar would compare it with them; its value says why it has none."""
    report = two("40", "35", status="D")
    (bars,) = picture(BOTH, report)["data"]
    assert list(bars["x"]) == [40, 0]
    assert "(2022; definition differs)" in bars["text"][1]
    assert "definition" not in bars["text"][0]
    assert chart_legend(BOTH, Formatter(report, "en")) == []


def test_figure_of_another_definition_has_its_bar_where_all_differ() -> None:
    report = telling(row("2020", "40", status="D"), row("2022", "35", place=NEIGHBOUR, status="D"))
    (bars,) = picture(BOTH, report)["data"]
    assert list(bars["x"]) == [40, 35]
    assert chart_legend(BOTH, Formatter(report, "en")) == ["hatched: definition differs"]


def test_key_names_the_marks_of_the_bars_that_are_drawn() -> None:
    """An earlier figure of a series is provisional, its bar is of a later one."""
    report = telling(row("2020", "40", status="P"), row("2021", "46"))
    assert chart_legend(chart("value"), Formatter(report, "en")) == []


@pytest.mark.parametrize("values", [("40", "35"), ("-3", "7"), ("-3", "-5"), ("0", "0")])
def test_bars_start_at_zero_and_end_inside(values: tuple[str, str]) -> None:
    drawn = picture(BOTH, two(*values))
    low, high = drawn["layout"]["xaxis"]["range"]
    assert low <= 0 <= high
    assert low < high
    assert all(low <= value <= high for value in drawn["data"][0]["x"])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("国家机关办公建筑单位面积用电量", ["国家机关办公建筑", "单位面积用电量"]),
        ("Electricity use of government offices", ["Electricity use of", "government offices"]),
        ("用电量", ["用电量"]),
        ("Unbreakablelongnameofonewordalone", ["Unbreakablelongnameofonewordalone"]),
    ],
)
def test_long_name_takes_two_lines_on_a_small_screen(name: str, lines: list[str]) -> None:
    report = shipped()
    shown = [NamedFigure(name, report.series("gdp")[-1], LIGHT.product)]
    spec = lying_bars(shown, Formatter(report, "en"), LIGHT)
    told = spec["layout"]["meta"]["narrow"]["yaxis"]["ticktext"][0]
    assert [line.strip() for line in told.split("<br>") if line.strip()] == lines


def test_bars_of_one_chart_are_of_one_unit() -> None:
    """Their lengths are compared."""
    checked = 0
    for one in pictures():
        if drawn_as(one.chart, one.fmt.report) == "value":
            units = {one.fmt.report.indicators[name].unit for name in one.chart.indicators}
            assert len(units) == 1, one.name
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("what", ["publisher", "name"])
def test_markup_in_a_name_is_shown_as_it_is_written(what: str) -> None:
    drawn = picture(BOTH, hostile(two("40", "35"), what))
    evil = HOSTILE[what].en
    assert [text for text in visible(drawn) if escape(evil, quote=False) in text]
    assert [text for text in visible(drawn) if evil in text] == []


def test_tooltips_of_bars_are_those_of_their_figures() -> None:
    drawn = picture(BOTH, two("40", "35", source="gazette"))
    first, second = tips(drawn["data"][0])
    assert "Statistics Office of Exampleton" in first
    assert "Exampleton Gazette" in second
