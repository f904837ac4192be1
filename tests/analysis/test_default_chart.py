"""The choice of a chart for an indicator that no editor has drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from report.analysis.chart_series import drawn_as
from report.analysis.default_chart import at_all_places, chart_of
from report.charts.draw import draw_chart
from report.charts.palette import DARK, LIGHT
from report.model import LANGUAGES, Chart, ChartKind, Language, Observation, Place, Text
from report.text.formatter import Formatter
from tests.build import HOME, example, picture, row, shipped, telling, years

SOLAR = example().indicators["solar_capacity"]


def chosen(*rows: Observation, kind: ChartKind = "line") -> Chart:
    found = chart_of(replace(SOLAR, chart=kind), telling(*rows))
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_with_a_figure_is_drawn(language: Language) -> None:
    report, fmt = shipped(), Formatter(shipped(), language)
    with_figures = {found.indicator for found in report.observations}
    drawn = set()
    for indicator in report.indicators.values():
        found = chart_of(indicator, report)
        if found is not None:
            area = report.area(indicator.area)
            assert draw_chart(found, area, fmt, DARK).to_plotly_json()["data"], indicator.id
            drawn.add(indicator.id)
    assert len(report.indicators) > 300
    assert drawn == with_figures


def test_no_chart_without_figures() -> None:
    assert chart_of(SOLAR, telling()) is None


@pytest.mark.parametrize("kind", ["line", "bar", "points", "area"])
def test_series_is_drawn_in_its_own_kind(kind: ChartKind) -> None:
    assert chosen(*years(2020, "40", "46"), kind=kind).kind == kind


def test_series_of_single_figures_is_drawn_as_points() -> None:
    assert chosen(*years(2020, "40", "46"), kind="value").kind == "points"


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_one_figure_is_drawn_as_a_value(kind: ChartKind) -> None:
    found = chosen(row("2020", "40"), kind=kind)
    assert found.kind == "value"
    assert drawn_as(found, telling(row("2020", "40"))) == "value"


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_whatever_kind_is_asked_a_series_can_be_drawn(kind: ChartKind) -> None:
    """An editor may write any kind that the table of indicators allows."""
    rows = years(2020, "40", "46")
    found = chart_of(replace(SOLAR, chart=kind), telling(*rows))
    assert found is not None
    assert draw_chart(found, None, Formatter(telling(*rows), "en"), LIGHT).to_plotly_json()["data"]


def test_home_comes_first() -> None:
    """Whatever its place in the table, or in the alphabet."""
    other = Place("aville", Text("Aville", "甲市"), "city", "exampland")
    rows = [row("2020", "35", place="aville"), *years(2020, "40", "46")]
    report = telling(*rows, places={"aville": other, HOME: example().places[HOME]})
    found = chart_of(SOLAR, report)
    assert found is not None
    assert found.places == (HOME, "aville")


def places(count: int) -> dict[str, Place]:
    names = [f"town{n}" for n in range(count)]
    return {
        HOME: example().places[HOME],
        **{name: Place(name, Text(name, name), "city", "exampland") for name in names},
    }


def test_at_most_six_series_are_drawn_but_all_single_figures() -> None:
    """Six lines are as many as a reader tells apart; bars stand below each other."""
    single = [row("2020", str(n), place=f"town{n}") for n in range(9)]
    report = telling(*single, *years(2020, "40", "46"), places=places(9))
    found = chart_of(SOLAR, report)
    assert found is not None
    assert len(found.places) == 6
    assert found.places[0] == HOME
    alone = chart_of(SOLAR, telling(*single, row("2020", "40"), places=places(9)))
    assert alone is not None
    assert len(alone.places) == 10


def test_chart_has_no_headline_of_editors() -> None:
    found = chosen(*years(2020, "40", "46"))
    assert not found.headline
    assert found.indicators == (SOLAR.id,)
    assert SOLAR.id in found.id
    assert picture(found, telling(*years(2020, "40", "46")))["data"]


@pytest.mark.parametrize(("theirs", "is_aside"), [("230", False), ("230.1", True)])
def test_place_of_more_than_five_times_the_subject_is_put_aside(
    theirs: str, is_aside: bool
) -> None:
    """By the largest figure of each, whenever it was."""
    rows = [*years(2020, "46", "40"), row("2019", theirs, place="town0")]
    report = telling(*rows, places=places(1))
    for found in (chart_of(SOLAR, report), at_all_places(SOLAR, report)):
        assert found is not None
        assert found.aside == (("town0",) if is_aside else ())
        assert found.places == ((HOME,) if is_aside else (HOME, "town0"))


def test_nothing_is_put_aside_without_the_subject_or_beside_single_figures() -> None:
    apart = [row("2020", "1", place="town0"), *years(2020, "1", "2")]
    foreign = [replace(one, place="town1") for one in apart[1:]]
    report = telling(apart[0], *foreign, row("2021", "900", place="town0"), places=places(2))
    without_home = chart_of(SOLAR, report)
    assert without_home is not None
    assert without_home.aside == ()
    single = telling(row("2020", "1"), row("2020", "900", place="town0"), places=places(1))
    side_by_side = chart_of(SOLAR, single)
    assert side_by_side is not None
    assert side_by_side.aside == ()
