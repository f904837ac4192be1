"""The cells whose figures are others in another state: only what can differ is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from report.data.partitions.asked import AskedParts, NumberedFigure, portions
from report.data.partitions.columns import BY_CELL, CELL, FIGURE, HAS_SEVERAL, figure_of
from report.data.partitions.conditions import Condition, among, was_out
from report.data.partitions.manifest import Partition
from report.data.partitions.part_answers import PartAnswers
from report.data.partitions.questions import Question, Row
from report.model import ChangedCell, Cutoff, Observation
from report.model.changed_cells import cells_apart

_HAS_ONE = Condition("beside = 1")
_SERIES = "indicator, place"
_NO_CELLS: Sequence[ChangedCell] = ()
_NO_COUNTS: Mapping[str, int] = MappingProxyType({})
# The figures of each place, of each indicator.
_Series = Mapping[str, Mapping[str, tuple[Observation, ...]]]


@dataclass(frozen=True, slots=True)
class ComparedParts:
    """Figures in two states: of the same rows, where the marks of an indicator are the same.

    Other ones were out at another cut-off then; where the marks differ all are read. Of a part that
    several indicators share all is found at once, and kept with its last `answers`.
    """

    earlier: AskedParts
    now: AskedParts
    answers: PartAnswers

    def cells(
        self, indicator: str, places: Sequence[str], *, without_lone: bool
    ) -> Iterator[ChangedCell]:
        """As `Observations.changed_since`."""
        part = self.answers.part_of(indicator)
        if not self._has_same_rows(indicator) or part is None:
            yield from self._of_other_rows(indicator, places)
        elif self._is_same:
            return
        elif len(part.marks) > 1:
            key = "changed", self.earlier, tuple(places)
            cells = self.answers.of(
                key, indicator, lambda part: self._in_part(part, places), _NO_CELLS
            )
            yield from (one for one in cells if not (without_lone and _is_lone(one)))
        else:
            for some in portions(places):
                found = self._found(part, [indicator], some, without_lone=without_lone)
                yield from found.get(indicator, ())

    def lone(self, indicator: str, places: Sequence[str]) -> Mapping[str, int]:
        """As `Observations.lone_since`."""
        if self._is_same or not self._has_same_rows(indicator):
            return {}
        known = self.answers.of(("lone", self.earlier), indicator, self._lone_in, _NO_COUNTS)
        return {place: known[place] for place in places if place in known}

    def _lone_in(self, part: Partition) -> Mapping[str, Mapping[str, int]]:
        """The same of all indicators of a part, at all places."""
        new = _out_now(self.now.cutoff, self.earlier.cutoff)
        alone = self._cells(Condition(), _HAS_ONE)
        asked = Question(f"{_SERIES}, count(*)", new, f"GROUP BY {_SERIES}", cells=alone)
        found: dict[str, dict[str, int]] = {}
        for indicator, place, count in self._answer(asked, part):
            found.setdefault(indicator, {})[place] = count
        return found

    def _has_same_rows(self, indicator: str) -> bool:
        one, other = (figures.manifest.marks.get(indicator) for figures in self._both)
        return one == other is not None

    @property
    def _both(self) -> tuple[AskedParts, AskedParts]:
        return self.earlier, self.now

    @property
    def _is_same(self) -> bool:
        cutoff, other = self.earlier.cutoff, self.now.cutoff
        if cutoff is None or other is None:
            return cutoff is other
        days = (cutoff.day, cutoff.out, cutoff.perhaps), (other.day, other.out, other.perhaps)
        return days[0] == days[1]

    def _of_other_rows(self, indicator: str, places: Sequence[str]) -> Iterator[ChangedCell]:
        for some in portions(places):
            before, after = (_by_place(one.numbered(indicator, some)) for one in self._both)
            yield from cells_apart(before, after, some)

    def _in_part(
        self, part: Partition, places: Sequence[str]
    ) -> Mapping[str, Sequence[ChangedCell]]:
        return self._found(part, tuple(part.marks), places, without_lone=False)

    def _found(
        self,
        part: Partition,
        indicators: Collection[str],
        places: Sequence[str],
        *,
        without_lone: bool,
    ) -> Mapping[str, Sequence[ChangedCell]]:
        """The cells of indicators of a part of which some figure was out in one state only."""
        asked = among("indicator", indicators) & among("place", places)
        wanted = tuple(self._apart(asked, without_lone=without_lone))
        before, after = (
            _by_series(
                row
                for cells in wanted
                for row in self._rows(part, asked & was_out(state.cutoff), cells, state.cutoff)
            )
            for state in self._both
        )
        return {
            name: tuple(cells_apart(before.get(name, {}), after.get(name, {}), places))
            for name in indicators
        }

    def _apart(self, asked: Condition, *, without_lone: bool) -> Iterator[Question]:
        """The cells that may be others, found by one question or two which share none."""
        before, now = self.earlier.cutoff, self.now.cutoff
        gone, new = _out_now(before, now), _out_now(now, before)
        apart = Condition(f"({gone.text} OR {new.text})", (*gone.values, *new.values))
        if not without_lone:
            yield Question(f"DISTINCT {CELL}", asked & apart)
            return
        several, alone = (self._cells(asked, then) for then in (HAS_SEVERAL, _HAS_ONE))
        yield Question(f"DISTINCT {CELL}", asked & apart, cells=several)
        yield Question(f"DISTINCT {CELL}", asked & gone, cells=alone)

    def _cells(self, asked: Condition, then: Condition) -> Question:
        """The cells whose number of figures that were out in either state is as is asked for."""
        one, other = (was_out(figures.cutoff) for figures in self._both)
        either = Condition(f"({one.text} OR {other.text})", (*one.values, *other.values))
        counted = Question(f"{CELL}, count(*) AS beside", asked & either, BY_CELL)
        return Question(CELL, then, of=counted)

    def _rows(
        self, part: Partition, asked: Condition, cells: Question, cutoff: Cutoff | None
    ) -> Iterator[Observation]:
        """The figures of cells that were out by a cut-off, as they were then: but for what follows
        from others of their series, which is no part of what they say.
        """
        question = Question(FIGURE, asked, f"ORDER BY {_SERIES}, number", cells=cells)
        for _, series in groupby(self._answer(question, part), key=lambda row: row[1:3]):
            figures = [figure_of(row) for row in series]
            yield from cutoff.remade(figures) if cutoff else figures

    def _answer(self, question: Question, part: Partition) -> Sequence[Row]:
        """What the rows of a part say, whenever they were out."""
        return self.now.engine.all(question, [part.file])


def _out_now(cutoff: Cutoff | None, other: Cutoff | None) -> Condition:
    """A figure was out at a cut-off, and not at another one."""
    out, not_out = was_out(cutoff), was_out(other)
    return Condition(f"({out.text} AND NOT ({not_out.text}))", (*out.values, *not_out.values))


def _is_lone(cell: ChangedCell) -> bool:
    return not cell.before and len(cell.after) == 1


def _by_place(figures: Iterable[NumberedFigure]) -> Mapping[str, tuple[Observation, ...]]:
    rows = (row for _, row in figures)
    return {place: tuple(some) for place, some in groupby(rows, key=lambda row: row.place)}


def _by_series(rows: Iterable[Observation]) -> _Series:
    found: dict[str, dict[str, list[Observation]]] = {}
    for row in rows:
        found.setdefault(row.indicator, {}).setdefault(row.place, []).append(row)
    return {
        indicator: {place: tuple(some) for place, some in places.items()}
        for indicator, places in found.items()
    }
