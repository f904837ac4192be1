"""The axes of native charts: the number of a year stands in the middle of the year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from report.charts.draw import plot_of
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.model import Observation, Text
from report.slides.pptx import styles
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
    [
        (2020, 4, 2020, 2024, 1),
        (2009, 15, 2009, 2024, 1),
        (2001, 25, 2001, 2027, 2),
        (2001, 24, 2001, 2025, 1),
        (1979, 47, 1979, 2027, 2),
        (1997, 30, 1997, 2027, 1),
    ],
)
def test_first_and_last_year_are_numbers_of_the_axis(
    first: int, count: int, low: float, high: float, step: float
) -> None:
    axis = year_axis(plot(*years(first, *(["4"] * count))))
    assert (axis.low, axis.high, axis.step) == (low, high, step)
    assert (first + count - 1 - axis.low) % axis.step == 0
    last = place(first + count)
    assert axis.low <= last <= axis.high


@pytest.mark.parametrize(("count", "is_upright"), [(2, False), (16, False), (24, True), (47, True)])
def test_years_without_a_good_step_are_named_upright(count: int, is_upright: bool) -> None:
    """Of 23 years there is no step but one and all: they would be named at their ends alone."""
    axis = year_axis(plot(*years(1979, *(["4"] * count))))
    assert axis.is_upright is is_upright
    names = (count - 1) // axis.step + 1
    assert min(count, 5) <= names <= 48


def test_upright_names_are_turned_in_the_file() -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    data = XyChartData()
    data.add_series("a").add_data_point(1979, 1)
    size = (Inches(1), Inches(1), Inches(8), Inches(4))
    drawn = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *size, data).chart
    drawn_plot = plot(*years(1979, *(["4"] * 24)))
    styles.style_axes(drawn, year_axis(drawn_plot), value_axis(drawn_plot))
    body = drawn.category_axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    assert body.get("rot") == "-5400000"


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
