"""Districts: which maps there are, and of which period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from report.analysis.districts import Layer, layers, shares
from report.model import InMemoryObservations, Observation, Outline, Period, Place, Report, Text
from tests.build import HOME, example, row, shipped

NAMES = ("north", "south", "west")
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))


def city(*rows: Observation, **more: Any) -> Report:
    """The example city with three districts, and these figures for them."""
    districts = {name: Place(name, Text(name.title(), name), "district", HOME) for name in NAMES}
    return replace(
        example(),
        **{
            "places": {HOME: example().places[HOME], **districts},
            "outlines": tuple(Outline(name, (SQUARE,), (0.5, 0.5)) for name in NAMES),
            "observations": InMemoryObservations(rows),
            **more,
        },
    )


def drawn(found: tuple[Layer, ...]) -> list[tuple[str, list[str]]]:
    return [(layer.key, [row.place for row in layer.rows]) for layer in found]


def test_map_takes_the_period_that_most_districts_have() -> None:
    report = city(
        row("2021", "1", place="north"),
        row("2021", "3", place="south"),
        row("2022", "2", place="north"),
    )
    assert drawn(layers(report)) == [("solar_capacity@2021", ["south", "north"])]


def test_map_takes_the_latest_of_periods_that_are_equally_full() -> None:
    rows = [
        row(y, v, place=p)
        for y in ("2020", "2022", "2021")
        for p, v in zip(NAMES, "123", strict=True)
    ]
    assert [layer.period for layer in layers(city(*rows))] == [Period(2022)]


def test_one_district_is_no_map() -> None:
    assert layers(city(row("2021", "1", place="north"))) == ()


def test_no_map_without_outlines() -> None:
    rows = [row("2021", "1", place=name) for name in NAMES]
    assert layers(city(*rows)) != ()
    assert layers(city(*rows, outlines=())) == ()
    assert layers(example()) == ()


def test_fullest_map_comes_first() -> None:
    few = [row("2021", "1", place=name) for name in NAMES[:2]]
    many = [row("2021", "1", place=name, indicator="power_per_person") for name in NAMES]
    assert [layer.indicator for layer in layers(city(*few, *many))] == [
        "power_per_person",
        "solar_capacity",
    ]


def test_only_figures_that_are_shown_are_on_a_map() -> None:
    other = row("2021", "9", place="north", preferred=False)
    rows = [row("2021", "1", place=name) for name in NAMES]
    (layer,) = layers(city(other, *rows))
    assert [row.written for row in layer.rows] == ["1", "1", "1"]


def test_maps_of_the_report_are_of_its_districts() -> None:
    districts = {place.id for place in shipped().districts()}
    found = layers(shipped())
    assert len(found) >= 2
    assert len({layer.key for layer in found}) == len(found)
    for layer in found:
        places = [row.place for row in layer.rows]
        assert set(places) <= districts
        assert len(set(places)) == len(places) >= 2
        assert {row.period for row in layer.rows} == {layer.period}
        assert {row.indicator for row in layer.rows} == {layer.indicator}


def test_map_opens_with_what_the_report_names() -> None:
    report = city(
        row("2021", "1", place="north"),
        row("2021", "3", place="south"),
        *(row("2021", "1", place=name, indicator="power_per_person") for name in NAMES),
    )
    assert [layer.indicator for layer in layers(report)] == ["power_per_person", "solar_capacity"]
    settings = replace(report.settings, district_indicator="solar_capacity")
    first, _ = layers(replace(report, settings=settings))
    assert first.indicator == "solar_capacity"


def test_bars_are_as_long_as_their_share_of_the_largest() -> None:
    rows = [row("2021", value, place=name) for name, value in zip(NAMES, "482", strict=True)]
    (layer,) = layers(city(*rows))
    assert shares(layer) == (1, 0.5, 0.25)
    below = Layer("solar_capacity", Period(2021), (row("2021", "-4"), row("2021", "0")))
    assert shares(below) == (0, 0)
