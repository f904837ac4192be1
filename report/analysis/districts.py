"""Which indicators have figures for the districts, and of which period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from report.model import Observation, Period, Report

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Layer:
    """One indicator in one period at the districts that have a figure."""

    indicator: str
    period: Period
    rows: tuple[Observation, ...]

    @property
    def key(self) -> str:
        """What names it in an address: indicator and period."""
        return f"{self.indicator}@{self.period}"


# It asks for the series of every indicator at every district.
@lru_cache(maxsize=16)
def layers(report: Report) -> tuple[Layer, ...]:
    """For each indicator the period that most districts have; the fullest maps first, but before
    all the one that report.toml has the map open with.
    """
    if not report.outlines:
        return ()
    fullest = (_fullest(indicator, report) for indicator in report.indicators)
    kept = [layer for layer in fullest if layer is not None and len(layer.rows) >= _FEWEST]
    opening = report.settings.district_indicator
    return tuple(sorted(kept, key=lambda layer: (layer.indicator != opening, -len(layer.rows))))


def _fullest(indicator: str, report: Report) -> Layer | None:
    by_period: dict[Period, list[Observation]] = {}
    districts = tuple(district.id for district in report.districts())
    for rows in report.observations.by_place(indicator, districts).values():
        for row in rows:
            if row.preferred:
                by_period.setdefault(row.period, []).append(row)
    if not by_period:
        return None
    period = max(by_period, key=lambda key: (len(by_period[key]), key.order))
    return Layer(indicator, period, _ordered(by_period[period]))


def _ordered(rows: Sequence[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(rows, key=lambda row: -row.value))


def shares(layer: Layer) -> tuple[float, ...]:
    """How long the bar of each figure is beside the largest one's, from 0 to 1."""
    most = max((abs(row.value) for row in layer.rows), default=Decimal(0)) or Decimal(1)
    return tuple(float(max(row.value, Decimal(0)) / most) for row in layer.rows)
