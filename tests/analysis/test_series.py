"""A series in time: its comparable stretches, gaps, index and missing years."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.series import (
    figure_at,
    indexed,
    is_gap,
    missing_years,
    segments,
)
from report.model import Observation, Period, Status
from tests.build import row, years

statuses = st.lists(st.sampled_from(get_args(Status)), min_size=1, max_size=12)


def flagged(found: str) -> list[Observation]:
    """A figure a year, with these statuses."""
    return [row(str(2000 + n), "1", status=status) for n, status in enumerate(found)]


@pytest.mark.parametrize(
    ("found", "runs"),
    [
        ("", []),
        ("A", ["A"]),
        ("APEA", ["APEA"]),
        ("AABAA", ["AA", "BAA"]),
        ("BA", ["BA"]),
        ("ABBA", ["A", "B", "BA"]),
        ("AADAA", ["AA", "D", "AA"]),
        ("DD", ["D", "D"]),
        ("ADBA", ["A", "D", "BA"]),
    ],
)
def test_series_is_cut_at_breaks_and_other_definitions(found: str, runs: list[str]) -> None:
    cut = segments(flagged(found))
    assert ["".join(one.status for one in run) for run in cut] == runs


@given(statuses)
def test_runs_are_the_series_and_never_cross_a_break(found: list[str]) -> None:
    series = flagged("".join(found))
    cut = segments(series)
    assert [one for run in cut for one in run] == series
    assert all(run for run in cut)
    assert all(one.status != "B" for run in cut for one in run[1:])
    assert all(len(run) == 1 for run in cut if "D" in [one.status for one in run])


@given(statuses)
def test_neighbours_are_parted_only_for_a_reason(found: list[str]) -> None:
    for before, after in pairwise(segments(flagged("".join(found)))):
        assert after[0].status in "BD" or before[-1].status == "D"


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2020", "2021", False),
        ("2020", "2022", True),
        ("2020-01", "2021-12", False),
        ("2020-12-31", "2022-01-01", True),
        ("2020", "2020", False),
    ],
)
def test_gap_is_a_whole_year_without_a_figure(earlier: str, later: str, expected: bool) -> None:
    assert is_gap(Period.parse(earlier), Period.parse(later)) is expected


def test_index_sets_its_base_to_100() -> None:
    series = years(2020, "40", "50", "30")
    assert [str(value) for _, value in indexed(series, Period(2020))] == ["100", "125.00", "75.00"]
    assert [one for one, _ in indexed(series, Period(2020))] == series


@pytest.mark.parametrize(
    "more", [{"status": "B"}, {"status": "D"}, {"new_vintage": True}], ids=["B", "D", "vintage"]
)
def test_index_ends_where_figures_do_not_compare(more: dict[str, Any]) -> None:
    series = [*years(2019, "30", "40", "50"), row("2022", "60", **more), row("2023", "70")]
    assert [str(row.period) for row, _ in indexed(series, Period(2020))] == ["2020", "2021"]


@pytest.mark.parametrize("base", ["2019", "2020-06"])
def test_no_index_without_a_figure_for_its_base(base: str) -> None:
    assert indexed(years(2020, "40", "50"), Period.parse(base)) == ()


def test_no_index_on_nothing() -> None:
    assert indexed(years(2020, "0", "50"), Period(2020)) == ()


def test_figure_of_a_period() -> None:
    series = years(2020, "40", "50")
    assert figure_at(series, Period(2021)) is series[1]
    assert figure_at(series, Period(2021, 6)) is None


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([], ()),
        (years(2020, "1"), ()),
        (years(2020, "1", "2"), ()),
        ([row("2018", "1"), row("2020-06", "2"), row("2023", "3")], (2019, 2021, 2022)),
    ],
)
def test_years_without_a_figure(series: list[Observation], expected: tuple[int, ...]) -> None:
    assert missing_years(series) == expected
