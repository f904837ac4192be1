"""The shape of the documents: which keys an area file and report.toml have, and of which type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from report.data.raw import MAP, SETTINGS
from report.model import Text

# A shape is a type, a list with the shape of its items, or a mapping of keys to shapes.
Shape = Any

TEXT = MappingProxyType({"en": str, "zh": str})
CHART = MappingProxyType(
    {
        "id": str,
        "kind": str,
        "base?": int,
        "indicators": [str],
        "places": [str],
        "headline?": TEXT,
        "headline_otherwise?": TEXT,
        "note?": TEXT,
        "note_otherwise?": TEXT,
        "subject?": TEXT,
    }
)
GROUP = MappingProxyType({"id": str, "name": TEXT, "indicators": [str]})
AREA = MappingProxyType(
    {
        "order": int,
        "icon": str,
        "color": str,
        "color_dark": str,
        "name": TEXT,
        "summary": TEXT,
        "lead": [TEXT],
        "groups": [GROUP],
        "charts": [CHART],
        "leading?": str,
    }
)
EXPLORE = MappingProxyType(
    {
        "opening_indicator?": str,
        "population_indicator?": str,
        "gdp_indicator?": str,
        "nation?": str,
        "outside_nation?": [str],
    }
)
WORD = MappingProxyType({"key": str, "text": TEXT})
SAME_TARGET = MappingProxyType({"indicator": str, "place?": str, "period": str, "same_as": str})
REPORT = MappingProxyType(
    {
        "place": str,
        "as_of": dt.date,
        "title": TEXT,
        "city": TEXT,
        "opening": [str],
        "explore?": EXPLORE,
        "charts?": [CHART],
        "map_credit?": TEXT,
        "findings?": [TEXT],
        "short_title?": TEXT,
        "contact?": str,
        "district_indicator?": str,
        "same_target?": [SAME_TARGET],
        "words?": [WORD],
        "synthetic?": bool,
    }
)
_NOTHING: Mapping[str, Shape] = MappingProxyType({})
_CALLED = MappingProxyType(
    {
        str: "a text in quotes",
        int: "a whole number",
        bool: "true or false, without quotes",
        dt.date: "a day without quotes, as in 2023-11-26",
    }
)


def shape_of(file: str) -> Mapping[str, Shape]:
    """The shape of a document by its file; the map has its own rules and no texts."""
    return {SETTINGS: REPORT, MAP: _NOTHING}.get(file, AREA)


def faults(value: object, shape: Shape, path: str = "") -> Iterator[tuple[str, str]]:
    """Where a value departs from its shape: (path, what is wrong there). Lists count from 1."""
    if isinstance(shape, Mapping):
        yield from _table_faults(value, shape, path)
    elif isinstance(shape, list):
        yield from _list_faults(value, shape[0], path)
    elif type(value) is not shape:  # bool is an int to isinstance
        yield path, f"it is not {_CALLED[shape]}"


def _table_faults(
    value: object, shape: Mapping[str, Shape], path: str
) -> Iterator[tuple[str, str]]:
    if not isinstance(value, Mapping):
        yield path, f"it is not a table with the keys {', '.join(map(_name, shape))}"
        return
    for key, inner in shape.items():
        if _name(key) in value:
            yield from faults(value[_name(key)], inner, _join(path, _name(key)))
        elif not key.endswith("?"):
            yield _join(path, key), "the key is missing"
    known = {_name(key) for key in shape}
    for key in value:
        if key not in known:
            yield _join(path, key), "the key is not known"


def _list_faults(value: object, shape: Shape, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        yield path, "it is not a list"
        return
    for place, item in enumerate(value, start=1):
        yield from faults(item, shape, _join(path, place))


def texts(value: object, shape: Shape, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text inside a value that stands where its shape has one, in both languages."""
    if shape is TEXT:
        if isinstance(value, Mapping) and not any(faults(value, TEXT)):
            yield path, Text(value["en"], value["zh"])
    elif isinstance(shape, Mapping) and isinstance(value, Mapping):
        for key, inner in shape.items():
            yield from texts(value.get(_name(key)), inner, _join(path, _name(key)))
    elif isinstance(shape, list) and isinstance(value, list):
        for place, item in enumerate(value, start=1):
            yield from texts(item, shape[0], _join(path, place))


def parts(
    document: Mapping[str, Any], key: str, shape: Mapping[str, Shape]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The items of a document's list that keep their shape, each with its path."""
    listed = shape.get(key, shape.get(f"{key}?"))
    items = document.get(key)
    if listed is None or not isinstance(items, list):
        return
    for place, item in enumerate(items, start=1):
        if not any(faults(item, listed[0])):
            yield _join(key, place), item


def _name(key: str) -> str:
    """A key without the mark of one that may be left out."""
    return key.rstrip("?")


def _join(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)
