"""Indicators with one figure: a row each, with a figure of another place beside it."""

from __future__ import annotations

from dataclasses import replace

from report.model import InMemoryObservations, Observation
from report.text.formatter import Formatter
from report.text.sheet import Sheet
from report.text.single_figures import has_series, single_figures_sheet
from tests.build import NEIGHBOUR, row, shipped, telling, years


def sheet_of(*rows: Observation) -> Sheet:
    report = telling(*rows)
    return single_figures_sheet([report.indicators["solar_capacity"]], Formatter(report, "en"))


def cells(*rows: Observation) -> list[str]:
    return [str(column[0]) for column in sheet_of(*rows).table.columns]


def test_row_names_figure_period_and_place() -> None:
    name, figure, period, place, beside, _ = cells(row("2021", "60"))
    assert (name, figure, period) == ("Solar capacity", "600,000 kW", "2021")
    assert place
    assert beside == ""


def test_another_place_stands_beside_it_with_a_figure_of_that_time() -> None:
    there = row("2021", "20", place=NEIGHBOUR)
    assert cells(row("2021", "60"), there)[4] == "Neighbourton 200,000 kW"
    assert cells(row("2022", "60"), there)[4] == ""


def test_figure_of_another_place_is_named_as_such() -> None:
    assert cells(row("2021", "20", place=NEIGHBOUR))[3] == "Neighbourton"


def test_without_a_figure_it_says_so() -> None:
    report = telling()
    indicator = report.indicators["solar_capacity"]
    bare = replace(report, observations=InMemoryObservations())
    sheet = single_figures_sheet([indicator], Formatter(bare, "en"))
    assert sheet.table.column(1)[0].as_py() == bare.words["table.target_only"].en
    assert sheet.figures == ({},)


def test_figure_stands_behind_its_row() -> None:
    sheet = sheet_of(row("2021", "60"))
    (figure,) = sheet.behind(0, "Figure")
    assert str(figure.period) == "2021"


def test_series_of_another_place_is_none_of_its_own() -> None:
    report = telling(row("2021", "60"), *years(2018, "1", "2"))
    assert has_series(report.indicators["solar_capacity"], report)
    other = telling(row("2021", "60"), row("2020", "2", place=NEIGHBOUR))
    assert not has_series(other.indicators["solar_capacity"], other)


def test_the_report_has_many_of_them() -> None:
    report = shipped()
    single = [row for row in report.indicators.values() if not has_series(row, report)]
    assert 100 < len(single) < len(report.indicators)
