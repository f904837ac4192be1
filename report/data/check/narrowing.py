"""A large table of figures narrowed to the rows that a rule may have something to say of.

Nothing is judged here. Of each different content of the columns that a rule looks at one row is
shown to the rule itself; numbers and cells are compared by column; what any of that is not sound
by stays in the table, with all rows of its cell, and so do the figures that documents, targets and
corrections name. The rules then say of these rows what they would say of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from report.data.check import cells, changes, charts, dates, figures, keys, prose, wording
from report.data.check.inputs import AskedFigure, Rule, rows
from report.data.figure_table import ColumnarRows, FigureTable, Numbers
from report.data.raw import INDICATORS, OBSERVATIONS, SETTINGS, SOURCES, Raw, RawRow

# Of these a binary number tells on which side of a whole one they lie, and none is too long.
_PLAIN_NUMBER = r"^-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,5})?\z"


@dataclass(frozen=True, slots=True)
class _LocalRules:
    """Rules that look at these columns of a row, and at these tables and documents beside it."""

    columns: tuple[str, ...]
    rules: tuple[Rule, ...]
    beside: tuple[str, ...] = ()


_LOCAL = (
    _LocalRules(("period",), (cells.malformed_period, dates.year_too_early)),
    _LocalRules(
        ("period", "source"),
        (dates.told_before_it_began, dates.after_the_day_of_the_report),
        (SOURCES, SETTINGS),
    ),
    _LocalRules(("indicator",), (keys.unknown_indicator,), (INDICATORS,)),
    _LocalRules(("place",), (keys.unknown_place,), ("places.csv",)),
    _LocalRules(("source",), (keys.unknown_source,), (SOURCES,)),
    _LocalRules(("status",), (keys.unknown_status,)),
    _LocalRules(("qualifier",), (keys.unknown_qualifier,)),
    _LocalRules(("preferred",), (figures.preferred_not_a_flag,)),
    _LocalRules(("note_en", "note_zh"), wording.RULES),
)


def narrowed(raw: Raw) -> Raw:
    """The folder with those rows of its figures that a rule may have something to say of."""
    held = raw.tables[OBSERVATIONS]
    if not isinstance(held, ColumnarRows):
        return raw
    named = tuple(_named_figures(raw))
    known = held.of_series({(indicator, place) for indicator, place, _ in named})
    if known is not None:
        return with_figures(raw, known)
    kept = [row for table in held.by_part() for row in _looked_at(raw, table, named)]
    return with_figures(raw, sorted(kept, key=attrgetter("number")))


def _looked_at(raw: Raw, table: FigureTable, named: Sequence[AskedFigure]) -> Iterator[RawRow]:
    """The rows of a part of the table that a rule may have something to say of."""
    doubted = np.zeros(len(table), dtype=bool)
    for local in _LOCAL:
        doubted |= _told_by(local, raw, table)
    doubted |= _by_value(raw, table)
    doubted |= _by_cell(table)
    doubted |= named_rows(named, table)
    return table.some(np.flatnonzero(of_same(table.cells, doubted)))


def with_figures(raw: Raw, kept: Iterable[RawRow]) -> Raw:
    """The folder with these figures instead of its own."""
    return replace(raw, tables=MappingProxyType({**raw.tables, OBSERVATIONS: tuple(kept)}))


def of_same(groups: Numbers, marked: Numbers) -> Numbers:
    """Of each row whether one of its group is marked."""
    is_marked = np.zeros(int(groups.max(initial=-1)) + 1, dtype=bool)
    is_marked[groups[marked]] = True
    marks: Numbers = is_marked[groups]
    return marks


def _told_by(local: _LocalRules, raw: Raw, table: FigureTable) -> Numbers:
    """Of each row whether the rules say something of one that is alike."""
    examples, groups = table.different(*local.columns)
    beside = {file: raw.tables[file] for file in local.beside if file in raw.tables}
    documents = {file: raw.documents[file] for file in local.beside if file in raw.documents}
    shown = replace(raw, tables=beside, documents=documents)
    shown = with_figures(shown, table.some(examples))
    told = [problem for rule in local.rules for problem in rule(shown)]
    lines = [problem.row for problem in told if problem.file == OBSERVATIONS]
    marks: Numbers = np.isin(table.lines[examples], np.array(lines, dtype=np.int64))[groups]
    return marks


def _by_value(raw: Raw, table: FigureTable) -> Numbers:
    """Of each row whether its value is not plainly a number that its indicator can have."""
    column, indicators = table.columns["value"], table.columns["indicator"]
    is_plain, values = numbers_of(column.texts)
    least, most, is_part = (limit[indicators.codes] for limit in _limits(raw, indicators.texts))
    value = values[column.codes]
    marks: Numbers = ~is_plain[column.codes] | (value < least) | (value > most)
    marks |= is_part & (value <= 0)
    return marks


def numbers_of(texts: tuple[str, ...]) -> tuple[Numbers, Numbers]:
    """Which texts are plain numbers, and their values; 0 for all others."""
    written = pa.array(texts, pa.string())
    is_plain = pc.match_substring_regex(written, _PLAIN_NUMBER)
    values = pc.cast(pc.if_else(is_plain, written, "0"), pa.float64())
    return is_plain.to_numpy(zero_copy_only=False), values.to_numpy()


def _limits(raw: Raw, indicators: tuple[str, ...]) -> tuple[Numbers, Numbers, Numbers]:
    """Of each indicator the least and the most that its values can be, and whether they are parts.

    One that is not in its table has no limits.
    """
    known = {row["id"]: row for row in rows(raw, INDICATORS)}
    parts = figures.units_of_parts(raw)
    least, most = np.full(len(indicators), -np.inf), np.full(len(indicators), np.inf)
    is_part = np.zeros(len(indicators), dtype=bool)
    for place, name in enumerate(indicators):
        row = known.get(name)
        if row is None:
            continue
        is_percentage = figures.is_percentage(row)
        if is_percentage or row["kind"] in figures.NEVER_NEGATIVE:
            least[place] = 0
        if is_percentage:
            most[place] = 100
        is_part[place] = row["unit"] in parts
    return least, most, is_part


def _by_cell(table: FigureTable) -> Numbers:
    """Of each row whether not just one of its cell is to be shown, or another one is the same."""
    preferred = has_text(table, "preferred", "1")
    shown = np.bincount(table.cells, weights=preferred)
    count = np.bincount(table.cells)
    marks: Numbers = shown[table.cells] != 1
    several = np.flatnonzero(count[table.cells] > 1)
    source, value = (table.columns[name] for name in ("source", "value"))
    said = table.cells[several] * len(source.texts) + source.codes[several]
    _, said = np.unique(said, return_inverse=True)
    said = said * len(value.texts) + value.codes[several]
    _, groups, times = np.unique(said, return_inverse=True, return_counts=True)
    marks[several[times[groups] > 1]] = True
    return marks


def has_text(table: FigureTable, column: str, text: str) -> Numbers:
    """Of each row whether this stands in a column."""
    texts = table.columns[column].texts
    code = texts.index(text) if text in texts else len(texts)
    marks: Numbers = table.columns[column].codes == code
    return marks


def _named_figures(raw: Raw) -> Iterator[AskedFigure]:
    yield from charts.drawn_figures(raw)
    yield from prose.asked_figures(raw)
    yield from changes.changed_figures(raw)


def named_rows(named: Iterable[AskedFigure], table: FigureTable) -> Numbers:
    """Of each row whether it is one of these figures; of those of any period the first shown."""
    codes = {
        name: {text: code for code, text in enumerate(table.columns[name].texts)}
        for name in ("indicator", "place", "period")
    }
    series, cells_named = set(), set()
    for indicator, place, period in named:
        if indicator in codes["indicator"] and place in codes["place"]:
            number = codes["indicator"][indicator] * len(codes["place"]) + codes["place"][place]
            if period is None:
                series.add(number)
            elif period in codes["period"]:
                cells_named.add(number * len(codes["period"]) + codes["period"][period])
    marks: Numbers = np.isin(table.together("indicator", "place", "period"), list(cells_named))
    marks[_first_shown(series, table)] = True
    return marks


def _first_shown(series: set[int], table: FigureTable) -> Numbers:
    """The place of one figure that is shown of each of these series that has one."""
    number = table.together("indicator", "place")
    is_wanted = np.isin(number, list(series)) & has_text(table, "preferred", "1")
    places = np.flatnonzero(is_wanted)
    _, first = np.unique(number[places], return_index=True)
    found: Numbers = places[first]
    return found
