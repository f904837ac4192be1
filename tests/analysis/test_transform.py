"""Transformations of series: what they give, what they refuse, and the flags that they keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.transform import (
    REFUSALS,
    Result,
    Series,
    broken,
    change,
    difference,
    growth,
    index,
    per,
    share,
)
from report.model import IndicatorKind, Observation, Qualifier, Status, Unit
from tests.build import NEIGHBOUR, row, unit, years

MONEY = unit("10^8 CNY", "1e8", "yuan", "元")
MONEY = replace(MONEY, base="CNY")
PEOPLE = unit("10^4 persons", "1e4", "people", "人")


def series(rows: Sequence[Observation], kind: IndicatorKind = "flow", own: Unit = MONEY) -> Series:
    return Series(tuple(rows), kind, own)


def people(rows: Sequence[Observation]) -> Series:
    return series([replace(one, indicator="people") for one in rows], "stock", PEOPLE)


def elsewhere(rows: Sequence[Observation], kind: IndicatorKind = "flow") -> Series:
    return series([replace(one, place=NEIGHBOUR) for one in rows], kind)


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


def test_break_of_the_population_breaks_the_ratio() -> None:
    census = people(years(2019, "10.00", "12.00", "12.50"))
    census = replace(
        census, rows=(*census.rows[:1], replace(census.rows[1], status="B"), census.rows[2])
    )
    own = series([row("2019", "100.0"), row("2021", "120.0")])
    result = per(own, census, Decimal(1))
    # The year of the break itself has no result: the next one tells of it.
    assert [(str(p.row.period), p.row.status) for p in result.points] == [
        ("2019", "A"),
        ("2021", "B"),
    ]


@pytest.mark.parametrize(
    ("flags", "status", "qualifier"),
    [
        ({"status": "P"}, "P", ""),
        ({"status": "E"}, "E", ""),
        ({"status": "D"}, "D", ""),
        ({"qualifier": "preliminary"}, "A", "preliminary"),
    ],
)
def test_result_carries_the_flags_of_either_figure(
    flags: dict[str, str], status: str, qualifier: str
) -> None:
    plain, flagged = years(2020, "100.0"), [row("2020", "10.00", **flags)]
    for own, whole in ((plain, flagged), (flagged, plain)):
        point = per(series(own), people(whole), Decimal(1)).points[0]
        assert (point.row.status, point.row.qualifier) == (status, qualifier)


def test_provisional_figure_after_a_break_says_both() -> None:
    rows = [row("2020", "100"), row("2022", "100", status="P")]
    other = people([row("2020", "10.00"), row("2021", "11.00", status="B"), row("2022", "12.00")])
    point = per(series(rows), other, Decimal(1)).points[-1]
    assert (point.row.status, point.row.qualifier) == ("B", "preliminary")


def test_broken_leaves_points_without_a_break_as_they_are() -> None:
    points = change(series(years(2010, "1", "2", "3"))).points
    assert broken(points, years(2010, "1", "2", "3")) == list(points)
    assert broken((), years(2010, "1")) == []


# Any series of yearly figures, with breaks, bounds and provisional figures in it.
_STATUSES: tuple[Status, ...] = ("A", "A", "A", "P", "E", "B", "D")
_QUALIFIERS: tuple[Qualifier, ...] = ("", "", "", "about", "more_than", "less_than", "preliminary")


@st.composite
def any_rows(draw: st.DrawFn) -> list[Observation]:
    first = draw(st.integers(2000, 2005))
    count = draw(st.integers(1, 8))
    gaps = draw(st.lists(st.sampled_from((1, 1, 1, 2)), min_size=count, max_size=count))
    rows, year = [], first
    for gap in gaps:
        value = draw(st.decimals("0", "99999", places=draw(st.integers(0, 2))))
        rows.append(
            row(
                str(year),
                str(value),
                status=draw(st.sampled_from(_STATUSES)),
                qualifier=draw(st.sampled_from(_QUALIFIERS)),
            )
        )
        year += gap
    return rows


KINDS: tuple[IndicatorKind, ...] = ("stock", "flow", "share", "count", "intensity")


def every(rows: list[Observation], others: list[Observation], kind: IndicatorKind) -> list[Result]:
    own = series(rows, kind)
    return [
        index(own, rows[0].period.year),
        change(own),
        growth(own),
        per(own, people(others), Decimal(1)),
        share(own, elsewhere(others, kind)),
        difference(own, elsewhere(others, kind)),
    ]


@given(any_rows(), any_rows(), st.sampled_from(KINDS))
def test_no_result_rests_on_a_bound(
    rows: list[Observation], others: list[Observation], kind: IndicatorKind
) -> None:
    for result in every(rows, others, kind):
        used = [one for point in result.points for one in point.inputs]
        assert not [one for one in used if one.qualifier in {"about", "more_than", "less_than"}]


@given(any_rows(), any_rows(), st.sampled_from(KINDS))
def test_no_result_hides_that_an_input_is_provisional(
    rows: list[Observation], others: list[Observation], kind: IndicatorKind
) -> None:
    for result in every(rows, others, kind):
        for point in result.points:
            early = [
                one for one in point.inputs if one.status in "PE" or one.qualifier == "preliminary"
            ]
            kept = point.row.status in "PED" or point.row.qualifier == "preliminary"
            assert bool(early) <= kept


@given(any_rows(), st.sampled_from(KINDS))
def test_no_result_of_one_series_crosses_a_break(
    rows: list[Observation], kind: IndicatorKind
) -> None:
    breaks = [one.period.year for one in rows if one.status == "B"]
    for result in (
        index(series(rows, kind), rows[-1].period.year),
        change(series(rows, kind)),
        growth(series(rows, kind)),
    ):
        for point in result.points:
            spanned = sorted(one.period.year for one in point.inputs)
            assert not [year for year in breaks if spanned[0] < year <= spanned[-1]]


@given(any_rows(), any_rows(), st.sampled_from(KINDS))
def test_results_on_both_sides_of_a_break_are_told_apart(
    rows: list[Observation], others: list[Observation], kind: IndicatorKind
) -> None:
    result = per(series(rows, kind), people(others), Decimal(1))
    breaks = [one.period.year for one in (*rows, *others) if one.status == "B"]
    for earlier, later in pairwise(result.points):
        span = earlier.row.period.year, later.row.period.year
        if any(span[0] < year <= span[1] for year in breaks):
            assert later.row.status in "BD"


@given(any_rows(), any_rows(), st.sampled_from(KINDS))
def test_every_figure_has_a_result_or_a_reason(
    rows: list[Observation], others: list[Observation], kind: IndicatorKind
) -> None:
    for result in every(rows, others, kind):
        made = [point.row.period for point in result.points]
        left = [one.period for one, _ in result.left_out]
        assert len({*made, *left}) == len(made) + len(left)
        assert {reason for _, reason in result.left_out} <= set(REFUSALS)
        assert result.refused is not None or len(made) + len(left) >= len(rows) - 1
        assert all(point.row.value.is_finite() for point in result.points)
        assert all(point.row.key == point.inputs[0].key for point in result.points)
