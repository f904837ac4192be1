"""Sentences of facts: what stands in a subject's place, and events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.analysis.facts import NewestEvent
from report.model import Event, Language, Period, Text
from report.text.formatter import Formatter
from report.text.sentences import sentence
from report.text.subject import subject_and_time, subject_of
from tests.build import example, shipped


@pytest.mark.parametrize(
    ("indicator", "english", "chinese"),
    [
        ("gdp", "Gross domestic product", "地区生产总值"),
        (
            "daya_bay_annual_generation",
            "Daya Bay nuclear base, yearly output",
            "大亚湾核电基地年上网电量",
        ),
        ("green_factories_new", "New national green factories", "新增国家级绿色工厂数"),
        ("pm25_annual_mean", "PM₂.₅ annual mean concentration", "细颗粒物（PM₂.₅）年平均浓度"),
    ],
)
def test_subject_has_no_colon_and_no_year_of_its_own(
    indicator: str, english: str, chinese: str
) -> None:
    assert subject_of(indicator, Formatter(shipped(), "en")) == english
    assert subject_of(indicator, Formatter(shipped(), "zh")) == chinese


def event(date: Period, title: Text) -> Event:
    return replace(example().events[0], date=date, title=title)


@pytest.mark.parametrize(
    ("date", "title", "english", "chinese"),
    [
        (
            Period(2025, 9, 9),
            Text("City issues bonds", "首次发行债券"),
            "9 September 2025: City issues bonds.",
            "2025年9月9日，首次发行债券。",
        ),
        (
            Period(2025),
            Text("City issues bonds", "首次发行债券"),
            "2025: City issues bonds.",
            "2025年，首次发行债券。",
        ),
        (
            Period(2025),
            Text("2025 forum on carbon", "2025碳论坛"),
            "2025 forum on carbon.",
            "2025碳论坛。",
        ),
        (
            Period(2025),
            Text("City holds the 2025 forum", "举办2025碳论坛"),
            "2025: City holds the 2025 forum.",
            "2025年，举办2025碳论坛。",
        ),
        (
            Period(2025, 10),
            Text("2025 forum on carbon", "2025碳论坛"),
            "October 2025: 2025 forum on carbon.",
            "2025年10月，2025碳论坛。",
        ),
    ],
)
def test_event_is_told_with_its_date_unless_its_title_has_all_of_it(
    date: Period, title: Text, english: str, chinese: str
) -> None:
    fact = NewestEvent(event(date, title))
    said: dict[Language, str] = {"en": english, "zh": chinese}
    for language, text in said.items():
        assert sentence(fact, Formatter(example(), language)) == text


def test_total_of_a_plan_period_is_told_by_the_name_of_the_plan() -> None:
    fmt = Formatter(shipped(), "zh")
    name = "energy_intensity_reduction_fyp"
    told = subject_and_time(name, Period(2015), fmt)
    assert told == ("单位GDP能耗累计下降率", "“十二五”时期")
    # No plan ends with the year, and a month is none.
    for period in (Period(2016), Period(2015, 6)):
        assert subject_and_time(name, period, fmt) == (
            "五年规划期单位GDP能耗累计下降率",
            fmt.when(period),
        )
    assert subject_and_time("gdp", Period(2015), fmt) == ("地区生产总值", "2015年")


def test_titles_of_forums_say_that_they_were_held() -> None:
    """A title stands as a sentence among the main points."""
    forums = [event for event in shipped().events if "论坛" in event.title.zh]
    verbs = ("举办", "开幕", "举行")
    assert len(forums) > 10
    assert [event.id for event in forums if not any(v in event.title.zh for v in verbs)] == []
