"""Warnings of the map: a place far from the others, a district that is left out."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Mapping
from typing import Any

from report.data.check.inputs import ids, main_place, rows
from report.data.check.outlines import rings
from report.data.check.warnings.examined import Doubt, Doubts, Examined, WarningRule, of_row
from report.data.raw import MAP, Problem, Raw

# In median distances from the middle of all: the farthest of ten districts of a long city is 2.5.
_FARTHEST = 6
# With fewer there is no telling which one is off.
_FEWEST = 4
_Point = tuple[float, float]


def outline_far_from_the_others(examined: Examined) -> Doubts:
    """An outline, or its label, lies six times as far from the middle as districts mostly do."""
    features = tuple(_features(examined.raw))
    if len(features) < _FEWEST:
        return
    for key in ("label", "outline"):
        points = [_label(one) if key == "label" else _middle(one) for _, one in features]
        middle = (statistics.median(x for x, _ in points), statistics.median(y for _, y in points))
        away = [math.dist(point, middle) for point in points]
        for (path, feature), point, distance in zip(features, points, away, strict=True):
            if distance > _FARTHEST * statistics.median(away):
                yield _far(f"{path}.{_KEYS[key]}", feature, key, point)


_KEYS = {"label": "properties.label_lon", "outline": "geometry.coordinates"}


def _far(path: str, feature: Mapping[str, Any], key: str, point: _Point) -> Doubt:
    place, at = feature["properties"]["geo"], f"{point[0]:.4f} {point[1]:.4f}"
    wrong = f"the {key} of {place!r} lies at {at}, far from all others"
    remedy = "Take the feature from its source; longitude comes before latitude"
    return Doubt(Problem(MAP, None, path, wrong, remedy), f"{place} {key}", at)


def district_left_out(examined: Examined) -> Doubts:
    """There is a map of the districts, and one of them is not on it."""
    drawn = {feature["properties"]["geo"] for _, feature in _features(examined.raw)}
    home = main_place(examined.raw)
    for row in rows(examined.raw, "places.csv") if drawn else ():
        is_district = row["kind"] == "district" and row["parent"] == home
        if is_district and row["id"] not in drawn:
            wrong = f"{MAP} has no outline of this district"
            yield of_row(row, "id", wrong, "Add its outline, so that its figures are on the map")


def _features(raw: Raw) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The outlines of places that the report has, each with its path."""
    known = ids(raw, "places.csv")
    for number, feature in enumerate(raw.documents.get(MAP, {}).get("features", ()), start=1):
        if feature["properties"]["geo"] in known:
            yield f"features.{number}", feature


def _label(feature: Mapping[str, Any]) -> _Point:
    properties = feature["properties"]
    return float(properties["label_lon"]), float(properties["label_lat"])


def _middle(feature: Mapping[str, Any]) -> _Point:
    """The middle of the box around an outline."""
    points = [point for ring in rings(feature) for point in ring]
    xs, ys = [float(point[0]) for point in points], [float(point[1]) for point in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


RULES: tuple[WarningRule, ...] = (outline_far_from_the_others, district_left_out)
