"""The cells whose figures are others in another state: only what can differ is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from report.data.partitions.asked import AskedParts, Periods, portions
from report.data.partitions.columns import BY_CELL, CELL, HAS_SEVERAL
from report.data.partitions.conditions import Condition, among, was_out
from report.data.partitions.questions import Question, Row
from report.model import ChangedCell, Cutoff, Observation
from report.model.changed_cells import cells_apart

_HAS_ONE = Condition("beside = 1")


@dataclass(frozen=True, slots=True)
class ComparedParts:
    """The figures of an indicator in two states: of the same rows, where their marks are the same.

    Other ones were out at another cut-off then; where the marks differ all are read.
    """

    earlier: AskedParts
    now: AskedParts
    indicator: str

    def cells(self, places: Sequence[str], *, without_lone: bool) -> Iterator[ChangedCell]:
        """As `Observations.changed_since`."""
        if self._is_same:
            return
        for some in portions(places):
            periods = self._periods(some, without_lone=without_lone)
            if periods:
                before, after = (self._series(one, periods) for one in (self.earlier, self.now))
                yield from cells_apart(before, after, some)

    def lone(self, places: Sequence[str]) -> Mapping[str, int]:
        """As `Observations.lone_since`."""
        if self._is_same or not self._has_same_rows:
            return {}
        found: dict[str, int] = {}
        for some in portions(places):
            new = self._asked(some) & _out_now(self.now.cutoff, self.earlier.cutoff)
            one = Question(
                "place, count(*)", new, "GROUP BY place", cells=self._cells(some, _HAS_ONE)
            )
            found |= dict(map(tuple, self._answer(one)))
        return found

    @property
    def _has_same_rows(self) -> bool:
        one, other = (figures.manifest.marks.get(self.indicator) for figures in self._both)
        return one == other is not None

    @property
    def _both(self) -> tuple[AskedParts, AskedParts]:
        return self.earlier, self.now

    @property
    def _is_same(self) -> bool:
        is_known = any(self.indicator in figures.manifest.marks for figures in self._both)
        is_same = self._has_same_rows and _is_same(self.earlier.cutoff, self.now.cutoff)
        return is_same or not is_known

    def _periods(self, places: Sequence[str], *, without_lone: bool) -> Periods:
        """The periods at each place whose figures may be others, or all of them."""
        if not self._has_same_rows:
            return dict.fromkeys(places)
        before, now = self.earlier.cutoff, self.now.cutoff
        gone = self._asked(places) & _out_now(before, now)
        new = self._asked(places) & _out_now(now, before)
        several = self._cells(places, HAS_SEVERAL) if without_lone else None
        rows = [
            *self._answer(Question("DISTINCT place, period", gone)),
            *self._answer(Question("DISTINCT place, period", new, cells=several)),
        ]
        found: dict[str, Collection[str]] = {}
        for place, of_place in groupby(sorted(rows), key=lambda row: str(row[0])):
            found[place] = {period for _, period in of_place}
        return found

    def _cells(self, places: Sequence[str], then: Condition) -> Question:
        """The cells whose number of figures that were out in either state is as is asked for."""
        one, other = (was_out(figures.cutoff) for figures in self._both)
        either = Condition(f"({one.text} OR {other.text})", (*one.values, *other.values))
        counted = Question(f"{CELL}, count(*) AS beside", self._asked(places) & either, BY_CELL)
        return Question(CELL, then, of=counted)

    def _asked(self, places: Sequence[str]) -> Condition:
        return among("indicator", [self.indicator]) & among("place", places)

    def _answer(self, question: Question) -> Sequence[Row]:
        """What the rows say, whenever they were out."""
        return self.now.engine.all(question, self.now.manifest.files([self.indicator]))

    def _series(
        self, figures: AskedParts, periods: Periods
    ) -> Mapping[str, tuple[Observation, ...]]:
        """The figures of these periods by place, in the order of the rows."""
        rows = (row for _, row in figures.numbered(self.indicator, periods))
        return {place: tuple(some) for place, some in groupby(rows, key=lambda row: row.place)}


def _out_now(cutoff: Cutoff | None, other: Cutoff | None) -> Condition:
    """A figure was out at a cut-off, and not at another one."""
    out, not_out = was_out(cutoff), was_out(other)
    return Condition(f"{out.text} AND NOT ({not_out.text})", (*out.values, *not_out.values))


def _is_same(cutoff: Cutoff | None, other: Cutoff | None) -> bool:
    if cutoff is None or other is None:
        return cutoff is other
    days = (cutoff.day, cutoff.out, cutoff.perhaps), (other.day, other.out, other.perhaps)
    return days[0] == days[1]
