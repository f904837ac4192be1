"""What a result says of the figures that it rests on: flags, bounds, breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.transform import (
    REFUSALS,
    Result,
    broken,
    change,
    difference,
    growth,
    index,
    per,
    share,
)
from report.model import IndicatorKind, Observation, Qualifier, Status
from tests.analysis.transformed import elsewhere, people, series
from tests.build import row, years


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
