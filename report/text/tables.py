"""Tables as a reader sees them: columns with titles, cells written by the formatter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from report.analysis.change import Change, last_change
from report.analysis.chart_series import ChartSeries, rows_of
from report.analysis.latest import latest_figure
from report.analysis.time_known import newest_first
from report.model import Chart, Event, Indicator, Observation, Period, Target
from report.text.cards import figure_card
from report.text.citation import standing
from report.text.figure_columns import NO_FIGURE, figure_cells, flag_cells
from report.text.formatter import Formatter, Scale
from report.text.sheet import (
    Sheet,
    SheetCell,
    amount_key,
    count_cell,
    figure_cell,
    period_cell,
    titled_sheet,
)
from report.text.verdicts import subject


def chart_sheet(chart: Chart, fmt: Formatter) -> Sheet:
    """A row for each period, newest first; a column for each series, and one for what marks them.

    The figures of a column are on one scale, which its title names, with equal decimals. A chart of
    one series has columns for status and source; of several, one for the marks if there are any.
    """
    series = rows_of(chart, fmt.report)
    periods = newest_first(row for _, _, rows in series for row in rows)
    columns: dict[str, list[SheetCell]] = {
        fmt.word("table.period"): [period_cell(period, fmt) for period in periods]
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
    return Sheet(columns, tuple(figures), of_figures)


def marks_column(
    series: Sequence[tuple[str, Sequence[Observation | None]]], fmt: Formatter
) -> dict[str, list[SheetCell]]:
    """The column of what marks the figures of each row; none where nothing does."""
    texts = flag_cells(series, fmt)
    return {fmt.word("table.status"): [*map(SheetCell, texts)]} if any(texts) else {}


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
) -> dict[str, list[SheetCell]]:
    by_period = {row.period: row for row in rows}
    ordered = [by_period[period] for period in periods]
    return {
        fmt.word("table.status"): [SheetCell(standing(row, fmt)) for row in ordered],
        fmt.word("table.source"): [SheetCell(_source(row, fmt)) for row in ordered],
    }


def _source(row: Observation | Target | Event, fmt: Formatter) -> str:
    return fmt.source(fmt.report.sources[row.source])


def district_sheet(rows: Sequence[Observation], fmt: Formatter) -> Sheet:
    """The districts with a figure, the largest first, and those without one."""
    report = fmt.report
    known = sorted(rows, key=lambda row: -row.value)
    with_figure = {row.place for row in rows}
    missing = [place for place in report.districts() if place.id not in with_figure]
    cells = [(fmt.place(row.place), figure_cell(row, fmt), _source(row, fmt)) for row in known]
    none = SheetCell(NO_FIGURE)
    return titled_sheet(
        _words("district", "figure", "source"),
        [*cells, *((fmt.say(place.name), none, "") for place in missing)],
        fmt,
        figures=[*({"": row} for row in known), *({} for _ in missing)],
        figure_columns=_words("figure"),
    )


def indicator_sheet(chosen: Sequence[Indicator], fmt: Formatter) -> Sheet:
    """Each indicator with its latest figure at the report's own place, or where else it has one."""
    latest = (latest_figure(fmt.report.series(indicator.id)) for indicator in chosen)
    return titled_sheet(
        _words("indicator", "latest", "period", "change", "figures", "source"),
        [_indicator_row(indicator, fmt) for indicator in chosen],
        fmt,
        figures=[{"": row} if row else {} for row in latest],
        figure_columns=_words("figures"),
    )


def _words(*names: str) -> list[str]:
    """The keys of the words that columns of these names are titled with."""
    return [f"table.{name}" for name in names]


def _indicator_row(indicator: Indicator, fmt: Formatter) -> tuple[SheetCell | str, ...]:
    card = figure_card(indicator, fmt)
    if card.row is None:
        return card.name, no_own_figure(indicator, fmt), "", "", count_cell(0, fmt), ""
    series = fmt.report.series(indicator.id)
    figure = " · ".join(filter(None, (card.figure, card.newer)))
    return (
        card.name,
        SheetCell(figure, amount_key(card.row, fmt)),
        period_cell(card.row.period, fmt),
        _change_cell(indicator, card.change, fmt),
        count_cell(len(series), fmt),
        _source(card.row, fmt),
    )


def _change_cell(indicator: Indicator, said: str, fmt: Formatter) -> SheetCell:
    """How the latest figure changed: per cent, points and amounts of a unit apart."""
    change = last_change(fmt.report.series(indicator.id), indicator.kind)
    if not isinstance(change, Change):
        return SheetCell(said)
    unit = fmt.report.unit_of(indicator.id)
    if change.measure != "absolute":
        return SheetCell(said, (change.measure, change.amount))
    return SheetCell(said, (unit.base, change.amount * unit.factor))


def no_own_figure(indicator: Indicator, fmt: Formatter) -> str:
    """What there is instead of a figure of the place itself: other places, or a target."""
    places = fmt.report.places_of(indicator.id)
    if places:
        names = fmt.list(fmt.say(place.name) for place in places)
        return fmt.word("table.elsewhere", places=names)
    return fmt.word("table.target_only")


def target_sheet(chosen: Iterable[Target], fmt: Formatter) -> Sheet:
    """Each target with the policy that set it and the latest figure beside it."""
    heads = _words("indicator", "target", "due", "policy", "set_on", "latest", "period")
    return titled_sheet(heads, [_target_row(target, fmt) for target in chosen], fmt)


def _target_row(target: Target, fmt: Formatter) -> tuple[SheetCell | str, ...]:
    report = fmt.report
    latest = latest_figure(report.series(target.indicator, target.place))
    return (
        subject(target, fmt),
        SheetCell(fmt.target(target), amount_key(target, fmt)),
        period_cell(target.period, fmt),
        fmt.say(target.policy),
        period_cell(target.set_on, fmt) if target.set_on else fmt.word("unknown"),
        figure_cell(latest, fmt) if latest else fmt.word("none_yet"),
        period_cell(latest.period, fmt) if latest else "",
    )


def event_sheet(chosen: Iterable[Event], fmt: Formatter) -> Sheet:
    """Each event: date, title, kind, source."""
    rows = [
        (
            period_cell(event.date, fmt),
            fmt.say(event.title),
            fmt.word(f"event.{event.kind}"),
            _source(event, fmt),
        )
        for event in chosen
    ]
    return titled_sheet(_words("date", "event", "kind", "source"), rows, fmt)
