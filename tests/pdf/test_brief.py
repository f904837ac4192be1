"""The brief of an area on paper: its length, its links, and what bad input makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from report.analysis import editions
from report.images.chromium import RENDERER, browser
from report.model import LANGUAGES, Area, InMemoryObservations, Language, Report, Text
from report.pdf import documents, printing, typeset
from report.text.cards import practice_card
from report.text.formatter import Formatter
from tests.build import shipped
from tests.pdf.printed import Printed

URL = "https://dashboard.example.org/transport?lang=zh"
AREAS = tuple(area.id for area in shipped().areas)
# What Typst would take for markup, code, a formula, a reference, a comment, or a raw block.
EVIL = '#import "x" *b* _i_ $x^2$ <a> @b // `c` \\ = - #{1+1} ~ \u201cq\u201d'
# A line of the page holds about 150 letters of the smallest type.
_LONGEST_LINE = 190


def brief(report: Report, area: Area | None = None, language: Language = "en") -> Printed:
    chosen = area or report.area("transport")
    fmt = Formatter(report, language)
    return Printed(typeset.typeset(documents.brief([chosen], fmt, None, URL), fmt))


@pytest.mark.usefixtures("plain_charts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_has_a_brief_of_a_few_pages(language: Language) -> None:
    pages = {
        name: len(brief(shipped(), shipped().area(name), language).reader.pages) for name in AREAS
    }
    assert {name: count for name, count in pages.items() if not 2 <= count <= 4} == {}


@pytest.mark.usefixtures("plain_charts")
def test_brief_names_itself_and_its_address() -> None:
    printed = brief(shipped())
    told = printed.reader.metadata
    assert told is not None
    assert "Transportation system" in str(told.title)
    assert printed.bookmarks == ["Transportation system"]
    assert URL in printed.links
    served_mark = editions.content_mark(shipped())
    assert all(served_mark in page and URL in page for page in printed.pages)


@pytest.mark.usefixtures("plain_charts")
def test_same_content_gives_the_same_bytes() -> None:
    assert brief(shipped()).content == brief(shipped()).content


@pytest.mark.usefixtures("plain_charts")
def test_markup_in_the_data_is_text() -> None:
    evil = Text(EVIL, EVIL)
    report = shipped()
    told = replace(
        report,
        practices=tuple(replace(row, title=evil, result=evil) for row in report.practices),
        events=tuple(replace(row, title=evil) for row in report.events),
        indicators={key: replace(row, name=evil) for key, row in report.indicators.items()},
    )
    text = "".join("".join(brief(told).pages).split())
    assert text.count("".join(EVIL.split())) > 30


@pytest.mark.usefixtures("plain_charts")
@pytest.mark.parametrize("long", ["x" * 200, "word " * 40, "超长标题" * 50])
def test_long_titles_are_broken(long: str) -> None:
    title = Text(long, long)
    report = shipped()
    told = replace(report, practices=tuple(replace(row, title=title) for row in report.practices))
    printed = brief(told, replace(report.area("transport"), name=title))
    lines = [line for page in printed.pages for line in page.splitlines()]
    assert max(map(len, lines)) < _LONGEST_LINE
    assert "".join(long.split()) in "".join("".join(printed.pages).split())


def test_area_without_data_says_so() -> None:
    report = replace(
        shipped(),
        observations=InMemoryObservations(),
        targets=(),
        events=(),
        practices=(),
        corrections=(),
    )
    printed = brief(report)
    assert len(printed.pages) == 1
    text = " ".join(printed.pages[0].split())
    assert report.words["paper.no_figure"].en in text
    assert report.words["targets.none"].en in text


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    browser.cache_clear()
    yield
    browser.cache_clear()


@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_tables_stand_for_the_charts() -> None:
    printed = brief(shipped())
    heads = shipped().words["table.status"].en
    assert sum(page.count(heads) for page in printed.pages) > 2


@pytest.mark.usefixtures("plain_charts")
@pytest.mark.parametrize("language", LANGUAGES)
def test_events_are_pictured_before_they_are_told(language: Language) -> None:
    report, fmt = shipped(), Formatter(shipped(), language)
    found = [
        figure
        for block in documents.brief([report.area("energy")], fmt, None, None).blocks
        for over in block.get("top", ())
        for figure in over.get("figures", ())
    ]
    events = report.events_in("energy")
    when = fmt.span(events[-1].date, events[0].date)
    told = fmt.counted("events.subtitle", len(events), when=when)
    assert [figure["subtitle"] for figure in found].count(told) == 1
    pictured = next(figure for figure in found if figure["subtitle"] == told)
    assert pictured["drawing"].startswith("<svg")
    assert when in pictured["alt"]


@pytest.mark.usefixtures("plain_charts")
def test_practice_without_a_result_names_none() -> None:
    report = shipped()
    label = practice_card(report.practices[0], Formatter(report, "en")).label
    silent = tuple(replace(row, result=Text("", "")) for row in report.practices)
    assert label in "".join(brief(report).pages)
    assert label not in "".join(brief(replace(report, practices=silent)).pages)


def test_charts_are_drawn_as_lines_and_letters() -> None:
    """Not as pixels: nothing of the page is a picture, and the charts' texts can be read."""
    printed = Printed(printing.areas_pdf(["transport"], Formatter(shipped(), "zh"), URL))
    RENDERER.stop()
    assert "/Image" not in printed.pictures
    assert "深圳" in printed.pages[0]
    assert all(printed.fonts.values())
    assert {name.split("-")[0] for name in printed.fonts} == {"ReportSansSC"}
