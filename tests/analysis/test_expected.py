"""When the next figure is expected: as an editor has named it, else by dates of publications."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from report.analysis.editions import report_at
from report.analysis.expected import Expected, expected, expected_of
from report.data import store
from report.model import InMemoryObservations, Observation, Period, Report, Source
from tests.build import PROVESTAD, example, row, shipped, telling

NAME = "solar_capacity"


def naming(months: tuple[int, ...], publisher: str = "", **more: object) -> Report:
    """The example city, of whose solar capacity an editor has named this."""
    named = replace(example().indicators[NAME], usual_months=months, publisher=publisher)
    indicators = MappingProxyType(dict(example().indicators) | {NAME: named})
    return replace(example(), indicators=indicators, **more)  # type: ignore[arg-type]


def found(report: Report) -> Expected:
    row = expected_of(NAME, report)
    assert row is not None
    return row


def published(**days: str) -> Report:
    """The example city with figures of years, each from a publication of a day: `_2022="…"`.

    Its figures were gathered until 2024-02-01.
    """
    plain = example().sources["yearbook"]
    sources: dict[str, Source] = {}
    rows: list[Observation] = []
    for name, day in days.items():
        source = f"read{name}"
        sources[source] = replace(plain, id=source, published=Period.parse(day) if day else None)
        rows.append(row(name[1:5], "50", source=source, preferred=len(name) == 5))
    return telling(*rows, sources=MappingProxyType(dict(example().sources) | sources))


def test_yearly_figure_comes_in_the_month_named_of_the_year_after() -> None:
    """The last one is of 2023: the next is of 2024 and comes in 2025."""
    expects = found(naming((2,), "statistics_office"))
    assert (expects.period, expects.first, expects.last) == (
        Period(2024),
        Period(2025, 2),
        Period(2025, 2),
    )
    assert (expects.publisher, expects.source) == ("statistics_office", "yearbook")
    assert not expects.is_derived


def test_last_publisher_stands_where_nobody_has_named_one() -> None:
    assert found(naming((2,))).publisher == "statistics_office"


@pytest.mark.parametrize(
    ("months", "last", "first"),
    [
        ((1, 4, 7, 10), "2023-12", Period(2024, 4)),
        ((1, 4, 7, 10), "2023-09", Period(2024, 1)),
        (tuple(range(1, 13)), "2023-05", Period(2023, 7)),
        ((6,), "2023-05", Period(2024, 6)),
    ],
    ids=["over the year", "the year's last", "each month", "once a year"],
)
def test_monthly_figures_come_in_the_month_after_that_of_the_last(
    months: tuple[int, ...], last: str, first: Period
) -> None:
    """The first usual month after the last period has brought it, the second brings the next."""
    rows = (row("2023-01", "5"), row(last, "6"))
    expects = found(naming(months, observations=InMemoryObservations(rows)))
    assert (expects.period, expects.first) == (None, first)


def test_months_are_derived_from_the_dates_of_publications() -> None:
    expects = found(published(_2021="2022-03", _2022="2023-02-10", _2023="2024-05-30"))
    assert (expects.period, expects.counted) == (Period(2024), 3)
    assert (expects.first, expects.last) == (Period(2025, 2), Period(2025, 5))
    assert expects.is_derived


def test_month_beyond_a_year_is_of_the_year_after_that() -> None:
    expects = found(published(_2021="2022-12", _2022="2024-01"))
    assert (expects.first, expects.last) == (Period(2024, 12), Period(2025, 1))


@pytest.mark.parametrize(
    "days",
    [
        {"_2022": "2023-02"},
        {"_2021": "2022-02", "_2022": "2023"},
        {"_2021": "2022-02", "_2022": ""},
        {"_2021": "2022-02", "_2022": "2023-06"},
        {"_2021": "2022-02", "_2022": "2022-12"},
        {"_2021": "2024-01", "_2022": "2025-02"},
        {"_2016": "2017-02", "_2022": "2023-02"},
        {"_2018": "2019-02", "_2019": "2020-02"},
    ],
    ids=[
        *("one only", "a year only", "no date", "four months apart", "before its year's end"),
        *("two years late", "long ago", "has ended"),
    ],
)
def test_nothing_is_derived_where_no_rhythm_is_known(days: dict[str, str]) -> None:
    assert expected(published(**days)) == ()


def test_publication_counts_for_the_newest_year_that_it_brings() -> None:
    """A yearbook has the years before too, which had come out long ago."""
    report = published(_2021="2022-02", _2022="2023-02")
    again = row("2021", "50", source="read_2022", preferred=False)
    earlier = row("2020", "50", source="read_2021")
    rows = (*report.observations, again, earlier)
    both = replace(report, observations=InMemoryObservations(rows))
    assert found(both) == found(report)


def test_first_of_two_publications_of_a_year_counts() -> None:
    expects = found(published(_2021="2022-02", _2022="2023-02", _2022_again="2023-09"))
    assert (expects.first, expects.last) == (Period(2024, 2), Period(2024, 2))


def test_nothing_is_expected_in_an_earlier_edition_or_a_kept_state() -> None:
    report = naming((2,))
    assert expected(report)
    assert expected(report_at(report, "2022")) == ()
    assert expected(replace(report, kept="abc")) == ()


def test_figure_is_late_once_its_last_month_has_passed() -> None:
    expects = found(published(_2021="2022-02", _2022="2023-04"))
    days = {"2024-01-31": "ahead", "2024-02-01": "due", "2024-04-30": "due", "2024-05-01": "late"}
    for day, state in days.items():
        assert expects.state(dt.date.fromisoformat(day)) == state, day


def test_cities_show_each_case() -> None:
    report = store.shared(PROVESTAD)
    rows = {row.indicator.id: row for row in expected(report)}
    assert not rows["net_emissions"].is_derived
    assert rows["emissions_per_person"].is_derived
    assert rows["grid_balance"].period is None
    assert rows["harbour_no2"].indicator.publisher == ""
    assert rows["grid_balance"].state(dt.date(2026, 5, 1)) == "late"


def test_shipped_months_are_all_derived_and_in_order() -> None:
    """No editor has named a month yet; each figure expected is of the year after the last one."""
    rows = expected(report_at(shipped(), "latest"))
    assert len(rows) > 20
    assert [row.last.order for row in rows] == sorted(row.last.order for row in rows)
    for one in rows:
        years = [r.period.year for r in shipped().series(one.indicator.id) if r.period.is_year]
        assert one.is_derived
        assert one.period == Period(max(years) + 1)
        assert 0 <= (one.last.end - one.first.start).days < 130
