"""Search finds things by name, id, pinyin and definition, in both languages at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis import editions
from report.analysis.search import KINDS, HitKind, find
from report.model import Report, Text
from tests.build import example, shipped

# A word as the report writes it, and other ways of typing it.
SPELLINGS = [
    *(("绿色建筑", "綠色建築"), ("碳达峰", "碳達峰"), ("电动汽车", "電動汽車"), ("垃圾", "垃圾")),
    *(("新能源汽车", "新能源汽車"), ("碳排放权交易", "碳排放權交易"), ("充电桩", "充電樁")),
    *(("研发强度", "研發強度"), ("轨道交通", "軌道交通"), ("绿建", "綠建")),
    *(("PM2.5", "pm 2.5"), ("PM2.5", "PM2 .5"), ("PM2.5", "pm 2 .5"), ("PM2.5", "PM 2。5")),
    *(("PM2.5", "PM₂ .₅"), ("CO2", "co 2"), ("CO2", "CO ₂"), ("5G", "5 g"), ("R&D", "r & d")),
    *(("PM2.5年均浓度", "PM 2.5年均濃度"), ("CO2 emissions", "co 2 emissions")),
]
HOSTILE = {
    "long": "nev " * 2_500,
    "long word": "a" * 10_000,
    "long hanzi": "新能源" * 3_000,
    "regex": "(.*)+$ [a-z]{1,99} \\d",
    "control": "\x00\x1b\x07",
    "surrogate": "\ud800",
    "sql": "'; DROP TABLE indicators; --",
    "script": "<script>alert(1)</script>",
    "path": "../../etc/passwd",
    "marks": "!!! ??? ...",
    "bars": "|y|a|n|",
    "blank": "   ",
    "empty": "",
}


INDICATORS: tuple[HitKind, ...] = ("indicator",)


def ids(report: Report, query: str, *kinds: HitKind) -> list[str]:
    return [hit.id for hit in find(report, query, 20, kinds or None)]


@pytest.mark.parametrize(
    "query",
    [
        *("R&D spending as a share", "r&d SHARE gdp", "研发投入强度", "研发强度"),
        *("yftrqd", "yanfatouruqiangdu", "touru qiangdu", "rd_intensity", "Ｒ＆Ｄ share of GDP"),
    ],
)
def test_indicator_is_found_by_what_one_would_type(report: Report, query: str) -> None:
    assert "rd_intensity" in ids(report, query, "indicator")[:5]


@pytest.mark.parametrize(("written", "typed"), SPELLINGS)
def test_other_spelling_finds_the_same(report: Report, written: str, typed: str) -> None:
    expected = find(report, written)
    assert expected
    assert find(report, typed) == expected


def test_name_is_found_while_it_is_typed_with_a_blank(report: Report) -> None:
    assert ids(report, "pm 2", "indicator") == ids(report, "pm2", "indicator") != []


def test_number_that_is_no_part_of_a_name_stays_a_word(report: Report) -> None:
    assert find(report, "forum 2023", kinds=["event"])


@pytest.mark.parametrize(
    ("query", "indicator"),
    [
        *(("EV", "nev_stock"), ("electric cars", "nev_stock"), ("电动车", "nev_stock")),
        *(("PM2.5", "pm25_annual_mean"), ("smog", "pm25_annual_mean"), ("雾霾", "haze_days")),
        *(("carbon emissions", "co2_emissions_ceads"), ("碳排放", "co2_emissions_ceads")),
        *(("subway", "metro_length"), ("地铁", "metro_length"), ("dtlc", "rail_transit_length")),
        *(("GDP", "gdp"), ("国内生产总值", "gdp"), ("green buildings", "green_building_share_new")),
        *(
            ("绿建", "green_building_share_new"),
            ("共享单车", "shared_bikes"),
            ("FDI", "fdi_utilized_usd"),
        ),
    ],
)
def test_indicator_is_found_by_the_words_that_people_use(
    report: Report, query: str, indicator: str
) -> None:
    assert indicator in ids(report, query, "indicator")[:10]


def test_every_synonym_finds_its_indicator(report: Report) -> None:
    said = [(row.id, word) for row in report.indicators.values() for word in row.synonyms]
    assert len(said) > 150
    lost = [
        (name, query)
        for name, word in said
        for query in (word.en, word.zh)
        if name not in ids_of(report, query)
    ]
    assert lost == []


def ids_of(report: Report, query: str) -> set[str]:
    return {hit.id for hit in find(report, query, 400, INDICATORS)}


def test_a_name_comes_before_a_synonym() -> None:
    city = example()
    named, other = city.indicators["solar_capacity"], city.indicators["clean_power_share"]
    both = {named.id: named, other.id: replace(other, synonyms=(Text("solar", "阳光"),))}
    hits = find(replace(city, indicators=both), "solar", 5, INDICATORS)
    assert [hit.id for hit in hits] == [named.id, other.id]


@pytest.mark.parametrize("query", ["CO2 emissions", "co₂ emissions", "ceads", "二氧化碳排放"])
def test_signs_are_read_as_plain_letters(report: Report, query: str) -> None:
    assert "co2_emissions_ceads" in ids(report, query, "indicator")


def test_every_indicator_is_found_by_its_names_and_by_its_id(report: Report) -> None:
    assert report.indicators
    for row in report.indicators.values():
        for query in (row.name.en, row.name.zh, row.id):
            hits = find(report, query, 400, INDICATORS)
            assert row.id in {hit.id for hit in hits}, query


def test_every_area_event_practice_and_source_is_found_by_its_title(report: Report) -> None:
    named: list[tuple[HitKind, str, str]] = []
    named += [("area", area.id, area.name.zh) for area in report.areas]
    named += [("event", event.id, event.title.en) for event in report.events]
    named += [("practice", practice.id, practice.title.zh) for practice in report.practices]
    sources = report.sources.values()
    # A title is looked for as it was published, and one in eight in the other language too.
    named += [
        ("source", row.id, row.title["zh" if row.language == "zh" else "en"]) for row in sources
    ]
    translated = list(sources)[::8]
    named += [
        ("source", row.id, row.title["en" if row.language == "zh" else "zh"]) for row in translated
    ]
    assert len(named) > 800
    lost = [
        name
        for kind, name, title in named
        if name not in {hit.id for hit in find(report, title, 400, (kind,))}
    ]
    assert lost == []


def test_all_words_have_to_match(report: Report) -> None:
    both = ids(report, "新能源 保有量", "indicator")
    assert "nev_stock" in both
    assert "nev_output" not in both
    assert find(report, "新能源 zzzz") == ()


def test_name_comes_before_definition(report: Report) -> None:
    hits = find(report, "population", 400, INDICATORS)
    in_name = ["population" in f"{hit.title.en} {hit.title.zh} {hit.id}".casefold() for hit in hits]
    assert True in in_name
    assert False in in_name
    assert in_name == sorted(in_name, reverse=True)


def test_scores_fall_and_limit_holds(report: Report) -> None:
    hits = find(report, "碳", 15)
    assert len(hits) == 15
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert find(report, "碳", 0) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_narrow_the_hits(report: Report, kind: HitKind) -> None:
    hits = find(report, "深圳", 50, (kind,)) or find(report, "绿色", 50, (kind,))
    assert {hit.kind for hit in hits} == {kind}


def test_english_is_matched_from_the_beginning_of_a_word(report: Report) -> None:
    titles = [hit.title.en.casefold() for hit in find(report, "bus", 50, INDICATORS)]
    assert titles
    assert not any("robust" in title for title in titles)
    assert find(report, "xpenditur") == ()


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_hostile_query_finds_nothing_or_something_harmless(report: Report, query: str) -> None:
    hits = find(report, query)
    known = {*report.indicators, *report.sources, *(area.id for area in report.areas)}
    known |= {event.id for event in report.events} | {row.id for row in report.practices}
    assert {hit.id for hit in hits} <= known


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for(query: str) -> None:
    hits = find(shipped(), query, 5)
    assert len(hits) <= 5
    assert all(hit.score > 0 for hit in hits)


def test_an_edition_has_its_own_index(report: Report) -> None:
    old = editions.report_at(report, "2023")
    newer = {event.id for event in report.events} - {event.id for event in old.events}
    assert newer
    name, title = next((row.id, row.title.zh) for row in report.events if row.id in newer)
    assert name in ids(report, title, "event")
    assert name not in ids(old, title, "event")


def test_another_city_is_searched_too() -> None:
    assert "solar_capacity" in ids(example(), "solar", "indicator")


@pytest.mark.parametrize("query", ["pm2.5", "pm 2.5", "碳市场"])
def test_figures_stand_before_the_term_that_explains_their_name(query: str) -> None:
    terms: tuple[HitKind, ...] = ("term",)
    first, second, *_ = find(shipped(), query)
    assert (first.kind, second.kind) == ("indicator", "term")
    assert {hit.kind for hit in find(shipped(), query, kinds=terms)} == {"term"}
