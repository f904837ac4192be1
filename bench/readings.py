"""All that was measured, in every round."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable

from bench.contender import ContenderName
from bench.errors import BenchError
from bench.measures import BenchRow

# So many of a hundred do not exceed what is given as their p95.
_MOST = 0.95


class Readings:
    """The values of each measure of each contender, in the order in which they came."""

    def __init__(self, measures: Iterable[BenchRow]) -> None:
        self.measures = {measure.key: measure for measure in measures}
        self._values: dict[tuple[str, ContenderName], list[float]] = {}

    def add(self, key: str, name: ContenderName, value: float) -> None:
        """Keep a value. Raises BenchError for one that cannot have been measured."""
        measure = self.measures[key]
        is_nothing = value == 0 and not measure.may_be_zero
        if not math.isfinite(value) or value < 0 or is_nothing:
            raise BenchError(f"“{measure.title}” of {name} was measured as {value:g}")
        self._values.setdefault((key, name), []).append(value)

    def value(self, measure: BenchRow, name: ContenderName) -> float | None:
        """The value of a measure; None where this contender has no such thing."""
        values = self._values.get((measure.key, name))
        if values is None:
            return None
        return late(values) if measure.of_many else statistics.median(values)

    def late(self, measure: BenchRow, name: ContenderName) -> float | None:
        """What 95 of 100 values do not exceed; None where there is none."""
        values = self._values.get((measure.key, name))
        return late(values) if values else None

    def own(self, measure: BenchRow) -> float:
        """The product's value. Raises BenchError where it was never measured."""
        value = self.value(measure, "product")
        if value is None:
            raise BenchError(f"“{measure.title}” of the product was never measured")
        return value


def late(values: Iterable[float]) -> float:
    """What 95 of 100 of these do not exceed."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * _MOST) - 1]
