"""The lists of what is not known, and a coverage in words, as tables for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa

from report.analysis import unknowns
from report.analysis.series import year_runs
from report.analysis.unknowns import (
    KINDS,
    Coverage,
    CoverageRow,
    CoverageState,
    Disagreement,
    Elsewhere,
    Gap,
    Shift,
    UnknownKind,
    Unknowns,
)
from report.model import Observation, Period, Report, Target, Text, Unit
from report.text import tables
from report.text.formatter import Formatter, Scale
from report.text.tables import Sheet
from report.text.text_table import text_table

# What is drawn of a cell beside its year; plain figures need no column of their own.
_MARKED: tuple[CoverageState, ...] = ("provisional", "definition", "disagreement")
# A difference of less than one in so many is written on a finer scale than the figures would be.
_LEGIBLE = 100


def unknowns_table(kind: UnknownKind, listed: Unknowns, fmt: Formatter) -> pa.Table:
    """The list of one kind; across areas its first column names the area.

    KeyError for undated sources: `source_tables.source_table` lists them as it does all sources.
    """
    return _BUILDERS[kind](listed, fmt)


def unknowns_by_area(report: Report, fmt: Formatter) -> pa.Table:
    """For each area and for all how many there are of each kind, of how many."""
    rows = [(fmt.say(area.name), unknowns.unknowns_of(report, area.id)) for area in report.areas]
    rows.append((fmt.word("unknowns.total"), unknowns.unknowns_of(report)))
    titles = ("unknowns.column.area", *(f"unknowns.{kind}.head" for kind in KINDS))
    return text_table(titles, [(name, *_parts(listed, fmt)) for name, listed in rows], fmt)


def _parts(listed: Unknowns, fmt: Formatter) -> list[str]:
    return [_part(listed.counts[kind], listed.totals[kind], fmt) for kind in KINDS]


def _part(count: int, total: int, fmt: Formatter) -> str:
    """How many of how many; a dash where there could be none."""
    words = {"count": fmt.plain(count), "all": fmt.plain(total)}
    return fmt.word("unknowns.part", **words) if total else "–"


def _indicator_rows(
    titles: Sequence[str],
    rows: Sequence[tuple[str, tuple[str, ...]]],
    listed: Unknowns,
    fmt: Formatter,
) -> pa.Table:
    """Rows as a table, each of an indicator that is named before it."""
    cells = [(fmt.indicator(indicator), *rest) for indicator, rest in rows]
    table = text_table(("table.indicator", *titles), cells, fmt)
    return _with_area(table, (indicator for indicator, _ in rows), listed, fmt)


def _with_area(
    table: pa.Table, indicators: Iterable[str], listed: Unknowns, fmt: Formatter
) -> pa.Table:
    """The table with the area of each row before it, where it covers more than one."""
    if listed.area is not None:
        return table
    report = fmt.report
    areas = [report.area(report.indicators[indicator].area) for indicator in indicators]
    names = pa.array([fmt.say(area.name) for area in areas], pa.string())
    return table.add_column(0, fmt.word("unknowns.column.area"), names)


def _single(listed: Unknowns, fmt: Formatter) -> pa.Table:
    titles = ("table.figure", "table.period", "table.source")
    rows = [(row.indicator, _single_row(row, fmt)) for row in listed.single]
    return _indicator_rows(titles, rows, listed, fmt)


def _single_row(row: Observation, fmt: Formatter) -> tuple[str, ...]:
    return (
        fmt.observation(row),
        fmt.period(row.period),
        fmt.source(fmt.report.sources[row.source]),
    )


def _elsewhere(listed: Unknowns, fmt: Formatter) -> pa.Table:
    titles = ("unknowns.column.places", "unknowns.column.latest")
    rows = [(each.indicator, _elsewhere_row(each, fmt)) for each in listed.elsewhere]
    return _indicator_rows(titles, rows, listed, fmt)


def _elsewhere_row(each: Elsewhere, fmt: Formatter) -> tuple[str, ...]:
    places = fmt.list(fmt.say(place.name) for place in each.places)
    return places, fmt.period(each.latest)


def _gaps(listed: Unknowns, fmt: Formatter) -> pa.Table:
    titles = ("unknowns.column.span", "unknowns.column.missing")
    rows = [(gap.indicator, _gap_row(gap, fmt)) for gap in listed.gaps]
    return _indicator_rows(titles, rows, listed, fmt)


def _gap_row(gap: Gap, fmt: Formatter) -> tuple[str, ...]:
    first, last = fmt.period(gap.first), fmt.period(gap.last)
    span = fmt.word("unknowns.pair", first=first, last=last)
    return span, _years(gap.years, fmt)


def _years(years: Iterable[int], fmt: Formatter) -> str:
    """Years in a row, neighbours as a span: `2011–2013, 2015`."""
    return fmt.list(fmt.span(Period(first), Period(last)) for first, last in year_runs(years))


def _unmeasured(listed: Unknowns, fmt: Formatter) -> pa.Table:
    return _targets(listed.unmeasured, listed, fmt)


def _unfollowed(listed: Unknowns, fmt: Formatter) -> pa.Table:
    return _targets([each.target for each in listed.unfollowed], listed, fmt)


def _targets(chosen: Sequence[Target], listed: Unknowns, fmt: Formatter) -> pa.Table:
    ids = [target.indicator for target in chosen]
    return _with_area(tables.target_table(chosen, fmt), ids, listed, fmt)


def _definitions(listed: Unknowns, fmt: Formatter) -> pa.Table:
    titles = (
        "unknowns.column.place",
        "unknowns.column.breaks",
        "unknowns.column.others",
        "unknowns.column.note",
    )
    rows = [(shift.indicator, _shift_row(shift, fmt)) for shift in listed.definitions]
    return _indicator_rows(titles, rows, listed, fmt)


def _shift_row(shift: Shift, fmt: Formatter) -> tuple[str, ...]:
    return (
        fmt.place(shift.place),
        _periods(shift.breaks, fmt),
        _periods(shift.others, fmt),
        fmt.word("source.separator").join(_clause(note, fmt) for note in shift.notes),
    )


def _clause(note: Text, fmt: Formatter) -> str:
    """A note without its full stop, to stand in a row of others."""
    return fmt.say(note).rstrip(".。")


def _periods(periods: Sequence[Period], fmt: Formatter) -> str:
    """Whole years, neighbours as a span, then months and days."""
    years = [period.year for period in periods if period.is_year]
    parts = [fmt.period(period) for period in periods if not period.is_year]
    whole = [_years(years, fmt)] if years else []
    return fmt.list([*whole, *parts])


def _disagreements(listed: Unknowns, fmt: Formatter) -> pa.Table:
    titles = (
        "unknowns.column.place",
        "table.period",
        "unknowns.column.shown",
        "unknowns.column.other_sources",
        "unknowns.column.spread",
        "unknowns.column.unit",
        "unknowns.column.explanation",
    )
    rows = [(each.shown.indicator, _disagreement_row(each, fmt)) for each in listed.disagreements]
    return _indicator_rows(titles, rows, listed, fmt)


def _disagreement_row(each: Disagreement, fmt: Formatter) -> tuple[str, ...]:
    """The figures with all their digits, on a scale on which their difference can be read."""
    shown, *others = each.rows
    unit = fmt.report.unit_of(shown.indicator)
    largest = max(abs(row.value) for row in each.rows)
    scale = fmt.scale([min(largest, each.spread * _LEGIBLE)], unit)
    return (
        fmt.place(shown.place),
        fmt.period(shown.period),
        _sourced(shown, scale, unit, fmt),
        fmt.word("source.separator").join(_sourced(row, scale, unit, fmt) for row in others),
        fmt.cell(each.spread, scale, unit),
        scale.label,
        fmt.word(f"unknowns.explained.{each.explanation}"),
    )


def _sourced(row: Observation, scale: Scale, unit: Unit, fmt: Formatter) -> str:
    """A figure with its qualifier and, in brackets, who published it."""
    figure = fmt.cell(row.value, scale, unit)
    if row.qualifier:
        figure = fmt.word(f"qualified.{row.qualifier}", figure=figure)
    source = fmt.source(fmt.report.sources[row.source])
    return fmt.word("unknowns.sourced", figure=figure, source=source)


def coverage_sheet(coverage: Coverage, fmt: Formatter) -> Sheet:
    """Each indicator with the years that have a figure, and with those that carry a mark.

    Behind each row stands its last figure.
    """
    titles = (
        "table.indicator",
        "coverage.column.count",
        "coverage.column.years",
        *(f"coverage.column.{state}" for state in _MARKED),
    )
    table = text_table(titles, [_coverage_row(row, fmt) for row in coverage.tracks], fmt)
    return Sheet(table, tuple(_last(row) for row in coverage.tracks))


def _last(indicator: CoverageRow) -> dict[str, Observation]:
    rows = [row for cell in indicator.cells for row in cell.rows]
    return {"": rows[-1]} if rows else {}


def _coverage_row(row: CoverageRow, fmt: Formatter) -> tuple[str, ...]:
    return (
        fmt.say(row.indicator.name),
        fmt.plain(len(row.years())),
        _years(row.years(), fmt) or fmt.word("none_yet"),
        *(_years(row.years(state), fmt) for state in _MARKED),
    )


_BUILDERS: Mapping[UnknownKind, Callable[[Unknowns, Formatter], pa.Table]] = MappingProxyType(
    {
        "single": _single,
        "elsewhere": _elsewhere,
        "gaps": _gaps,
        "unmeasured": _unmeasured,
        "unfollowed": _unfollowed,
        "definitions": _definitions,
        "disagreements": _disagreements,
    }
)
