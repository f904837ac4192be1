"""The documents of a data folder as read → areas, settings, the map's outlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from report.model import (
    Area,
    Chart,
    ExploreSettings,
    Group,
    Outline,
    Period,
    ReportSettings,
    SameTarget,
    Text,
)


def period_or_none(written: str) -> Period | None:
    """A period; None where nothing is written."""
    return Period.parse(written) if written else None


def _text(pair: Mapping[str, str]) -> Text:
    return Text(pair["en"], pair["zh"])


def _text_if_any(content: Mapping[str, Any], key: str) -> Text:
    return _text(content.get(key, {"en": "", "zh": ""}))


def _chart(content: Mapping[str, Any]) -> Chart:
    return Chart(
        content["id"],
        content["kind"],
        tuple(content["indicators"]),
        tuple(content["places"]),
        _text_if_any(content, "headline"),
        _text_if_any(content, "note"),
        period_or_none(str(content.get("base", ""))),
        _text_if_any(content, "headline_otherwise"),
        _text_if_any(content, "note_otherwise"),
        subject=_text_if_any(content, "subject"),
    )


def _group(content: Mapping[str, Any]) -> Group:
    return Group(content["id"], _text(content["name"]), tuple(content["indicators"]))


def area_from(name: str, content: Mapping[str, Any]) -> Area:
    """An area file → the area of that name."""
    return Area(
        name,
        content["order"],
        content["icon"],
        content["color"],
        content["color_dark"],
        _text(content["name"]),
        _text(content["summary"]),
        tuple(_text(sentence) for sentence in content["lead"]),
        tuple(_group(group) for group in content["groups"]),
        tuple(_chart(chart) for chart in content["charts"]),
        content.get("leading", ""),
    )


def settings_from(_: str, content: Mapping[str, Any]) -> ReportSettings:
    """report.toml → what it says of the report as a whole."""
    return ReportSettings(
        content["place"],
        _text(content["title"]),
        _text(content["city"]),
        tuple(_chart(chart) for chart in content.get("charts", ())),
        tuple(content.get("opening", ())),
        _text(content.get("map_credit", {"en": "", "zh": ""})),
        tuple(_text(finding) for finding in content.get("findings", ())),
        content.get("district_indicator", ""),
        _text_if_any(content, "short_title"),
        content["as_of"],
        content.get("synthetic", False),
        content.get("contact", ""),
    )


def explore_settings_from(_: str, content: Mapping[str, Any]) -> ExploreSettings:
    """report.toml → what Explore opens with and divides by."""
    settings = content.get("explore", {})
    return ExploreSettings(
        settings.get("opening_indicator"),
        settings.get("population_indicator"),
        settings.get("gdp_indicator"),
        settings.get("nation"),
        tuple(settings.get("outside_nation", ())),
    )


def words_from(_: str, content: Mapping[str, Any]) -> dict[str, Text]:
    """report.toml → the words that are of this city, by key."""
    return {word["key"]: _text(word["text"]) for word in content.get("words", ())}


def same_targets_from(_: str, content: Mapping[str, Any]) -> tuple[SameTarget, ...]:
    """report.toml → the targets that stand under two indicators."""
    return tuple(
        SameTarget(
            link["indicator"],
            link.get("place", content["place"]),
            Period.parse(link["period"]),
            link["same_as"],
        )
        for link in content.get("same_target", ())
    )


def outline_from(feature: Mapping[str, Any]) -> Outline:
    """A feature of the map → a place's boundary."""
    properties, geometry = feature["properties"], feature["geometry"]
    polygons = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    rings = tuple(
        tuple((float(lon), float(lat)) for lon, lat, *_ in polygon[0]) for polygon in polygons
    )
    return Outline(properties["geo"], rings, (properties["label_lon"], properties["label_lat"]))
