"""The map of the districts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape, unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.districts import Layer, layers
from report.charts import district_map
from report.charts.district_map import Shading, classes
from report.charts.draw import draw_layer
from report.charts.palette import DARK, LIGHT, PALETTES, Palette
from report.model import LANGUAGES, Language, Observation
from report.text.formatter import Formatter
from tests.build import (
    HOSTILE,
    hostile,
    row,
    shipped,
    traces,
    visible,
)

values = st.lists(st.decimals(-1000, 1000, places=1), min_size=1, max_size=20)


@given(values)
def test_classes_are_bounded_by_values_of_the_data(found: list[Decimal]) -> None:
    bounds = classes(found)
    assert set(bounds) <= set(found)
    assert bounds == sorted(set(bounds))
    assert bounds[-1] == max(found)
    assert len(bounds) == min(5, len(set(found)))


@given(values)
def test_no_class_is_empty(found: list[Decimal]) -> None:
    bounds = classes(found)
    inside = [next(n for n, bound in enumerate(bounds) if value <= bound) for value in found]
    assert set(inside) == set(range(len(bounds)))


@given(values, st.sampled_from(list(PALETTES.values())))
def test_more_is_never_drawn_weaker(found: list[Decimal], palette: Palette) -> None:
    rows = [row("2020", str(value)) for value in found]
    shading = Shading.of(rows, palette)
    strengths = [palette.ramp.index(shading.colour(value)) for value in sorted(found)]
    assert strengths == sorted(strengths)
    assert strengths[-1] == len(palette.ramp) - 1


@dataclass(frozen=True)
class Map:
    """A map of the shipped report as it is drawn."""

    layer: Layer
    fmt: Formatter
    palette: Palette
    spec: Mapping[str, Any]

    def outlines(self) -> dict[str, Mapping[str, Any]]:
        """The filled outline of each district."""
        filled = traces(self.spec, fill="toself")
        places = [outline.place for outline in self.fmt.report.outlines]
        return dict(zip(places, filled, strict=True))

    def known(self) -> dict[str, Observation]:
        return {found.place: found for found in self.layer.rows}


def drawn_map(layer: Layer, fmt: Formatter, palette: Palette) -> Map:
    spec = draw_layer(layer, fmt, palette).to_plotly_json()
    return Map(layer, fmt, palette, spec)


@pytest.fixture(scope="module")
def maps() -> list[Map]:
    report = shipped()
    found = [
        drawn_map(layer, Formatter(report, language), palette)
        for layer in layers(report)
        for language in LANGUAGES
        for palette in PALETTES.values()
    ]
    assert len(found) >= 8
    return found


def test_every_district_has_an_outline_and_a_name(maps: list[Map]) -> None:
    for one in maps:
        fmt = one.fmt
        districts = {place.id: fmt.say(place.name) for place in fmt.report.districts()}
        assert set(one.outlines()) == set(districts)
        labels = {label["text"] for label in one.spec["layout"]["annotations"]}
        assert {label.split("<br>")[0] for label in labels} == set(districts.values())


def test_every_figure_stands_under_the_name_of_its_district(maps: list[Map]) -> None:
    for one in maps:
        known, fmt = one.known(), one.fmt
        labels = {label["text"] for label in one.spec["layout"]["annotations"]}
        unit = fmt.report.unit_of(next(iter(known.values())).indicator)
        expected = {
            f"{fmt.place(place)}<br><b>{fmt.number(row.value, unit, row.qualifier)}</b>"
            for place, row in known.items()
        }
        assert expected <= {label.replace("\u200b", "") for label in labels}
        assert len(expected) > 1


def test_key_in_the_dark_says_that_light_is_more(maps: list[Map]) -> None:
    rows, fmt = maps[0].known(), maps[0].fmt
    unit = fmt.report.unit_of(next(iter(rows.values())).indicator)
    light, dark = (
        district_map.district_map(rows, unit, fmt, palette)["layout"]["legend"]
        for palette in (LIGHT, DARK)
    )
    assert "title" not in light
    assert dark["title"] == {"text": fmt.word("map.light_is_more"), "side": "top"}


def test_every_outline_is_closed(maps: list[Map]) -> None:
    for place, trace in maps[0].outlines().items():
        rings: list[list[tuple[float, float]]] = [[]]
        for point in zip(trace["x"], trace["y"], strict=True):
            if None in point:
                rings.append([])
            else:
                rings[-1].append(point)
        assert all(len(ring) > 3 and ring[0] == ring[-1] for ring in rings), place


def test_district_without_a_figure_is_hatched(maps: list[Map]) -> None:
    hatched = 0
    for one in maps:
        known = one.known()
        for place, trace in one.outlines().items():
            assert bool(trace.get("fillpattern")) == (place not in known), place
            hatched += place not in known
    assert hatched > 0


def test_colours_stand_in_the_order_of_the_classes(maps: list[Map]) -> None:
    for one in maps:
        outlines = one.outlines()
        ordered = sorted(one.layer.rows, key=lambda found: found.value)
        ramp = one.palette.ramp
        strengths = [ramp.index(outlines[found.place]["fillcolor"]) for found in ordered]
        assert strengths == sorted(strengths)
        assert strengths[-1] == len(ramp) - 1


def test_key_of_a_map_names_each_class_it_has(maps: list[Map]) -> None:
    for one in maps:
        keys = [trace for trace in one.spec["data"] if trace.get("name")]
        colours = {one.outlines()[place]["fillcolor"] for place in one.known()}
        missing = len(one.known()) < len(one.outlines())
        shades = [trace["marker"]["color"] for trace in keys]
        assert set(shades[: len(colours)]) == colours
        assert len(keys) == len(colours) + missing
        assert (one.fmt.word("map.none") == keys[-1]["name"]) == missing
        assert one.spec["layout"]["showlegend"] is True


@pytest.mark.parametrize(
    ("language", "unit", "keys"),
    [
        ("en", "%", ["10% and less", "20% to 30%", "40%"]),
        ("zh", "%", ["10%及以下", "20%—30%", "40%"]),
        ("en", "km", ["10 km and less", "20 to 30 km", "40 km"]),
        ("zh", "km", ["10公里及以下", "20—30公里", "40公里"]),
    ],
)
def test_key_of_a_class_names_both_of_its_ends(
    language: Language, unit: str, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lowest class of several figures is bounded above alone; one figure stands alone."""
    monkeypatch.setattr(district_map, "_CLASSES", 3)
    places = [place.id for place in shipped().districts()]
    values = ("5", "10", "20", "30", "40")
    figures = {place: row("2024", value) for place, value in zip(places, values, strict=False)}
    fmt = Formatter(shipped(), language)
    tips = dict.fromkeys(figures, "told")
    spec = district_map.district_map(figures, shipped().units[unit], fmt, LIGHT, tips)
    names = [trace["name"] for trace in spec["data"] if trace.get("name")]
    assert names[:-1] == keys


