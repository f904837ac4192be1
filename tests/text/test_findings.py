"""Findings: a tiny series for each rule, the right value, in the words of both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from report.analysis.findings import Comparison, Extreme, Multiple, TargetReached, Turn
from report.model import (
    IndicatorKind,
    InMemoryObservations,
    Observation,
    Period,
    Report,
)
from report.text.formatter import Formatter
from report.text.narrative import figure_headline
from tests.build import HOME, NEIGHBOUR, row, shipped, years
from tests.text.solar_city import city, due, found, said


def of_target(report: Report) -> tuple[str, bool]:
    what = found(report)
    assert isinstance(what, TargetReached)
    return what.assessment.verdict, what.early


def test_target_met_before_its_year_is_met_early() -> None:
    report = city(*years(2022, "40", "46"), targets=(due("2025", "45"),))
    assert of_target(report) == ("met", True)
    assert said(report) == (
        "Solar capacity: 460,000 kW in 2023, meeting the 2025 target of 450,000 kW early",
        "2023年光伏装机容量46万千瓦，提前完成2025年45万千瓦的目标",
    )


@pytest.mark.parametrize(
    ("aim", "verdict", "english", "chinese"),
    [
        ("45", "met", "meeting the target of 450,000 kW", "完成45万千瓦的目标"),
        ("50", "missed", "missing the target of 500,000 kW", "未完成50万千瓦的目标"),
    ],
)
def test_target_of_the_year_of_the_figure_is_met_or_missed(
    aim: str, verdict: str, english: str, chinese: str
) -> None:
    report = city(*years(2022, "40", "46"), row("2024-01", "46"), targets=(due("2023", aim),))
    report = replace(report, observations=InMemoryObservations([*report.observations][:2]))
    assert of_target(report) == (verdict, False)
    assert said(report) == (
        f"Solar capacity: 460,000 kW in 2023, {english}",
        f"2023年光伏装机容量46万千瓦，{chinese}",
    )


def test_target_of_an_earlier_year_or_another_place_is_no_finding() -> None:
    rows = years(2022, "40", "46")
    for one in (due("2022", "40"), due("2025", "45", place=NEIGHBOUR)):
        assert found(city(*rows, targets=(one,))) is None


def test_first_fall_after_years_of_increase() -> None:
    report = city(*years(2019, "4000", "4200", "4400", "4600", "4500"))
    assert found(report) == Turn(3, falls=True)
    assert said(report) == (
        "Solar capacity: 45 million kW in 2023, the first fall after 3 years of increase",
        "2023年光伏装机容量4500万千瓦，连续3年上升后首次下降",
    )


def test_first_rise_after_years_of_decrease() -> None:
    report = city(*years(2018, "4600", "4500", "4400", "4300", "4200", "4250"))
    assert found(report) == Turn(4, falls=False)
    assert said(report) == (
        "Solar capacity: 42.5 million kW in 2023, the first rise after 4 years of decrease",
        "2023年光伏装机容量4250万千瓦，连续4年下降后首次上升",
    )


def test_change_after_two_years_of_the_other_direction_is_no_turn() -> None:
    assert found(city(*years(2019, "4300", "4200", "4400", "4600", "4500"))) is None


@pytest.mark.parametrize(
    ("last", "factor", "english", "chinese"),
    [
        ("8000", "8", "eight times the 2019 level", "是2019年的8倍"),
        ("2000", "2", "twice the 2019 level", "是2019年的2倍"),
        ("3498", "3.5", "3.5 times the 2019 level", "是2019年的3.5倍"),
        ("12340", "12", "12 times the 2019 level", "是2019年的12倍"),
    ],
)
def test_multiple_of_the_first_year(last: str, factor: str, english: str, chinese: str) -> None:
    report = city(*years(2019, "1000", "1200", "1400", "1600", last))
    what = found(report)
    assert isinstance(what, Multiple)
    assert (what.change.multiple, what.change.since) == (Decimal(factor), Period(2019))
    headlines = said(report)
    assert headlines[0].endswith(f" in 2023, {english}")
    assert headlines[1].endswith(f"，{chinese}")


def test_growth_below_twice_is_no_multiple() -> None:
    below = found(city(*years(2019, "1000", "1200", "1400", "1600", "1990")))
    assert below == Extreme(Period(2019), highest=True)


def test_multiple_goes_over_a_gap_but_not_over_a_break() -> None:
    """The two figures compare, whether or not each year between has one."""
    gap = [row("2018", "1000"), *years(2020, "1300", "1500", "1700", "8000")]
    what = found(city(*gap))
    assert isinstance(what, Multiple)
    assert (what.change.multiple, what.change.since) == (Decimal(8), Period(2018))
    broken = [row("2018", "1000"), row("2020", "1300", status="B"), *gap[2:]]
    assert not isinstance(found(city(*broken)), Multiple)


def test_highest_of_years_with_gaps_says_that_some_have_no_figure() -> None:
    report = city(row("2012", "4000"), *years(2020, "4200", "4300", "4400", "4500"))
    assert found(report) == Extreme(Period(2012), highest=True, complete=False)
    assert said(report) == (
        "Solar capacity: 45 million kW in 2023, the highest of all years with figures since 2012",
        "2023年光伏装机容量4500万千瓦，为2012年以来有数据年份中最高",
    )


def test_share_is_no_multiple() -> None:
    what = found(city(*years(2019, "10", "20", "40", "60", "80"), kind="share"))
    assert what == Extreme(Period(2019), highest=True)


def test_lowest_and_highest_since_the_first_year() -> None:
    falling = city(*years(2019, "4600", "4500", "4400", "4300", "4200"))
    assert found(falling) == Extreme(Period(2019), highest=False)
    assert said(falling) == (
        "Solar capacity: 42 million kW in 2023, the lowest since 2019",
        "2023年光伏装机容量4200万千瓦，为2019年以来最低",
    )
    rising = city(*years(2019, "4200", "4300", "4400", "4500", "4600"))
    assert said(rising)[0].endswith(", the highest since 2019")
    assert said(rising)[1].endswith("，为2019年以来最高")


@pytest.mark.parametrize(
    ("other", "factor", "english", "chinese"),
    [
        ("20", "2.5", "2.5 times the figure for Neighbourton", "为邻市的2.5倍"),
        ("100", "0.50", "50% of the figure for Neighbourton", "为邻市的50%"),
        ("48", "1.0", "above Neighbourton (480,000 kW)", "高于邻市（48万千瓦）"),
        ("60", "0.83", "below Neighbourton (600,000 kW)", "低于邻市（60万千瓦）"),
    ],
)
def test_comparator_of_the_same_period(other: str, factor: str, english: str, chinese: str) -> None:
    rows = (row("2023", "50"), row("2023", other, place=NEIGHBOUR))
    report = city(*rows)
    assert found(report, HOME, NEIGHBOUR) == Comparison(Decimal(factor), rows[1])
    assert said(report, HOME, NEIGHBOUR) == (
        f"Solar capacity: 500,000 kW in 2023, {english}",
        f"2023年光伏装机容量50万千瓦，{chinese}",
    )


def test_comparator_of_another_period_or_with_a_bound_is_none() -> None:
    for other in (row("2022", "20", place=NEIGHBOUR), bound("20")):
        assert found(city(row("2023", "50"), other), NEIGHBOUR) is None


def bound(value: str) -> Observation:
    return row("2023", value, place=NEIGHBOUR, qualifier="more_than")


def test_total_is_not_compared_with_that_of_a_place_that_holds_it() -> None:
    rows = (row("2023", "50"), row("2023", "500", place="exampland"))
    assert found(city(*rows), "exampland") is None
    assert found(city(*rows, kind="share"), "exampland") == Comparison(Decimal("0.10"), rows[1])


def test_a_long_record_comes_before_a_comparator_and_a_short_one_after() -> None:
    other = row("2023", "20", place=NEIGHBOUR)
    rising = [str(4000 + 10 * n) for n in range(10)]
    assert isinstance(found(city(*years(2014, *rising), other), NEIGHBOUR), Extreme)
    assert isinstance(found(city(*years(2019, *rising[:5]), other), NEIGHBOUR), Comparison)


def test_city_is_not_compared_with_its_districts() -> None:
    rows = (row("2023", "50"), row("2023", "5", place="northside"))
    for kind in ("stock", "share"):
        assert found(city(*rows, kind=kind), "northside") is None


@pytest.mark.parametrize("kind", ["rank", "change"])
def test_rank_and_rate_of_growth_are_not_compared(kind: IndicatorKind) -> None:
    rows = (row("2023", "50"), row("2023", "20", place=NEIGHBOUR))
    assert found(city(*rows, kind=kind), NEIGHBOUR) is None


def test_plan_of_an_old_total_stands_before_its_name() -> None:
    shown = shipped().indicators["energy_intensity_reduction_fyp"]
    assert figure_headline(shown, (), Formatter(shipped(), "zh")) == (
        "2020年数据：“十三五”时期单位GDP能耗累计下降率19.9%"
    )
