"""Progress: what is waited for, the day of the report, targets replaced, what is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest

from report.analysis.progress import (
    Verdict,
    as_of,
    assess,
    assess_all,
    counted,
    of_other_places,
    of_own_place,
    tally,
)
from report.model import (
    InMemoryObservations,
    Observation,
    Period,
    Report,
    SameTarget,
    Target,
)
from tests.assessed import (
    DAY,
    aim,
    assessed,
    replaced_and_new,
    verdicts,
)
from tests.build import HOME, NEIGHBOUR, example, row, shipped, telling, years

# Due without a figure.


@pytest.mark.parametrize(
    ("due", "verdict"),
    [
        *(("2024-03", "awaiting"), ("2023", "awaiting"), ("2022", "awaiting")),
        *(("2022-01", "awaiting"), ("2021", "never_reported"), ("2015", "never_reported")),
    ],
)
def test_figure_is_awaited_for_two_calendar_years(due: str, verdict: Verdict) -> None:
    """On 30 June 2024: of 2022 and later."""
    assert assessed(aim("100", due, set_on=None)).verdict == verdict


def test_figure_is_awaited_by_the_day_of_the_report() -> None:
    goal = aim("100", "2022", set_on=None)
    assert assessed(goal, day=dt.date(2024, 12, 31)).verdict == "awaiting"
    assert assessed(goal, day=dt.date(2025, 1, 1)).verdict == "never_reported"


@pytest.mark.parametrize(
    ("latest", "on_line"),
    # From 50 in 2020 to 100 in 2023: 63.0 in 2021 at a growth of 26 %.
    [
        *((row("2021", "63"), True), (row("2021", "62.4"), True), (row("2021", "62"), False)),
        *((row("2021", "40"), False), (row("2021", "60", qualifier="more_than"), None)),
        *((row("2021", "60", status="B"), None), (row("2020", "55"), None)),
    ],
)
def test_awaited_target_says_whether_the_latest_figure_is_on_the_line(
    latest: Observation, on_line: bool | None
) -> None:
    rows = [latest] if latest.period == Period(2020) else [row("2020", "50"), latest]
    found = assessed(aim("100", "2023"), *rows)
    assert (found.verdict, found.on_line) == ("awaiting", on_line)


def test_only_an_awaited_target_has_a_line() -> None:
    others = [found for verdict, found in verdicts().items() if verdict != "awaiting"]
    assert {found.on_line for found in others} == {None}
    lost = assessed(aim("100", "2021"), row("2020", "50"), row("2021-06", "80"))
    assert (lost.verdict, lost.on_line) == ("never_reported", None)


# The day of the report, targets replaced, counting.


def test_report_says_what_day_it_is() -> None:
    assert as_of(example()) == dt.date(2024, 2, 1)
    gazette = replace(example().sources["gazette"], published=Period(2025))
    assert as_of(telling(row("2024-05", "70"), sources={"gazette": gazette})) == as_of(example())


def test_slip_of_a_year_flips_no_verdict_of_another_indicator() -> None:
    """One figure of the future made targets of other areas due."""
    report = shipped()
    slip = [r for r in report.series("gdp_growth") if r.period == Period(2019)]
    rows = tuple(replace(r, period=Period(2091)) if r in slip else r for r in report.observations)
    assert len(slip) == 1
    found = [
        row.verdict for row in assess_all(replace(report, observations=InMemoryObservations(rows)))
    ]
    assert found == [row.verdict for row in assess_all(report)]


def test_cut_off_of_an_edition_decides_before_the_content() -> None:
    assert as_of(replace(example(), edition="2022")) == dt.date(2022, 12, 31)
    assert as_of(replace(example(), edition="2022"), DAY) == DAY


def test_report_without_a_day_is_no_report() -> None:
    dateless = replace(example().settings, as_of=None)
    with pytest.raises(ValueError, match="of which day"):
        as_of(telling(settings=dateless))


def test_replaced_target_is_still_assessed_by_its_own_value() -> None:
    report, old, new = replaced_and_new()
    found = assess(report, old, DAY)
    assert (found.verdict, found.successor) == ("met", new)
    assert assess(report, new, DAY).successor is None


def test_counts_leave_replaced_targets_out() -> None:
    report, old, new = replaced_and_new()
    found = [assess(report, one, DAY) for one in (old, new)]
    assert [one.target for one in counted(found)] == [new]
    assert tally(found) == {found[1].verdict: 1}


def test_replaced_target_is_told_with_the_one_in_its_stead() -> None:
    report, old, new = replaced_and_new()
    assert [one.target for one in assess(report, new, DAY).replaced] == [old]
    assert assess(report, old, DAY).replaced == ()


def test_target_counts_where_its_successor_is_not_yet_known() -> None:
    report, old, _ = replaced_and_new()
    assert counted([assess(replace(report, targets=(old,)), old, DAY)])


def test_targets_of_other_places_stand_apart() -> None:
    own, other = aim("100"), aim("90", place=NEIGHBOUR)
    report = telling(*years(2020, "50", "60"), targets=(own, other))
    everything = assess_all(report)
    assert [one.target for one in counted(everything)] == [own]
    assert [one.target for one in of_own_place(everything)] == [own]
    assert [one.target for one in of_other_places(everything)] == [other]
    assert sum(tally(everything).values()) == 1


def one_target_of_two_indicators() -> tuple[Report, Target, Target]:
    """A report, a target of it that has figures, and the same one under a second indicator."""
    first = aim("100", "2023")
    second = aim("100", "2023", indicator="clean_power_share", set_on=None)
    link = SameTarget("clean_power_share", HOME, Period(2023), "solar_capacity")
    report = telling(
        *years(2020, "50", "60", "80", "120"), targets=(first, second), same_targets=(link,)
    )
    return report, first, second


def test_same_target_has_one_verdict_and_is_counted_once() -> None:
    report, first, second = one_target_of_two_indicators()
    everything = assess_all(report)
    assert [one.verdict for one in everything] == ["met", "met"]
    assert [one.target for one in everything] == [first, second]
    assert [one.same_as for one in everything] == [None, first]
    assert tally(everything) == {"met": 1}
    assert len(of_own_place(everything)) == 2


def test_same_target_stands_for_itself_where_the_other_is_not_here() -> None:
    report, _, second = one_target_of_two_indicators()
    alone = assess(replace(report, targets=(second,)), second, DAY)
    assert (alone.verdict, alone.same_as, alone.is_counted) == ("awaiting", None, True)


def test_counts_are_in_the_order_of_verdicts() -> None:
    assert list(tally(reversed(verdicts().values()))) == list(get_args(Verdict))


def test_figures_of_another_place_are_not_counted() -> None:
    rows = [replace(one, place=NEIGHBOUR) for one in years(2020, "50", "120")]
    assert assessed(aim("100"), *rows).latest is None
    assert assessed(aim("100", place=NEIGHBOUR), *rows).verdict == "met"
