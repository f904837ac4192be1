"""Rules on ids: their form, that each stands once, and that what they name exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from report.data.check.inputs import (
    AREAS,
    Problems,
    Rule,
    area_ids,
    having,
    ids,
    needs,
    quoted,
    rows,
)
from report.data.raw import GLOSSARY, WORDS, Raw, RawRow
from report.model import (
    ChartKind,
    Direction,
    EventKind,
    IndicatorKind,
    PlaceKind,
    PublisherKind,
    Qualifier,
    SourceKind,
    Status,
)

# What a row is known by. Units have codes of their own (`10^4 t`), so their form is free.
_KEYS = MappingProxyType(
    {
        "indicators.csv": ("id",),
        "synonyms.csv": ("indicator", "en", "zh"),
        "observations.csv": ("indicator", "place", "period", "source", "value"),
        "targets.csv": ("indicator", "place", "period", "set_on", "policy_en"),
        "publishers.csv": ("id",),
        "sources.csv": ("id",),
        "events.csv": ("id",),
        "practices.csv": ("id",),
        "places.csv": ("id",),
        "corrections.csv": ("date", "indicator", "place", "period", "source"),
        "units.csv": ("unit",),
        "editions.csv": ("id",),
        GLOSSARY: ("id",),
        WORDS: ("key",),
    }
)
# Of these, what is about the row and does not name it.
_SAID_BESIDES = frozenset({"value", "policy_en"})
# Ids stand in addresses and in placeholders, which are read by these forms.
_FORMS = MappingProxyType(
    {
        "indicators.csv": re.compile(r"[a-z][a-z0-9_]*"),
        "publishers.csv": re.compile(r"[a-z0-9_]+"),
        "sources.csv": re.compile(r"[a-z0-9_]+"),
        "events.csv": re.compile(r"[a-z0-9_]+"),
        "practices.csv": re.compile(r"[a-z0-9_]+"),
        "places.csv": re.compile(r"[a-z_]+"),
        "editions.csv": re.compile(r"[a-z0-9_]+"),
        GLOSSARY: re.compile(r"[a-z0-9_]+"),
        # Capitals are the letters of a status, as in status.P.
        WORDS: re.compile(r"[A-Za-z0-9_.]+"),
    }
)
# The same in words.
_ANY_SIGNS = "small letters, digits and _"
_SIGNS = MappingProxyType(
    {
        "indicators.csv": "small letters, digits and _, a letter first",
        "places.csv": "small letters and _",
        WORDS: "letters, digits, _ and points",
    }
)
_KINDS: Mapping[str, Any] = MappingProxyType(
    {
        "indicators.csv": IndicatorKind,
        "publishers.csv": PublisherKind,
        "sources.csv": SourceKind,
        "events.csv": EventKind,
        "places.csv": PlaceKind,
    }
)
_CHOICES: Mapping[str, Any] = MappingProxyType(
    {"status": Status, "qualifier": Qualifier, "direction": Direction, "chart": ChartKind}
)


def choices(file: str, column: str) -> tuple[str, ...]:
    """What a cell of this column may hold, where that is a list; empty where it is none."""
    literal = _KINDS.get(file) if column == "kind" else _CHOICES.get(column)
    return () if literal is None else get_args(literal)


def key_columns(file: str) -> tuple[str, ...]:
    """The columns that name a row of a table, wherever it stands; none for an unknown one."""
    return tuple(column for column in _KEYS.get(file, ()) if column not in _SAID_BESIDES)


def malformed_id(raw: Raw) -> Problems:
    """An id holds a character that no address or placeholder can hold."""
    for row in rows(raw, *_FORMS):
        (column,) = _KEYS[row.file]
        if not _FORMS[row.file].fullmatch(row[column]):
            remedy = f"Write it with {_SIGNS.get(row.file, _ANY_SIGNS)} only"
            yield row.problem(column, f"{quoted(row[column])} is not an id", remedy)


def duplicate_key(raw: Raw) -> Problems:
    """Two rows of a table are about the same thing."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows(raw, *_KEYS):
        columns = _KEYS[row.file]
        number = first.setdefault((row.file, *(row[column] for column in columns)), row.number)
        if number != row.number:
            told = ", ".join(row[column] for column in columns)
            wrong = f"row {number} has the same {' + '.join(columns)} ({told})"
            yield row.problem(columns[0], wrong, "Remove one of the two rows or correct its key")


