"""A selection as a query of an address, and back: ids only, defaults left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, get_args

from report.analysis.sources import KINDS
from report.explore.selection import (
    GROUPINGS,
    MOST_INDICATORS,
    MOST_PLACES,
    VIEWS,
    ExploreSelection,
    transforms,
)
from report.model import Report, Status

_STATUSES: tuple[Status, ...] = get_args(Status)
# Longer than any list of ids that a page writes: what is longer is not looked at.
_LONGEST = 2_000
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_COUNT = re.compile(r"[1-9]\d?", re.ASCII)
_SEPARATOR = ","
# What a transformation was called in addresses that were sent or printed before it was renamed.
_FORMER_TRANSFORMS = MappingProxyType({"share_of_china": "share_of_nation"})

# The query's names, and the field of the selection that each stands for.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "area": "area",
        "indicators": "indicators",
        "places": "places",
        "from": "first",
        "to": "last",
        "kinds": "kinds",
        "status": "statuses",
        "target": "target",
        "points": "min_figures",
        "view": "view",
        "transform": "transform",
        "base": "base",
        "against": "against",
        "by": "by",
        "year": "year",
    }
)
NAMES = tuple(FIELDS)

Parsed = tuple[ExploreSelection, tuple[str, ...]]


def parse(query: Mapping[str, str], report: Report) -> Parsed:
    """The selection that a query means, and the names of parameters that were not understood.

    It never raises: a value that the report does not have is left out and its name reported.
    """
    fields: dict[str, Any] = {}
    ignored = []
    for name, parser in _parsers(report).items():
        if name not in query:
            continue
        value, complete = parser(query[name]) if len(query[name]) <= _LONGEST else (None, False)
        if value is not None:
            fields[FIELDS[name]] = value
        if not complete:
            ignored.append(name)
    if fields.get("first", 0) > fields.get("last", 9999):
        ignored += ["from", "to"]
        del fields["first"], fields["last"]
    return ExploreSelection(**fields), tuple(dict.fromkeys(ignored))


def serialize(chosen: ExploreSelection) -> dict[str, str]:
    """The query that means a selection; defaults are left out."""
    default = ExploreSelection()
    values = {name: getattr(chosen, field) for name, field in FIELDS.items()}
    return {
        name: _written(value)
        for name, value in values.items()
        if value != getattr(default, FIELDS[name])
    }


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return _SEPARATOR.join(value)
    return "1" if value is True else str(value)


# The value, if there is any, and whether all of the text was understood.
_Parser = Callable[[str], tuple[Any, bool]]


@lru_cache(maxsize=16)
def _parsers(report: Report) -> Mapping[str, _Parser]:
    return {
        "area": _one_of([area.id for area in report.areas]),
        "indicators": _several_of(report.indicators, MOST_INDICATORS, may_be_empty=True),
        "places": _several_of(report.places, MOST_PLACES, may_be_empty=True),
        "from": _number(_YEAR),
        "to": _number(_YEAR),
        "kinds": _several_of(KINDS, len(KINDS)),
        "status": _several_of(_STATUSES, len(_STATUSES)),
        "target": _flag,
        "points": _number(_COUNT),
        "view": _one_of(VIEWS),
        "transform": _transform(report),
        "base": _number(_YEAR),
        "against": _one_of(report.places),
        "by": _one_of(GROUPINGS),
        "year": _number(_YEAR),
    }


def _one_of(allowed: Collection[str]) -> _Parser:
    return lambda text: (text, True) if text in allowed else (None, False)


def _transform(report: Report) -> _Parser:
    parse = _one_of(transforms(report))
    return lambda text: parse(_FORMER_TRANSFORMS.get(text, text))


def _several_of(allowed: Collection[str], most: int, *, may_be_empty: bool = False) -> _Parser:
    def parse(text: str) -> tuple[tuple[str, ...] | None, bool]:
        if not text:
            return ((), True) if may_be_empty else (None, False)
        parts = _unique(text.split(_SEPARATOR))
        known = [part for part in parts if part in allowed][:most]
        return tuple(known) or None, known == parts

    return parse


def _unique(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(parts))


def _number(pattern: re.Pattern[str]) -> _Parser:
    return lambda text: (int(text), True) if pattern.fullmatch(text) else (None, False)


def _flag(text: str) -> tuple[bool | None, bool]:
    return (True, True) if text == "1" else (None, False)
