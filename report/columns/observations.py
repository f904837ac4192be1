"""The published figures, as the data API tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from report.columns import observation
from report.columns.record import Record
from report.model import Observation, Report

OBSERVATION = Record("Observation", observation.OBSERVATION)


@lru_cache(maxsize=8)
def _published(report: Report) -> Mapping[str, tuple[Observation, ...]]:
    """Every figure of each indicator, place by place in time order."""
    return {
        indicator: tuple(
            row for place in report.places for row in report.published(indicator, place)
        )
        for indicator in report.indicators
    }


def figures_of(indicator: str, report: Report) -> tuple[Observation, ...]:
    """Every figure of an indicator: by place, then by time, a period's preferred first."""
    return _published(report)[indicator]
