"""Reports that differ in one thing."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from report.analysis.edition_changes import (
    Changes,
)
from report.model import (
    Correction,
    Language,
    Observation,
    Period,
    Report,
    Text,
)
from report.text.edition_changes import plain_lines
from report.text.formatter import Formatter
from tests.build import HOME, target, telling
from tests.one_cell import NAMING, changed


def found(changes: Changes) -> dict[str, Any]:
    """The fields of a set of changes that are not empty."""
    values = {field.name: getattr(changes, field.name) for field in fields(changes)}
    return {name: value for name, value in values.items() if value}


def figures(*rows: Observation) -> Report:
    return telling(*rows)


FIRST = target("2025", "100", set_on=Period(2021, 4))
SECOND = target("2025", "130", set_on=Period(2022, 12))
REPLACED = replace(FIRST, superseded_by=Period(2022, 12))


def corrected(*days: str) -> tuple[Correction, ...]:
    why = Text("A digit was wrong.", "一个数字有误。")
    return tuple(
        Correction(
            date=dt.date.fromisoformat(day),
            indicator="solar_capacity",
            place=HOME,
            period=Period(2021),
            source="yearbook",
            before=Decimal(64),
            after=Decimal(46),
            why=why,
        )
        for day in days
    )


def edited() -> list[tuple[str, Report]]:
    """The example city with another value in a cell that nothing else refers to."""
    return [(cell, one) for cell, one in changed() if cell.split()[1] not in NAMING]


def lines(old: Report, new: Report, language: Language = "en") -> list[str]:
    before, after = Formatter(old, language), Formatter(new, language)
    return list(plain_lines(before, after))
