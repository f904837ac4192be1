"""Progress: what holds whatever the figures are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from report.analysis.progress import Assessment, Verdict
from report.model import Direction, IndicatorKind, Qualifier, Status
from tests.assessed import aim, assessed
from tests.build import row

# From the worst to the best that can be told of a target.
ORDER: tuple[Verdict, ...] = ("missed", "moving_away", "well_behind", "behind", "on_track", "met")
MIRRORED: Mapping[Qualifier, Qualifier] = {"more_than": "less_than", "less_than": "more_than"}
TURNED: Mapping[Direction, Direction] = {"up": "down", "down": "up"}


@dataclass(frozen=True)
class Figure:
    """A figure that is tried: its period, value, qualifier and status."""

    period: str
    value: Decimal
    qualifier: Qualifier = ""
    status: Status = "A"

    def mirrored(self) -> Figure:
        turned = MIRRORED.get(self.qualifier, self.qualifier)
        return replace(self, value=-self.value, qualifier=turned)


@dataclass(frozen=True)
class Trial:
    """A target that is tried on a base of 2020, a latest figure and a day."""

    kind: IndicatorKind
    direction: Direction
    base: Figure
    latest: Figure
    goal: Figure
    day: dt.date

    def assessed(self) -> Assessment:
        rows = [
            row(one.period, str(one.value), qualifier=one.qualifier, status=one.status)
            for one in (self.base, self.latest)
        ]
        goal = aim(str(self.goal.value), qualifier=self.goal.qualifier)
        return assessed(goal, *rows, kind=self.kind, direction=self.direction, day=self.day)

    def verdict(self) -> Verdict:
        return self.assessed().verdict

    def with_latest(self, value: Decimal, qualifier: Qualifier = "") -> Trial:
        return replace(self, latest=replace(self.latest, value=value, qualifier=qualifier))


any_number = st.decimals(allow_nan=False, allow_infinity=False)
small_number = st.decimals(-50, 150, places=1)
any_qualifier = st.sampled_from(get_args(Qualifier))
any_kind = st.sampled_from(get_args(IndicatorKind))
linear_kind: st.SearchStrategy[IndicatorKind] = st.sampled_from(("share", "concentration", "index"))
up_or_down = st.sampled_from(tuple(TURNED))
plain: st.SearchStrategy[Qualifier] = st.just("")
normal: st.SearchStrategy[Status] = st.just("A")
# A busy machine is no fault of the figures.
unhurried = settings(deadline=None)


def trials(
    numbers: st.SearchStrategy[Decimal] = small_number,
    kinds: st.SearchStrategy[IndicatorKind] = any_kind,
    directions: st.SearchStrategy[Direction] = up_or_down,
    qualifiers: st.SearchStrategy[Qualifier] = plain,
    statuses: st.SearchStrategy[Status] = normal,
) -> st.SearchStrategy[Trial]:
    """Targets for 2030, before and after they are due."""
    latest = st.sampled_from(("2021", "2025", "2026-06", "2030-12-31", "2030"))
    return st.builds(
        Trial,
        kinds,
        directions,
        st.builds(Figure, st.just("2020"), numbers, qualifiers, statuses),
        st.builds(Figure, latest, numbers, qualifiers, statuses),
        st.builds(Figure, st.just("2030"), numbers, qualifiers),
        st.sampled_from((dt.date(2026, 7, 1), dt.date(2031, 1, 1))),
    )


@unhurried
@given(
    trials(
        any_number,
        directions=st.sampled_from(get_args(Direction)),
        qualifiers=any_qualifier,
        statuses=st.sampled_from(get_args(Status)),
    )
)
def test_never_fails_on_any_numbers(trial: Trial) -> None:
    found = trial.assessed()
    assert (found.verdict == "cannot") == (found.reason is not None)
    amounts = [found.expected, found.needed, found.actual, found.ratio]
    assert len({amount is None for amount in amounts}) == 1
    assert all(amount.is_finite() for amount in amounts if amount is not None)
    if trial.direction == "none":
        assert found.verdict in {"cannot", "awaiting"}


@unhurried
@given(trials(), small_number)
def test_better_latest_never_gives_a_worse_verdict(trial: Trial, other: Decimal) -> None:
    values = sorted((trial.latest.value, other), reverse=trial.direction == "down")
    worse, better = (trial.with_latest(value).verdict() for value in values)
    if worse in ORDER and better in ORDER:
        assert ORDER.index(worse) <= ORDER.index(better)


@unhurried
@given(trials(kinds=linear_kind, qualifiers=any_qualifier), st.sampled_from(("", "about")))
def test_up_and_down_are_mirror_images(trial: Trial, aimed: Qualifier) -> None:
    """But for targets that are bounds: "at least 30" is reached by 30, "below 30" is not."""
    trial = replace(trial, goal=replace(trial.goal, qualifier=aimed))
    turned = replace(
        trial,
        direction=TURNED[trial.direction],
        base=trial.base.mirrored(),
        latest=trial.latest.mirrored(),
        goal=trial.goal.mirrored(),
    )
    here, there = trial.assessed(), turned.assessed()
    assert (here.verdict, here.reason, here.ratio) == (there.verdict, there.reason, there.ratio)


@unhurried
@given(trials(), st.decimals("0.1", 200, places=1))
def test_verdict_on_a_favourable_bound_holds_beyond_it(trial: Trial, further: Decimal) -> None:
    up = trial.direction == "up"
    bound = trial.with_latest(trial.latest.value, "more_than" if up else "less_than").verdict()
    beyond = trial.with_latest(trial.latest.value + (further if up else -further)).assessed()
    assert bound in {"met", "on_track", "cannot", "awaiting"}
    if bound in ORDER and beyond.reason != "zero_or_sign":
        assert ORDER.index(beyond.verdict) >= ORDER.index(bound)


@unhurried
@given(trials(), st.decimals("0.1", 200, places=1))
def test_verdict_on_an_unfavourable_bound_holds_beyond_it(trial: Trial, further: Decimal) -> None:
    up = trial.direction == "up"
    bound = trial.with_latest(trial.latest.value, "less_than" if up else "more_than").verdict()
    beyond = trial.with_latest(trial.latest.value - (further if up else -further)).assessed()
    assert bound in {"missed", "moving_away", "cannot", "awaiting"}
    if bound in ORDER and beyond.reason != "zero_or_sign":
        assert beyond.verdict == bound


@unhurried
@given(trials(), st.decimals("-0.05", "0.05", places=3))
def test_verdict_on_an_approximate_figure_holds_within_it(trial: Trial, off: Decimal) -> None:
    rough = trial.with_latest(trial.latest.value, "about").verdict()
    exact = trial.with_latest(trial.latest.value + off).verdict()
    assert rough in {exact, "cannot", "awaiting"}


@unhurried
@given(trials(statuses=st.just("B")))
def test_break_is_never_measured_across(trial: Trial) -> None:
    found = trial.assessed()
    assert found.verdict in {"cannot", "awaiting"}
    assert found.ratio is None


@unhurried
@given(trials(statuses=st.just("D")))
def test_other_definition_is_never_measured(trial: Trial) -> None:
    found = trial.assessed()
    assert found.ratio is None
    assert found.newer is not None or found.verdict in {"cannot", "awaiting"}
