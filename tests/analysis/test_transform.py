"""Transformations of series: what they give, what they refuse, and the flags that they keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis.transform import (
    Result,
    change,
    difference,
    growth,
    index,
    per,
    share,
)
from report.model import IndicatorKind
from tests.analysis.transformed import MONEY, elsewhere, people, series
from tests.build import row, unit, years


def values(result: Result) -> dict[str, str]:
    """The results by period, as they would be written."""
    return {str(point.row.period): f"{point.row.value.normalize():f}" for point in result.points}


def reasons(result: Result) -> dict[str, str]:
    return {str(one.period): reason for one, reason in result.left_out}


def test_index_is_per_cent_of_its_base() -> None:
    result = index(series(years(2010, "200.0", "300.0", "250.0")), 2011)
    assert values(result) == {"2010": "66.7", "2011": "100", "2012": "83.3"}
    assert [len(point.inputs) for point in result.points] == [2, 1, 2]


def test_index_from_a_base_between_nothing_and_one() -> None:
    assert values(index(series(years(2010, "0.4100", "0.8200")), 2010)) == {
        "2010": "100",
        "2011": "200",
    }


def test_index_has_no_more_digits_than_its_figures() -> None:
    assert values(index(series(years(2010, "55", "97")), 2010)) == {"2010": "100", "2011": "180"}


def test_index_of_things_counted_one_by_one_is_exact() -> None:
    counted = series(years(2010, "8", "13"), "count", unit("stations", "1"))
    assert values(index(counted, 2010)) == {"2010": "100", "2011": "162.5"}


def test_index_does_not_cross_a_break() -> None:
    rows = years(2010, "100", "110", "120", "130")
    rows[2] = replace(rows[2], status="B")
    before = index(series(rows), 2010)
    assert sorted(values(before)) == ["2010", "2011"]
    assert reasons(before) == {"2012": "break", "2013": "break"}
    after = index(series(rows), 2012)
    assert sorted(values(after)) == ["2012", "2013"]
    assert reasons(after) == {"2010": "break", "2011": "break"}


def test_index_leaves_out_bounds_and_other_definitions() -> None:
    rows = years(2010, "100", "110", "120")
    rows[1] = replace(rows[1], qualifier="more_than")
    rows[2] = replace(rows[2], status="D")
    result = index(series(rows), 2010)
    assert sorted(values(result)) == ["2010"]
    assert reasons(result) == {"2011": "bound", "2012": "definition"}


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: index(series(years(2010, "1"), "rank"), 2010), "rank"),
        (lambda: index(series(years(2010, "1"), "change"), 2010), "rate"),
        (lambda: index(series(years(2010, "1")), 2011), "no_base"),
        (lambda: index(series([row("2010", "1", qualifier="about")]), 2010), "bound"),
        (lambda: index(series([row("2010", "1", status="D")]), 2010), "definition"),
        (lambda: index(series(years(2010, "0")), 2010), "zero"),
        (lambda: change(series(years(2010, "1", "2"), "rank")), "rank"),
        (lambda: growth(series(years(2010, "1", "2"), "share")), "points"),
        (lambda: growth(series(years(2010, "1", "2"), "index")), "points"),
        (lambda: growth(series(years(2010, "1", "2"), "rank")), "rank"),
        (lambda: per(series(years(2010, "1"), "share"), people([]), Decimal(1)), "rate"),
        (lambda: per(series(years(2010, "1"), "rank"), people([]), Decimal(1)), "rank"),
        (lambda: per(series(years(2010, "1")), people([]), Decimal(1)), "no_other"),
        (lambda: share(series(years(2010, "1"), "intensity"), elsewhere([])), "rate"),
        (lambda: share(series(years(2010, "1")), elsewhere([])), "no_other"),
        (lambda: difference(series(years(2010, "1"), "rank"), elsewhere([])), "rank"),
        (lambda: difference(series(years(2010, "1")), elsewhere([])), "no_other"),
    ],
)
def test_series_is_refused_with_its_reason(made: Callable[[], Result], reason: str) -> None:
    result = made()
    assert result.refused == reason
    assert result.points == ()


def test_nothing_is_compared_with_itself() -> None:
    own = series(years(2010, "1", "2"))
    assert share(own, own).refused == "itself"
    assert difference(own, own).refused == "itself"
    assert per(own, own, Decimal(1)).refused == "itself"


def test_change_is_the_difference_from_the_figure_before() -> None:
    rows = [*years(2010, "10.5", "12"), row("2015", "11.25")]
    result = change(series(rows, "share"))
    assert values(result) == {"2011": "2", "2015": "-1"}
    assert [str(one.period) for one in result.points[1].inputs] == ["2015", "2011"]


def test_change_of_a_flow_compares_like_months_only() -> None:
    rows = [row("2020", "100"), row("2021-06", "60"), row("2022-06", "66")]
    result = change(series(rows))
    assert values(result) == {"2022-06": "6"}
    assert reasons(result) == {"2021-06": "period"}


def test_growth_is_on_the_year_before() -> None:
    rows = [*years(2010, "100.0", "110.0"), row("2013", "150.0")]
    result = growth(series(rows))
    assert values(result) == {"2011": "10"}
    assert reasons(result) == {"2013": "gap"}


@pytest.mark.parametrize("kind", ["stock", "flow", "count", "intensity"])
def test_growth_of_what_grows_by_a_rate(kind: IndicatorKind) -> None:
    assert values(growth(series(years(2010, "2000", "2200"), kind))) == {"2011": "10"}


def test_growth_of_a_month_is_on_the_same_month() -> None:
    rows = [row("2020-06", "100.0"), row("2021-06", "120.0"), row("2021-12", "130.0")]
    result = growth(series(rows, "stock"))
    assert values(result) == {"2021-06": "20"}
    assert reasons(result) == {"2021-12": "gap"}


def test_growth_that_rounding_hides_is_left_out() -> None:
    assert reasons(growth(series(years(2010, "1", "1")))) == {"2011": "coarse"}
    assert reasons(growth(series(years(2010, "0", "1")))) == {"2011": "zero"}


def test_per_person_is_in_base_units() -> None:
    result = per(series(years(2020, "346.4")), people(years(2020, "17.680")), Decimal(1))
    # 346.4 × 10^8 yuan for 17.680 × 10^4 people.
    assert values(result) == {"2020": "195900"}


def test_balance_below_zero_is_divided_and_any_other_amount_is_not() -> None:
    rows, whole = years(2020, "-346.4"), people(years(2020, "17.680"))
    assert values(per(series(rows, "balance"), whole, Decimal(1))) == {"2020": "-195900"}
    assert reasons(per(series(rows, "flow"), whole, Decimal(1))) == {"2020": "zero"}


def test_balance_of_a_year_is_none_of_a_month() -> None:
    mixed = [row("2020", "5"), row("2021-06", "-1"), row("2021", "-3")]
    assert reasons(change(series(mixed, "balance")))["2021"] == "period"


def test_per_person_has_no_more_digits_than_its_figures() -> None:
    result = per(series(years(2020, "3")), people(years(2020, "17.680")), Decimal(1))
    assert values(result) == {"2020": "2000"}


def test_per_person_needs_the_population_of_the_year() -> None:
    result = per(
        series([row("2020", "100"), row("2021", "100"), row("2022-06", "50")]),
        people([row("2021", "20.00"), row("2022", "20.00")]),
        Decimal(1),
    )
    assert list(values(result)) == ["2021"]
    assert reasons(result) == {"2020": "no_other", "2022-06": "period"}


def test_stock_at_a_date_takes_the_population_of_its_year() -> None:
    stock = series([row("2022-06", "500")], "stock", unit("vehicles", "1"))
    result = per(stock, people([row("2022", "2.000")]), Decimal(1))
    assert values(result) == {"2022-06": "0.025"}


def test_money_is_not_divided_by_other_money() -> None:
    dollars = replace(MONEY, code="10^8 USD", base="USD")
    own = series(years(2020, "1.00"), "flow", dollars)
    whole = series([replace(one, indicator="gdp") for one in years(2020, "9.00")])
    assert per(own, whole, Decimal(100)).refused == "currency"
    assert per(series(years(2020, "1.00")), whole, Decimal(100)).refused is None


def test_share_is_per_cent_of_the_larger_place_in_the_same_period() -> None:
    result = share(series(years(2020, "25.0", "30.0")), elsewhere(years(2020, "200.0")))
    assert values(result) == {"2020": "12.5"}
    assert reasons(result) == {"2021": "no_other"}


def test_difference_keeps_the_coarser_digit() -> None:
    result = difference(series(years(2020, "25.25", "20")), elsewhere(years(2020, "20", "21.5")))
    assert values(result) == {"2020": "5", "2021": "-2"}
