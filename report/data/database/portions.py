"""The rows of a part read bit by bit: a database keeps nothing for a reader in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from report.data.partitions.conditions import Condition
from report.data.partitions.questions import Question, Row

# In figures.
PORTION = 20_000


def portions(
    ask: Callable[[Question], Sequence[Row]], select: str, where: Condition, order: Sequence[str]
) -> Iterator[Sequence[Row]]:
    """What is selected of a part in an order, which no two figures of it share a place in."""
    names = select.split(", ")
    places = [names.index(name) for name in order]
    by, marks = ", ".join(order), ", ".join("?" for _ in order)
    then, asked_of = f"ORDER BY {by} LIMIT {PORTION}", where
    while some := ask(Question(select, asked_of, then)):
        yield some
        last = tuple(some[-1][place] for place in places)
        asked_of = where & Condition(f"({by}) > ({marks})", last)
