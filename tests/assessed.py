"""Targets of the example city with figures to assess them by, and a case for every outcome."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

from report.analysis.progress import Assessment, Reason, Verdict, assess
from report.model import Direction, IndicatorKind, Observation, Period, Report, Target
from tests.build import example, row, target, telling, years

DAY = dt.date(2024, 6, 30)
SET = Period(2020, 12)


def telling_of(
    *rows: Observation, kind: IndicatorKind = "stock", direction: Direction = "up"
) -> Report:
    """The example city with these figures of an indicator of this kind."""
    shown = replace(example().indicators["solar_capacity"], kind=kind, direction=direction)
    return telling(*rows, indicators={"solar_capacity": shown})


def assessed(
    goal: Target,
    *rows: Observation,
    kind: IndicatorKind = "stock",
    direction: Direction = "up",
    day: dt.date = DAY,
) -> Assessment:
    """What these figures say of a target as of a day."""
    return assess(telling_of(*rows, kind=kind, direction=direction), goal, day)


def aim(value: str, period: str = "2030", **more: Any) -> Target:
    """A target set at the end of 2020."""
    return target(period, value, **({"set_on": SET} | more))


def between(
    base: str,
    latest: str,
    goal: str,
    kind: IndicatorKind = "share",
    direction: Direction = "up",
    **more: Any,
) -> Assessment:
    """From a figure of 2020 to one of 2025 for a target of 2030; `more` is told of the latest."""
    rows = [row("2020", base), row("2025", latest, **more)]
    return assessed(aim(goal), *rows, kind=kind, direction=direction, day=dt.date(2026, 1, 1))


def worked_example() -> Assessment:
    """The example of the report's own method: vehicles in tens of thousands."""
    rows = [row("2021", "55", qualifier="about"), row("2023", "97", qualifier="more_than")]
    return assessed(target("2025", "130", set_on=Period(2022, 12)), *rows)


def replaced_and_new() -> tuple[Report, Target, Target]:
    """A report, a target of it that was met and raised, and the one in its stead."""
    old = aim("55", "2025", superseded_by=Period(2022, 12))
    new = aim("130", "2025", set_on=Period(2022, 12))
    report = replace(telling_of(*years(2020, "50", "60", "70", "80")), targets=(old, new))
    return report, old, new


@cache
def verdicts() -> dict[Verdict, Assessment]:
    """A case for each verdict."""
    return {
        "met": assessed(aim("100", "2023"), row("2023", "100")),
        "missed": assessed(aim("100", "2023"), row("2020", "50"), row("2023", "99")),
        "on_track": between("10", "55", "100"),
        "behind": between("10", "45", "100"),
        "well_behind": between("10", "20", "100"),
        "moving_away": between("10", "9", "100"),
        "awaiting": assessed(aim("100", "2023"), *years(2020, "50", "60")),
        "never_reported": assessed(aim("100", "2021", set_on=None), *years(2020, "50")),
        "cannot": assessed(aim("100")),
    }


@cache
def refusals() -> dict[Reason, Assessment]:
    """A case for each reason why there is no verdict."""
    rough = row("2021", "53", qualifier="about")
    return {
        "no_base": assessed(aim("100", set_on=None), *years(2020, "50", "60")),
        "one_observation": assessed(aim("100"), row("2020", "50")),
        "definition": assessed(aim("100"), row("2020", "50"), row("2021", "60", status="D")),
        "vintage": assessed(aim("100"), row("2020", "50"), row("2021", "60", new_vintage=True)),
        "direction": assessed(aim("100"), *years(2020, "50", "60"), direction="none"),
        "zero_or_sign": assessed(aim("100"), *years(2020, "120", "60")),
        "approximate": assessed(aim("100"), row("2020", "50"), rough),
    }
