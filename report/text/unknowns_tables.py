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
    Disagreement,
    Elsewhere,
    Gap,
    Kind,
    Shift,
    State,
    Track,
    Unknowns,
)
from report.model import Observation, Period, Report, Target, Text, Unit
from report.text import tables
from report.text.formatter import Formatter, Scale
from report.text.tables import Sheet

# What is drawn of a cell beside its year; plain figures need no column of their own.
_MARKED: tuple[State, ...] = ("provisional", "definition", "disagreement")
# A difference of less than one in so many is written on a finer scale than the figures would be.
_LEGIBLE = 100


def of_kind(kind: Kind, found: Unknowns, writer: Formatter) -> pa.Table:
    """The list of one kind; across areas its first column names the area.

    KeyError for undated sources: they are listed as all sources are, by `tables.sources`.
    """
    return _BUILDERS[kind](found, writer)


def by_area(report: Report, writer: Formatter) -> pa.Table:
    """For each area and for all how many there are of each kind, of how many."""
    rows = [(writer.say(area.name), unknowns.of(report, area.id)) for area in report.areas]
    rows.append((writer.word("unknowns.total"), unknowns.of(report)))
    heads = ("unknowns.column.area", *(f"unknowns.{kind}.head" for kind in KINDS))
    return _titled(heads, [(name, *_parts(found, writer)) for name, found in rows], writer)


def _parts(found: Unknowns, writer: Formatter) -> list[str]:
    return [_part(found.counts[kind], found.totals[kind], writer) for kind in KINDS]


def _part(count: int, total: int, writer: Formatter) -> str:
    """How many of how many; a dash where there could be none."""
    words = {"count": writer.plain(count), "all": writer.plain(total)}
    return writer.word("unknowns.part", **words) if total else "–"


def _titled(heads: Sequence[str], rows: Sequence[Sequence[str]], writer: Formatter) -> pa.Table:
    return pa.table(
        {
            writer.word(head): pa.array([row[n] for row in rows], pa.string())
            for n, head in enumerate(heads)
        }
    )


def _listed(
    heads: Sequence[str],
    rows: Sequence[tuple[str, tuple[str, ...]]],
    found: Unknowns,
    writer: Formatter,
) -> pa.Table:
    """Rows as a table, each of an indicator that is named before it."""
    cells = [(writer.indicator(indicator), *rest) for indicator, rest in rows]
    table = _titled(("table.indicator", *heads), cells, writer)
    return _with_area(table, (indicator for indicator, _ in rows), found, writer)


def _with_area(
    table: pa.Table, indicators: Iterable[str], found: Unknowns, writer: Formatter
) -> pa.Table:
    """The table with the area of each row before it, where it covers more than one."""
    if found.area is not None:
        return table
    report = writer.report
    areas = [report.area(report.indicators[indicator].area) for indicator in indicators]
    names = pa.array([writer.say(area.name) for area in areas], pa.string())
    return table.add_column(0, writer.word("unknowns.column.area"), names)


def _single(found: Unknowns, writer: Formatter) -> pa.Table:
    heads = ("table.figure", "table.period", "table.source")
    rows = [(row.indicator, _single_row(row, writer)) for row in found.single]
    return _listed(heads, rows, found, writer)


def _single_row(row: Observation, writer: Formatter) -> tuple[str, ...]:
    return (
        writer.observation(row),
        writer.period(row.period),
        writer.source(writer.report.sources[row.source]),
    )


def _elsewhere(found: Unknowns, writer: Formatter) -> pa.Table:
    heads = ("unknowns.column.places", "unknowns.column.latest")
    rows = [(each.indicator, _elsewhere_row(each, writer)) for each in found.elsewhere]
    return _listed(heads, rows, found, writer)


def _elsewhere_row(each: Elsewhere, writer: Formatter) -> tuple[str, ...]:
    places = writer.list(writer.say(place.name) for place in each.places)
    return places, writer.period(each.latest)


def _gaps(found: Unknowns, writer: Formatter) -> pa.Table:
    heads = ("unknowns.column.span", "unknowns.column.missing")
    rows = [(gap.indicator, _gap_row(gap, writer)) for gap in found.gaps]
    return _listed(heads, rows, found, writer)


def _gap_row(gap: Gap, writer: Formatter) -> tuple[str, ...]:
    first, last = writer.period(gap.first), writer.period(gap.last)
    span = writer.word("unknowns.pair", first=first, last=last)
    return span, _years(gap.years, writer)


