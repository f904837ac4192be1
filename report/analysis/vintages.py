"""Vintages: whether a figure is a first release, was replaced by a revision, or is the revised one.

A statistical office publishes a figure, and years later, after a census or a new rule, another one
for the same period. Both are right in their time, but a change from one to the other would be one
of method. The vintage of a figure is never guessed. It is told by

1. its note, where that begins with "First release", "As first published", "Before … not rebased",
   "Revised", "Recast", "Restated", "Rebased" or "Recalculated", or says "as revised";
2. the rows of its cell: a provisional figure that a later publication follows is a first release;
   a figure that is shown in place of one of an earlier vintage, was published later and differs by
   more than rounding is a revised one; one that was published before a revised figure and differs
   from it has been replaced;
3. its source: where it revises other cells of a series, its figure is a revised one wherever it is
   shown in place of a different one that is not known to be later;
4. its value: what repeats another figure of its cell, rounded or not, is of that vintage.

All other figures of a cell are those of other sources. A figure of another definition (status D)
has no vintage unless its note tells one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from report.analysis.change import half_significant_step, half_step, possible_values
from report.analysis.preference import Sources, is_later
from report.model import Observation, Period, Vintage

# How editors begin the English note of a figure whose vintage they know.
_STATED: Mapping[Vintage, re.Pattern[str]] = {
    "first_release": re.compile(r"(First release|As first published)\b"),
    "before_revision": re.compile(r"Before\b.*\bnot re(based|cast|vised)\b"),
    "revised": re.compile(
        r"(Later revised|Revised|Recast|Restated|Rebased|Recalculated)\b|.*\bas revised\b"
    ),
}
_EARLIER: frozenset[Vintage | None] = frozenset({"first_release", "before_revision"})
_BOUNDS = frozenset({"more_than", "less_than"})
# A whole number with fewer digits before its zeros is no rounding of another one.
_FEWEST_DIGITS = 3

# The vintages of some figures of one series, by their ids in memory.
_Known = dict[int, Vintage]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a rule may look at: the series, its sources, and the vintages known so far."""

    cells: tuple[tuple[Observation, ...], ...]
    sources: Sources
    known: _Known

    def vintage(self, row: Observation) -> Vintage | None:
        return self.known.get(id(row))

    def is_later(self, row: Observation, other: Observation) -> bool:
        return _is_later(row, other, self.sources)

    def revises(self, source: str) -> bool:
        """Whether a source has a revised figure somewhere in the series."""
        rows = (row for cell in self.cells for row in cell if row.source == source)
        return any(self.vintage(row) == "revised" for row in rows)


_Cell = tuple[Observation, ...]
_Rule = Callable[[Observation, _Cell, _Evidence], Vintage | None]


def with_vintages(rows: Iterable[Observation], sources: Sources) -> tuple[Observation, ...]:
    """The same figures in their order, each with its vintage among these, and with the boundaries
    between vintages in the series that are shown.
    """
    marked = list(rows)
    series: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(marked):
        series.setdefault((row.indicator, row.place), []).append(number)
    orders: dict[Period, tuple[dt.date, int]] = {}
    for numbers in series.values():
        for number in numbers:
            period = marked[number].period
            if period not in orders:
                orders[period] = period.order
        numbers.sort(key=lambda number: orders[marked[number].period])
        found = _with_boundaries(_with_vintages([marked[n] for n in numbers], sources), sources)
        for number, row in zip(numbers, found, strict=True):
            marked[number] = row
    return tuple(marked)


def is_revision_of(row: Observation, other: Observation) -> bool:
    """Whether the first of two figures of a cell is a revised one, the second of before that."""
    return row.vintage == "revised" and other.vintage in _EARLIER


def _with_vintages(series: Sequence[Observation], sources: Sources) -> list[Observation]:
    """The figures of a series in time order, each with its vintage."""
    cells = (tuple(cell) for _, cell in groupby(series, key=lambda row: row.period))
    # Of a figure that stands alone only its note can tell a vintage.
    telling = tuple(cell for cell in cells if len(cell) > 1 or cell[0].note.en)
    evidence = _Evidence(telling, sources, {})
    for rule in _RULES if telling else ():
        evidence = replace(evidence, known=evidence.known | _by(rule, evidence))
    return [_of_vintage(row, evidence.vintage(row)) for row in series]


def _of_vintage(row: Observation, vintage: Vintage | None) -> Observation:
    return row if row.vintage == vintage else replace(row, vintage=vintage)


def _by(rule: _Rule, evidence: _Evidence) -> _Known:
    """What a rule tells of figures whose vintage is not known yet."""
    open_rows = (
        (row, cell) for cell in evidence.cells for row in cell if evidence.vintage(row) is None
    )
    told = ((row, rule(row, cell, evidence)) for row, cell in open_rows)
    return {id(row): vintage for row, vintage in told if vintage is not None}


