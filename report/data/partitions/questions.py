"""What engines are asked of figures: SQL that each of them understands, with values to bind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import pyarrow as pa

from report.data.partitions.conditions import Condition
from report.data.partitions.manifest import Partition
from report.data.raw import Problem

Row = tuple[Any, ...]
EVERY = Condition()


@dataclass(frozen=True, slots=True)
class Question:
    """What is selected of figures, or of what another question finds, and what follows after that;
    where `cells` is asked too, only of the series and periods that this finds.

    All but the values of conditions is of this product's own: no word of it is a reader's.
    """

    select: str
    where: Condition = EVERY
    then: str = ""
    of: Question | None = None
    cells: Question | None = None

    def narrowed(self, where: Condition) -> Question:
        """The same of such figures only."""
        cells = None if self.cells is None else self.cells.narrowed(where)
        if self.of is not None:
            return replace(self, of=self.of.narrowed(where), cells=cells)
        return replace(self, where=where & self.where, cells=cells)

    @property
    def text(self) -> str:
        """The question to what is named `figures` before it, each of its values a question mark."""
        rows = "figures" if self.of is None else f"({self.of.text}) AS found"
        where = self.where.text
        if self.cells is not None:
            cell = "indicator, place, period"
            where += f" AND ({cell}) IN (SELECT {cell} FROM ({self.cells.text}) AS wanted)"
        return f"SELECT {self.select} FROM {rows} WHERE {where} {self.then}".rstrip()

    def marked(self, mark: Callable[[int, object], str]) -> str:
        """The text with an engine's own marks: each is given the number of a value, from 0 on, and
        the value.
        """
        first, *others = self.text.split("?")
        pairs = enumerate(zip(self.values, others, strict=True))
        return first + "".join(mark(number, value) + other for number, (value, other) in pairs)

    @property
    def values(self) -> tuple[object, ...]:
        """Those for its question marks, in their order."""
        found = self.of.values if self.of else ()
        return (*found, *self.where.values, *(self.cells.values if self.cells else ()))


class FigureEngine(Protocol):
    """Keeps the parts of data sets, of which each has a name, and answers for all threads.

    Raises FiguresUnavailableError where it cannot be asked now.
    """

    def all(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """The whole answer of these parts; none where there are no parts."""

    def in_row_order(self, where: Condition, part: str) -> Iterator[Row]:
        """The `FIGURE` of such figures of a part, by their numbers, bit by bit: beside them others
        may be asked for.
        """

    def in_series_order(self, where: Condition, part: str) -> Iterator[Row]:
        """The same with one series after the other, by indicator and place."""

    def columns(self, names: Sequence[str], part: str) -> pa.Table:
        """These columns of a part, in any order of its rows."""

    def broken(self, parts: Sequence[Partition]) -> Iterator[Problem]:
        """What is wrong with how these parts are kept."""
