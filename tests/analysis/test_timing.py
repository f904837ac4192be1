"""Where figures stand in time: the year 2023 reaches from 2023 to 2024."""

from __future__ import annotations

from typing import get_args

import pytest

from report.analysis.timing import position, years_around
from report.model import IndicatorKind, Period


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("2023", "flow", 2023.5),
        ("2023", "stock", 2024.0),
        ("2023-12", "stock", 2024.0),
        ("2023-12-31", "stock", 2024.0),
        ("2012-06", "share", 2012 + 167 / 366),
        ("2024-06", "stock", 2024 + 182 / 366),
        ("2024-03-01", "flow", 2024 + 60.5 / 366),
    ],
)
def test_figure_stands_at_its_time(written: str, kind: IndicatorKind, expected: float) -> None:
    assert position(Period.parse(written), kind) == pytest.approx(expected)


def test_only_a_stock_stands_at_the_end_of_its_year() -> None:
    ends = {kind for kind in get_args(IndicatorKind) if position(Period(2023), kind) == 2024}
    middles = {kind for kind in get_args(IndicatorKind) if position(Period(2023), kind) == 2023.5}
    assert ends == {"stock"}
    assert ends | middles == set(get_args(IndicatorKind))


@pytest.mark.parametrize("kind", get_args(IndicatorKind))
@pytest.mark.parametrize("written", ["2012-06", "2024-06", "2024-03"])
def test_month_lies_in_its_own_year(written: str, kind: IndicatorKind) -> None:
    """June 2012 after the boundary of 2012 and before that of 2013."""
    period = Period.parse(written)
    assert period.year < position(period, kind) < period.year + 1


def test_years_around_periods() -> None:
    assert years_around([Period(2021, 3), Period(2019), Period(2020, 1, 1)]) == (2019, 2021)
