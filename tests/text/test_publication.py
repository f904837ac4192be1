"""A publication in one line, as a slide's notes and as a page have it."""

from __future__ import annotations

from dataclasses import replace

from report.model import Observation, Period, Source, Text
from report.screens.publications import publication_nodes
from report.text.citation import figure_in_full, publication
from report.text.formatter import Formatter
from tests.build import example, shipped

URL = "https://example.org/bulletin"


def source(**fields: object) -> Source:
    """A publication, with some fields of it as a test wants them."""
    plain = replace(example().sources["solar_plan"], title=Text("Bulletin", "公报"))
    dated = replace(plain, kind="official", language="en", published=Period(2024, 4, 26), url=URL)
    return replace(dated, **fields)  # type: ignore[arg-type]


def test_publication_has_all_that_is_known_of_it() -> None:
    fmt = Formatter(example(), "en")
    kind, language = fmt.word("kind.official"), fmt.word("language.en")
    known = f"26 April 2024 ({kind}, in {language})"
    assert publication(source(), fmt) == f"Exampleton City Council, Bulletin, {known}"


def test_publication_without_a_date_says_so() -> None:
    undated = source(published=None)
    assert "Bulletin, undated (" in publication(undated, Formatter(example(), "en"))
    assert "公报（译题，原题：Bulletin），日期不详（" in publication(
        undated, Formatter(example(), "zh")
    )


def test_title_of_a_publication_leads_to_its_page() -> None:
    fmt = Formatter(example(), "en")
    nodes = list(publication_nodes(source(), fmt))
    assert "".join(node.text for node in nodes) == publication(source(), fmt)
    (link,) = [node for node in nodes if node.tag == "a"]
    assert (link.text, link.attributes["href"]) == ("Bulletin", URL)


def test_publication_without_a_page_is_not_linked() -> None:
    fmt, cited = Formatter(example(), "en"), source(url="")
    nodes = list(publication_nodes(cited, fmt))
    assert {node.tag for node in nodes} == {"span"}
    assert "".join(node.text for node in nodes) == publication(cited, fmt)


def test_translated_title_has_the_original_behind_its_link() -> None:
    fmt, cited = Formatter(example(), "en"), source(title=Text("[T]", "[U]"), language="zh")
    _, link, after = publication_nodes(cited, fmt)
    assert link.text == "[T]"
    assert after.text.startswith(" (translated title; original: [U]), ")


def test_figure_has_its_place_period_and_status() -> None:
    fmt = Formatter(shipped(), "en")
    row: Observation = shipped().series("pm25_annual_mean")[-1]
    text = figure_in_full(row, fmt)
    parts = (
        fmt.place(row.place),
        fmt.period(row.period),
        fmt.observation(row),
        fmt.word(f"status.{row.status}"),
    )
    assert [part for part in parts if part not in text] == []
