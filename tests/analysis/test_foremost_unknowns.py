"""What is not known and matters most, and how many indicators have a figure in which year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.analysis.facts import Ageing
from report.analysis.foremost_unknowns import MOST, foremost_unknowns, indicator_of
from report.analysis.progress import Assessment
from report.analysis.unknowns.by_area import coverage_by_area
from report.analysis.unknowns.by_year import LATE_YEARS
from report.model import InMemoryObservations, Report


def areas(report: Report) -> list[str]:
    return [report.indicators[indicator_of(row)].area for row in foremost_unknowns(report)]


def test_five_each_of_another_area(report: Report) -> None:
    assert len(areas(report)) == MOST == len(set(areas(report)))


def test_targets_never_reported_come_before_old_headlines(report: Report) -> None:
    chosen = foremost_unknowns(report)
    targets = [row for row in chosen if isinstance(row, Assessment)]
    assert targets
    assert {row.verdict for row in targets} == {"never_reported"}
    assert chosen[: len(targets)] == tuple(targets)
    due = [row.target.period.order for row in targets]
    assert due == sorted(due, reverse=True)


def test_without_targets_the_oldest_headlines_are_named(report: Report) -> None:
    chosen = foremost_unknowns(replace(report, targets=()))
    old = [row for row in chosen if isinstance(row, Ageing)]
    assert 0 < len(old) == len(chosen)
    ends = [row.last.period.order for row in old]
    assert ends == sorted(ends)


def test_where_nothing_is_missing_there_is_none(report: Report) -> None:
    assert foremost_unknowns(replace(report, targets=(), observations=InMemoryObservations())) == ()


def test_indicators_are_counted_in_each_late_year_and_before(report: Report) -> None:
    home = report.settings.place
    covered = coverage_by_area(report)
    assert [row.area for row in covered] == list(report.areas)
    last = max(row.period.year for row in report.observations if row.place == home)
    for row in covered:
        assert list(row.by_year) == list(range(last - LATE_YEARS + 1, last + 1))
        series = [report.series(each.id) for each in report.in_area(row.area.id)]
        years = [{one.period.year for one in each} for each in series]
        assert row.by_year[2020] == sum(2020 in each for each in years)
        assert row.earlier == sum(min(each, default=last) <= last - LATE_YEARS for each in years)
        assert row.known == sum(bool(each) for each in years) <= row.indicators


def test_without_figures_there_is_no_coverage(report: Report) -> None:
    assert coverage_by_area(replace(report, observations=InMemoryObservations())) == ()


@pytest.mark.parametrize("place", ["beijing"])
def test_figures_of_other_places_do_not_count(report: Report, place: str) -> None:
    rows = tuple(row for row in report.observations if row.place == place)
    assert rows
    assert coverage_by_area(replace(report, observations=InMemoryObservations(rows))) == ()
