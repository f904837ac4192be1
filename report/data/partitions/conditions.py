"""What is asked of the engine: conditions in its language, each with the values that it binds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from report.model import Cutoff, FigureQuery


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, and the values for its question marks in their order: texts, dates, numbers, and
    lists of texts after IN.
    """

    text: str = "TRUE"
    values: tuple[object, ...] = ()

    def __and__(self, other: Condition) -> Condition:
        return Condition(f"{self.text} AND {other.text}", (*self.values, *other.values))


def among(column: str, texts: Collection[str]) -> Condition:
    """A column has one of these texts."""
    if len(texts) == 1:
        # By which the engine leaves out parts of a file.
        return Condition(f"{column} = ?", tuple(texts))
    return Condition(f"{column} IN ?", (list(texts),))


def was_out(cutoff: Cutoff | None) -> Condition:
    """A figure was out by the day of a cut-off; all are where there is none."""
    if cutoff is None:
        return Condition()
    text = "(source IN ? OR (source IN ? AND period_end <= ?))"
    return Condition(text, (sorted(cutoff.out), sorted(cutoff.perhaps), cutoff.day))


def asked_for(query: FigureQuery) -> Condition:
    """A figure is one that `FigureQuery.asks_for`, of one of the indicators."""
    asked = among("indicator", query.indicators)
    if query.statuses is not None:
        asked &= among("status", query.statuses)
    if query.sources is not None:
        asked &= among("source", query.sources)
    if query.preferred is not None:
        asked &= Condition("preferred = ?", (query.preferred,))
    if query.first is not None:
        asked &= Condition("period_end >= ?", (query.first,))
    if query.last is not None:
        asked &= Condition("period_end <= ?", (query.last,))
    return asked
