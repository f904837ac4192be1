"""Columns over periods, and bars of single figures that lie one under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from report.charts.bars import NamedFigure, lengths, periods_in_brackets
from report.charts.looks import Look
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.model import Observation, Period
from report.slides.pptx import bar_styles, styles
from report.slides.pptx.axes import value_axis
from report.slides.pptx.styles import ChartPoint
from report.text.formatter import Formatter

# With more bars than this, no figures stand on them.
_MOST_LABELS = 14


def insert_bars(shape: Any, plot: Plot) -> Any:
    """Columns over the periods; a year without a figure keeps its empty place."""
    periods = _periods(plot)
    drawn = [line for line in plot.lines if plot.on_scale(line.rows)]
    lines = [(line, _by_period(plot.on_scale(line.rows), periods)) for line in drawn]
    data = CategoryChartData(number_format="General")
    data.categories = [_period_label(period, plot.fmt) for period in periods]
    for line, rows in lines:
        data.add_series(line.name, [row and plot.height(row.value) for row in rows])
    if plot.targets:
        data.add_series(plot.fmt.word("target.short"), _target_heights(periods, plot))
    frame = shape.insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    series = list(frame.chart.plots[0].series)
    for one, (line, rows) in zip(series, lines, strict=False):
        bar_styles.fill_bars(one, line.look)
        bar_styles.style_bars(one, rows, line.look, _labels(rows, plot))
    if plot.targets:
        bar_styles.style_target_bars(series[-1], LIGHT.text)
    styles.style_axes(frame.chart, None, value_axis(replace(plot, as_bars=True)))
    return frame


def _periods(plot: Plot) -> list[Period]:
    """The periods of all figures and targets, and the whole years between them."""
    periods = {row.period for line in plot.lines for row in line.rows}
    periods |= {target.period for target in plot.targets}
    years = {period.year for period in periods}
    between = {Period(year) for year in range(min(years), max(years)) if year not in years}
    return sorted(periods | between, key=lambda period: period.order)


def _target_heights(periods: Sequence[Period], plot: Plot) -> list[float | None]:
    heights = {target.period: plot.height(target.value) for target in plot.targets}
    return [heights.get(period) for period in periods]


def _period_label(period: Period, fmt: Formatter) -> str:
    return str(period.year) if period.is_year else fmt.period(period)


def _by_period(rows: Sequence[Observation], periods: Sequence[Period]) -> list[ChartPoint]:
    by_period = {row.period: row for row in rows}
    return [by_period.get(period) for period in periods]


def _labels(rows: Sequence[ChartPoint], plot: Plot) -> dict[int, str]:
    """Each figure on its bar; of many bars only the signs of what is more than plain."""
    if len(rows) * len(plot.lines) > _MOST_LABELS:
        return {n: styles.sign(row) for n, row in enumerate(rows) if row and styles.sign(row)}
    return {n: styles.lettered(plot.figure(row), row) for n, row in enumerate(rows) if row}


def insert_named_figures(shape: Any, figures: Sequence[NamedFigure], fmt: Formatter) -> Any:
    """One bar a figure, the first on top, its value and period beside it.

    A figure without a bar has its value beside its name: the sheet behind the chart has no number
    that was not published.
    """
    values = lengths(figures, fmt)
    labels = _value_labels(figures, fmt)
    data = CategoryChartData(number_format="General")
    data.categories = [
        figure.name if value is not None else f"{figure.name}: {label}"
        for figure, value, label in zip(figures, values, labels, strict=True)
    ]
    data.add_series(fmt.word("table.figure"), values)
    frame = shape.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    series = frame.chart.plots[0].series[0]
    for number, (figure, label) in enumerate(zip(figures, labels, strict=True)):
        if values[number] is not None:
            alone: list[ChartPoint] = [*([None] * number), figure.row]
            bar_styles.style_bars(series, alone, Look(figure.colour), {number: label})
    styles.style_lying_bars(frame.chart, [value for value in values if value is not None])
    return frame


def _value_labels(figures: Sequence[NamedFigure], fmt: Formatter) -> list[str]:
    """Each value with its period and the letter of its status."""
    return [
        f"{fmt.observation(figure.row)} {period}{styles.letter_after(figure.row)}"
        for figure, period in zip(figures, periods_in_brackets(figures, fmt), strict=True)
    ]
