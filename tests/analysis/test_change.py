"""The change between two figures: its measure, its amount, and why there may be none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.change import (
    Change,
    ChangeRefusal,
    change_between,
    half_significant_step,
    half_step,
    last_change,
    measure_of,
)
from report.model import IndicatorKind, Observation, Period, Status
from tests.build import row, years

COMPARABLE: tuple[IndicatorKind, ...] = (
    *("stock", "flow", "intensity", "share", "change"),
    *("concentration", "index", "count"),
)
# For each refusal a series whose last figure is not compared with the first, and its kind.
REFUSED: dict[ChangeRefusal, tuple[list[Observation], IndicatorKind]] = {
    "single": (years(2020, "40"), "stock"),
    "bound": ([row("2020", "40"), row("2021", "46", qualifier="more_than")], "stock"),
    "provisional": ([row("2020", "40", status="P"), row("2021", "46")], "stock"),
    "break": ([row("2020", "40"), row("2021", "46", status="B")], "stock"),
    "vintage": ([row("2020", "40"), row("2021", "46", new_vintage=True)], "stock"),
    "definition": ([row("2020", "40", status="D"), row("2021", "46")], "stock"),
    "period": ([row("2020", "40"), row("2021-06", "46")], "flow"),
    "coarse": (years(2020, "3", "4"), "stock"),
    "rank": (years(2020, "3", "2"), "rank"),
    "zero": (years(2020, "0", "46"), "stock"),
}
values = st.decimals("0.1", 100_000, places=1)
statuses = st.lists(st.sampled_from(get_args(Status)), min_size=1, max_size=12)


def of_pair(
    first: str, last: str, kind: IndicatorKind = "stock", **more: Any
) -> Change | ChangeRefusal:
    """The change between two years' figures; `more` is told of the second."""
    pair = [row("2020", first), row("2021", last, **more)]
    return change_between(pair, kind, *pair)


def amount(found: Change | ChangeRefusal) -> Decimal:
    assert isinstance(found, Change), found
    return found.amount


@pytest.mark.parametrize("refusal", get_args(ChangeRefusal))
def test_change_is_refused(refusal: ChangeRefusal) -> None:
    assert last_change(*REFUSED[refusal]) == refusal


@pytest.mark.parametrize("qualifier", ["more_than", "less_than", "about"])
@pytest.mark.parametrize("which", [0, 1])
def test_bound_at_either_end_is_refused(which: int, qualifier: str) -> None:
    pair = years(2020, "400", "460")
    pair[which] = row(str(2020 + which), "400", qualifier=qualifier)
    assert change_between(pair, "stock", *pair) == "bound"


@pytest.mark.parametrize("flag", [{"status": "P"}, {"status": "E"}, {"qualifier": "preliminary"}])
def test_figure_that_may_be_revised_is_refused(flag: dict[str, Any]) -> None:
    assert of_pair("400", "460", **flag) == "provisional"


def test_break_anywhere_between_is_refused() -> None:
    series = [row("2020", "400"), row("2021", "410", status="B"), row("2022", "420")]
    assert change_between(series, "stock", series[0], series[2]) == "break"


def test_break_at_the_earlier_figure_is_behind_both() -> None:
    series = [row("2019", "300"), row("2020", "400", status="B"), row("2021", "420")]
    assert amount(change_between(series, "stock", *series[1:])) == Decimal("5.0")


def test_stock_may_be_compared_between_a_year_and_a_month() -> None:
    pair = [row("2020", "400"), row("2021-06", "420")]
    assert amount(change_between(pair, "stock", *pair)) == Decimal("5.0")


def test_flow_of_the_same_months_is_compared() -> None:
    pair = [row("2020-06", "400"), row("2021-06", "420")]
    assert amount(change_between(pair, "flow", *pair)) == Decimal("5.0")


@pytest.mark.parametrize(
    ("kind", "first", "last", "measure", "expected"),
    [
        ("stock", "4000", "4600", "percent", "15.0"),
        ("flow", "2000", "1871", "percent", "-6.5"),
        ("intensity", "0.8000", "0.8400", "percent", "5.0"),
        ("share", "5.81", "6.46", "points", "0.65"),
        ("share", "60.4", "63", "points", "2.6"),
        ("share", "71", "77.5", "points", "6.5"),
        ("change", "-1.2", "3.0", "points", "4.2"),
        ("concentration", "18", "16", "absolute", "-2"),
        ("index", "101.5", "99.25", "absolute", "-2.25"),
        ("count", "824", "750", "percent", "-9.0"),
    ],
)
def test_change_is_measured_by_its_kind(
    kind: IndicatorKind, first: str, last: str, measure: str, expected: str
) -> None:
    found = of_pair(first, last, kind)
    assert isinstance(found, Change)
    assert (found.measure, found.amount) == (measure, Decimal(expected))
    assert (found.since, found.until) == (Period(2020), Period(2021))
    assert str(amount(found)) == expected


@pytest.mark.parametrize(
    ("last", "multiple"),
    [("1999", None), ("2000", "2.0"), ("3399", "3.4"), ("2249", "2.2"), ("12490", "12")],
)
def test_what_has_doubled_or_more_has_a_multiple(last: str, multiple: str | None) -> None:
    change = of_pair("1000", last, "count")
    assert isinstance(change, Change)
    assert change.multiple == (Decimal(multiple) if multiple else None)


