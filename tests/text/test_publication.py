"""A publication in one line, as a slide's notes and as a page have it."""

from __future__ import annotations

from dataclasses import replace

from report.model import Observation, Period, Publisher, Source, Text
from report.text.citation import figure_in_full, publication, publication_link
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
    assert (
        publication_link(source(), fmt) == f"Exampleton City Council, [Bulletin](<{URL}>), {known}"
    )


def test_publication_without_a_date_says_so() -> None:
    undated = source(published=None)
    assert "Bulletin, undated (" in publication(undated, Formatter(example(), "en"))
    assert "公报（译题，原题：Bulletin），日期不详（" in publication(
        undated, Formatter(example(), "zh")
    )


def test_publication_without_a_page_is_not_linked() -> None:
    fmt = Formatter(example(), "en")
    assert publication_link(source(url=""), fmt) == publication(source(url=""), fmt)


def test_markup_is_escaped_where_markdown_is_read() -> None:
    starred = Publisher("city_council", Text("*B*", "*B*"), "official", "")
    report = replace(example(), publishers={"city_council": starred})
    fmt = Formatter(report, "en")
    cited = source(title=Text("[T]", "[U]"), language="zh")
    assert publication(cited, fmt).startswith("*B*, [T] (translated title; original: [U]), ")
    linked = rf"\*B\*, [\[T\]](<{URL}>) (translated title; original: \[U\]), "
    assert publication_link(cited, fmt).startswith(linked)


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
