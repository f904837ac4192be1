"""A publication in one line, as a slide's notes and as a page have it."""

from __future__ import annotations

from dataclasses import replace

from report.model import Observation, Period, Source
from report.text.citation import figure_in_full, publication, publication_link
from report.text.formatter import Formatter
from tests.build import shipped

URL = "https://example.org/bulletin"


def source(**fields: object) -> Source:
    """A publication, with some fields of it as a test wants them."""
    plain = replace(next(iter(shipped().sources.values())), publisher="Bureau", title="Bulletin")
    dated = replace(plain, kind="official", language="en", published=Period(2024, 4, 26), url=URL)
    return replace(dated, **fields)  # type: ignore[arg-type]


def test_publication_has_all_that_is_known_of_it() -> None:
    fmt = Formatter(shipped(), "en")
    kind, language = fmt.word("kind.official"), fmt.word("language.en")
    known = f"26 April 2024 ({kind}, in {language})"
    assert publication(source(), fmt) == f"Bureau, Bulletin, {known}"
    assert publication_link(source(), fmt) == f"Bureau, [Bulletin](<{URL}>), {known}"


def test_publication_without_a_date_says_so() -> None:
    undated = source(published=None)
    assert "Bulletin, undated (" in publication(undated, Formatter(shipped(), "en"))
    assert "Bulletin，日期不详（" in publication(undated, Formatter(shipped(), "zh"))


def test_publication_without_a_page_is_not_linked() -> None:
    fmt = Formatter(shipped(), "en")
    assert publication_link(source(url=""), fmt) == publication(source(url=""), fmt)


def test_markup_is_escaped_where_markdown_is_read() -> None:
    fmt = Formatter(shipped(), "en")
    starred = source(publisher="*B*", title="[T]")
    assert publication(starred, fmt).startswith("*B*, [T], ")
    assert publication_link(starred, fmt).startswith(rf"\*B\*, [\[T\]](<{URL}>), ")


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