def _stated(row: Observation, _cell: _Cell, _evidence: _Evidence) -> Vintage | None:
    """What the note says."""
    matches = (name for name, pattern in _STATED.items() if pattern.match(row.note.en))
    return next(matches, None)


def _followed(row: Observation, cell: _Cell, evidence: _Evidence) -> Vintage | None:
    """A provisional figure that a later publication follows."""
    if not row.is_provisional or row.status == "E":
        return None
    final = (other for other in cell if not other.is_provisional)
    return "first_release" if any(evidence.is_later(other, row) for other in final) else None


def _replacing(row: Observation, cell: _Cell, evidence: _Evidence) -> Vintage | None:
    """A figure that is shown in place of one of an earlier vintage."""
    earlier = [other for other in cell if evidence.vintage(other) in _EARLIER]
    replaced = any(evidence.is_later(row, r) and not _may_equal(row, r) for r in earlier)
    return "revised" if replaced and _is_final(row) else None


def _of_revising_source(row: Observation, cell: _Cell, evidence: _Evidence) -> Vintage | None:
    """A figure of a source that revises the series, shown in place of a different one."""
    if not _is_final(row) or not evidence.revises(row.source):
        return None
    others = (r for r in cell if r.status != "D" and not _may_equal(row, r))
    return "revised" if any(not evidence.is_later(r, row) for r in others) else None


def _repeating(row: Observation, cell: _Cell, evidence: _Evidence) -> Vintage | None:
    """A figure with the value of others of its cell, if these are of one vintage."""
    told = {evidence.vintage(r) for r in cell if r is not row and _is_repeated(row, r)} - {None}
    return told.pop() if len(told) == 1 else None


def _replaced(row: Observation, cell: _Cell, evidence: _Evidence) -> Vintage | None:
    """A figure that a later publication has revised."""
    revised = (r for r in cell if evidence.vintage(r) == "revised" and not _may_equal(row, r))
    is_replaced = row.status != "D" and any(evidence.is_later(r, row) for r in revised)
    return "before_revision" if is_replaced else None


# In the order in which they are asked: each builds on what those before it have told.
_RULES: tuple[_Rule, ...] = (
    *(_stated, _followed, _replacing, _of_revising_source),
    *(_repeating, _replaced, _repeating),
)


def _is_final(row: Observation) -> bool:
    return row.preferred and row.status != "D" and not row.is_provisional


def _may_equal(row: Observation, other: Observation) -> bool:
    """Whether two figures may be the same amount, rounded or told as a bound."""
    (low, high), (low_other, high_other) = _widest(row), _widest(other)
    return max(low, low_other) <= min(high, high_other)


def _widest(row: Observation) -> tuple[Decimal, Decimal]:
    """All amounts that a figure may stand for, zeros at its end taken for rounding."""
    if row.qualifier in _BOUNDS:
        return possible_values(row)
    slack = half_significant_step(row.value)
    return row.value - slack, row.value + slack


def _is_repeated(row: Observation, other: Observation) -> bool:
    """Whether one of two figures is the other one, as it stands or rounded."""
    if {row.qualifier, other.qualifier} & _BOUNDS:
        return False
    return abs(row.value - other.value) <= max(_rounding(row), _rounding(other))


def _rounding(row: Observation) -> Decimal:
    is_rounded = len(row.value.normalize().as_tuple().digits) >= _FEWEST_DIGITS
    return half_significant_step(row.value) if is_rounded else half_step(row.value)


def _with_boundaries(series: Iterable[Observation], sources: Sources) -> list[Observation]:
    """The figures of a series, those shown with a mark where another vintage begins.

    A break (status B) parts the figures before and after it already. A figure of no vintage is
    crossed by none.
    """
    run: list[Observation] = []
    found = []
    for row in series:
        crosses = False
        if row.preferred:
            crosses = row.status != "B" and any(_is_crossed(r, row, sources) for r in run)
            run = [] if crosses or row.status == "B" else run
            run += [row] if row.vintage is not None else []
        found.append(row if row.new_vintage == crosses else replace(row, new_vintage=crosses))
    return found


def _is_crossed(row: Observation, other: Observation, sources: Sources) -> bool:
    """Whether two figures of a series are of vintages that do not compare.

    What one publication gives is one vintage. A first release that came out after a revision
    stands on it; one that did not, or may not have done, does not compare with revised figures.
    """
    if row.source == other.source or {row.vintage, other.vintage} & {None}:
        return False
    earlier, revised = (row, other) if row.vintage in _EARLIER else (other, row)
    if earlier.vintage not in _EARLIER or revised.vintage != "revised":
        return False
    return not _is_later(earlier, revised, sources)


def _is_later(row: Observation, other: Observation, sources: Sources) -> bool:
    """Whether a figure was published later than another one for certain."""
    first, second = sources.get(row.source), sources.get(other.source)
    return first is not None and second is not None and is_later(first, second)
