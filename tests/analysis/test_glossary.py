"""Where the terms of the glossary are found in texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report.analysis.editions import report_at
from report.analysis.glossary import mentions
from report.model import Language, Term, Text
from tests.build import example


def term(name: str, en: str, zh: str, others_en: str = "", others_zh: str = "") -> Term:
    return Term(name, Text(en, zh), Text(others_en, others_zh), Text("What.", "何。"), "")


TERMS = (
    term("market", "carbon market", "碳市场", "trading; emission trade"),
    term("gep", "gross ecosystem product", "生态系统生产总值", "GEP", "GEP"),
    term("pm", "PM2.5", "细颗粒物", "", "PM2.5"),
    term("peak", "carbon peaking", "碳达峰", "carbon peak"),
    term("pilot", "carbon peaking pilot", "碳达峰试点"),
)


def found(text: str, language: Language = "en") -> list[tuple[str, str]]:
    report = replace(example(), glossary=TERMS)
    return [(m.term.id, text[m.start : m.end]) for m in mentions(text, report, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Carbon markets of two cities", "en", [("market", "Carbon markets")]),
        ("carbon-market price and emission trade", "en", [("market", "carbon-market")]),
        ("PM₂.₅, then GEP", "en", [("pm", "PM₂.₅"), ("gep", "GEP")]),
        ("no GEPARD, no marketing, no tradings1", "en", []),
        ("the carbon peaking pilot plan", "en", [("pilot", "carbon peaking pilot")]),
        ("国家碳达峰试点与碳市场", "zh", [("pilot", "碳达峰试点"), ("market", "碳市场")]),
        ("全年GEP为", "zh", [("gep", "GEP")]),
        ("细颗粒物（PM₂.₅）", "zh", [("pm", "细颗粒物")]),
        ("carbon market", "zh", []),
        ("", "en", []),
    ],
)
def test_terms_are_found_as_they_are_written(
    text: str, language: Language, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


def test_nothing_is_found_without_a_glossary() -> None:
    assert mentions("carbon market", replace(example(), glossary=()), "en") == ()


def test_definition_that_came_later_is_not_cited_in_an_edition() -> None:
    """The example's yearbook came out in 2024, after its edition of 2022."""
    before, now = report_at(example(), "2022"), example()
    assert [row.source for row in now.glossary] == ["yearbook", ""]
    assert [row.source for row in before.glossary] == ["", ""]
    assert [row.id for row in before.glossary] == [row.id for row in now.glossary]
