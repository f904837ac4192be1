"""Rules on targets that are said to be one and the same under two indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from report.data.check import shape
from report.data.check.inputs import Problems, Rule, needs, number, period, quoted, rows
from report.data.raw import SETTINGS, Problem, Raw, RawRow

_KEY = "same_target"
_REMEDY = "Correct the entry, or remove it and let both targets be counted"
# An indicator, a place, and a period as it is written.
_Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Link:
    """An entry of report.toml: its path, the target it is about, the one it is said to be."""

    path: str
    cell: _Cell
    same: _Cell


@needs("targets.csv", SETTINGS)
def same_target_that_is_none(raw: Raw) -> Problems:
    """One of two targets that are said to be one is not in the table."""
    known = _in_force(raw)
    for link in _links(raw):
        for key, (indicator, place, due) in (("indicator", link.cell), ("same_as", link.same)):
            if (indicator, place, due) not in known:
                wrong = f"no target of {quoted(indicator)} for {due} at {quoted(place)} is in force"
                remedy = "Write an indicator, a place and a period that targets.csv has a row of"
                yield Problem(SETTINGS, None, f"{link.path}.{key}", wrong, remedy)


@needs("targets.csv", "indicators.csv", SETTINGS)
def same_target_of_other_value(raw: Raw) -> Problems:
    """Two targets that are said to be one ask for different amounts."""
    known = _in_force(raw)
    units = {row["id"]: row["unit"] for row in rows(raw, "indicators.csv")}
    for link in _links(raw):
        pair = known.get(link.cell), known.get(link.same)
        amounts = [_amount(row, units) for row in pair if row is not None]
        if len(amounts) == 2 and amounts[0] != amounts[1]:
            told = (" ".join(str(part) for part in amount if part) for amount in amounts)
            wrong = f"the targets are not of the same amount: {' and '.join(told)}"
            yield Problem(SETTINGS, None, f"{link.path}.same_as", wrong, _REMEDY)


def _amount(row: RawRow, units: Mapping[str, str]) -> tuple[object, ...]:
    value = number(row["value"])
    return row["qualifier"], row["value"] if value is None else value, units.get(row["indicator"])


@needs(SETTINGS)
def same_target_in_turn(raw: Raw) -> Problems:
    """A target is said to be one that is itself said to be another, or is linked twice."""
    links = list(_links(raw))
    linked = [link.cell for link in links]
    for link in links:
        if link.same in linked:
            wrong = f"the target of {quoted(link.same[0])} is itself counted as another one"
            yield Problem(SETTINGS, None, f"{link.path}.same_as", wrong, _REMEDY)
        elif linked.count(link.cell) > 1 and link != links[linked.index(link.cell)]:
            wrong = "the target has an entry already"
            yield Problem(SETTINGS, None, f"{link.path}.indicator", wrong, "Remove one of the two")


def _links(raw: Raw) -> Iterator[_Link]:
    """The entries that keep their shape."""
    settings = raw.documents.get(SETTINGS, {})
    for path, entry in shape.parts(settings, _KEY, shape.REPORT):
        place, due = _place(entry, settings), _written(entry["period"])
        cell = (entry["indicator"], place, due)
        yield _Link(path, cell, (entry["same_as"], place, due))


def _place(entry: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    return str(entry.get("place", settings.get("place", "")))


def _written(due: str) -> str:
    """A period as the table writes it; what is none stays as it is, and is found nowhere."""
    return str(period(due) or due)


def _in_force(raw: Raw) -> Mapping[_Cell, RawRow]:
    """The targets that no other one has replaced."""
    return {
        (row["indicator"], row["place"], row["period"]): row
        for row in rows(raw, "targets.csv")
        if not row["superseded_by"]
    }


RULES: tuple[Rule, ...] = (
    same_target_that_is_none,
    same_target_of_other_value,
    same_target_in_turn,
)
