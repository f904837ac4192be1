"""The card of a practice, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.model import LANGUAGES, Language, Period, Practice, Report, Text
from report.text.formatter import Formatter
from report.text.practices import PracticeCard, practice_card
from tests.build import example


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
        result={"en": "Done", "zh": "完成"}[language],
    )


def test_card_without_a_start_or_a_result_names_neither(city: Report) -> None:
    card = practice_card(practice(city, None, Text("", "")), Formatter(city, "en"))
    assert card.where == city.places[city.practices_in("power")[0].place].name.en
    assert card.result == ""
