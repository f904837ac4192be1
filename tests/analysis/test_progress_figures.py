"""Progress: which figures a verdict rests on: where it is counted from, definitions, bounds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from report.analysis.progress import (
    Verdict,
)
from report.model import (
    Direction,
    IndicatorKind,
    Observation,
    Period,
    Qualifier,
    Status,
    Target,
)
from tests.assessed import (
    aim,
    assessed,
    between,
)
from tests.build import row, years

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
