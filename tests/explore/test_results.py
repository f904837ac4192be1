"""What is calculated of published figures, and what is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from report.model import Report
from tests.explore.selected import shown


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"indicators": ("gdp",), "transform": "index"}, "index"),
        ({"indicators": ("gdp",), "transform": "change"}, "10^8 CNY"),
        ({"indicators": ("rd_intensity",), "transform": "change"}, "points"),
        ({"indicators": ("rd_intensity",), "transform": "difference"}, "points"),
        ({"indicators": ("gdp",), "transform": "growth"}, "%"),
        ({"indicators": ("gdp",), "transform": "per_person"}, "per_person.0 CNY"),
        ({"indicators": ("rd_expenditure",), "transform": "per_gdp"}, "%"),
        ({"indicators": ("co2_emissions_ceads",), "transform": "share_of_nation"}, "%"),
        (
            {"indicators": ("invention_patents_granted",), "transform": "per_person"},
            "per_person.4 ",
        ),
    ],
)
def test_unit_is_that_of_the_result(report: Report, wish: dict[str, Any], code: str) -> None:
    _, selected = shown(report, **wish)
    assert selected.drawn
    assert all(one.code.startswith(code) for one in selected.units)


def test_gdp_per_person_is_near_what_is_published(report: Report) -> None:
    """The report's own figure uses the mean population of the year: near, but not the same."""
    _, selected = shown(report, indicators=("gdp",), places=("shenzhen",), transform="per_person")
    made = {one.period: one.value for one in selected.drawn[0].rows}
    published = {one.period: one.value for one in report.series("gdp_per_capita")}
    both = set(made) & set(published)
    assert both
    # The population grew fast at first, and the one of 1999 is that of another census.
    for period in both - {one for one in both if one.year < 2000}:
        assert abs(made[period] / published[period] - 1) < Decimal("0.05"), period


def test_share_of_gdp_is_the_published_intensity(report: Report) -> None:
    _, selected = shown(
        report, indicators=("rd_expenditure",), places=("shenzhen",), transform="per_gdp"
    )
    made = {one.period: one.value for one in selected.drawn[0].rows}
    published = {one.period: one.value for one in report.series("rd_intensity")}
    both = [period for period in made if period in published and period.year > 2018]
    assert both
    for period in both:
        assert abs(made[period] - published[period]) < Decimal("0.25"), period


def test_hong_kong_is_no_part_of_the_national_figures(report: Report) -> None:
    places = ("shenzhen", "hong_kong", "singapore")
    _, selected = shown(
        report, indicators=("rd_expenditure",), places=places, transform="share_of_nation"
    )
    assert {one.place for one in selected.drawn} <= {"shenzhen"}
    refused = {one.place: one.refused for one in selected.empty}
    assert set(refused.values()) <= {"outside"}


def test_fractions_are_not_reckoned_with(report: Report) -> None:
    _, selected = shown(report, indicators=("energy_intensity_vs_nation",), transform="index")
    assert [one.refused for one in selected.empty] == ["rank"]
