"""Which indicator stands for an area."""

from __future__ import annotations

from dataclasses import replace

from report.analysis.leading import leading_indicator
from report.model import Report
from tests.build import row, telling


def leading(report: Report, named: str = "") -> str | None:
    indicator = leading_indicator(replace(report.areas[0], leading=named), report)
    return None if indicator is None else indicator.id


def test_it_is_the_one_that_the_area_names() -> None:
    report = telling(row("2023", "70"), row("2023", "40", indicator="clean_power_share"))
    assert leading(report, "clean_power_share") == "clean_power_share"
    assert leading(report) == "solar_capacity"


def test_one_without_a_figure_stands_for_nothing() -> None:
    report = telling(row("2023", "70"))
    assert leading(report, "clean_power_share") == "solar_capacity"
    assert leading(telling()) is None


def test_a_figure_of_late_comes_before_an_old_one() -> None:
    report = telling(row("2010", "70"), row("2023", "40", indicator="power_per_person"))
    ranked = {"solar_capacity": 1, "power_per_person": 2}
    indicators = {
        name: replace(indicator, headline=ranked.get(name))
        for name, indicator in report.indicators.items()
    }
    assert leading(replace(report, indicators=indicators)) == "power_per_person"
