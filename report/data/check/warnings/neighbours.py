"""Warnings of figures that are not of the size of those around them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence

from report.data.check.warnings.examined import Doubt, Doubts, Examined, WarningRule, of_row
from report.data.check.warnings.series import (
    WrittenFigure,
    WrittenSeries,
    beside_shown,
    shown_series,
)

# How many days from a figure those may be that it is compared with, down to ten times.
_NEAR = 3 * 366
# Figures that themselves differ by more do not tell what size the one between them should have.
_AGREEING = 2.0
# How far from a power of ten, as an exponent: 7 to 14 times is about ten times.
CLOSE = 0.15
# From 500 times on, as an exponent, no growth explains a figure: the largest step of the data that
# this was tried on is 50 times, in twenty years.
_NEVER = 2.7
# Fewer things than these may be one next year: a dozen accidents, a rank.
_FEW = 20
_COUNTED = frozenset({"count", "rank"})
# Whole numbers below are small: 3, 2, 0, 4 is a series like any other.
LARGE = 10
# A series on its way to zero has come down to less than this part of what it mostly is.
_STILL_LARGE = 0.5


def value_off_by_powers_of_ten(examined: Examined) -> Doubts:
    """A figure is ten, a thousand or 100 million times those beside it: its unit is another one.

    Compared are the figures before and after it, or two on one side where it is the first or the
    last; figures of further sources are compared with the preferred one. About ten or a hundred
    times is told where those within three years agree within a factor of two, more than 500 times
    always. Of a flow a year is compared with years, a month with months. Of two figures that have
    nothing beside them the later one is told. Figures that may be below zero, and fewer than twenty
    things, are left out.
    """
    for series in shown_series(examined.raw):
        if series.has_ratios:
            yield from _off_in(series)
    for figure, shown in beside_shown(examined.raw):
        if figure.value > 0 and shown.value > 0 and _is_tenfold(figure, [shown]):
            yield _off(figure, [shown])


def _off_in(series: WrittenSeries) -> Doubts:
    for run in series.of_one_length:
        figures = [figure for figure in run if figure.value]
        for place, figure in enumerate(figures):
            near = _around(figures, place)
            if near and not _is_few(series, figure, near) and _is_off(figure, near):
                yield _off(figure, near)


def _around(figures: Sequence[WrittenFigure], place: int) -> list[WrittenFigure]:
    """The figures on both sides of one; at the ends two on one side."""
    first = max(0, min(place - 1, len(figures) - 3))
    return [one for one in figures[first : first + 3] if one is not figures[place]]


def _is_few(series: WrittenSeries, figure: WrittenFigure, near: Sequence[WrittenFigure]) -> bool:
    largest = max(one.value for one in (figure, *near))
    return series.kind in _COUNTED and largest < _FEW


def _is_off(figure: WrittenFigure, near: Sequence[WrittenFigure]) -> bool:
    in_time = [one for one in near if abs((one.period.end - figure.period.end).days) <= _NEAR]
    if len(in_time) > 1 and _is_tenfold(figure, in_time):
        return True
    exponents = [math.log10(figure.value / one.value) for one in near]
    is_far = min(exponents) >= _NEVER or max(exponents) <= -_NEVER
    return is_far and (len(near) > 1 or near[0].period.order < figure.period.order)


def _is_tenfold(figure: WrittenFigure, near: Sequence[WrittenFigure]) -> bool:
    """Whether a figure is about a power of ten times others, which agree among themselves."""
    values = [one.value for one in near]
    exponent = abs(_exponent(figure, near))
    is_power = round(exponent) > 0 and abs(exponent - round(exponent)) <= CLOSE
    return is_power and max(values) <= _AGREEING * min(values)


def _exponent(figure: WrittenFigure, near: Sequence[WrittenFigure]) -> float:
    return math.log10(figure.value / statistics.median(one.value for one in near))


def _off(figure: WrittenFigure, near: Sequence[WrittenFigure]) -> Doubt:
    exponent = _exponent(figure, near)
    power = 10 ** round(abs(exponent))
    times = f"{power} times" if exponent > 0 else f"1/{power} of"
    beside = ", ".join(f"{one.row['value']} for {one.row['period']}" for one in near)
    wrong = f"it is about {times} what is beside it: {beside}"
    remedy = "Compare it, and its unit, with the publication"
    return of_row(figure.row, "value", wrong, remedy)


def zero_among_large(examined: Examined) -> Doubts:
    """A figure is zero where its neighbours are not small: perhaps it was not known.

    A series that has come down to zero is left alone: the figure before is then less than half of
    what the series mostly is. So are whole numbers below ten.
    """
    for series in shown_series(examined.raw):
        if series.has_ratios:
            yield from _zeros(series)


def _zeros(series: WrittenSeries) -> Doubts:
    large = [one.value for one in series.figures if one.value]
    for before, figure, after in _with_neighbours(series.figures):
        beside = [one for one in (before, after) if one is not None]
        least = _STILL_LARGE * statistics.median(large) if large else 0
        if not figure.value and beside and all(_is_large(one.value, least) for one in beside):
            told = ", ".join(f"{one.row['value']} for {one.row['period']}" for one in beside)
            wrong = f"it is zero, and beside it stands {told}"
            remedy = "Compare it with the publication; what is not known has no row"
            yield of_row(figure.row, "value", wrong, remedy)


def _is_large(value: float, least: float) -> bool:
    is_small_number = value < LARGE and value.is_integer()
    return value > 0 and value >= least and not is_small_number


def _with_neighbours(
    figures: Sequence[WrittenFigure],
) -> Iterator[tuple[WrittenFigure | None, WrittenFigure, WrittenFigure | None]]:
    return zip([None, *figures[:-1]], figures, [*figures[1:], None], strict=True)


RULES: tuple[WarningRule, ...] = (value_off_by_powers_of_ten, zero_among_large)
