"""What a headline says of the latest figure, beside what is found of its series."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.model import (
    LANGUAGES,
    Status,
)
from report.text.formatter import Formatter
from report.text.narrative import figure_headline
from tests.build import HOME, NEIGHBOUR, example, row, shipped, telling, years
from tests.text.solar_city import SOLAR, city, due, said


@pytest.mark.parametrize(
    ("status", "english", "chinese"),
    [
        ("P", "provisional", "初步数"),
        ("E", "estimate", "估计数"),
        ("B", "new basis", "新口径"),
        ("D", "other definition", "另一口径"),
    ],
)
def test_figure_that_is_no_plain_one_says_what_it_is(
    status: Status, english: str, chinese: str
) -> None:
    assert said(city(row("2023", "50", status=status))) == (
        f"Solar capacity: 500,000 kW in 2023 ({english})",
        f"2023年光伏装机容量50万千瓦（{chinese}）",
    )


def test_newer_figure_of_another_definition_is_told_beside_the_latest() -> None:
    """Of two figures; a target or a comparator would be a third one."""
    rows = (
        *years(2019, "46", "45"),
        row("2023", "50", status="D"),
        row("2020", "9", place=NEIGHBOUR),
    )
    report = city(*rows, targets=(due("2020", "45"),))
    assert said(report, HOME, NEIGHBOUR) == (
        "Solar capacity (2020 data): 450,000 kW; 2023: 500,000 kW (other definition)",
        "2020年数据：光伏装机容量45万千瓦；2023年50万千瓦（另一口径）",
    )


def test_name_that_ends_in_brackets_takes_the_mark_into_them() -> None:
    indicators = dict(example().indicators)
    name = replace(indicators[SOLAR].name, en="Capacity (solar)", zh="装机容量（光伏）")
    indicators[SOLAR] = replace(indicators[SOLAR], name=name)
    report = telling(row("2019", "50"), row("2023", "5", place=NEIGHBOUR), indicators=indicators)
    assert said(report) == (
        "Capacity (solar; 2019 data): 500,000 kW",
        "2019年数据：装机容量（光伏）50万千瓦",
    )


def test_without_a_finding_the_name_and_the_latest_figure_stand() -> None:
    assert said(city(row("2023", "50"))) == (
        "Solar capacity: 500,000 kW in 2023",
        "2023年光伏装机容量50万千瓦",
    )
    bounded = said(city(row("2023", "50", qualifier="more_than")))
    assert bounded == (
        "Solar capacity: more than 500,000 kW in 2023",
        "2023年光伏装机容量超过50万千瓦",
    )
    assert said(city()) == ("Solar capacity", "光伏装机容量")


def test_figure_that_is_not_of_late_says_so_before_all_else() -> None:
    falling = years(2015, "4600", "4500", "4400", "4300", "4200")
    report = city(*falling, row("2023", "9", place=NEIGHBOUR))
    assert said(report) == (
        "Solar capacity (2019 data): 42 million kW, the lowest since 2015",
        "2019年数据：光伏装机容量4200万千瓦，为2015年以来最低",
    )


@pytest.mark.parametrize(
    ("english", "headline"),
    [
        ("Solar kW", "Solar kW: 500,000 in 2023"),
        ("Solar kW, all roofs", "Solar kW, all roofs: 500,000 in 2023"),
        ("SolarkW", "SolarkW: 500,000 kW in 2023"),
    ],
)
def test_unit_that_the_english_name_has_is_not_said_again(english: str, headline: str) -> None:
    """Chinese counts with a measure word in any case."""
    indicators = dict(example().indicators)
    name = replace(indicators[SOLAR].name, en=english, zh="光伏千瓦数")
    indicators[SOLAR] = replace(indicators[SOLAR], name=name)
    report = telling(row("2023", "50"), indicators=indicators)
    assert said(report) == (headline, "2023年光伏千瓦数50万千瓦")


@pytest.mark.parametrize(
    ("indicator", "english", "chinese"),
    [
        (
            "charging_piles_total",
            "Charging piles: more than 410,000 in 2024",
            "2024年充电桩数量超过41万个",
        ),
        (
            "trade_partner_countries",
            "Trading partner countries and regions (2020 data): 234",
            "2020年数据：贸易往来国家和地区数234个",
        ),
        (
            "precipitation_ph",
            "Annual mean pH of precipitation (2022 data): 5.99",
            "2022年数据：降水pH年平均值5.99",
        ),
        (
            "energy_intensity_vs_nation",
            "Energy intensity against the national average (2023 data): 1/3",
            "2023年数据：单位GDP能耗与全国平均水平之比为1/3",
        ),
    ],
)
def test_noun_sign_and_whole_that_a_name_has_are_not_said_again(
    indicator: str, english: str, chinese: str
) -> None:
    report = shipped()
    headlines = [
        figure_headline(report.indicators[indicator], (), Formatter(report, language))
        for language in LANGUAGES
    ]
    assert headlines == [english, chinese]


def test_unit_of_money_is_said_though_the_name_has_it() -> None:
    bonds = shipped().indicators["offshore_green_bond_tranche"]
    headline = figure_headline(bonds, (), Formatter(shipped(), "en"))
    assert headline == "Green tranche of the offshore yuan bonds (2022 data): 1.5 billion yuan"


def test_place_is_named_where_that_is_asked_for() -> None:
    report = city(row("2023", "50"))
    shown = report.indicators[SOLAR]
    headlines = [
        figure_headline(shown, (), Formatter(report, language), with_place=True)
        for language in LANGUAGES
    ]
    assert headlines == [
        "Solar capacity, Exampleton: 500,000 kW in 2023",
        "2023年示例市光伏装机容量50万千瓦",
    ]
