"""Tables as a reader sees them: columns with titles, cells written by the formatter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa

from report.analysis.chart_series import ChartSeries, rows_of
from report.analysis.latest import latest_figure
from report.analysis.time_known import newest_first
from report.model import Chart, Event, Indicator, Observation, Period, Target
from report.text.cards import figure_card
from report.text.citation import standing
from report.text.figure_columns import figure_cells, flag_cells
from report.text.formatter import Formatter, Scale
from report.text.text_table import text_table
from report.text.verdicts import subject


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, and for each of its rows the figures behind it by the title of their column.

    A figure under an empty title stands behind the whole row. `figure_columns` are the titles of
    the columns that hold figures and nothing else, which stand right.
    """

    table: pa.Table
    figures: tuple[Mapping[str, Observation], ...]
    figure_columns: frozenset[str] = frozenset()

    def behind(self, row: int, column: str) -> tuple[Observation, ...]:
        """The figure of a cell; where the cell is none, all figures of its row."""
        figures = self.figures[row]
        return (figures[column],) if column in figures else tuple(figures.values())


def chart_sheet(chart: Chart, fmt: Formatter) -> Sheet:
    """A row for each period, newest first; a column for each series, and one for what marks them.

    The figures of a column are on one scale, which its title names, with equal decimals. A chart of
    one series has columns for status and source; of several, one for the marks if there are any.
    """
    series = rows_of(chart, fmt.report)
    periods = newest_first(row for _, _, rows in series for row in rows)
    columns: dict[str, list[str]] = {
        fmt.word("table.period"): [fmt.period(period) for period in periods]
    }
    figures: list[dict[str, Observation]] = [{} for _ in periods]
    scales = _scales(series, fmt)
    lines: list[tuple[str, list[Observation | None]]] = []
    for indicator, place, rows in series:
        by_period = {row.period: row for row in rows}
        name = fmt.indicator(indicator) if len(chart.indicators) > 1 else fmt.place(place)
        title = fmt.word("table.series", name=name, unit=scales[indicator].label)
        lines.append((name, [by_period.get(period) for period in periods]))
        unit = fmt.report.unit_of(indicator)
        columns[title] = figure_cells(lines[-1][1], scales[indicator], unit, fmt)
        for index, period in enumerate(periods):
            figures[index] |= {title: by_period[period]} if period in by_period else {}
    of_figures = frozenset(list(columns)[1:])
    if len(series) == 1:
        columns |= _status_and_source(periods, series[0][2], fmt)
    else:
        columns |= marks_column(lines, fmt)
    return Sheet(pa.table(columns), tuple(figures), of_figures)


def marks_column(
    series: Sequence[tuple[str, Sequence[Observation | None]]], fmt: Formatter
) -> dict[str, list[str]]:
    """The column of what marks the figures of each row; none where nothing does."""
    cells = flag_cells(series, fmt)
    return {fmt.word("table.status"): cells} if any(cells) else {}


def _scales(series: ChartSeries, fmt: Formatter) -> dict[str, Scale]:
    """How the figures of each indicator are written: alike for all that have one unit."""
    report = fmt.report
    values: dict[str, list[Decimal]] = {}
    for indicator, _, rows in series:
        code = report.indicators[indicator].unit
        values.setdefault(code, []).extend(row.value for row in rows)
    by_unit = {code: fmt.scale(some, report.units[code]) for code, some in values.items()}
    return {indicator: by_unit[report.indicators[indicator].unit] for indicator, _, _ in series}


def _status_and_source(
    periods: Sequence[Period], rows: Sequence[Observation], fmt: Formatter
) -> dict[str, list[str]]:
    by_period = {row.period: row for row in rows}
    ordered = [by_period[period] for period in periods]
    return {
        fmt.word("table.status"): [standing(row, fmt) for row in ordered],
        fmt.word("table.source"): [_source(row, fmt) for row in ordered],
    }


def _source(row: Observation | Target | Event, fmt: Formatter) -> str:
    return fmt.source(fmt.report.sources[row.source])


def district_sheet(rows: Sequence[Observation], fmt: Formatter) -> Sheet:
    """The districts with a figure, the largest first, and those without one."""
    report = fmt.report
    known = sorted(rows, key=lambda row: -row.value)
    with_figure = {row.place for row in rows}
    missing = [place for place in report.districts() if place.id not in with_figure]
    cells = [(fmt.place(row.place), fmt.observation(row), _source(row, fmt)) for row in known]
    cells += [(fmt.say(place.name), "…", "") for place in missing]
    behind = tuple({"": row} for row in known) + tuple({} for _ in missing)
    of_figures = frozenset({fmt.word("table.figure")})
    return Sheet(_titled(("district", "figure", "source"), cells, fmt), behind, of_figures)


def indicator_sheet(chosen: Sequence[Indicator], fmt: Formatter) -> Sheet:
    """Each indicator with its latest figure at the report's own place, or where else it has one."""
    heads = ("indicator", "latest", "period", "change", "figures", "source")
    table = _titled(heads, [_indicator_row(indicator, fmt) for indicator in chosen], fmt)
    latest = (latest_figure(fmt.report.series(indicator.id)) for indicator in chosen)
    of_figures = frozenset({fmt.word("table.figures")})
    return Sheet(table, tuple({"": row} if row else {} for row in latest), of_figures)


def _titled(names: Sequence[str], rows: Sequence[Sequence[str | None]], fmt: Formatter) -> pa.Table:
    return text_table([f"table.{name}" for name in names], rows, fmt)


def _indicator_row(indicator: Indicator, fmt: Formatter) -> tuple[str, ...]:
    card = figure_card(indicator, fmt)
    if card.row is None:
        return card.name, no_own_figure(indicator, fmt), "", "", "0", ""
    count = fmt.plain(len(fmt.report.series(indicator.id)))
    figure = " · ".join(filter(None, (card.figure, card.newer)))
    return card.name, figure, card.period, card.change, count, _source(card.row, fmt)


def no_own_figure(indicator: Indicator, fmt: Formatter) -> str:
    """What there is instead of a figure of the place itself: other places, or a target."""
    places = fmt.report.places_of(indicator.id)
    if places:
        names = fmt.list(fmt.say(place.name) for place in places)
        return fmt.word("table.elsewhere", places=names)
    return fmt.word("table.target_only")


def target_table(chosen: Iterable[Target], fmt: Formatter) -> pa.Table:
    """Each target with the policy that set it and the latest figure beside it."""
    heads = ("indicator", "target", "due", "policy", "set_on", "latest", "period")
    return _titled(heads, [_target_row(target, fmt) for target in chosen], fmt)


def _target_row(target: Target, fmt: Formatter) -> tuple[str, ...]:
    report = fmt.report
    latest = latest_figure(report.series(target.indicator, target.place))
    return (
        subject(target, fmt),
        fmt.target(target),
        fmt.period(target.period),
        fmt.say(target.policy),
        fmt.period(target.set_on) if target.set_on else fmt.word("unknown"),
        fmt.observation(latest) if latest else fmt.word("none_yet"),
        fmt.period(latest.period) if latest else "",
    )


def event_sheet(chosen: Iterable[Event], fmt: Formatter) -> Sheet:
    """Each event: date, title, kind, source."""
    rows = [
        (
            fmt.period(event.date),
            fmt.say(event.title),
            fmt.word(f"event.{event.kind}"),
            _source(event, fmt),
        )
        for event in chosen
    ]
    table = _titled(("date", "event", "kind", "source"), rows, fmt)
    return Sheet(table, tuple({} for _ in rows))