def test_pointing_at_a_district_tells_its_figure_and_publisher(maps: list[Map]) -> None:
    for one in maps:
        known, fmt = one.known(), one.fmt
        for place, trace in one.outlines().items():
            tip = unescape(trace["text"])
            name = fmt.say(fmt.report.places[place].name)
            if place in known:
                publisher = fmt.publisher(fmt.report.sources[known[place].source])
                for said in (name, publisher, fmt.observation(known[place])):
                    assert said in tip
            else:
                assert tip == fmt.word("map.no_value", name=name)


def test_place_of_a_figure_can_be_pointed_at(maps: list[Map]) -> None:
    """Only points can be chosen, not areas: each district with a figure has one."""
    for one in maps:
        keys = {
            told[1]
            for trace in traces(one.spec, mode="markers")
            for told in trace.get("customdata") or ()
        }
        assert keys == {found.key for found in one.layer.rows}
        assert all(one.fmt.report.find(key) in one.layer.rows for key in keys)


@pytest.mark.parametrize("what", ["publisher", "name"])
def test_markup_in_a_name_on_a_map_is_shown_as_it_is_written(what: str) -> None:
    report = shipped()
    layer = next(found for found in layers(report) if len(found.rows) < len(report.outlines))
    drawn = drawn_map(layer, Formatter(hostile(report, what), "en"), LIGHT)
    evil = HOSTILE[what].en
    assert [text for text in visible(drawn.spec) if escape(evil, quote=False) in text]
    assert [text for text in visible(drawn.spec) if evil in text] == []


def test_name_on_a_map_has_a_halo_of_the_background() -> None:
    layer = layers(shipped())[0]
    for palette, halo in ((LIGHT, "rgba(255,255,255,0.72)"), (DARK, "rgba(16,22,29,0.72)")):
        drawn = drawn_map(layer, Formatter(shipped(), "en"), palette)
        assert {label["bgcolor"] for label in drawn.spec["layout"]["annotations"]} == {halo}
