"""Rows of figures that differ in their vintage."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from report.model import Observation, Period, Source, Text
from tests.build import row

# Sources by when they were published.
SOURCES = MappingProxyType(
    {
        name: Source(name, Text("Title", "题名"), "gazette_press", "", date, "en", "press", "")
        for name, date in {
            "early": Period(2021, 2, 3),
            "middle": Period(2023),
            "late": Period(2025),
            "undated": None,
        }.items()
    }
)


def figure(value: str, source: str, note: str = "", **more: Any) -> Observation:
    """A figure of 2020 beside the one that is shown."""
    plain = {"preferred": False, "source": source, "note": Text(note, note)}
    return row("2020", value, **(plain | more))


def shown(value: str, source: str, note: str = "", **more: Any) -> Observation:
    return figure(value, source, note, **({"preferred": True} | more))


FIRST = figure("40.1", "early", "First release.")
