"""Filters of a selection: what they leave, and what stands beside it."""

from __future__ import annotations

from typing import Any

from report.explore import (
    ExploreSelection,
    selection,
)
from report.explore.series import (
    MOST_SERIES,
    subjects,
    targets,
)
from report.model import Report
from tests.build import row, telling
from tests.explore.selected import shown


def test_filters_narrow_what_is_on_offer(report: Report) -> None:
    every = selection.on_offer(report, ExploreSelection())
    assert {one.id for one in every} == {one.indicator for one in report.observations}
    aimed = selection.on_offer(report, ExploreSelection(target=True, area="transport"))
    ids = {target.indicator for target in report.targets}
    assert aimed
    assert all(one.id in ids and one.area == "transport" for one in aimed)
    long = selection.on_offer(report, ExploreSelection(min_figures=10))
    assert 0 < len(long) < len(every)
    assert "gdp" in {one.id for one in long}


def test_filters_choose_among_the_figures(report: Report) -> None:
    _, every = shown(report, indicators=("gdp",), places=("shenzhen",))
    _, official = shown(report, indicators=("gdp",), places=("shenzhen",), kinds=("dataset",))
    kinds = {report.sources[one.source].kind for one in official.inputs}
    assert kinds == {"dataset"}
    assert len(official.inputs) < len(every.inputs)
    _, plain = shown(report, indicators=("gdp",), places=("shenzhen",), statuses=("P",))
    assert plain.inputs
    assert {one.status for one in plain.inputs} <= {"P", "B"}


def test_hidden_break_is_told_by_the_next_figure() -> None:
    rows = [row("2010", "1"), row("2011", "2", status="B"), row("2012", "3")]
    report = telling(*rows)
    _, selected = shown(report, indicators=("solar_capacity",), statuses=("A",))
    assert [(str(one.period), one.status) for one in selected.drawn[0].rows] == [
        ("2010", "A"),
        ("2012", "B"),
    ]


def test_years_cut_the_series_after_it_is_transformed(report: Report) -> None:
    wish: dict[str, Any] = {"indicators": ("gdp",), "places": ("shenzhen",), "transform": "growth"}
    _, whole = shown(report, **wish)
    _, part = shown(report, **wish, first=2006, last=2010)
    by_year = {one.period.year: one.value for one in whole.drawn[0].rows}
    cut = {one.period.year: one.value for one in part.drawn[0].rows}
    assert list(cut) == [2006, 2007, 2008, 2009, 2010]
    assert all(by_year[year] == value for year, value in cut.items())


def test_series_with_fewer_points_are_left_out(report: Report) -> None:
    _, selected = shown(
        report, indicators=("rd_intensity",), places=("shenzhen", "guangdong"), min_figures=5
    )
    assert selected.places == ("shenzhen",)
    assert [one.place for one in selected.empty] == ["guangdong"]


def test_many_series_are_cut_and_counted(report: Report) -> None:
    most = list(report.indicators)[: selection.MOST_INDICATORS]
    _, selected = shown(report, indicators=tuple(most), places=tuple(report.places))
    assert len(selected.drawn) <= MOST_SERIES


def test_home_comes_first(report: Report) -> None:
    _, selected = shown(report, indicators=("gdp",), places=("beijing", "shenzhen"))
    assert selected.places == ("shenzhen", "beijing")
    assert subjects(report, selected) == {("gdp", "shenzhen")}


def test_targets_stand_beside_published_figures_only(report: Report) -> None:
    aimed = "pm25_annual_mean"
    named, selected = shown(report, indicators=(aimed,))
    assert targets(report, named, selected)
    named, selected = shown(report, indicators=(aimed,), transform="index")
    assert targets(report, named, selected) == ()
    named, selected = shown(report, indicators=(aimed, "gdp"))
    assert targets(report, named, selected) == ()
    named, selected = shown(report, indicators=(aimed,), places=("beijing",))
    assert targets(report, named, selected) == ()
