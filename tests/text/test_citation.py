"""Why one figure is shown and not another: in words, by the rule that editions choose by."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from report.model import LANGUAGES, Language, Period, SourceKind
from report.text.citation import figure_citation, figure_in_full, figure_of_vintage, reason
from report.text.formatter import Formatter
from tests.build import example, row, shipped, telling

_TWO = re.compile(r"\) \(|）（")


def _reason(
    language: Language, *, kind: SourceKind = "press", value: str = "46", published: str = "2025-12"
) -> str:
    """Why a figure like this goes before 46 from the press, published on 19 December 2025."""
    report = example()
    shown = replace(report.sources["yearbook"], kind=kind, published=Period.parse(published))
    other = replace(report.sources["gazette"], kind="press", published=Period.parse("2025-12-19"))
    sources = MappingProxyType({"yearbook": shown, "gazette": other})
    fmt = Formatter(replace(report, sources=sources), language)
    figures = row("2021", value), row("2021", "46", source="gazette", preferred=False)
    return reason(*figures, fmt)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reason_is_the_weightiest_advantage(language: Language) -> None:
    fmt = Formatter(example(), language)
    trusted = fmt.word("reason.kind", kind=fmt.word("kind.law"))
    assert _reason(language, kind="law", value="46.0", published="2026") == trusted
    assert _reason(language, value="46.0", published="2026") == fmt.word("reason.precise")
    assert _reason(language, published="2025-12-20") == fmt.word("reason.later")


@pytest.mark.parametrize("published", ["2025", "2025-12", "2025-12-19", "2025-12-18"])
def test_editors_chose_where_the_dates_do_not_tell(published: str) -> None:
    assert _reason("en", published=published) == example().words["reason.editor"].en


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ": 460,000 kW. "),
        ({"status": "D"}, ": 460,000 kW (definition differs). "),
        (
            {"status": "P", "vintage": "first_release"},
            ": 460,000 kW (provisional, first release). ",
        ),
        ({"vintage": "revised"}, ": 460,000 kW (revised). "),
        ({"qualifier": "preliminary"}, ": 460,000 kW (provisional). "),
        (
            {"qualifier": "preliminary", "status": "P", "vintage": "first_release"},
            ": 460,000 kW (provisional, first release). ",
        ),
        (
            {"qualifier": "preliminary", "status": "B"},
            ": 460,000 kW (provisional, first figure after a break in the series). ",
        ),
    ],
)
def test_citation_says_what_kind_of_figure_it_is(more: dict[str, Any], said: str) -> None:
    report = telling(row("2021", "46", **more))
    (cited,) = report.observations
    assert said in figure_citation(cited, Formatter(report, "en"))


def test_no_published_figure_has_two_brackets_in_a_row() -> None:
    report = shipped()
    loose = [row for row in report.observations if row.qualifier == "preliminary"]
    assert len(loose) > 5
    for language in LANGUAGES:
        fmt = Formatter(report, language)
        for told in (figure_in_full, figure_of_vintage, figure_citation):
            assert not [text for one in loose if _TWO.search(text := told(one, fmt))]
