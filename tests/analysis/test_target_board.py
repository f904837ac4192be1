"""The board of targets: a row for each area, a column for when they fall due."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.progress import assess_all, counted
from report.analysis.target_board import DueYears, target_board
from report.model import Report
from tests.build import target, telling


def due(*years: str) -> Report:
    """The example city with a target for each of these years."""
    return replace(telling(), targets=tuple(target(year, "100") for year in years))


def columns(*years: str) -> list[tuple[int | None, int | None]]:
    return [(column.first, column.last) for column in target_board(due(*years)).columns]


def test_the_year_that_most_targets_are_for_stands_alone() -> None:
    found = columns("2018", "2022", "2025", "2025", "2030", "2035")
    assert found == [(None, 2020), (2021, 2024), (2025, 2025), (2026, None)]


def test_columns_without_a_target_are_left_out() -> None:
    assert columns("2025") == [(2025, 2025)]
    assert columns("2022", "2025", "2025") == [(2021, 2024), (2025, 2025)]
    assert columns() == []


def test_of_two_years_with_as_many_targets_the_later_one_stands_alone() -> None:
    assert columns("2020", "2025") == [(None, 2020), (2025, 2025)]


def test_open_side_holds_every_year_of_it() -> None:
    assert DueYears(None, 2020).holds(1990)
    assert DueYears(2026, None).holds(2060)
    assert not DueYears(2021, 2024).holds(2025)


def test_every_counted_target_stands_once_on_the_board(report: Report) -> None:
    board = target_board(report)
    shown = [row for line in board.rows for row in line.targets]
    expected = [row for area in report.areas for row in counted(assess_all(report, area.id))]
    assert len(shown) == len(expected) > 50
    assert {row.target.key for row in shown} == {row.target.key for row in expected}
    assert {area.id for area in board.without} == {"technology", "cooperation"}
