"""A free selection: its address, what it comes to, and what it says of itself."""

from __future__ import annotations

from dataclasses import fields
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.transform import TRANSFORMS
from report.charts.palette import LIGHT
from report.explore import (
    VIEWS,
    ExploreSelection,
    charts,
    crossing,
    query,
    selection,
    tables,
    words,
)
from report.explore.series import (
    find,
)
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.build import example, shipped
from tests.explore.selected import shown

# Values that nobody writes: they must neither raise nor mean anything.
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "path": "../../../etc/passwd",
    "long": "gdp," * 2_500,
    "sql": "' OR 1=1; DROP TABLE observations; --",
    "control": "gdp\x00\x1b[31m",
    "percent": "%ff%fe%00",
    "unknown": "no_such_thing",
    "braces": "{gdp}",
    "dunder": "__class__",
    "capitals": "GDP",
    "hanzi": "地区生产总值",
    "digits": "٢٠٢٠",
    "minus": "-1",
    "huge": "9" * 400,
    "surrogate": "\ud800",
    "blank": " ",
    "commas": ",,,",
}
FULL = ExploreSelection(
    area="transport",
    indicators=("nev_stock", "gdp"),
    places=("shenzhen", "futian"),
    first=2012,
    last=2022,
    kinds=("official", "law"),
    statuses=("A", "P"),
    target=True,
    min_figures=3,
    view="scatter",
    transform="difference",
    base=2015,
    against="china",
    by="place",
    year=2020,
)


def test_query_names_every_field_of_a_selection() -> None:
    assert set(query.FIELDS.values()) == {field.name for field in fields(ExploreSelection)}


def test_full_selection_survives_its_address(report: Report) -> None:
    written = query.serialize(FULL)
    assert len(written) == len(query.NAMES)
    assert query.parse(written, report) == (FULL, ())


def test_span_of_one_year_survives_its_address(report: Report) -> None:
    chosen = ExploreSelection(first=2020, last=2020)
    assert query.parse(query.serialize(chosen), report) == (chosen, ())


def test_empty_choice_of_places_is_a_choice(report: Report) -> None:
    assert query.parse({"places": ""}, report) == (ExploreSelection(places=()), ())


def test_defaults_are_left_out_of_the_address(report: Report) -> None:
    assert query.serialize(ExploreSelection()) == {}
    assert query.parse({}, report) == (ExploreSelection(), ())


def test_nothing_chosen_differs_from_nothing_said(report: Report) -> None:
    none = ExploreSelection(indicators=())
    assert query.serialize(none) == {"indicators": ""}
    assert query.parse({"indicators": ""}, report) == (none, ())
    assert find(report, selection.resolved(report, none)).drawn == ()


@pytest.mark.parametrize(("name", "value"), list(product(query.NAMES, HOSTILE.values())))
def test_hostile_value_means_nothing_and_is_named(report: Report, name: str, value: str) -> None:
    chosen, ignored = query.parse({name: value}, report)
    known = name == "indicators" and value == HOSTILE["long"]
    assert chosen == ExploreSelection() or known
    assert ignored == (name,)


def test_known_part_of_a_list_is_kept(report: Report) -> None:
    chosen, ignored = query.parse({"indicators": "gdp,gone,nev_stock,gdp"}, report)
    assert chosen.indicators == ("gdp", "nev_stock")
    assert ignored == ("indicators",)


def test_list_is_cut_where_it_is_too_long(report: Report) -> None:
    every = ",".join(list(report.indicators)[:20])
    chosen, ignored = query.parse({"indicators": every}, report)
    assert len(chosen.indicators or ()) == selection.MOST_INDICATORS
    assert ignored == ("indicators",)


def test_years_that_run_backwards_are_ignored(report: Report) -> None:
    assert query.parse({"from": "2020", "to": "2010"}, report) == (
        ExploreSelection(),
        ("from", "to"),
    )


@given(st.dictionaries(st.sampled_from(query.NAMES), st.text(max_size=60)))
def test_any_query_can_be_read(asked: dict[str, str]) -> None:
    chosen, ignored = query.parse(asked, shipped())
    assert set(ignored) <= set(query.NAMES)
    assert query.parse(query.serialize(chosen), shipped()) == (chosen, ())


def test_page_opens_with_a_comparison(report: Report) -> None:
    named, selected = shown(report)
    assert named.indicators == ("rd_intensity",)
    assert selected.places[0] == report.settings.place
    assert len(selected.drawn) > 2


@pytest.mark.parametrize("area", [area.id for area in shipped().areas])
def test_area_opens_with_an_indicator_of_its_own(report: Report, area: str) -> None:
    named, selected = shown(report, area=area)
    assert [report.indicators[row].area for row in named.indicators or ()] == [area]
    assert selected.drawn


def test_another_city_opens_too() -> None:
    _, selected = shown(example())
    assert selected.drawn


@given(
    st.lists(st.sampled_from(sorted(shipped().indicators)), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(sorted(shipped().places)), min_size=1, max_size=5, unique=True),
    st.sampled_from((None, *TRANSFORMS)),
    st.sampled_from(VIEWS),
    st.sampled_from(LANGUAGES),
)
def test_any_selection_can_be_shown(
    named: list[str], places: list[str], transform: Any, view: Any, language: Language
) -> None:
    report = shipped()
    fmt = Formatter(report, language)
    chosen, selected = shown(
        report, indicators=tuple(named), places=tuple(places), transform=transform, view=view
    )
    words.notes(chosen, selected, fmt)
    if selected.drawn:
        assert words.headline(chosen, selected, fmt)
        assert tables.sheet(selected, fmt).table.num_rows
        assert charts.over_years(selected, (), "line", fmt, LIGHT).to_plotly_json()["data"]
        assert charts.multiples(selected, fmt, LIGHT).to_plotly_json()["data"]
    crossed = crossing.crossing_of(chosen, selected)
    if crossed is not None and crossed.pairs:
        assert charts.crossed(crossed, chosen.by == "year", fmt, LIGHT).to_plotly_json()["data"]
