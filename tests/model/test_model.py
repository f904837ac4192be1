"""The model: periods, and the look-ups that all readers need."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.data import store
from report.model import Period, Report, Text, Unit
from tests.build import row

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"


@pytest.fixture(scope="module")
def example() -> Report:
    return store.load(EXAMPLE)


@pytest.mark.parametrize(
    ("written", "period", "first", "last"),
    [
        ("2022", Period(2022), dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("2024-02", Period(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2022-11-13", Period(2022, 11, 13), dt.date(2022, 11, 13), dt.date(2022, 11, 13)),
    ],
)
def test_period_is_read(written: str, period: Period, first: dt.date, last: dt.date) -> None:
    assert Period.parse(written) == period
    assert (period.start, period.end) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "22", "2022-6", "2022-13", "2023-02-29", "2022-06-", " 2022", "2022\n", "0000"]
)
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(written)


@given(st.dates())
def test_period_is_written_as_it_is_read(day: dt.date) -> None:
    for written in (f"{day.year:04d}", f"{day:%Y-%m}".zfill(7), day.isoformat()):
        assert str(Period.parse(written)) == written


def test_year_end_stands_after_the_months_of_its_year() -> None:
    written = ["2022-12", "2023", "2022", "2022-12-31", "2022-06", "2022-06-30"]
    ordered = sorted((Period.parse(one) for one in written), key=lambda period: period.order)
    assert [str(period) for period in ordered] == [
        "2022-06-30",
        "2022-06",
        "2022-12-31",
        "2022-12",
        "2022",
        "2023",
    ]


@pytest.mark.parametrize(
    ("written", "middle", "close"),
    [
        ("2022", 2022.5, 2023.0),
        ("2022-12-31", 2022 + 364.5 / 365, 2023.0),
        ("2022-01-01", 2022 + 0.5 / 365, 2022 + 1 / 365),
        ("2012-06", 2012 + 167 / 366, 2012 + 182 / 366),
        ("2024-02-29", 2024 + 59.5 / 366, 2024 + 60 / 366),
    ],
)
def test_middle_and_end_of_a_period_on_the_line_of_years(
    written: str, middle: float, close: float
) -> None:
    period = Period.parse(written)
    assert period.middle == pytest.approx(middle)
    assert period.close == pytest.approx(close)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({}, False),
        *(({"status": "P"}, True), ({"status": "E"}, True)),
        *(({"status": "B"}, False), ({"status": "D"}, False)),
        ({"qualifier": "preliminary"}, True),
        ({"status": "B", "qualifier": "preliminary"}, True),
        *(({"qualifier": "about"}, False), ({"qualifier": "more_than"}, False)),
    ],
)
def test_figure_that_may_be_revised_is_provisional(flags: dict[str, Any], expected: bool) -> None:
    assert row("2022", "1", **flags).is_provisional is expected


def test_text_is_said_in_either_language() -> None:
    text = Text("Energy", "能源")
    assert (text["en"], text["zh"]) == ("Energy", "能源")


@pytest.mark.parametrize(
    ("text", "is_there"), [(Text("", ""), False), (Text("a", ""), True), (Text("", "甲"), True)]
)
def test_text_is_there_if_either_language_is(text: Text, is_there: bool) -> None:
    assert bool(text) is is_there


def test_unit_is_scaled_by_its_factor() -> None:
    label = Text("yuan", "元")
    assert Unit("10^8 CNY", "CNY", Decimal("1e8"), label).is_scaled
    assert not Unit("CNY", "CNY", Decimal(1), label).is_scaled


def test_series_is_what_is_shown_in_time_order(example: Report) -> None:
    series = example.series("solar_capacity")
    assert [(str(row.period), row.written) for row in series] == [
        ("2020", "40"),
        ("2021", "46"),
        ("2022", "52"),
        ("2023", "60"),
    ]


def test_series_of_another_place(example: Report) -> None:
    assert [row.written for row in example.series("solar_capacity", "neighbourton")] == ["35"]


def test_series_that_nobody_published_is_empty(example: Report) -> None:
    assert example.series("solar_capacity", "northside") == ()
    assert example.series("wind_capacity") == ()


def test_other_sources_stand_after_the_preferred_one(example: Report) -> None:
    rows = example.published("solar_capacity", "exampleton")
    assert [(row.written, row.preferred) for row in rows if row.period == Period(2022)] == [
        ("52", True),
        ("50", False),
    ]


def test_places_of_an_indicator_stand_as_in_their_table(example: Report) -> None:
    assert [place.id for place in example.places_of("solar_capacity")] == [
        "exampleton",
        "neighbourton",
    ]


def test_indicators_of_an_area_begin_with_its_headlines(example: Report) -> None:
    assert [row.id for row in example.in_area("power")] == [
        "solar_capacity",
        "clean_power_share",
        "power_per_person",
    ]
    assert [row.headline for row in example.headlines("power")] == [1, 2]


def test_unit_of_an_indicator(example: Report) -> None:
    assert example.unit_of("solar_capacity").factor == Decimal(10_000)


def test_events_of_an_area_begin_with_the_newest(example: Report) -> None:
    assert [row.id for row in example.events_in("power")] == [
        "first_solar_school",
        "solar_plan_adopted",
    ]


def test_targets_and_practices_of_an_area(example: Report) -> None:
    assert [row.indicator for row in example.targets_in("power")] == [
        "solar_capacity",
        "clean_power_share",
    ]
    assert [row.id for row in example.practices_in("power")] == ["roof_lending"]
    assert example.practices_in("wind") == ()


def test_districts_are_the_parts_of_the_place(example: Report) -> None:
    assert [place.id for place in example.districts()] == ["northside"]


def test_area_that_is_not_there(example: Report) -> None:
    with pytest.raises(KeyError):
        example.area("wind")
