"""The example city with some figures of solar capacity, and what is found and said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from report.analysis import findings
from report.analysis.findings import Finding
from report.model import (
    LANGUAGES,
    IndicatorKind,
    Observation,
    Period,
    Report,
    Target,
)
from report.text.formatter import Formatter
from report.text.narrative import figure_headline
from tests.build import example, target, telling

SOLAR = "solar_capacity"


def city(*rows: Observation, kind: IndicatorKind = "stock", **more: Any) -> Report:
    """The example city with these figures of solar capacity, as if it were of such a kind."""
    indicators = dict(example().indicators)
    indicators[SOLAR] = replace(indicators[SOLAR], kind=kind)
    return telling(*rows, indicators=indicators, **more)


def found(report: Report, *places: str) -> Finding | None:
    return findings.finding(report.indicators[SOLAR], report, places)


def said(report: Report, *places: str) -> tuple[str, ...]:
    """The headline in English and in Chinese."""
    indicator = report.indicators[SOLAR]
    fmts = (Formatter(report, language) for language in LANGUAGES)
    return tuple(figure_headline(indicator, places, fmt) for fmt in fmts)


def due(year: str, value: str, **more: Any) -> Target:
    return target(year, value, set_on=Period(2020), **more)
