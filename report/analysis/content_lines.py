"""Rows and documents of a report as lines of text, by which its content mark is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from report.model import Area, Chart, Indicator, Period, ReportSettings, Text

# A class that was renamed keeps its first name in the hash: marks have been printed.
_NAMES_IN_HASH: Mapping[type, str] = MappingProxyType({ReportSettings: "Frame"})
_NOTHING = ("", (), Text("", ""), None, False)
# What came after marks had been printed is no part of the content where nobody has given it.
_ADDED_LATER: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Area: frozenset({"leading"}),
        Chart: frozenset({"subject"}),
        Indicator: frozenset({"usual_months", "publisher"}),
        ReportSettings: frozenset(
            {"findings", "district_indicator", "short_title", "as_of", "synthetic"}
        ),
    }
)


def content_line(row: object) -> str:
    """One row as text: its kind and its fields in the order of the model, without those that
    follow from other rows.
    """
    written = json.dumps(_plain(row), ensure_ascii=False, separators=(",", ":"))
    kind = _NAMES_IN_HASH.get(type(row), type(row).__name__)
    return f"{kind} {written}"


def _plain(value: object) -> object:
    """A value as lists and texts; numbers and dates as they are written."""
    if is_dataclass(value) and not isinstance(value, Period):
        given = {field.name: getattr(value, field.name) for field in fields(value) if field.compare}
        later = _ADDED_LATER.get(type(value), frozenset())
        return [
            _plain(each)
            for name, each in given.items()
            if each not in _NOTHING or name not in later
        ]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if value is None else str(value)
