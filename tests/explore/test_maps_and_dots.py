"""A selection as a map of districts, and as dots of two indicators."""

from __future__ import annotations

from typing import Any

from report.explore import (
    crossing,
    words,
)
from report.explore.series import (
    atlas,
    districted,
)
from report.model import LANGUAGES, Report
from report.text.formatter import Formatter
from tests.explore.selected import shown


def test_map_has_the_years_of_the_districts(report: Report) -> None:
    named, _ = shown(report, indicators=("rd_intensity", "gdp"), view="map")
    drawn = atlas(report, named)
    assert drawn is not None
    assert drawn.indicator == "gdp"
    assert list(drawn.years) == sorted(drawn.years)
    assert all(len(rows) >= 2 for rows in drawn.years.values())
    districts = {place.id for place in report.districts()}
    assert {one.place for rows in drawn.years.values() for one in rows} <= districts
    assert drawn.shown_year(1800) == drawn.shown_year(None)
    first = next(iter(drawn.years))
    assert drawn.shown_year(first) == first


def test_map_is_transformed_where_that_makes_sense(report: Report) -> None:
    plain, _ = shown(report, indicators=("gdp",), view="map")
    told, _ = shown(report, indicators=("gdp",), view="map", transform="difference")
    before, after = atlas(report, plain), atlas(report, told)
    assert before is not None
    assert after is not None
    year = after.shown_year(None)
    values = {row.place: row.value for row in before.years[year]}
    other = after.of_year(year).drawn[0].points[0].inputs[1]
    assert len(after.years[year]) > 1
    for one in after.years[year]:
        # Rounded as the coarser of the two figures.
        assert abs(one.value - (values[one.place] - other.value)) < 1


def test_map_of_an_index_shows_the_figures_as_published(report: Report) -> None:
    """In its base year every district would be 100."""
    plain, _ = shown(report, indicators=("gdp",), view="map")
    told, _ = shown(report, indicators=("gdp",), view="map", transform="index")
    one, other = atlas(report, plain), atlas(report, told)
    assert one is not None
    assert other is not None
    assert one.years == other.years


def test_map_that_cannot_be_transformed_is_refused_in_words(report: Report) -> None:
    told, _ = shown(report, indicators=("gdp",), view="map", transform="per_gdp")
    assert atlas(report, told) is None
    for language in LANGUAGES:
        said = words.notes(told, districted(report, told), Formatter(report, language))
        assert len(said) > 1
        assert all("{" not in text for text in said)


def test_scatter_pairs_figures_of_one_place_and_year(report: Report) -> None:
    wish: dict[str, Any] = {"indicators": ("rd_intensity", "pm25_annual_mean"), "view": "scatter"}
    named, selected = shown(report, **wish)
    crossed = crossing.crossing_of(named, selected)
    assert crossed is not None
    assert len(crossed.pairs) > 5
    for pair in crossed.pairs:
        assert pair.across.place == pair.up.place == pair.place
        assert pair.across.period.year == pair.up.period.year == pair.year
    named, selected = shown(report, **wish, by="place")
    by_place = crossing.crossing_of(named, selected)
    assert by_place is not None
    assert len({pair.year for pair in by_place.pairs}) == 1
    assert len({pair.place for pair in by_place.pairs}) == len(by_place.pairs) > 1


def test_scatter_of_one_indicator_is_none(report: Report) -> None:
    named, selected = shown(report, indicators=("gdp",), view="scatter")
    assert crossing.crossing_of(named, selected) is None
