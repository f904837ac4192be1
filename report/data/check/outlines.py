"""Rules on the map: the outlines of districts, and the credit that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from report.data.check.inputs import Problems, Rule, ids, needs, quoted
from report.data.raw import MAP, SETTINGS, Problem, Raw

# A ring ends where it began, so three corners make four points.
_FEWEST_POINTS = 4
# Of which outlines the coordinates are rings, and of which lists of rings.
_DEPTHS = MappingProxyType({"Polygon": 1, "MultiPolygon": 2})


@needs(SETTINGS)
def map_without_credit(raw: Raw) -> Problems:
    """There is a map, but not the credit that its licence asks for."""
    if MAP in raw.documents and "map_credit" not in raw.documents[SETTINGS]:
        wrong = "the map has no credit"
        remedy = f"Write in both languages who made {MAP}, as its licence asks"
        yield Problem(SETTINGS, None, "map_credit", wrong, remedy)


def malformed_map(raw: Raw) -> Problems:
    """An outline cannot be drawn, or is not said to be of a place."""
    if MAP not in raw.documents:
        return
    if not isinstance(raw.documents[MAP].get("features"), list):
        yield Problem(MAP, None, "features", "there are no features", "Take it from its source")
    for path, feature in _features(raw):
        for key in _wrong_keys(feature):
            wrong, remedy = "it is missing or of another form", "Take the feature from its source"
            yield Problem(MAP, None, f"{path}.{key}", wrong, remedy)


def open_outline(raw: Raw) -> Problems:
    """An outline does not end where it begins: what is inside of it cannot be told."""
    for path, feature in _features(raw):
        if any(ring[0] != ring[-1] for ring in rings(feature)):
            wrong = "a ring does not end at the point where it begins"
            remedy = "Take the feature from its source, or repeat the first point at the end"
            yield Problem(MAP, None, f"{path}.geometry.coordinates", wrong, remedy)


def outlined_twice(raw: Raw) -> Problems:
    """Two outlines are of one place."""
    first: dict[str, str] = {}
    for path, feature in _features(raw):
        place = _inside(feature, "properties").get("geo")
        if isinstance(place, str) and first.setdefault(place, path) != path:
            wrong = f"{first[place]} is of {quoted(place)} too"
            remedy = "Remove one of the two, or make them one MultiPolygon"
            yield Problem(MAP, None, f"{path}.properties.geo", wrong, remedy)


@needs("places.csv")
def map_of_unknown_place(raw: Raw) -> Problems:
    """An outline is of a place that is not in the table."""
    known = ids(raw, "places.csv")
    for path, feature in _features(raw):
        place = _inside(feature, "properties").get("geo")
        if isinstance(place, str) and place not in known:
            wrong = f"{quoted(place)} is not in places.csv"
            remedy = "Add the place to places.csv or correct the id"
            yield Problem(MAP, None, f"{path}.properties.geo", wrong, remedy)


def _features(raw: Raw) -> Iterator[tuple[str, object]]:
    features = raw.documents.get(MAP, {}).get("features")
    listed = features if isinstance(features, list) else []
    return ((f"features.{place}", feature) for place, feature in enumerate(listed, start=1))


def _inside(value: object, key: str) -> Mapping[str, Any]:
    """The object under a key, or an empty one."""
    inner = value.get(key) if isinstance(value, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}


def rings(feature: object) -> Iterator[list[Any]]:
    """The rings of an outline that can be drawn; none of any other."""
    geometry = _inside(feature, "geometry")
    depth = _DEPTHS.get(str(geometry.get("type")))
    coordinates = geometry.get("coordinates")
    if depth is not None and isinstance(coordinates, list) and _is_outline(coordinates, depth):
        yield from coordinates if depth == 1 else (ring for one in coordinates for ring in one)


def _wrong_keys(feature: object) -> Iterator[str]:
    properties, geometry = _inside(feature, "properties"), _inside(feature, "geometry")
    if not isinstance(properties.get("geo"), str):
        yield "properties.geo"
    for key, most in (("label_lon", 180), ("label_lat", 90)):
        if not _is_angle(properties.get(key), most):
            yield f"properties.{key}"
    depth = _DEPTHS.get(str(geometry.get("type")))
    if depth is None:
        yield "geometry.type"
    elif not _is_outline(geometry.get("coordinates"), depth):
        yield "geometry.coordinates"


def _is_outline(coordinates: object, depth: int) -> bool:
    """Whether it is a list (of lists, `depth` deep) of rings, and these of points."""
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if depth == 0:
        return len(coordinates) >= _FEWEST_POINTS and all(map(_is_point, coordinates))
    return all(_is_outline(inner, depth - 1) for inner in coordinates)


def _is_point(value: object) -> bool:
    if not isinstance(value, list) or len(value) < 2:
        return False
    return _is_angle(value[0], 180) and _is_angle(value[1], 90)


def _is_angle(value: object, most: int) -> bool:
    """Whether it is a number of degrees; JSON as Python reads it knows NaN and Infinity too."""
    is_flag = isinstance(value, bool)
    return isinstance(value, int | float) and not is_flag and abs(value) <= most


RULES: tuple[Rule, ...] = (
    map_without_credit,
    malformed_map,
    open_outline,
    outlined_twice,
    map_of_unknown_place,
)
