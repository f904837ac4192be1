"""Which changes matter most: by kind, each of another area as long as there is one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from report.analysis.edition_changes import Changes, Reassessment, Revision, changes_between
from report.analysis.edition_changes.foremost import (
    MOST,
    area_of,
    changes_by_area,
    foremost,
)
from report.analysis.latest import latest_figure
from report.analysis.progress import Verdict, assess
from report.data import store
from report.model import InMemoryObservations, Observation, Report

NOTHING = Changes((), (), (), (), (), (), (), (), (), (), (), (), (), (), ())


@cache
def shipped() -> Report:
    return store.shared(store.SHIPPED)


@cache
def headlines() -> tuple[Observation, ...]:
    """The latest figure of each headline indicator that has one, in the order of the report."""
    report = shipped()
    rows = [row for area in report.areas for row in report.headlines(area.id)]
    latest = (latest_figure(report.series(row.id)) for row in rows)
    return tuple(row for row in latest if row is not None)


def judged(before: Verdict, after: Verdict, number: int = 0) -> Reassessment:
    """A target of the report whose verdict changed from one word to another."""
    assessment = assess(shipped(), shipped().targets[number])
    return Reassessment(replace(assessment, verdict=before), replace(assessment, verdict=after))


def revised(row: Observation, times: str) -> Revision:
    return Revision(replace(row, value=row.value / Decimal(times)), row)


def test_without_changes_nothing_matters() -> None:
    assert foremost(NOTHING, shipped()) == ()


def test_a_target_met_comes_before_another_verdict_and_that_before_figures() -> None:
    behind, met = judged("on_track", "behind"), judged("awaiting", "met")
    row = headlines()[0]
    changes = replace(NOTHING, verdicts=(behind, met), figures=(row,))
    chosen = [one for one in foremost(changes, shipped()) if one != row]
    assert chosen == [met, behind]
    assert foremost(changes, shipped())[0] == met


@pytest.mark.parametrize("after", ["awaiting", "never_reported"])
def test_a_target_that_has_only_come_to_be_due_is_left_out(after: Verdict) -> None:
    assert foremost(replace(NOTHING, verdicts=(judged("cannot", after),)), shipped()) == ()


def test_the_larger_revision_comes_first_and_both_before_new_figures() -> None:
    new, small, large = headlines()[:3]
    changes = replace(NOTHING, figures=(new,), revised=(revised(small, "1.1"), revised(large, "3")))
    assert foremost(changes, shipped()) == (*reversed(changes.revised), new)


def test_a_revision_that_left_the_value_as_it_was_is_left_out() -> None:
    assert foremost(replace(NOTHING, revised=(revised(headlines()[0], "1"),)), shipped()) == ()


def test_a_figure_that_is_not_the_latest_of_a_headline_is_left_out() -> None:
    report = shipped()
    [earlier, *_] = next(s for row in headlines() if len(s := report.series(row.indicator)) > 3)
    names = {row.indicator for row in headlines()}
    other = next(row for row in report.observations if row.indicator not in names)
    assert foremost(replace(NOTHING, figures=(earlier, other)), report) == ()


def test_at_most_five_each_of_another_area_where_there_are_as_many() -> None:
    report = shipped()
    chosen = foremost(replace(NOTHING, figures=headlines()), report)
    areas = [area_of(change, report) for change in chosen]
    assert len(chosen) == MOST == len(set(areas))


def test_an_area_comes_twice_only_where_there_are_no_others() -> None:
    report = shipped()
    of_one = tuple(row for row in headlines() if area_of(row, report) == report.areas[0].id)
    assert len(of_one) > 1
    other = next(row for row in headlines() if area_of(row, report) != report.areas[0].id)
    chosen = foremost(replace(NOTHING, figures=(*of_one[:2], other)), report)
    assert set(chosen) == {*of_one[:2], other}


def test_every_change_is_counted_in_its_area() -> None:
    report = shipped()
    changes = changes_between(
        replace(report, observations=InMemoryObservations(), targets=()), report
    )
    by_area = changes_by_area(changes, report)
    assert [row.area for row in by_area] == list(report.areas)
    figures = len(changes.figures) + len(changes.first_figures)
    assert sum(row.new for row in by_area) == figures > 0
    pair = judged("awaiting", "met")
    [counted] = [
        row
        for row in changes_by_area(
            replace(NOTHING, verdicts=(pair,), revised=(revised(headlines()[0], "2"),)), report
        )
        if row.verdicts
    ]
    assert counted.verdicts == (pair,)
    assert counted.area.id == area_of(pair, report)
