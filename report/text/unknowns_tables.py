"""The lists of what is not known, and a coverage in words, as tables for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

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
from report.text.sheet import (
    Sheet,
    SheetCell,
    amount_key,
    count_cell,
    figure_cell,
    period_cell,
    titled_sheet,
)

# What is drawn of a cell beside its year; plain figures need no column of their own.
_MARKED: tuple[CoverageState, ...] = ("provisional", "definition", "disagreement")
_Cells = tuple[SheetCell | str, ...]
# A difference of less than one in so many is written on a finer scale than the figures would be.
_LEGIBLE = 100


def unknowns_sheet(kind: UnknownKind, listed: Unknowns, fmt: Formatter) -> Sheet:
    """The list of one kind; across areas its first column names the area.

    KeyError for undated sources: `source_tables.source_sheet` lists them as it does all sources.
    """
    return _BUILDERS[kind](listed, fmt)


def unknowns_by_area(report: Report, fmt: Formatter) -> Sheet:
    """For each area and for all how many there are of each kind, of how many."""
    rows = [(fmt.say(area.name), unknowns.unknowns_of(report, area.id)) for area in report.areas]
    rows.append((fmt.word("unknowns.total"), unknowns.unknowns_of(report)))
    titles = ("unknowns.column.area", *(f"unknowns.{kind}.head" for kind in KINDS))
    cells: list[_Cells] = [(name, *_parts(listed, fmt)) for name, listed in rows]
    return titled_sheet(titles, cells, fmt, figure_columns=titles[1:])


def _parts(listed: Unknowns, fmt: Formatter) -> list[SheetCell]:
    return [_part(listed.counts[kind], listed.totals[kind], fmt) for kind in KINDS]


def _part(count: int, total: int, fmt: Formatter) -> SheetCell:
    """How many of how many; a dash where there could be none."""
    words = {"count": fmt.plain(count), "all": fmt.plain(total)}
    return SheetCell(fmt.word("unknowns.part", **words), count) if total else SheetCell("–")


def _indicator_rows(
    titles: Sequence[str],
    rows: Sequence[tuple[str, _Cells]],
    listed: Unknowns,
    fmt: Formatter,
) -> Sheet:
    """Rows as a sheet, each of an indicator that is named before it."""
    cells = [(fmt.indicator(indicator), *rest) for indicator, rest in rows]
    sheet = titled_sheet(("table.indicator", *titles), cells, fmt)
    return _with_area(sheet, (indicator for indicator, _ in rows), listed, fmt)


def _with_area(sheet: Sheet, indicators: Iterable[str], listed: Unknowns, fmt: Formatter) -> Sheet:
    """The sheet with the area of each row before it, where it covers more than one."""
    if listed.area is not None:
        return sheet
    report = fmt.report
    areas = [report.area(report.indicators[indicator].area) for indicator in indicators]
    names = [SheetCell(fmt.say(area.name)) for area in areas]
    return Sheet({fmt.word("unknowns.column.area"): names} | dict(sheet.columns), named_by=2)


def _single(listed: Unknowns, fmt: Formatter) -> Sheet:
    titles = ("table.figure", "table.period", "table.source")
    rows = [(row.indicator, _single_row(row, fmt)) for row in listed.single]
    sheet = _indicator_rows(titles, rows, listed, fmt)
    return replace(sheet, figures=tuple({"": row} for row in listed.single))


def _single_row(row: Observation, fmt: Formatter) -> _Cells:
    return (
        figure_cell(row, fmt),
        period_cell(row.period, fmt),
        fmt.source(fmt.report.sources[row.source]),
    )


def _elsewhere(listed: Unknowns, fmt: Formatter) -> Sheet:
    titles = ("unknowns.column.places", "unknowns.column.latest")
    rows = [(each.indicator, _elsewhere_row(each, fmt)) for each in listed.elsewhere]
    return _indicator_rows(titles, rows, listed, fmt)


def _elsewhere_row(each: Elsewhere, fmt: Formatter) -> _Cells:
    places = fmt.list(fmt.say(place.name) for place in each.places)
    return places, period_cell(each.latest, fmt)


def _gaps(listed: Unknowns, fmt: Formatter) -> Sheet:
    titles = ("unknowns.column.span", "unknowns.column.missing")
    rows = [(gap.indicator, _gap_row(gap, fmt)) for gap in listed.gaps]
    return _indicator_rows(titles, rows, listed, fmt)


def _gap_row(gap: Gap, fmt: Formatter) -> _Cells:
    first, last = fmt.period(gap.first), fmt.period(gap.last)
    span = fmt.word("unknowns.pair", first=first, last=last)
    return SheetCell(span, gap.first.order), SheetCell(_years(gap.years, fmt), len(gap.years))


def _years(years: Iterable[int], fmt: Formatter) -> str:
    """Years in a row, neighbours as a span: `2011–2013, 2015`."""
    return fmt.list(fmt.span(Period(first), Period(last)) for first, last in year_runs(years))


def _years_cell(years: Sequence[int], fmt: Formatter, none: str = "") -> SheetCell:
    """Sorted by the first of them; without any the word of this key stands there."""
    if not years:
        return SheetCell(fmt.word(none) if none else "")
    return SheetCell(_years(years, fmt), min(years))


def _unmeasured(listed: Unknowns, fmt: Formatter) -> Sheet:
    return _targets(listed.unmeasured, listed, fmt)


def _unfollowed(listed: Unknowns, fmt: Formatter) -> Sheet:
    return _targets([each.target for each in listed.unfollowed], listed, fmt)


def _targets(chosen: Sequence[Target], listed: Unknowns, fmt: Formatter) -> Sheet:
    ids = [target.indicator for target in chosen]
    return _with_area(tables.target_sheet(chosen, fmt), ids, listed, fmt)


def _definitions(listed: Unknowns, fmt: Formatter) -> Sheet:
    titles = (
        "unknowns.column.place",
        "unknowns.column.breaks",
        "unknowns.column.others",
        "unknowns.column.note",
    )
    rows = [(shift.indicator, _shift_row(shift, fmt)) for shift in listed.definitions]
    return _indicator_rows(titles, rows, listed, fmt)


def _shift_row(shift: Shift, fmt: Formatter) -> _Cells:
    return (
        fmt.place(shift.place),
        _periods_cell(shift.breaks, fmt),
        _periods_cell(shift.others, fmt),
        fmt.word("source.separator").join(_clause(note, fmt) for note in shift.notes),
    )


def _clause(note: Text, fmt: Formatter) -> str:
    """A note without its full stop, to stand in a row of others."""
    return fmt.say(note).rstrip(".。")


def _periods_cell(periods: Sequence[Period], fmt: Formatter) -> SheetCell:
    """Sorted by the first of them."""
    first = min((period.order for period in periods), default=None)
    return SheetCell(_periods(periods, fmt), first)


def _periods(periods: Sequence[Period], fmt: Formatter) -> str:
    """Whole years, neighbours as a span, then months and days."""
    years = [period.year for period in periods if period.is_year]
    parts = [fmt.period(period) for period in periods if not period.is_year]
    whole = [_years(years, fmt)] if years else []
    return fmt.list([*whole, *parts])


def _disagreements(listed: Unknowns, fmt: Formatter) -> Sheet:
    titles = (
        "unknowns.column.place",
        "table.period",
        "unknowns.column.shown",
        "unknowns.column.other_sources",
        "unknowns.column.spread",
        "unknowns.column.unit",
        "unknowns.column.explanation",
    )
    every = listed.disagreements.listed
    rows = [(each.shown.indicator, _disagreement_row(each, fmt)) for each in every]
    sheet = _indicator_rows(titles, rows, listed, fmt)
    return replace(sheet, figures=tuple(map(_by_source, every)))


def _by_source(each: Disagreement) -> dict[str, Observation]:
    """All of its figures, which stand behind its row."""
    return {f"{number}": row for number, row in enumerate(each.rows)}


def _disagreement_row(each: Disagreement, fmt: Formatter) -> _Cells:
    """The figures with all their digits, on a scale on which their difference can be read."""
    shown, *others = each.rows
    unit = fmt.report.unit_of(shown.indicator)
    largest = max(abs(row.value) for row in each.rows)
    scale = fmt.scale([min(largest, each.spread * _LEGIBLE)], unit)
    return (
        fmt.place(shown.place),
        period_cell(shown.period, fmt),
        SheetCell(_sourced(shown, scale, unit, fmt), amount_key(shown, fmt)),
        fmt.word("source.separator").join(_sourced(row, scale, unit, fmt) for row in others),
        SheetCell(fmt.cell(each.spread, scale, unit), (unit.base, each.spread * unit.factor)),
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
    rows = [_coverage_row(row, fmt) for row in coverage.tracks]
    return titled_sheet(titles, rows, fmt, figures=[_last(row) for row in coverage.tracks])


def _last(indicator: CoverageRow) -> dict[str, Observation]:
    rows = [row for cell in indicator.cells for row in cell.rows]
    return {"": rows[-1]} if rows else {}


def _coverage_row(row: CoverageRow, fmt: Formatter) -> _Cells:
    return (
        fmt.say(row.indicator.name),
        count_cell(len(row.years()), fmt),
        _years_cell(row.years(), fmt, none="none_yet"),
        *(_years_cell(row.years(state), fmt) for state in _MARKED),
    )


_BUILDERS: Mapping[UnknownKind, Callable[[Unknowns, Formatter], Sheet]] = MappingProxyType(
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
