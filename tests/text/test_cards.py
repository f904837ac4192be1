"""The cards of a figure and of a practice, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from report.model import LANGUAGES, Language, Observation, Period, Practice, Report, Source, Text
from report.text.cards import FigureCard, PracticeCard, figure_card, practice_card
from report.text.formatter import Formatter
from tests.build import NEIGHBOUR, example, row, telling


@pytest.fixture
def city() -> Report:
    return example()


def practice(city: Report, start: Period | None, result: Text) -> Practice:
    return replace(city.practices_in("power")[0], start=start, result=result)


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_has_the_texts_of_its_language(city: Report, language: Language) -> None:
    fmt = Formatter(city, language)
    row = practice(city, Period(2019), Text("Done", "完成"))
    since = fmt.word("practice.since", period=fmt.period(Period(2019)))
    assert practice_card(row, fmt) == PracticeCard(
        title=row.title[language],
        where=f"{city.places[row.place].name[language]} · {since}",
        summary=row.summary[language],
        label={"en": "Result:", "zh": "成效："}[language],
        result={"en": "Done", "zh": "完成"}[language],
        labelled_result={"en": "Result: Done", "zh": "成效：完成"}[language],
    )


def test_card_without_a_start_or_a_result_names_neither(city: Report) -> None:
    card = practice_card(practice(city, None, Text("", "")), Formatter(city, "en"))
    assert card.where == city.places[city.practices_in("power")[0].place].name.en
    assert card.result == card.labelled_result == ""


def undated() -> dict[str, Source]:
    """The sources, none of which says when the report is of."""
    return {id_: replace(source, published=None) for id_, source in example().sources.items()}


def card(*rows: Observation, language: Language = "en") -> FigureCard:
    """The card of the indicator whose only figures are these."""
    report = telling(*rows)
    return figure_card(report.indicators["solar_capacity"], Formatter(report, language))


def test_card_of_a_figure_says_how_it_changed() -> None:
    before, last = row("2020", "4000"), row("2021", "4600")
    assert card(before, last) == FigureCard(
        name="Solar capacity",
        figure="46 million kW",
        parts=("46", "million kW"),
        period="2021",
        badge="2021 data",
        change="up 15% from 2020",
        row=last,
    )
    assert card(before, last).note == "2021 data · up 15% from 2020"
    assert card(before, last, language="zh").note == "2021年数据 · 比2020年增长15%"


@pytest.mark.parametrize(
    ("period", "english", "chinese"),
    [
        ("2019", "2019 data", "2019年数据"),
        ("2019-05-30", "data of 30 May 2019", "2019年5月30日数据"),
        ("2021-09-14", "data of 14 September 2021", "2021年9月14日数据"),
        ("2021-09-15", "", ""),
        ("2022", "", ""),
    ],
)
def test_card_has_a_badge_where_the_figure_is_over_two_years_old(
    period: str, english: str, chinese: str
) -> None:
    """Two years before the day of the report, which here is 15 September 2023."""
    settings = replace(example().settings, as_of=dt.date(2023, 9, 15))
    figures = (row(period, "40"), row("2023-09-15", "9", place=NEIGHBOUR))
    report = telling(*figures, sources=undated(), settings=settings)
    for language, badge in zip(LANGUAGES, (english, chinese), strict=True):
        fmt = Formatter(report, language)
        told = figure_card(report.indicators["solar_capacity"], fmt)
        assert told.badge == badge
        assert told.when == (badge or fmt.period(figures[0].period))


def test_card_says_a_status_and_keeps_why_there_is_no_change_for_a_tooltip() -> None:
    provisional = card(row("2020", "40"), row("2021", "46", status="P"))
    assert (provisional.status, provisional.change) == ("provisional", "")
    assert provisional.when == provisional.note == "2021 data · provisional"
    assert provisional.refusal == "No change calculated: a figure is provisional"


def test_card_names_a_newer_figure_of_another_definition_beside_the_latest() -> None:
    before, last = row("2020", "4000"), row("2021", "4600")
    newer = row("2023", "5200", status="D")
    both, plain = card(before, last, newer), card(before, last)
    assert both.rows == (last, newer)
    assert (both.figure, both.status, both.change) == (plain.figure, "", plain.change)
    named = "2023: 52 million kW, Statistics Office of Exampleton, definition differs"
    assert both.note == f"{plain.note} · {named}"


def test_card_of_a_lone_figure_says_nothing_of_a_change() -> None:
    lone = card(row("2021", "46"))
    assert (lone.note, lone.change, lone.refusal) == ("2021 data", "", "")


def test_card_without_a_figure_says_so() -> None:
    assert card() == FigureCard("Solar capacity", missing="no figure yet")
    assert card(language="zh").missing == "暂无数据"
    assert card().note == ""
