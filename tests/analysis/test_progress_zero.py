"""Progress towards zero and beyond it, by equal steps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest

from report.analysis.progress import (
    Verdict,
    assess,
)
from report.model import (
    Direction,
    IndicatorKind,
)
from tests.assessed import (
    DAY,
    aim,
    assessed,
    between,
    telling_of,
)
from tests.build import row

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
