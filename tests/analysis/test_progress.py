"""Progress: the worked example, each verdict and refusal, and when a target is decided."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

import pytest

from report.analysis.change import measure_of
from report.analysis.progress import (
    VERDICTS,
    Reason,
    Verdict,
    assess,
)
from report.model import (
    IndicatorKind,
    Period,
)
from tests.assessed import (
    DAY,
    aim,
    assessed,
    between,
    refusals,
    replaced_and_new,
    verdicts,
    worked_example,
)
from tests.build import row, years

COUNTED_OVER_A_PERIOD: tuple[IndicatorKind, ...] = ("flow", "change")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_verdict_tells_how_a_target_stands_or_what_is_missing(verdict: Verdict) -> None:
    assert verdicts()[verdict].is_judged is (
        verdict not in {"awaiting", "never_reported", "cannot"}
    )


def test_worked_example() -> None:
    found = worked_example()
    assert (found.verdict, found.reason, found.approximate) == ("on_track", None, True)
    # 55 × (130 ÷ 55) ^ (2 ÷ 4): at the growth that is needed, not in equal steps.
    assert found.expected is not None
    assert round(found.expected, 2) == Decimal("84.56")
    assert found.gap == Decimal(-33)
    assert found.measure == "percent"
    amounts = [round(n, 2) for n in (found.actual, found.needed, found.ratio) if n is not None]
    assert amounts == [Decimal("32.80"), Decimal("23.99"), Decimal("1.37")]


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_each_verdict(verdict: Verdict) -> None:
    assert verdicts()[verdict].verdict == verdict
    assert (verdicts()[verdict].reason is not None) == (verdict == "cannot")


@pytest.mark.parametrize("reason", get_args(Reason))
def test_each_refusal(reason: Reason) -> None:
    assert (refusals()[reason].verdict, refusals()[reason].reason) == ("cannot", reason)


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        *(("47.5", "on_track"), ("47.4", "behind"), ("30.0", "behind"), ("29.9", "well_behind")),
        *(("0", "well_behind"), ("-0.1", "moving_away"), ("100", "met"), ("99.9", "on_track")),
    ],
)
def test_thresholds(latest: str, verdict: Verdict) -> None:
    assert between("0", latest, "100").verdict == verdict


def test_threshold_is_exact_where_the_steps_are_not() -> None:
    rows = [row("2020", "0"), row("2023", "28.5")]
    found = assessed(aim("60", "2026"), *rows, kind="share")
    assert (found.ratio, found.verdict) == (Decimal("0.95"), "on_track")


@pytest.mark.parametrize(
    ("kind", "measure"),
    [
        *(("stock", "percent"), ("flow", "percent"), ("intensity", "percent")),
        *(("count", "percent"), ("share", "points")),
        *(("concentration", "absolute"), ("index", "absolute")),
    ],
)
def test_change_is_measured_by_kind(kind: IndicatorKind, measure: str) -> None:
    found = between("20", "40", "80", kind)
    assert found.measure == measure == measure_of(kind)
    # Half way from 20 to 80: at a steady growth 20 × 4 ^ ½, in equal steps 20 + 60 × ½.
    actual, expected = ("14.87", "40.00") if measure == "percent" else ("4.00", "50.00")
    assert found.actual is not None
    assert found.expected is not None
    assert round(found.actual, 2) == Decimal(actual)
    assert round(found.expected, 2) == Decimal(expected)


def test_downward_target_is_on_track_by_falling() -> None:
    found = between("40", "30", "20", "concentration", "down")
    assert (found.verdict, found.needed, found.ratio) == ("on_track", Decimal(-2), Decimal(1))
    assert found.gap == Decimal(10)


def test_rank_has_no_rate() -> None:
    found = between("9", "5", "3", "rank", "down")
    assert (found.verdict, found.reason) == ("cannot", "zero_or_sign")


# When a target is decided.


@pytest.mark.parametrize("kind", COUNTED_OVER_A_PERIOD)
def test_total_of_another_period_does_not_meet_a_target(kind: IndicatorKind) -> None:
    assert assessed(aim("100"), *years(2020, "50", "120"), kind=kind).verdict != "met"


@pytest.mark.parametrize("kind", COUNTED_OVER_A_PERIOD)
def test_total_of_the_due_period_meets_a_target(kind: IndicatorKind) -> None:
    found = assessed(aim("100", "2022"), *years(2020, "50", "60", "100"), kind=kind)
    assert found.verdict == "met"
    assert found.at_due is not None
    assert found.at_due.period == Period(2022)


def test_state_meets_a_target_ahead_of_time() -> None:
    found = assessed(aim("100"), *years(2020, "50", "100", "120"))
    assert found.verdict == "met"
    assert found.reached is not None
    assert found.reached.period == Period(2021)


def test_state_that_has_fallen_back_is_not_met() -> None:
    assert assessed(aim("100"), *years(2020, "50", "100", "90")).verdict == "on_track"


def test_total_of_a_period_is_reached_in_that_period_alone() -> None:
    found = assessed(aim("100", "2023"), *years(2020, "50", "120", "130", "110"), kind="flow")
    assert found.verdict == "met"
    assert found.reached is not None
    assert found.reached.period == Period(2023)


def test_figures_of_a_sum_hold_the_one_that_reached_it_and_that_of_the_original_target() -> None:
    report, old, new = replaced_and_new()
    original, after = assess(report, old, DAY), assess(report, new, DAY)
    assert original.reached in original.figures
    assert original.reached in after.figures
    assert len(set(after.figures)) == len(after.figures)


def test_target_counts_as_reached_since_it_was_set() -> None:
    found = assessed(aim("100", set_on=Period(2022)), *years(2020, "110", "110", "120"))
    assert found.reached is not None
    assert found.reached.period == Period(2022)


def test_last_day_of_a_year_is_the_state_of_that_year() -> None:
    rows = [row("2020", "50"), row("2023-12-31", "90")]
    assert assessed(aim("100", "2023"), *rows).verdict == "missed"
    assert assessed(aim("100", "2023"), *rows, kind="share").verdict == "awaiting"


def test_target_that_is_not_due_is_not_missed() -> None:
    rows = years(2020, "50", "60")
    assert assessed(aim("100", "2021"), *rows, day=dt.date(2021, 12, 30)).verdict != "missed"
    assert assessed(aim("100", "2021"), *rows, day=dt.date(2021, 12, 31)).verdict == "missed"


@pytest.mark.parametrize("more", [{"set_on": None}, {"base": Period(2019)}])
@pytest.mark.parametrize(("goal", "verdict"), [("60", "met"), ("70", "missed")])
def test_decided_without_a_base(more: dict[str, Any], goal: str, verdict: Verdict) -> None:
    assert assessed(aim(goal, "2021", **more), *years(2020, "50", "60")).verdict == verdict


def test_due_without_a_figure_names_the_next_one() -> None:
    rows = [*years(2020, "50", "60"), row("2023", "80", status="D"), *years(2024, "90", "120")]
    found = assessed(aim("100", "2022"), *rows)
    assert found.verdict == "awaiting"
    assert found.later is not None
    assert found.later.period == Period(2024)
    assert found.ratio is not None


def test_no_next_figure_where_the_target_is_met() -> None:
    assert assessed(aim("55", "2022"), *years(2020, "50", "60", "60", "70")).later is None


def test_target_without_any_figure() -> None:
    assert assessed(aim("100"), day=DAY).reason == "no_base"
    assert assessed(aim("100"), day=dt.date(2031, 1, 1)).verdict == "awaiting"


def test_published_change_stands_for_its_own_period_alone() -> None:
    found = assessed(aim("100"), *years(2020, "50", "60"), kind="change")
    assert (found.verdict, found.reason) == ("cannot", "no_base")
    assert found.base is found.latest is None
