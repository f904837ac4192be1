"""Each year of a series is shown by one figure; the others of the year are kept beside it."""

from __future__ import annotations

import pytest

from report.analysis.by_year import figures_by_year
from report.model import Period
from tests.build import row


@pytest.mark.parametrize(
    ("periods", "shown", "others"),
    [
        (["2020"], "2020", []),
        # The whole year ends with its last month, and stands for both.
        (["2020-03", "2020-12", "2020"], "2020", ["2020-03", "2020-12"]),
        (["2020-03-22", "2020-06"], "2020-06", ["2020-03-22"]),
    ],
)
def test_year_is_shown_by_its_latest_figure(
    periods: list[str], shown: str, others: list[str]
) -> None:
    year = figures_by_year([row(period, "1") for period in periods])[2020]
    assert str(year.shown.period) == shown
    assert [str(other.period) for other in year.others] == others
    assert year.is_within == (shown != "2020")


def test_figure_of_another_definition_does_not_stand_for_the_year() -> None:
    series = [row("2020-06", "1"), row("2020", "2", status="D")]
    year = figures_by_year(series)[2020]
    assert [year.shown, *year.others] == series


def test_figure_of_a_year_that_was_known_before_a_month_gives_way_to_it() -> None:
    series = [row("2020", "1", known_by=Period(2020, 3, 31)), row("2020-06", "2")]
    assert figures_by_year(series)[2020].shown is series[1]


def test_years_do_not_mix() -> None:
    series = [row("2019", "1"), row("2020-12", "2"), row("2020", "3"), row("2022", "4")]
    by_year = figures_by_year(series)
    assert {year: str(figures.shown.value) for year, figures in by_year.items()} == {
        2019: "1",
        2020: "3",
        2022: "4",
    }
