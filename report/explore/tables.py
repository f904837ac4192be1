"""The table of a selection: a row for each period, a column for each series."""

from __future__ import annotations

from report.analysis.time_known import newest_first
from report.explore import words
from report.explore.crossing import Crossing
from report.explore.series import DrawnSeries, SelectedSeries
from report.model import Observation, Period
from report.text.figure_columns import NO_FIGURE, figure_cells
from report.text.formatter import Formatter, Scale
from report.text.index_unit import figure_in
from report.text.sheet import Sheet, SheetCell, amount, period_cell
from report.text.tables import marks_column


def sheet(selected: SelectedSeries, fmt: Formatter) -> Sheet:
    """Newest first. Pointing at a cell asks for the published figure that it stands for."""
    periods = newest_first(row for series in selected.drawn for row in series.rows)
    columns = {fmt.word("table.period"): [period_cell(period, fmt) for period in periods]}
    figures: list[dict[str, Observation]] = [{} for _ in periods]
    lines: list[tuple[str, list[Observation | None]]] = []
    for series in selected.drawn:
        alike = [other for other in selected.drawn if other.unit == series.unit]
        scale = words.common_scale(alike, fmt)
        title = _title(series, selected, scale, fmt)
        by_period = {row.period: row for row in series.rows}
        lines.append((words.series_name(series, selected, fmt), [*map(by_period.get, periods)]))
        columns[title] = figure_cells(lines[-1][1], scale, series.unit, fmt)
        behind = {point.row.period: point.inputs[0] for point in series.points}
        for index, period in enumerate(periods):
            figures[index] |= {title: behind[period]} if period in behind else {}
    of_figures = frozenset(list(columns)[1:])
    return Sheet(columns | marks_column(lines, fmt), tuple(figures), of_figures)


def _title(series: DrawnSeries, selected: SelectedSeries, scale: Scale, fmt: Formatter) -> str:
    return fmt.word("table.series", name=words.series_name(series, selected, fmt), unit=scale.label)


def districts(selected: SelectedSeries, fmt: Formatter) -> Sheet:
    """The districts with a figure, the largest first, and those without one."""
    report = fmt.report
    known = sorted(selected.drawn, key=lambda series: -series.rows[0].value)
    have = {series.place for series in known}
    missing = [place for place in report.districts() if place.id not in have]
    places = [*(report.places[series.place] for series in known), *missing]
    rest = len(missing)
    figures = [
        SheetCell(figure_in(row, series.unit, fmt), amount(row.value, series.unit))
        for series in known
        for row in series.rows[:1]
    ]
    sources = [words.published_by(series.points[0], fmt) for series in known]
    columns = {
        fmt.word("table.district"): [SheetCell(fmt.say(place.name)) for place in places],
        fmt.word("table.figure"): [*figures, *[SheetCell(NO_FIGURE)] * rest],
        fmt.word("table.source"): [*map(SheetCell, [*sources, *[""] * rest])],
    }
    behind = [{point.key: point for point in series.points[0].inputs} for series in known]
    of_figures = frozenset({fmt.word("table.figure")})
    return Sheet(columns, (*behind, *({} for _ in missing)), of_figures)


def crossing(crossed: Crossing, fmt: Formatter) -> Sheet:
    """A row for each dot: place, year, and both figures."""
    heads = [
        words.crossing_axis(crossed.across, [pair.across for pair in crossed.pairs], fmt),
        words.crossing_axis(crossed.up, [pair.up for pair in crossed.pairs], fmt),
    ]
    (across, across_scale), (up, up_scale) = heads
    pairs = sorted(crossed.pairs, key=lambda pair: (pair.place, -pair.year))
    both = [pair.across for pair in pairs], [pair.up for pair in pairs]
    columns = {
        fmt.word("explore.column.place"): [SheetCell(fmt.place(pair.place)) for pair in pairs],
        fmt.word("table.period"): [period_cell(Period(pair.year), fmt) for pair in pairs],
        across: figure_cells(both[0], across_scale, crossed.across.unit, fmt),
        up: figure_cells(both[1], up_scale, crossed.up.unit, fmt),
    }
    figures = tuple({across: pair.across, up: pair.up} for pair in pairs)
    marks = marks_column(list(zip((across, up), both, strict=True)), fmt)
    return Sheet(columns | marks, figures, frozenset({across, up}), named_by=2)
