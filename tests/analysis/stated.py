"""Reports of a few figures, and what is stated of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from report.analysis.facts import Fact
from report.model import (
    InMemoryObservations,
    Language,
    Observation,
    Period,
    Report,
)
from report.text.formatter import Formatter
from report.text.sentences import sentence
from tests.build import example, row, target

SOLAR = "solar_capacity"
AREA = "power"
REACHED = target("2026", "60", set_on=Period(2020, 12))


def city(rows: list[Observation], **of_indicator: Any) -> Report:
    """The example city with only these figures, of solar capacity."""
    city = example()
    indicators = {**city.indicators, SOLAR: replace(city.indicators[SOLAR], **of_indicator)}
    return replace(city, observations=InMemoryObservations(rows), targets=(), indicators=indicators)


def stated(found: Fact, report: Report, language: Language) -> str:
    return sentence(found, Formatter(report, language))


def figures_of_years(*values: int | None, first: int = 2010) -> list[Observation]:
    """Figures of successive years; None leaves a year out."""
    numbered = enumerate(values)
    return [row(str(first + n), str(value)) for n, value in numbered if value is not None]