def _years(years: Iterable[int], writer: Formatter) -> str:
    """Years in a row, neighbours as a span: `2011–2013, 2015`."""
    return writer.list(writer.span(Period(first), Period(last)) for first, last in year_runs(years))


def _unmeasured(found: Unknowns, writer: Formatter) -> pa.Table:
    return _targets(found.unmeasured, found, writer)


def _unfollowed(found: Unknowns, writer: Formatter) -> pa.Table:
    return _targets([each.target for each in found.unfollowed], found, writer)


def _targets(chosen: Sequence[Target], found: Unknowns, writer: Formatter) -> pa.Table:
    ids = [target.indicator for target in chosen]
    return _with_area(tables.targets(chosen, writer), ids, found, writer)


def _definitions(found: Unknowns, writer: Formatter) -> pa.Table:
    heads = (
        "unknowns.column.place",
        "unknowns.column.breaks",
        "unknowns.column.others",
        "unknowns.column.note",
    )
    rows = [(shift.indicator, _shift_row(shift, writer)) for shift in found.definitions]
    return _listed(heads, rows, found, writer)


def _shift_row(shift: Shift, writer: Formatter) -> tuple[str, ...]:
    return (
        writer.place(shift.place),
        _periods(shift.breaks, writer),
        _periods(shift.others, writer),
        writer.word("source.separator").join(_clause(note, writer) for note in shift.notes),
    )


def _clause(note: Text, writer: Formatter) -> str:
    """A note without its full stop, to stand in a row of others."""
    return writer.say(note).rstrip(".。")


def _periods(periods: Sequence[Period], writer: Formatter) -> str:
    """Whole years, neighbours as a span, then months and days."""
    years = [period.year for period in periods if period.is_year]
    parts = [writer.period(period) for period in periods if not period.is_year]
    whole = [_years(years, writer)] if years else []
    return writer.list([*whole, *parts])


def _disagreements(found: Unknowns, writer: Formatter) -> pa.Table:
    heads = (
        "unknowns.column.place",
        "table.period",
        "unknowns.column.shown",
        "unknowns.column.other_sources",
        "unknowns.column.spread",
        "unknowns.column.unit",
        "unknowns.column.explanation",
    )
    rows = [(each.shown.indicator, _disagreement_row(each, writer)) for each in found.disagreements]
    return _listed(heads, rows, found, writer)


def _disagreement_row(each: Disagreement, writer: Formatter) -> tuple[str, ...]:
    """The figures with all their digits, on a scale on which their difference can be read."""
    shown, *others = each.rows
    unit = writer.report.unit_of(shown.indicator)
    largest = max(abs(row.value) for row in each.rows)
    scale = writer.scale([min(largest, each.spread * _LEGIBLE)], unit)
    return (
        writer.place(shown.place),
        writer.period(shown.period),
        _sourced(shown, scale, unit, writer),
        writer.word("source.separator").join(_sourced(row, scale, unit, writer) for row in others),
        writer.cell(each.spread, scale, unit),
        scale.label,
        writer.word(f"unknowns.explained.{each.explanation}"),
    )


def _sourced(row: Observation, scale: Scale, unit: Unit, writer: Formatter) -> str:
    """A figure with its qualifier and, in brackets, who published it."""
    figure = writer.cell(row.value, scale, unit)
    if row.qualifier:
        figure = writer.word(f"qualified.{row.qualifier}", figure=figure)
    source = writer.source(writer.report.sources[row.source])
    return writer.word("unknowns.sourced", figure=figure, source=source)


def of_coverage(found: Coverage, writer: Formatter) -> Sheet:
    """Each indicator with the years that have a figure, and with those that carry a mark.

    Behind each row stands its last figure.
    """
    heads = (
        "table.indicator",
        "coverage.column.count",
        "coverage.column.years",
        *(f"coverage.column.{state}" for state in _MARKED),
    )
    table = _titled(heads, [_track_row(track, writer) for track in found.tracks], writer)
    return Sheet(table, tuple(_last(track) for track in found.tracks))


def _last(track: Track) -> dict[str, Observation]:
    rows = [row for cell in track.cells for row in cell.rows]
    return {"": rows[-1]} if rows else {}


def _track_row(track: Track, writer: Formatter) -> tuple[str, ...]:
    return (
        writer.say(track.indicator.name),
        writer.plain(len(track.years())),
        _years(track.years(), writer) or writer.word("none_yet"),
        *(_years(track.years(state), writer) for state in _MARKED),
    )


_BUILDERS: Mapping[Kind, Callable[[Unknowns, Formatter], pa.Table]] = MappingProxyType(
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
