"""What report.toml tells Explore: which choices there are, and none of them without it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from report.analysis.editions import content_hash
from report.analysis.transform import TRANSFORMS, Transform
from report.charts.palette import LIGHT
from report.data import store
from report.data.check import problems
from report.explore import VIEWS, ExploreSelection, options, query, selection, words
from report.explore.series import SelectedSeries, find
from report.explore.view import view_of
from report.model import LANGUAGES, ExploreSettings, Language, Report
from report.text.formatter import Formatter
from tests.build import HOME, city_with_settings, example, shipped

NAMED: tuple[Transform, ...] = ("per_person", "per_gdp", "share_of_nation")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The example city with every setting of Explore."""
    folder = city_with_settings(tmp_path_factory.mktemp("cities") / "told")
    assert problems(folder) == ()
    return store.load(folder)


def series(report: Report, **wishes: Any) -> SelectedSeries:
    wishes = {"indicators": ("solar_capacity",)} | wishes
    return find(report, selection.resolved(report, ExploreSelection(**wishes)))


def offered(report: Report) -> tuple[Transform, ...]:
    return options.control_options(report, ExploreSelection())["transform"].options


def test_city_that_names_nothing_has_no_settings() -> None:
    assert example().explore_settings == ExploreSettings()


def test_city_that_names_nothing_is_not_offered_what_needs_a_name() -> None:
    assert offered(example()) == ("index", "change", "growth", "difference")


def test_all_is_offered_where_all_is_named(told: Report) -> None:
    assert offered(told) == TRANSFORMS
    assert offered(shipped()) == TRANSFORMS


def test_map_is_offered_where_there_are_outlines() -> None:
    def views(report: Report, chosen: ExploreSelection) -> tuple[str, ...]:
        return options.control_options(report, chosen)["view"].options

    assert views(shipped(), ExploreSelection()) == VIEWS
    assert views(example(), ExploreSelection()) == tuple(view for view in VIEWS if view != "map")
    assert views(example(), ExploreSelection(view="map")) == VIEWS


@pytest.mark.parametrize("transform", NAMED)
def test_address_asks_for_what_is_on_offer_only(told: Report, transform: Transform) -> None:
    asked = {"transform": transform}
    assert query.parse(asked, told) == (ExploreSelection(transform=transform), ())
    assert query.parse(asked, example()) == (ExploreSelection(), ("transform",))


@pytest.mark.parametrize("transform", NAMED)
def test_nothing_is_divided_by_what_nobody_named(transform: Transform) -> None:
    found = series(example(), places=(HOME,), transform=transform)
    assert found.drawn == ()
    assert found.empty[0].points == ()


def test_former_name_in_an_address_is_understood(report: Report) -> None:
    chosen, ignored = query.parse({"transform": "share_of_china"}, report)
    assert (chosen.transform, ignored) == ("share_of_nation", ())
    assert query.serialize(chosen) == {"transform": "share_of_nation"}


def test_explore_opens_with_the_indicator_that_is_named(told: Report) -> None:
    assert selection.indicators(told, ExploreSelection()) == ("power_per_person",)
    assert selection.indicators(example(), ExploreSelection()) == ("solar_capacity",)


def test_nation_stands_first_among_what_is_held_against(told: Report) -> None:
    chosen = ExploreSelection(indicators=("solar_capacity",))
    assert selection.comparators(told, chosen)[0] == "exampland"
    assert selection.comparators(example(), chosen) == ("exampleton", "neighbourton")


@pytest.mark.parametrize(
    ("transform", "value", "labels"),
    [
        ("per_person", "0.26", ("kW per person", "千瓦/人")),
        ("per_gdp", "350", ("kW per 100 million euros of GDP", "千瓦/亿欧元GDP")),
        ("share_of_nation", "10", ("%", "%")),
    ],
)
def test_city_divides_by_its_own_indicators(
    told: Report, transform: Transform, value: str, labels: tuple[str, str]
) -> None:
    (drawn,) = series(told, places=(HOME,), transform=transform).drawn
    first = drawn.rows[0]
    assert (str(first.period), first.value) == ("2022", Decimal(value))
    assert (drawn.unit.label.en, drawn.unit.label.zh) == labels


def test_nation_leaves_out_the_places_that_are_named(told: Report) -> None:
    found = series(told, places=(HOME, "neighbourton"), transform="share_of_nation")
    assert [one.place for one in found.drawn] == [HOME]
    assert {one.place: one.refused for one in found.empty} == {"neighbourton": "outside"}


def test_nation_is_called_by_its_name(told: Report) -> None:
    names = {
        language: words.transform_name("share_of_nation", Formatter(told, language))
        for language in LANGUAGES
    }
    assert names == {"en": "Share of Exampland", "zh": "占示例省比重"}


def test_population_is_explained_by_its_own_note(told: Report) -> None:
    chosen = ExploreSelection(
        indicators=("solar_capacity",), places=(HOME,), transform="per_person"
    )
    notes = words.notes(chosen, find(told, chosen), Formatter(told, "en"))
    assert "Counted anew each year." in notes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", ["example", "told"])
def test_every_view_of_what_is_offered_is_drawn(
    city: str, language: Language, request: pytest.FixtureRequest
) -> None:
    report = example() if city == "example" else request.getfixturevalue("told")
    fmt = Formatter(report, language)
    drawn = []
    for name, transform in product(VIEWS, (None, *offered(report))):
        chosen = ExploreSelection(
            indicators=("solar_capacity", "power_per_person"), view=name, transform=transform
        )
        shown = view_of(selection.resolved(report, chosen), fmt)
        if shown is not None:
            assert shown.chart.draw(LIGHT).height > 0
            drawn.append(shown.chart)
    texts = [chart.headline + chart.subtitle for chart in drawn]
    assert len(texts) > len(offered(report))
    assert not [text for text in texts if "{" in text]


def test_settings_are_no_part_of_what_the_report_says(tmp_path: Path) -> None:
    folder = city_with_settings(tmp_path / "city")
    file = folder / "report.toml"
    before = content_hash(store.load(folder))
    file.write_text(file.read_text("utf-8").partition("[explore]")[0], "utf-8")
    without = store.load(folder)
    assert without.explore_settings == ExploreSettings()
    assert content_hash(without) == before
