"""Rules on the settings of Explore: that what they name exists, and can be divided by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from report.data.check import shape
from report.data.check.inputs import Problems, Rule, ids, needs, quoted, rows
from report.data.raw import SETTINGS, Problem, Raw, RawRow
from report.model import MONEY, PEOPLE

_INDICATORS = ("opening_indicator", "population_indicator", "gdp_indicator")
# The kind of indicator that figures are divided by, and what it has to count.
_DIVISORS: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {"population_indicator": ("stock", PEOPLE), "gdp_indicator": ("flow", MONEY)}
)


@needs("indicators.csv")
def explore_of_unknown_indicator(raw: Raw) -> Problems:
    """Explore opens with an indicator, or divides by one, that is not in the table."""
    yield from _unknown(raw, _named(raw, _INDICATORS), "indicators.csv")


@needs("places.csv")
def explore_of_unknown_place(raw: Raw) -> Problems:
    """The nation, or a place that its figures leave out, is not in the table."""
    yield from _unknown(raw, _places(raw), "places.csv")


@needs("indicators.csv")
def divisor_of_other_kind(raw: Raw) -> Problems:
    """What figures are divided by is no stock of people, or no money of a year."""
    for key, row in _divisors(raw):
        kind, _ = _DIVISORS[key]
        if row["kind"] != kind:
            wrong = f"{quoted(row['id'])} is of the kind {row['kind']}"
            yield _problem(key, wrong, f"Name an indicator of the kind {kind}, or leave it out")


@needs("indicators.csv", "units.csv")
def divisor_of_other_unit(raw: Raw) -> Problems:
    """A population is not counted in people, or the gross domestic product not in money."""
    bases = {row["unit"]: row["base"] for row in rows(raw, "units.csv")}
    for key, row in _divisors(raw):
        _, allowed = _DIVISORS[key]
        if bases.get(row["unit"], next(iter(allowed))) not in allowed:
            wrong = f"{quoted(row['id'])} is counted in {row['unit']}"
            base = "persons" if allowed == PEOPLE else "EUR, CNY or that of another currency"
            yield _problem(key, wrong, f"Name an indicator whose unit has the base {base}")


@needs("places.csv")
def nation_of_other_kind(raw: Raw) -> Problems:
    """The nation of which places have a share is no country."""
    kinds = {row["id"]: row["kind"] for row in rows(raw, "places.csv")}
    for key, name in _named(raw, ("nation",)):
        if kinds.get(name, "country") != "country":
            wrong = f"{quoted(name)} is of the kind {kinds[name]}"
            yield _problem(key, wrong, "Name a place of the kind country, or leave it out")


def _settings(raw: Raw) -> Mapping[str, Any]:
    """The settings, where they are there and sound in their shape."""
    settings = raw.documents.get(SETTINGS, {}).get("explore", {})
    return {} if any(shape.faults(settings, shape.EXPLORE)) else settings


def _unknown(raw: Raw, named: Iterator[tuple[str, str]], file: str) -> Problems:
    known = ids(raw, file)
    for key, name in named:
        if name not in known:
            yield _problem(
                key, f"{quoted(name)} is not in {file}", "Correct the id or leave it out"
            )


def _named(raw: Raw, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those of the keys that name something, and what they name."""
    settings = _settings(raw)
    return ((key, settings[key]) for key in keys if key in settings)


def _places(raw: Raw) -> Iterator[tuple[str, str]]:
    yield from _named(raw, ("nation",))
    for number, place in enumerate(_settings(raw).get("outside_nation", ()), start=1):
        yield f"outside_nation.{number}", place


def _divisors(raw: Raw) -> Iterator[tuple[str, RawRow]]:
    """The indicators that figures are divided by, as far as they exist."""
    indicators = {row["id"]: row for row in rows(raw, "indicators.csv")}
    named = _named(raw, tuple(_DIVISORS))
    return ((key, indicators[name]) for key, name in named if name in indicators)


def _problem(key: str, wrong: str, remedy: str) -> Problem:
    return Problem(SETTINGS, None, f"explore.{key}", wrong, remedy)


RULES: tuple[Rule, ...] = (
    explore_of_unknown_indicator,
    explore_of_unknown_place,
    divisor_of_other_kind,
    divisor_of_other_unit,
    nation_of_other_kind,
)
