"""Which of very many series may have a figure that is off, found by column.

Each limit is a little wider than that of the rule it stands for (`neighbours.py`, `spread.py`), so
that none of its doubts is missed; the rules themselves look at the series that are found here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from report.data.check.inputs import period, rows
from report.data.check.narrowing import has_text, numbers_of
from report.data.check.warnings.neighbours import CLOSE, LARGE
from report.data.check.warnings.series import AROUND_ZERO, OTHER_DEFINITION
from report.data.check.warnings.spread import (
    A_YEAR,
    FARTHEST,
    FEWEST,
    NORMAL_SPREAD,
    QUIET,
    QUIET_AROUND_ZERO,
)
from report.data.figure_table import FigureTable, Numbers
from report.data.raw import INDICATORS, Raw
from report.model import FLOWS

# As an exponent of ten: a figure is about ten times its neighbours from here on.
_TENFOLD = 1 - CLOSE - 0.01
_ROUNDING = 1e-9
# So many runs are looked at together: a million figures at most take a hundred megabytes.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class ShownFigures:
    """The figures that are shown, series after series in time order.

    `series` tells the series that each belongs to, `run` also its length where only figures of one
    length compare, `days` when its period ends; `of_ratios` whether figures of its kind are so many
    times others, `has_ratios` whether those of its series are.
    """

    series: Numbers
    run: Numbers
    days: Numbers
    values: Numbers
    of_ratios: Numbers
    has_ratios: Numbers


def doubted_series(raw: Raw, table: FigureTable) -> Numbers:
    """The numbers (`table.together("indicator", "place")`) of series that a rule is to look at."""
    shown = shown_figures(raw, table)
    found = [
        _off_neighbours(shown),
        _zeros_among_large(shown),
        _off_shown(table),
        shown.series[_jumps(shown)],
    ]
    return np.unique(np.concatenate(found))


def values_of(table: FigureTable) -> Numbers:
    """The value of each row of a sound table."""
    column = table.columns["value"]
    is_plain, values = numbers_of(column.texts)
    values = values.copy()
    for code in np.flatnonzero(~is_plain):
        values[code] = float(column.texts[code])
    return np.asarray(values[column.codes], dtype=float)


def in_time(table: FigureTable) -> Numbers:
    """For each period of a sound table its place among all, in the order of time."""
    orders = [found.order for text in table.columns["period"].texts if (found := period(text))]
    places = {order: place for place, order in enumerate(sorted(set(orders)))}
    return np.array([places[order] for order in orders], dtype=np.int64)


def shown_figures(raw: Raw, table: FigureTable) -> ShownFigures:
    """The series of `series.shown_series`, by column."""
    is_shown = has_text(table, "preferred", "1") & ~has_text(table, "status", OTHER_DEFINITION)
    places = np.flatnonzero(is_shown)
    number, periods = table.together("indicator", "place"), table.columns["period"]
    places = places[np.lexsort((in_time(table)[periods.codes[places]], number[places]))]
    ends = [found.end.toordinal() for text in periods.texts if (found := period(text))]
    lengths = np.array([len(text) for text in periods.texts])
    kinds = {row["id"]: row["kind"] for row in rows(raw, INDICATORS)}
    names = table.columns["indicator"]
    is_flow, has_no_ratios = (
        np.array([kinds.get(name) in some for name in names.texts]) for some in (FLOWS, AROUND_ZERO)
    )
    series, values = number[places], values_of(table)[places]
    indicator, when = names.codes[places], periods.codes[places]
    run = series * 16 + np.where(is_flow[indicator], lengths[when], 0)
    below = np.isin(series, np.unique(series[values < 0]))
    of_ratios = ~has_no_ratios[indicator]
    return ShownFigures(series, run, np.array(ends)[when], values, of_ratios, of_ratios & ~below)


def _off_neighbours(shown: ShownFigures) -> Numbers:
    """The series in which a figure is ten times one of the two before or after it."""
    kept = np.flatnonzero((shown.values > 0) & shown.has_ratios)
    # The order of time holds within a run, whose figures may stand between others.
    kept = kept[np.argsort(shown.run[kept], kind="stable")]
    run, exponent = shown.run[kept], np.log10(shown.values[kept])
    found = [
        shown.series[kept[away:]][
            (run[away:] == run[:-away]) & (np.abs(exponent[away:] - exponent[:-away]) >= _TENFOLD)
        ]
        for away in (1, 2)
    ]
    return np.concatenate(found)


def _zeros_among_large(shown: ShownFigures) -> Numbers:
    """The series in which a zero stands beside what is not small."""
    values = shown.values
    is_large = (values > 0) & ~((values < LARGE) & (values == np.floor(values)))
    is_same = shown.series[1:] == shown.series[:-1]
    is_zero = values == 0
    beside = (is_zero[1:] & is_large[:-1]) | (is_zero[:-1] & is_large[1:])
    return np.asarray(shown.series[1:][is_same & beside & shown.has_ratios[1:]])


def _off_shown(table: FigureTable) -> Numbers:
    """The series in which a figure of a further source is ten times the one that is shown."""
    values, preferred = values_of(table), has_text(table, "preferred", "1")
    shown = np.zeros(int(table.cells.max(initial=-1)) + 1)
    shown[table.cells[preferred]] = values[preferred]
    others = np.flatnonzero(~preferred & (values > 0) & (shown[table.cells] > 0))
    ratio = np.abs(np.log10(values[others] / shown[table.cells[others]]))
    number = table.together("indicator", "place")
    return np.asarray(number[others[ratio >= _TENFOLD]])


def _jumps(shown: ShownFigures) -> Numbers:
    """The places of one figure of each run that moves much farther than it mostly does."""
    order = np.argsort(shown.run, kind="stable")
    _, first, counts = np.unique(shown.run[order], return_index=True, return_counts=True)
    found = [np.array([], dtype=np.int64)]
    for count in np.unique(counts[counts >= FEWEST]):
        of_it = first[counts == count]
        for begin in range(0, len(of_it), _AT_ONCE):
            some = of_it[begin : begin + _AT_ONCE]
            found.append(order[some][_has_jump(shown, order, some, int(count))])
    return np.concatenate(found)


def _has_jump(shown: ShownFigures, order: Numbers, first: Numbers, count: int) -> Numbers:
    """Of each run of so many figures whether a step of it is beyond the spread of the others."""
    places = order[first[:, None] + np.arange(count)]
    values, days = shown.values[places], shown.days[places]
    is_ratio = shown.of_ratios[places[:, 0]] & (values > 0).all(axis=1)
    heights = np.where(is_ratio[:, None], np.log(np.where(values > 0, values, 1.0)), values)
    years = np.maximum(1.0, np.diff(days, axis=1) / A_YEAR)
    steps = np.diff(heights, axis=1) / years
    usual_size = QUIET_AROUND_ZERO * np.median(np.abs(values), axis=1)
    quiet = np.where(is_ratio, QUIET, np.where(usual_size == 0, 1.0, usual_size))
    usual = _medians_of_others(steps)
    spread = NORMAL_SPREAD * _spreads_of_others(steps, usual)
    limit = FARTHEST * np.maximum(spread, quiet[:, None])
    far: Numbers = np.abs(steps - usual) > limit * (1 - _ROUNDING) - _ROUNDING * quiet[:, None]
    return np.asarray(far.any(axis=1))


def _medians_of_others(steps: Numbers) -> Numbers:
    """For each number of a line the median of the others in it."""
    order = np.argsort(steps, axis=1, kind="stable")
    ordered = np.take_along_axis(steps, order, axis=1)
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(steps.shape[1])[None, :], axis=1)
    return _median_without(ordered, place)


def _median_without(ordered: Numbers, place: Numbers) -> Numbers:
    """The medians of ordered lines without the number at a place of them, for each such place."""
    left = ordered.shape[1] - 1
    lower, upper = (left - 1) // 2, left // 2
    low = np.where(place <= lower, ordered[:, [lower + 1]], ordered[:, [lower]])
    high = np.where(place <= upper, ordered[:, [upper + 1]], ordered[:, [upper]])
    return np.asarray((low + high) / 2)


def _spreads_of_others(steps: Numbers, usual: Numbers) -> Numbers:
    """For each step the median distance of the others from the median of the others.

    Without one step a line has one of three medians at most.
    """
    spreads = np.zeros_like(steps)
    least, most = usual.min(axis=1, keepdims=True), usual.max(axis=1, keepdims=True)
    between = np.where((usual > least) & (usual < most), usual, least).max(axis=1, keepdims=True)
    for middle in (least, between, most):
        of_others = _medians_of_others(np.abs(steps - middle))
        spreads = np.where(usual == middle, of_others, spreads)
    return spreads
