"""The axes of native charts: the number of a year stands in the middle of the year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.charts.draw import plot_of
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.model import Observation, Text
from report.slides.pptx.axes import place, value_axis, year_axis
from report.text.formatter import Formatter
from tests.build import chart, row, telling, years


def plot(*rows: Observation, **more: Any) -> Plot:
    return plot_of(chart(**more), None, Formatter(telling(*rows), "en"), LIGHT)


@pytest.mark.parametrize(
    ("position", "expected"), [(2023.5, 2023), (2024.0, 2023.5), (2012 + 167 / 366, 2011.956)]
)
def test_flow_of_a_year_stands_at_its_number(position: float, expected: float) -> None:
    """A year's flow at its number, a year's stock half a step behind it."""
    assert place(position) == expected


@pytest.mark.parametrize(
    ("first", "count", "low", "high", "step"),
    [(2020, 4, 2020, 2024, 1), (2009, 15, 2009, 2024, 1), (2001, 25, 2001, 2027, 2)],
)
def test_first_and_last_year_are_numbers_of_the_axis(
    first: int, count: int, low: float, high: float, step: float
) -> None:
    axis = year_axis(plot(*years(first, *(["4"] * count))))
    assert (axis.low, axis.high, axis.step) == (low, high, step)
    assert (first + count - 1 - axis.low) % axis.step == 0
    last = place(first + count)
    assert axis.low <= last <= axis.high


def test_lone_year_stands_inside_of_its_axis() -> None:
    axis = year_axis(plot(row("2020-03", "4"), row("2020-06", "5")))
    assert (axis.low, axis.high) == (2019, 2021)


def test_axis_of_parts_of_one_has_rules_at_quarters() -> None:
    whole = plot(*years(2020, "2", "5"))
    parted = replace(whole, unit=replace(whole.unit, label=Text("1/{n} of", "1/{n}")))
    axis = value_axis(parted)
    assert (axis.low, axis.high, axis.step, axis.of_parts) == (0, 1, 0.25, True)
    assert parted.heights() == [0.5, 0.2]


def test_axis_of_a_stock_begins_at_zero() -> None:
    """Its figures of 93 and 95 are not told by what lies above 92."""
    assert value_axis(plot(*years(2020, "93", "95"))).low == 0
