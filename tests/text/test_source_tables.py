"""Tables of sources and publishers, and how much of what they give is first-hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from report.analysis.publishers import publisher_totals
from report.model import LANGUAGES, Language, Report
from report.text import source_tables
from report.text.formatter import Formatter
from tests.build import example, row, shipped, telling

WRITERS = {language: Formatter(shipped(), language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_of_sources_add_up_to_all_of_them(language: Language) -> None:
    table = source_tables.source_kind_sheet(WRITERS[language]).table
    sources, figures = (
        [int(cell.replace(",", "")) for cell in table[n].to_pylist()] for n in (1, 2)
    )
    assert sum(sources) == len(shipped().sources)
    assert sum(figures) == len(shipped().observations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_sources_are_web_addresses(language: Language) -> None:
    fmt = WRITERS[language]
    rows = list(shipped().sources.values())
    cells = source_tables.source_sheet(rows, fmt).columns[fmt.word("table.title")]
    links = [cell.link for cell in cells]
    assert len(links) == len(rows)
    known = [link for link in links if link]
    assert len(known) > 300
    assert [link for link in known if not re.match(r"https?://\w", link)] == []


def test_source_says_what_it_is_used_for() -> None:
    rows = list(example().sources.values())
    table = source_tables.source_sheet(rows, Formatter(example(), "en")).table
    assert table["Used for"].to_pylist()[2] == "Solar capacity"
    fmt = Formatter(example(), "en")
    assert table["Title"].to_pylist() == [fmt.title(one) for one in rows]


def test_undated_source_says_so() -> None:
    undated = replace(example().sources["gazette"], published=None, url="")
    sheet = source_tables.source_sheet([undated], Formatter(example(), "en"))
    assert "undated" in [cell.text for cell in sheet.rows[0]]
    assert [cell.link for cell in sheet.rows[0]] == [""] * 6


def _publishers(report: Report, language: Language) -> list[list[str]]:
    rows = publisher_totals(report, report.sources.values(), report.publishers.values())
    sheet = source_tables.publisher_sheet(rows, Formatter(report, language))
    return [[cell.text for cell in cells] for cells in sheet.rows]


def test_publisher_has_its_counts_its_share_and_its_homepage() -> None:
    report = telling(row("2020", "4"), row("2021", "5"), row("2021", "6", source="gazette"))
    cells = _publishers(report, "en")
    home = "example.org"
    office = ["Statistics Office of Exampleton", "authority", "1", "2", "100%", "0", home]
    assert cells[0] == office
    assert cells[1] == ["Exampleton Gazette", "press", "1", "1", "0%", "0", ""]
    # Nothing is a share of no figure.
    assert cells[3] == ["Exampleton Online", "republisher", "0", "0", "", "1", ""]
    assert [line[0] for line in _publishers(report, "zh")][:2] == ["示例市统计局", "示例市公报社"]


def test_share_has_one_decimal() -> None:
    others = [row(str(2000 + n), "4", source="gazette") for n in range(2)]
    told = source_tables.first_hand(Formatter(telling(row("2020", "4"), *others), "en"))
    assert told[1] == (
        "1 of 3 published figures (33.3%) come from first-hand sources,"
        " which are 2 of 3 sources (66.7%)."
    )


def test_report_without_figures_claims_no_share() -> None:
    assert source_tables.first_hand(Formatter(telling(), "zh")) == []
