"""What engines of databases have in common: they read a part bit by bit, and keep nothing for a
reader in between.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from report.data.partitions.columns import FIGURE
from report.data.partitions.conditions import Condition
from report.data.partitions.manifest import Partition
from report.data.partitions.questions import Question, Row
from report.data.raw import MANIFEST, Problem

# In figures.
PORTION = 20_000
_LOAD_AGAIN = "Load the folder again by `python -m report load`"


class PortionedEngine(ABC):
    """A `FigureEngine` whose parts are rows of a table."""

    @abstractmethod
    def all(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """As `FigureEngine.all`."""

    def in_row_order(self, where: Condition, part: str) -> Iterator[Row]:
        """As `FigureEngine.in_row_order`."""
        return chain.from_iterable(self.portions(FIGURE, where, part, ("number",)))

    def in_series_order(self, where: Condition, part: str) -> Iterator[Row]:
        """As `FigureEngine.in_series_order`."""
        order = ("indicator", "place", "number")
        return chain.from_iterable(self.portions(FIGURE, where, part, order))

    def portions(
        self, select: str, where: Condition, part: str, order: Sequence[str]
    ) -> Iterator[Sequence[Row]]:
        """What is selected of a part in an order, which no two figures of it share a place in."""
        names = select.split(", ")
        places = [names.index(name) for name in order]
        by, marks = ", ".join(order), ", ".join("?" for _ in order)
        then, asked_of = f"ORDER BY {by} LIMIT {PORTION}", where
        while some := self.all(Question(select, asked_of, then), [part]):
            yield some
            last = tuple(some[-1][place] for place in places)
            asked_of = where & Condition(f"({by}) > ({marks})", last)


def missing(parts: Sequence[Partition], figures: Mapping[str, int]) -> Iterator[Problem]:
    """The parts of which a database has not so many figures as it should: by their names."""
    for part in parts:
        if figures.get(part.file) != part.rows:
            wrong = f"the database has not the {part.rows} figures of {part.file}"
            yield Problem(MANIFEST, None, None, wrong, _LOAD_AGAIN)