@pytest.mark.parametrize("kind", ["share", "concentration"])
def test_share_and_concentration_have_no_multiple(kind: IndicatorKind) -> None:
    change = of_pair("10", "40", kind)
    assert isinstance(change, Change)
    assert change.multiple is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # Rounding may have moved the growth by 0.05 % at most, by 0.5 %, by more.
        ("2000", "2126", "6.3"),
        ("1999", "2126", "6"),
        ("200", "213", "7"),
        ("199", "213", None),
        ("0.3", "0.4", None),
        ("0.3000", "0.4000", "33.3"),
    ],
)
def test_growth_has_no_more_digits_than_its_figures_allow(
    first: str, last: str, expected: str | None
) -> None:
    found = of_pair(first, last)
    assert found == "coarse" if expected is None else str(amount(found)) == expected


@pytest.mark.parametrize(
    ("kind", "first", "last", "expected"),
    [
        ("count", "319", "320", "0.3"),
        ("count", "20", "21", "5.0"),
        ("count", "2.5", "3.5", None),
        ("stock", "20", "21", None),
        ("flow", "20", "21", None),
    ],
)
def test_what_is_counted_by_ones_is_not_rounded(
    kind: IndicatorKind, first: str, last: str, expected: str | None
) -> None:
    found = of_pair(first, last, kind)
    assert found == "coarse" if expected is None else str(amount(found)) == expected


@pytest.mark.parametrize("kind", ["stock", "flow", "count", "intensity"])
@pytest.mark.parametrize(("first", "last"), [("0", "46"), ("46.00", "0"), ("-3.000", "4.000")])
def test_no_rate_of_growth_from_or_to_what_is_not_positive(
    kind: IndicatorKind, first: str, last: str
) -> None:
    assert of_pair(first, last, kind) == "zero"


@pytest.mark.parametrize("kind", get_args(IndicatorKind))
def test_measure_of_a_kind_is_that_of_its_changes(kind: IndicatorKind) -> None:
    found = of_pair("400", "460", kind)
    assert (found.measure if isinstance(found, Change) else None) == measure_of(kind)


def test_latest_figure_is_compared_with_a_year_before_a_month() -> None:
    series = [row("2019", "4000"), row("2020", "4100"), row("2021-11", "4400"), row("2021", "4510")]
    latest = last_change(series, "stock")
    assert isinstance(latest, Change)
    assert (latest.since, latest.until) == (Period(2020), Period(2021))
    assert latest.amount == Decimal("10.0")


def test_latest_month_is_compared_with_the_same_month() -> None:
    series = [row("2020-06", "4000"), row("2020", "4100"), row("2021-06", "4400")]
    latest = last_change(series, "stock")
    assert isinstance(latest, Change)
    assert latest.since == Period(2020, 6)


def test_figure_that_cannot_be_compared_is_passed_over() -> None:
    series = [row("2019", "4000"), row("2020", "4200", qualifier="about"), row("2021", "4400")]
    latest = last_change(series, "stock")
    assert isinstance(latest, Change)
    assert (latest.since, latest.amount) == (Period(2019), Decimal("10.0"))


def test_reason_is_that_of_the_figure_before() -> None:
    series = [row("2019", "40", status="D"), row("2020", "42", qualifier="about"), row("2021", "4")]
    assert last_change(series, "stock") == "bound"


@given(st.sampled_from(COMPARABLE), values, values)
def test_sign_of_a_change_agrees_with_the_order(
    kind: IndicatorKind, first: Decimal, last: Decimal
) -> None:
    found = of_pair(str(first), str(last), kind)
    if isinstance(found, Change) and found.amount:
        assert (found.amount > 0) == (last > first)


@given(st.sampled_from(COMPARABLE), st.decimals(200, 100_000, places=1))
def test_change_of_equal_figures_is_nothing(kind: IndicatorKind, value: Decimal) -> None:
    assert amount(of_pair(str(value), str(value), kind)) == 0


@given(st.decimals(200, 100_000, places=1), st.decimals(200, 100_000, places=1))
def test_growth_is_right_to_its_last_digit(first: Decimal, last: Decimal) -> None:
    """Whatever the true values behind two rounded figures, the growth lies as near as it says."""
    found = of_pair(str(first), str(last))
    if not isinstance(found, Change):
        return
    steps = Decimal(5).scaleb(-2)
    low = ((last - steps) / (first + steps) - 1) * 100
    high = ((last + steps) / (first - steps) - 1) * 100
    step = Decimal(1).scaleb(int(found.amount.as_tuple().exponent))
    assert low - step <= found.amount <= high + step


@pytest.mark.parametrize(
    ("value", "expected"), [("16", "0.5"), ("6.46", "0.005"), ("108.0", "0.05"), ("1E+2", "0.5")]
)
def test_half_step_of_a_figure(value: str, expected: str) -> None:
    assert half_step(Decimal(value)) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(("55", "0.5"), ("24000", "500"), ("24001", "0.5"), ("1E+2", "50")),
        *(("1.46", "0.005"), ("1.40", "0.005"), ("24000.0", "0.05")),
        *(("0", "0.5"), ("0.00", "0.005"), ("0E+3", "0.5"), ("-300", "50")),
    ],
)
def test_half_of_the_last_digit_that_counts(value: str, expected: str) -> None:
    assert half_significant_step(Decimal(value)) == Decimal(expected)
