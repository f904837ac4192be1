"""Progress: the worked example, each verdict and refusal, bases, definitions, bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple, get_args

import pytest

from report.analysis.change import measure_of
from report.analysis.progress import (
    VERDICTS,
    Reason,
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
    Direction,
    IndicatorKind,
    Observation,
    Period,
    Qualifier,
    Report,
    SameTarget,
    Status,
    Target,
)
from tests.assessed import (
    DAY,
    aim,
    assessed,
    between,
    refusals,
    replaced_and_new,
    telling_of,
    verdicts,
    worked_example,
)
from tests.build import HOME, NEIGHBOUR, example, row, shipped, telling, years

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


# Where progress is counted from.


def base_of(goal: Target, *rows: Observation, kind: IndicatorKind = "stock") -> str:
    found = assessed(goal, *rows, kind=kind).base
    return str(found.period) if found else ""


def test_base_is_the_last_figure_when_the_target_was_set() -> None:
    assert base_of(aim("100"), *years(2018, "10", "20", "30", "40")) == "2020"


def test_editor_names_the_base() -> None:
    assert base_of(aim("100", base=Period(2018)), *years(2018, "10", "20", "30")) == "2018"


def test_named_base_without_a_figure_is_none() -> None:
    goal = aim("100", base=Period(2017))
    assert assessed(goal, *years(2018, "10", "20", "30")).reason == "no_base"


def test_whole_year_goes_before_a_newer_day() -> None:
    rows = [row("2019", "50"), row("2020-12-11", "74"), row("2021", "80")]
    assert base_of(aim("100"), *rows) == "2019"


def test_whole_year_long_ago_does_not() -> None:
    rows = [row("2004", "21.5"), row("2020-12", "286"), row("2021", "300")]
    assert base_of(aim("1000"), *rows) == "2020-12"


def test_figure_of_the_month_in_which_the_target_was_set_is_its_base() -> None:
    rows = [row("2020-12", "50"), row("2022", "60")]
    assert base_of(aim("100", set_on=Period(2020, 12, 3)), *rows) == "2020-12"


def test_flow_of_a_month_is_neither_base_nor_latest() -> None:
    rows = [row("2019", "50"), row("2020-11", "5"), row("2022", "60"), row("2023-05", "6")]
    found = assessed(aim("100"), *rows, kind="flow")
    assert (found.base, found.latest) == (rows[0], rows[2])


def test_base_of_the_same_day_as_the_latest_is_one_observation() -> None:
    rows = [row("2020-12", "50"), row("2020", "50")]
    assert assessed(aim("100", base=Period(2020, 12)), *rows).reason == "one_observation"


# Definitions.


def test_base_of_another_definition_is_refused() -> None:
    rows = [row("2020", "50", status="D"), row("2021", "55"), row("2022", "60")]
    assert assessed(aim("100"), *rows).reason == "definition"


def test_newer_figure_of_another_definition_does_not_count() -> None:
    *rows, newer = [*years(2020, "50", "55"), row("2022", "90", status="D")]
    with_it, without = assessed(aim("100"), *rows, newer), assessed(aim("100"), *rows)
    assert with_it.newer == newer
    assert replace(with_it, newer=None) == without


@pytest.mark.parametrize("which", [1, 2])
def test_break_after_the_base_is_refused(which: int) -> None:
    rows = years(2020, "50", "55", "60")
    rows[which] = replace(rows[which], status="B")
    assert assessed(aim("100"), *rows).reason == "definition"


def test_break_at_the_base_is_behind_both() -> None:
    rows = [row("2019", "90"), row("2020", "50", status="B"), row("2021", "60")]
    assert assessed(aim("100"), *rows).verdict == "on_track"


@pytest.mark.parametrize("status", ["B", "D"])
@pytest.mark.parametrize("value", ["99", "100"])
def test_due_figure_of_another_definition_decides_nothing(status: Status, value: str) -> None:
    rows = [row("2020", "50"), row("2023", value, status=status)]
    found = assessed(aim("100", "2023"), *rows)
    assert (found.verdict, found.reason, found.gap) == ("cannot", "definition", None)


def test_break_of_before_the_target_was_set_decides_as_any_figure() -> None:
    rows = [row("2019", "50"), row("2020", "50", status="B"), row("2023", "100")]
    assert assessed(aim("100", "2023"), *rows).verdict == "met"


# Bounds, approximations, strict targets.


@pytest.mark.parametrize(
    ("qualifier", "direction", "latest", "verdict"),
    [
        # Beyond the bound it is better: the bound itself may meet the target, worse is open.
        *(("more_than", "up", "100", "met"), ("more_than", "up", "99", "on_track")),
        *(("more_than", "up", "60", "cannot"), ("more_than", "up", "40", "cannot")),
        *(("less_than", "down", "20", "met"), ("less_than", "down", "25", "on_track")),
        *(("less_than", "down", "45", "cannot"), ("less_than", "down", "60", "cannot")),
        # Beyond the bound it is worse: only moving away is certain.
        *(("less_than", "up", "100", "cannot"), ("less_than", "up", "99", "cannot")),
        *(("less_than", "up", "55", "cannot"), ("less_than", "up", "49", "moving_away")),
        *(("more_than", "down", "20", "cannot"), ("more_than", "down", "51", "moving_away")),
        *(("about", "up", "99", "on_track"), ("about", "up", "101", "met")),
        *(("about", "up", "100", "cannot"), ("about", "up", "74", "cannot")),
        *(("preliminary", "up", "100", "met"), ("preliminary", "up", "99", "on_track")),
    ],
)
def test_latest_figure_that_is_a_bound(
    qualifier: Qualifier, direction: Direction, latest: str, verdict: Verdict
) -> None:
    goal = "100" if direction == "up" else "20"
    found = between("50", latest, goal, "index", direction, qualifier=qualifier)
    assert found.verdict == verdict
    assert found.approximate
    assert found.reason == ("approximate" if verdict == "cannot" else None)


@pytest.mark.parametrize(
    ("qualifier", "value", "verdict"),
    [
        *(
            ("more_than", "99", "cannot"),
            ("more_than", "100", "met"),
            ("less_than", "99", "missed"),
        ),
        *(("less_than", "100", "missed"), ("less_than", "101", "cannot")),
        *(("about", "99", "missed"), ("about", "99.6", "missed"), ("about", "100", "cannot")),
        *(("about", "100.1", "met"), ("about", "101", "met"), ("preliminary", "99", "missed")),
    ],
)
def test_due_figure_that_is_a_bound(qualifier: Qualifier, value: str, verdict: Verdict) -> None:
    found = assessed(aim("100", "2023"), row("2023", value, qualifier=qualifier))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("strictly", "direction", "latest", "verdict"),
    [
        # A target of "more than 30" is told as "at least 30", and judged so.
        *(("more_than", "up", row("2023", "30"), "met"),),
        *(("more_than", "up", row("2023", "29.9"), "missed"),),
        *(("more_than", "up", row("2023", "30", qualifier="more_than"), "met"),),
        *(("more_than", "up", row("2023", "30", qualifier="less_than"), "missed"),),
        *(("less_than", "up", row("2023", "30"), "met"),),
        *(("less_than", "down", row("2023", "30"), "missed"),),
        *(("less_than", "down", row("2023", "29.9"), "met"),),
        *(("less_than", "down", row("2023", "30", qualifier="less_than"), "met"),),
        *(("about", "up", row("2023", "25"), "met"), ("about", "up", row("2023", "24"), "missed")),
        *(("about", "down", row("2023", "35"), "met"),),
        *(("about", "down", row("2023", "36"), "missed"),),
    ],
)
def test_target_that_is_a_bound(
    strictly: Qualifier, direction: Direction, latest: Observation, verdict: Verdict
) -> None:
    goal = aim("30", "2023", qualifier=strictly)
    assert assessed(goal, latest, kind="share", direction=direction).verdict == verdict


@pytest.mark.parametrize(
    ("value", "lowest", "too_high"),
    [
        *(("55", "54.5", "54.51"), ("1.46", "1.455", "1.4551"), ("24000", "23500", "23501")),
        *(("70", "65", "65.1"), ("1.50", "1.495", "1.4951"), ("2E+3", "1500", "1501")),
        *(("0", "-0.5", "-0.4"), ("5.0", "4.95", "4.951")),
    ],
)
def test_about_is_half_of_the_last_digit_that_counts(
    value: str, lowest: str, too_high: str
) -> None:
    latest = row("2023", value, qualifier="about")
    assert assessed(aim(lowest, "2023"), latest, kind="share").verdict == "met"
    assert assessed(aim(too_high, "2023"), latest, kind="share").reason == "approximate"


@pytest.mark.parametrize(
    ("qualifier", "latest", "verdict"),
    [
        *(("about", "80", "on_track"), ("about", "74", "cannot"), ("less_than", "80", "on_track")),
        *(("less_than", "60", "cannot"), ("more_than", "80", "cannot")),
        *(("more_than", "40", "moving_away"),),
    ],
)
def test_base_that_is_a_bound(qualifier: Qualifier, latest: str, verdict: Verdict) -> None:
    rows = [row("2020", "50", qualifier=qualifier), row("2025", latest)]
    assert assessed(aim("100"), *rows, kind="index", day=dt.date(2026, 1, 1)).verdict == verdict


@pytest.mark.parametrize(
    ("which", "flag", "expected"),
    [
        ("goal", {"qualifier": "about"}, True),
        *(("goal", {"qualifier": bound}, False) for bound in ("more_than", "less_than")),
        *(
            (which, flag, True)
            for which in ("base", "latest")
            for flag in ({"status": "P"}, {"status": "E"}, {"qualifier": "preliminary"})
        ),
        *((which, {}, False) for which in ("base", "latest", "goal")),
        ("latest", {"status": "B"}, False),
    ],
)
def test_verdict_is_approximate_where_a_figure_of_its_sum_is(
    which: str, flag: dict[str, Any], expected: bool
) -> None:
    flags: dict[str, dict[str, Any]] = {"base": {}, "latest": {}, "goal": {}, which: flag}
    rows = row("2020", "40", **flags["base"]), row("2022", "50", **flags["latest"])
    found = assessed(aim("90", **flags["goal"]), *rows)
    assert found.latest == rows[1]
    assert found.approximate is expected


@pytest.mark.parametrize(("flag", "expected"), [({}, False), ({"status": "P"}, True)])
def test_met_is_approximate_only_where_the_deciding_figure_is(
    flag: dict[str, Any], expected: bool
) -> None:
    rows = row("2020", "40", status="E"), row("2022", "95", **flag)
    found = assessed(aim("90"), *rows)
    assert (found.verdict, found.approximate) == ("met", expected)


# Zero and sign.


class Steps(NamedTuple):
    """A base of 2020, a figure of 2025 and a target for 2030, and what is worked out by hand."""

    base: str
    latest: str
    goal: str
    direction: Direction
    expected: str
    ratio: str
    verdict: Verdict


IN_STEPS = (
    # Net zero: 800 to 0 in ten years is 80 a year. Five years on 400 are expected.
    Steps("800", "500", "0", "down", "400", "0.75", "behind"),
    Steps("800", "390", "0", "down", "400", "1.025", "on_track"),
    Steps("800", "790", "0", "down", "400", "0.025", "well_behind"),
    Steps("800", "900", "0", "down", "400", "-0.25", "moving_away"),
    # Minus 20 %: from 0 to −20 in ten years, −10 half way.
    Steps("0", "-12", "-20", "down", "-10", "1.2", "on_track"),
    Steps("0", "-6", "-20", "down", "-10", "0.6", "behind"),
    # Beyond zero: from −50 to −100, and up from −10 to 10.
    Steps("-50", "-60", "-100", "down", "-75", "0.4", "well_behind"),
    Steps("-10", "0", "10", "up", "0", "1", "on_track"),
    # Figures of zero on the way to a target above it.
    Steps("5", "0", "10", "up", "7.5", "-2", "moving_away"),
    Steps("0", "5", "10", "up", "5", "1", "on_track"),
)


@pytest.mark.parametrize("steps", IN_STEPS)
@pytest.mark.parametrize("kind", ["stock", "flow", "intensity", "count", "index"])
def test_what_reaches_or_passes_zero_goes_in_equal_steps(steps: Steps, kind: IndicatorKind) -> None:
    found = between(steps.base, steps.latest, steps.goal, kind, steps.direction)
    assert found.measure == "absolute"
    assert (found.expected, found.ratio) == (Decimal(steps.expected), Decimal(steps.ratio))
    assert found.verdict == steps.verdict


@pytest.mark.parametrize(("base", "goal"), [("800", "0"), ("0", "-20"), ("-50", "-100")])
def test_target_of_zero_or_below_is_met_by_reaching_it(base: str, goal: str) -> None:
    assert between(base, goal, goal, "stock", "down").verdict == "met"


@pytest.mark.parametrize(
    ("base", "latest", "goal", "direction", "verdict"),
    [
        # A share of zero is no special case: points go in equal steps anyway.
        *(("40", "20", "0", "down", "on_track"), ("40", "30", "0", "down", "well_behind")),
        *(("-10", "-5", "0", "up", "on_track"), ("0", "30", "100", "up", "behind")),
    ],
)
def test_share_goes_in_points_to_zero_and_beyond(
    base: str, latest: str, goal: str, direction: Direction, verdict: Verdict
) -> None:
    found = between(base, latest, goal, "share", direction)
    assert (found.measure, found.verdict) == ("points", verdict)


def test_net_zero_below_is_not_met_by_zero() -> None:
    goal = aim("0", "2023", qualifier="less_than")
    rows = row("2020", "800"), row("2023", "0")
    assert assessed(goal, *rows, kind="flow", direction="down").verdict == "missed"


def test_way_station_to_zero_goes_in_equal_steps_too() -> None:
    """One series has one pace: that of the first target is not another than that of the second."""
    first, last = aim("600", "2025"), aim("0", "2035", qualifier="less_than")
    rows = row("2020", "800"), row("2022", "720")
    report = replace(telling_of(*rows, kind="flow", direction="down"), targets=(first, last))
    assert assess(report, first, DAY).measure == "absolute"
    assert assess(report, first, DAY).ratio == Decimal(1)
    assert assess(replace(report, targets=(first,)), first, DAY).measure == "percent"


@pytest.mark.parametrize(
    ("base", "latest", "goal", "direction"),
    [("10", "5", "10.0", "up"), ("9", "5", "7", "up"), ("5", "6", "6", "down")],
)
@pytest.mark.parametrize("kind", ["stock", "flow", "share", "index"])
def test_target_that_was_not_ahead_has_no_pace(
    base: str, latest: str, goal: str, direction: Direction, kind: IndicatorKind
) -> None:
    found = between(base, latest, goal, kind, direction)
    if found.verdict != "met":
        assert (found.reason, found.ratio, found.expected) == ("zero_or_sign", None, None)


@pytest.mark.parametrize("kind", ["stock", "flow", "intensity", "count", "share", "index"])
@pytest.mark.parametrize("latest", ["21", "29", "39", "41", "50", "59", "61"])
def test_figure_is_beyond_what_is_expected_just_where_its_pace_is(
    latest: str, kind: IndicatorKind
) -> None:
    """One rule: the value expected, the pace and the word cannot disagree."""
    found = between("20", latest, "80", kind)
    assert found.expected is not None
    assert found.ratio is not None
    assert (Decimal(latest) >= found.expected) == (found.ratio >= 1)
    assert found.verdict == "on_track" or found.expected > Decimal(latest)


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
    found = [row.verdict for row in assess_all(replace(report, observations=rows))]
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
