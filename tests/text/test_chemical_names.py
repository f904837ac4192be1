"""Chemical names: subscripts for readers, plain digits where a program reads."""

from __future__ import annotations

import pytest

from report.analysis.search import find
from report.model import LANGUAGES, Language, Text
from report.text.chemical_names import with_subscripts
from report.text.formatter import Formatter
from tests.build import shipped


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("PM2.5", "PM₂.₅"),
        ("细颗粒物（PM2.5）年平均浓度", "细颗粒物（PM₂.₅）年平均浓度"),
        ("PM10, NO2 and SO2.", "PM₁₀, NO₂ and SO₂."),
        ("tonnes of CO2e", "tonnes of CO₂e"),
        ("全年CO2排放", "全年CO₂排放"),
        ("CO₂", "CO₂"),
    ],
)
def test_name_is_written_with_subscripts(written: str, read: str) -> None:
    assert with_subscripts(written) == read


@pytest.mark.parametrize(
    "text", ["COP27", "ISO2", "https://example.org/CO2", "file-CO2", "CO2-data", "PM2.56", "CO25"]
)
def test_what_only_looks_like_one_stays_as_it_is(text: str) -> None:
    assert with_subscripts(text) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_see_subscripts_in_names_of_the_data(language: Language) -> None:
    fmt = Formatter(shipped(), language)
    assert "PM₂.₅" in fmt.indicator("pm25_annual_mean")
    assert fmt.say(Text("CO2", "CO2")) == "CO₂"


@pytest.mark.parametrize("query", ["PM2.5", "PM₂.₅", "pm2.5"])
def test_search_finds_a_name_however_it_is_written(query: str) -> None:
    assert find(shipped(), query, kinds=["indicator"])[0].id == "pm25_annual_mean"


@pytest.mark.parametrize("query", ["CO2 emissions", "CO₂ emissions"])
def test_search_finds_an_oxide_however_it_is_written(query: str) -> None:
    assert "co2_emissions_ceads" in {hit.id for hit in find(shipped(), query, kinds=["indicator"])}