@needs("indicators.csv")
def unknown_indicator(raw: Raw) -> Problems:
    """A figure or a target is of an indicator that is not in the table."""
    known = ids(raw, "indicators.csv")
    for row in having(raw, "indicator"):
        yield from _unknown(row, "indicator", "indicators.csv", known)


def unknown_area(raw: Raw) -> Problems:
    """An indicator, an event or a practice belongs to an area that has no file."""
    known = area_ids(raw)
    for row in having(raw, "area") if known else ():
        if row["area"] not in known:
            wrong = f"there is no file of the area {quoted(row['area'])}"
            yield row.problem("area", wrong, f"Add it to {AREAS}, or correct the id")


@needs("places.csv")
def unknown_place(raw: Raw) -> Problems:
    """A row is about a place, or a place is part of one, that is not in the table."""
    known = ids(raw, "places.csv")
    for row in having(raw, "place"):
        yield from _unknown(row, "place", "places.csv", known)
    for row in having(raw, "parent"):
        yield from _unknown(row, "parent", "places.csv", known | {""})


@needs("units.csv")
def unknown_unit(raw: Raw) -> Problems:
    """An indicator is counted in a unit that is not in the table."""
    known = ids(raw, "units.csv", "unit")
    for row in rows(raw, "indicators.csv"):
        yield from _unknown(row, "unit", "units.csv", known)


@needs("sources.csv")
def unknown_source(raw: Raw) -> Problems:
    """A row was read in a publication that is not in the table."""
    known = ids(raw, "sources.csv")
    for row in having(raw, "source"):
        # An explanation of our own has none.
        if row.file != GLOSSARY or row["source"]:
            yield from _unknown(row, "source", "sources.csv", known)


def unknown_status(raw: Raw) -> Problems:
    """A figure's status is not a letter that is explained to the reader."""
    for row in having(raw, "status"):
        yield from _not_among(row, "status")


def unknown_qualifier(raw: Raw) -> Problems:
    """A figure's qualifier is not one that can be put into words."""
    for row in having(raw, "qualifier"):
        yield from _not_among(row, "qualifier")


def unknown_direction(raw: Raw) -> Problems:
    """It is not said whether more of an indicator is better."""
    for row in having(raw, "direction"):
        yield from _not_among(row, "direction")


def unknown_kind(raw: Raw) -> Problems:
    """An indicator, publisher, source, event or place is of no kind that the report knows."""
    for row in having(raw, "kind"):
        yield from _not_among(row, "kind")


def unknown_chart_kind(raw: Raw) -> Problems:
    """An indicator suggests a chart that nobody draws."""
    for row in having(raw, "chart"):
        yield from _not_among(row, "chart")


def _unknown(row: RawRow, column: str, home: str, known: frozenset[str]) -> Problems:
    if row[column] not in known:
        missing = f"{quoted(row[column])} is not in {home}"
        yield row.problem(column, missing, f"Add the {column} to {home} or correct the id")


def _not_among(row: RawRow, column: str) -> Problems:
    allowed = choices(row.file, column)
    if row[column] not in allowed:
        known = ", ".join(choice or "an empty cell" for choice in allowed)
        yield row.problem(column, f"{quoted(row[column])} is not known", f"Use one of: {known}")


def known_by(row: RawRow) -> str:
    """What tells a row from the others of its table wherever it stands, as people would say it."""
    return " ".join(row[column] for column in key_columns(row.file) if row[column])


RULES: tuple[Rule, ...] = (
    malformed_id,
    duplicate_key,
    unknown_indicator,
    unknown_area,
    unknown_place,
    unknown_unit,
    unknown_source,
    unknown_status,
    unknown_qualifier,
    unknown_direction,
    unknown_kind,
    unknown_chart_kind,
)
