"""Different values for one period, and what may lie behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice
from typing import Literal

from report.analysis import listed
from report.analysis.change import possible_values
from report.model import Observation

# What may lie behind two values for one period; `open` where the rows do not tell.
Explanation = Literal["rounding", "revision", "definition", "provisional", "open"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One indicator, place and period with different values; `rows` begins with the one shown.

    `spread` is the largest value less the smallest, in the indicator's unit.
    """

    rows: tuple[Observation, ...]
    spread: Decimal
    explanation: Explanation

    @property
    def shown(self) -> Observation:
        """The preferred figure, which stands on pages and in charts."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The first of them, as many as anybody would go through, and how many there are in all, by
    what may lie behind them.
    """

    listed: tuple[Disagreement, ...]
    count: Mapping[Explanation, int]

    @property
    def total(self) -> int:
        """How many there are, listed or not."""
        return sum(self.count.values())


def counted(every: Iterable[Disagreement]) -> Disagreements:
    """All of them counted, the first kept."""
    first: list[Disagreement] = []
    count: Counter[Explanation] = Counter()
    for one in every:
        count[one.explanation] += 1
        if len(first) < listed.MOST_LISTED:
            first.append(one)
    return Disagreements(tuple(first), count)


def together(parts: Iterable[Disagreements]) -> Disagreements:
    """Those of several series, indicators or areas."""
    found = tuple(parts)
    counts = (part.count for part in found)
    first = islice((one for part in found for one in part.listed), listed.MOST_LISTED)
    return Disagreements(tuple(first), sum(map(Counter, counts), Counter()))


def compared(rows: Iterable[Observation]) -> list[tuple[Observation, ...]]:
    """The periods of a series that several rows give, each with its rows, the shown one first."""
    cells = (tuple(cell) for _, cell in groupby(rows, key=lambda row: row.period))
    return [cell for cell in cells if len(cell) > 1]


def disagreement(cell: tuple[Observation, ...]) -> Disagreement | None:
    """The different values of a cell and what may explain them; None where all are the same."""
    values = [row.value for row in cell]
    spread = max(values) - min(values)
    return Disagreement(cell, spread, _explanation(cell)) if spread else None


def _explanation(rows: Sequence[Observation]) -> Explanation:
    """What may lie behind different values, the plainest first."""
    ranges = [possible_values(row) for row in rows]
    if max(low for low, _ in ranges) <= min(high for _, high in ranges):
        return "rounding"
    if {"revised"} < {row.vintage for row in rows} - {None}:
        return "revision"
    if any(row.status in "BD" for row in rows):
        return "definition"
    return "provisional" if any(row.is_provisional for row in rows) else "open"
