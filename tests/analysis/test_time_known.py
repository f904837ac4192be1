"""When the figure of a year stands: at its end, or at its publication if that was before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.analysis.editions import report_at
from report.analysis.latest import latest_figure
from report.analysis.time_known import newest_first, with_time_known
from report.model import IndicatorKind, Observation, Period, Text
from tests.build import example, row, shipped, telling

NO_MONTH = Text("Up to; month not stated.", "来源未注明月份。")


def stand(
    *rows: Observation, published: str | None, kind: IndicatorKind = "stock"
) -> list[Observation]:
    """The figures in their order as the example city's yearbook of that date would give them."""
    city = example()
    source = replace(
        city.sources["yearbook"], published=Period.parse(published) if published else None
    )
    indicator = replace(city.indicators["solar_capacity"], kind=kind)
    sources = {"yearbook": source, "gazette": city.sources["gazette"]}
    return list(with_time_known(rows, {"solar_capacity": indicator}, sources))


@pytest.mark.parametrize(
    ("published", "stands"),
    [
        ("2025-03-14", "2025-03-14"),
        ("2025-03", "2025-03-31"),
        ("2025-12-31", "2025"),
        ("2025", "2025"),
        ("2026-02", "2025"),
        ("2024-11", "2025"),
        (None, "2025"),
    ],
)
def test_year_of_a_stock_stands_at_its_publication_at_the_latest(
    published: str | None, stands: str
) -> None:
    (figure,) = stand(row("2025", "100"), published=published)
    assert str(figure.stands_at) == stands
    assert str(figure.period) == "2025"


@pytest.mark.parametrize("kind", ["flow", "share", "count", "index", "change"])
def test_year_of_anything_else_is_the_whole_year(kind: IndicatorKind) -> None:
    (figure,) = stand(row("2025", "100"), published="2025-03-14", kind=kind)
    assert figure.stands_at == Period(2025)


def test_month_and_day_stand_where_they_are() -> None:
    rows = stand(row("2025-09", "130"), row("2025-10-02", "140"), published="2025-03-14")
    assert [figure.known_by for figure in rows] == [None, None]


@pytest.mark.parametrize("published", [None, "2025"])
def test_unknown_month_goes_before_those_that_are_known(published: str | None) -> None:
    first, second = row("2025-06", "120"), row("2025-09", "130")
    year, *_ = stand(row("2025", "100", note=NO_MONTH), second, first, published=published)
    assert str(year.stands_at) == "2025-06-29"


@pytest.mark.parametrize(
    ("note", "other"),
    [(NO_MONTH, "2024-09"), (Text("At the end of the year.", "年末。"), "2025-09")],
    ids=["no dated figure of the year", "no such note"],
)
def test_undated_year_is_else_the_end_of_the_year(note: Text, other: str) -> None:
    year, _ = stand(row("2025", "100", note=note), row(other, "130"), published=None)
    assert year.known_by is None


def test_unknown_month_stays_within_its_year() -> None:
    rows = row("2025", "100", note=NO_MONTH), row("2025-01-01", "130")
    year, _ = stand(*rows, published=None)
    assert year.stands_at == Period(2025, 1, 1)


def test_month_not_stated_is_decided_by_a_known_date() -> None:
    year, _ = stand(row("2025", "100", note=NO_MONTH), row("2025-09", "130"), published="2025-10")
    assert str(year.stands_at) == "2025-10-31"


def test_all_figures_of_a_cell_stand_where_the_one_shown_does() -> None:
    other = row("2025", "101", source="gazette", preferred=False)
    rows = stand(row("2025", "100"), other, published="2025-03-14")
    assert [str(figure.stands_at) for figure in rows] == ["2025-03-14"] * 2


def test_series_and_tables_are_in_the_order_of_time() -> None:
    year, month = stand(row("2025", "100"), row("2025-09", "130"), published="2025-03-14")
    report = telling(year, month)
    assert report.series("solar_capacity") == (year, month)
    assert latest_figure(report.series("solar_capacity")) == month
    assert newest_first([year, month]) == [month.period, year.period]
    assert newest_first([row("2025", "100"), month]) == [year.period, month.period]


@pytest.mark.parametrize("edition", ["latest", "2023"])
def test_no_figure_of_a_stock_stands_after_its_publication(edition: str) -> None:
    report = report_at(shipped(), edition)
    moved = [figure for figure in report.observations if figure.known_by]
    assert len(moved) > 10
    for figure in moved:
        assert report.indicators[figure.indicator].kind == "stock"
        assert figure.period.start <= figure.stands_at.end < figure.period.end
