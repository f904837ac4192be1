"""The lists of what is not known, and a coverage in words, as tables for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa

from report.analysis import unknowns
from report.analysis.measures import year_runs
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

# What is drawn of a cell beside its year; plain figures need no column of their own.
_MARKED: tuple[CoverageState, ...] = ("provisional", "definition", "disagreement")
# A difference of less than one in so many is written on a finer scale than the figures would be.
_LEGIBLE = 100


def of_kind(kind: UnknownKind, found: Unknowns, fmt: Formatter) -> pa.Table:
    """The list of one kind; across areas its first column names the area.

    KeyError for undated sources: they are listed as all sources are, by `tables.sources`.
    """
    return _BUILDERS[kind](found, fmt)


def by_area(report: Report, fmt: Formatter) -> pa.Table:
    """For each area and for all how many there are of each kind, of how many."""
    rows = [(fmt.say(area.name), unknowns.of(report, area.id)) for area in report.areas]
    rows.append((fmt.word("unknowns.total"), unknowns.of(report)))
    heads = ("unknowns.column.area", *(f"unknowns.{kind}.head" for kind in KINDS))
    return _titled(heads, [(name, *_parts(found, fmt)) for name, found in rows], fmt)


def _parts(found: Unknowns, fmt: Formatter) -> list[str]:
    return [_part(found.counts[kind], found.totals[kind], fmt) for kind in KINDS]


def _part(count: int, total: int, fmt: Formatter) -> str:
    """How many of how many; a dash where there could be none."""
    words = {"count": fmt.plain(count), "all": fmt.plain(total)}
    return fmt.word("unknowns.part", **words) if total else "–"


def _titled(heads: Sequence[str], rows: Sequence[Sequence[str]], fmt: Formatter) -> pa.Table:
    return pa.table(
        {
            fmt.word(head): pa.array([row[n] for row in rows], pa.string())
            for n, head in enumerate(heads)
        }
    )


def _listed(
    heads: Sequence[str],
    rows: Sequence[tuple[str, tuple[str, ...]]],
    found: Unknowns,
    fmt: Formatter,
) -> pa.Table:
    """Rows as a table, each of an indicator that is named before it."""
    cells = [(fmt.indicator(indicator), *rest) for indicator, rest in rows]
    table = _titled(("table.indicator", *heads), cells, fmt)
    return _with_area(table, (indicator for indicator, _ in rows), found, fmt)


def _with_area(
    table: pa.Table, indicators: Iterable[str], found: Unknowns, fmt: Formatter
) -> pa.Table:
    """The table with the area of each row before it, where it covers more than one."""
    if found.area is not None:
        return table
    report = fmt.report
    areas = [report.area(report.indicators[indicator].area) for indicator in indicators]
    names = pa.array([fmt.say(area.name) for area in areas], pa.string())
    return table.add_column(0, fmt.word("unknowns.column.area"), names)


def _single(found: Unknowns, fmt: Formatter) -> pa.Table:
    heads = ("table.figure", "table.period", "table.source")
    rows = [(row.indicator, _single_row(row, fmt)) for row in found.single]
    return _listed(heads, rows, found, fmt)


def _single_row(row: Observation, fmt: Formatter) -> tuple[str, ...]:
    return (
        fmt.observation(row),
        fmt.period(row.period),
        fmt.source(fmt.report.sources[row.source]),
    )


def _elsewhere(found: Unknowns, fmt: Formatter) -> pa.Table:
    heads = ("unknowns.column.places", "unknowns.column.latest")
    rows = [(each.indicator, _elsewhere_row(each, fmt)) for each in found.elsewhere]
    return _listed(heads, rows, found, fmt)


def _elsewhere_row(each: Elsewhere, fmt: Formatter) -> tuple[str, ...]:
    places = fmt.list(fmt.say(place.name) for place in each.places)
    return places, fmt.period(each.latest)


def _gaps(found: Unknowns, fmt: Formatter) -> pa.Table:
    heads = ("unknowns.column.span", "unknowns.column.missing")
    rows = [(gap.indicator, _gap_row(gap, fmt)) for gap in found.gaps]
    return _listed(heads, rows, found, fmt)


def _gap_row(gap: Gap, fmt: Formatter) -> tuple[str, ...]:
    first, last = fmt.period(gap.first), fmt.period(gap.last)
    span = fmt.word("unknowns.pair", first=first, last=last)
    return span, _years(gap.years, fmt)


def _years(years: Iterable[int], fmt: Formatter) -> str:
    """Years in a row, neighbours as a span: `2011–2013, 2015`."""
    return fmt.list(fmt.span(Period(first), Period(last)) for first, last in year_runs(years))


def _unmeasured(found: Unknowns, fmt: Formatter) -> pa.Table:
    return _targets(found.unmeasured, found, fmt)


def _unfollowed(found: Unknowns, fmt: Formatter) -> pa.Table:
    return _targets([each.target for each in found.unfollowed], found, fmt)


def _targets(chosen: Sequence[Target], found: Unknowns, fmt: Formatter) -> pa.Table:
    ids = [target.indicator for target in chosen]
    return _with_area(tables.targets(chosen, fmt), ids, found, fmt)


def _definitions(found: Unknowns, fmt: Formatter) -> pa.Table:
    heads = (
        "unknowns.column.place",
        "unknowns.column.breaks",
        "unknowns.column.others",
        "unknowns.column.note",
    )
    rows = [(shift.indicator, _shift_row(shift, fmt)) for shift in found.definitions]
    return _listed(heads, rows, found, fmt)


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


def _disagreements(found: Unknowns, fmt: Formatter) -> pa.Table:
    heads = (
        "unknowns.column.place",
        "table.period",
        "unknowns.column.shown",
        "unknowns.column.other_sources",
        "unknowns.column.spread",
        "unknowns.column.unit",
        "unknowns.column.explanation",
    )
    rows = [(each.shown.indicator, _disagreement_row(each, fmt)) for each in found.disagreements]
    return _listed(heads, rows, found, fmt)


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


def of_coverage(found: Coverage, fmt: Formatter) -> Sheet:
    """Each indicator with the years that have a figure, and with those that carry a mark.

    Behind each row stands its last figure.
    """
    heads = (
        "table.indicator",
        "coverage.column.count",
        "coverage.column.years",
        *(f"coverage.column.{state}" for state in _MARKED),
    )
    table = _titled(heads, [_track_row(track, fmt) for track in found.tracks], fmt)
    return Sheet(table, tuple(_last(track) for track in found.tracks))


def _last(track: CoverageRow) -> dict[str, Observation]:
    rows = [row for cell in track.cells for row in cell.rows]
    return {"": rows[-1]} if rows else {}


def _track_row(track: CoverageRow, fmt: Formatter) -> tuple[str, ...]:
    return (
        fmt.say(track.indicator.name),
        fmt.plain(len(track.years())),
        _years(track.years(), fmt) or fmt.word("none_yet"),
        *(_years(track.years(state), fmt) for state in _MARKED),
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
