"""The whole report on paper, read back in both languages: its parts, and every number in it.

Charts are left to their own tests, and to those of the pages: something stands in for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from report.analysis.progress import assess_all, counted, of_other_places, of_own_place
from report.data import served
from report.model import LANGUAGES, Language
from report.pdf import charts, city, documents, typeset
from report.pdf.documents import Document
from report.text.formatter import Formatter
from tests.build import shipped
from tests.counted import ones_in_the_plural
from tests.languages import assert_in_language
from tests.long import beyond
from tests.number_check import Recorder, Vocabulary, recorder
from tests.pdf.printed import Printed, filled, stand_in

URL = "https://dashboard.example.org/?lang=zh"
_FEWEST_NUMBERS = 2000
_MOST_PAGES = 50
# In points.
_SMALLEST_OF_LISTS = 8.5
# Of the height of a page, from its top: what its lowest text reaches.
_LEAST_FILLED = 1 / 3


@dataclass(frozen=True)
class Whole:
    fmt: Recorder
    document: Document
    printed: Printed


@pytest.fixture(scope="module", params=beyond(1, LANGUAGES))
def whole(request: pytest.FixtureRequest) -> Iterator[Whole]:
    language: Language = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "drawn", stand_in)
        fmt = recorder()(shipped(), language)
        document = documents.whole(fmt, served.previous_report(shipped(), "latest"), URL)
        yield Whole(fmt, document, Printed(typeset.typeset(document, fmt)))


def test_chapters_are_bookmarked_in_order(whole: Whole) -> None:
    say, word = whole.fmt.say, whole.fmt.word
    areas = [say(area.name) for area in shipped().areas]
    before, after = ("paper.contents", "paper.city"), ("progress.title", "nav.unknowns")
    expected = [*map(word, before), *areas, *map(word, after), word("nav.sources")]
    assert whole.printed.bookmarks == expected


def test_whole_report_is_under_fifty_pages(whole: Whole) -> None:
    assert 30 < len(whole.printed.pages) < _MOST_PAGES


def test_lists_are_set_in_letters_that_can_be_read(whole: Whole) -> None:
    """Names and texts of lists; only what stands behind them, and tables, are smaller."""
    sizes: Counter[float] = Counter()

    def visit(text: str, outer: Any, inner: Any, _: object, size: float) -> None:
        sizes[round(size * abs(inner[0] * outer[0]), 1)] += len(text.strip())

    whole.printed.reader.pages[-1].extract_text(visitor_text=visit)
    assert sizes.most_common(1)[0][0] >= _SMALLEST_OF_LISTS, sizes


def test_contents_name_the_page_of_each_chapter(whole: Whole) -> None:
    contents = whole.printed.pages[0]
    for area in shipped().areas:
        name = whole.fmt.say(area.name)
        line = next(line for line in contents.splitlines() if line.startswith(name))
        page = int(line.split()[-1].lstrip("."))
        assert whole.printed.pages[page - 1].startswith(name), line


def test_document_says_what_it_is(whole: Whole) -> None:
    told = whole.printed.reader.metadata
    assert told is not None
    assert told.title == whole.fmt.say(shipped().settings.title)
    assert str(whole.printed.root["/Lang"]).startswith(whole.fmt.language)
    assert whole.printed.root["/MarkInfo"]["/Marked"]
    metadata = whole.printed.root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in metadata


def test_only_the_reports_own_fonts_are_used_and_all_are_embedded(whole: Whole) -> None:
    fonts = whole.printed.fonts
    assert fonts
    assert all(fonts.values())
    assert {name.split("-")[0] for name in fonts} <= {"ReportSans", "ReportSansSC"}


def test_every_source_with_a_page_is_linked(whole: Whole) -> None:
    urls = {one.url for one in shipped().sources.values() if one.url.startswith("http")}
    assert len(urls) > 100
    assert len(whole.printed.links - {URL}) >= len(urls) * 0.99
    assert URL in whole.printed.links


def test_every_page_but_the_cover_has_its_foot(whole: Whole) -> None:
    foot = whole.document.settings["foot"]
    assert [n for n, text in enumerate(whole.printed.pages) if foot not in text] == [0]
    assert [n for n, text in enumerate(whole.printed.pages) if URL not in text] == []


def test_publishers_and_titles_are_in_the_readers_language(whole: Whole) -> None:
    """All pages together: a name or a mark may go on in the next line, column or page."""
    text = next(whole.printed.wordings(whole.document.settings["foot"])).replace(URL, "")
    fmt = Formatter(shipped(), whole.fmt.language)
    assert_in_language([text], fmt)
    named = [row for row in shipped().publishers.values() if fmt.say(row.name) in text]
    assert len(named) > 100


def test_one_thing_is_in_the_singular(whole: Whole) -> None:
    assert ones_in_the_plural(" ".join(page.split()) for page in whole.printed.pages) == []


def test_every_number_resolves(whole: Whole) -> None:
    language = whole.fmt.language
    vocabulary = Vocabulary.of(shipped(), language, type(whole.fmt))
    wordings = list(whole.printed.wordings(whole.document.settings["foot"]))
    assert sum(1 for _ in vocabulary.split(wordings[0])) > _FEWEST_NUMBERS
    assert unresolved(wordings, vocabulary) == set()


def unresolved(wordings: Sequence[str], vocabulary: Vocabulary) -> set[str]:
    """The numbers that resolve in none of the wordings of a document.

    A number that is torn by the end of a line is whole in one of them; one that stands alone in its
    cell may be followed by the unit in the next. Further wordings are read while something is left.
    """
    left: set[str] | None = None
    for text in wordings:
        tokens = {number.token for number in vocabulary.unresolved("pdf", [text])}
        tokens = {token for token in tokens if _digits(token) not in vocabulary.tokens}
        left = tokens if left is None else left & tokens
        if not left:
            break
    return left or set()


def test_number_that_resolves_in_no_wording_is_found() -> None:
    vocabulary = Vocabulary(shipped(), "en", frozenset({"1,234"}))
    assert unresolved(["12 34 and 98765", "1,234 and 98765"], vocabulary) == {"98765"}
    assert unresolved(["1,2 34", "1,234"], vocabulary) == set()


def _digits(token: str) -> str:
    match = re.match(r"[\d.,]+", token)
    assert match is not None
    return match[0]


def test_every_page_but_the_last_of_a_chapter_is_filled(whole: Whole) -> None:
    """Something is left over at the end of a chapter, and of its pictures before its columns."""
    first = {whole.printed.first_page(title) for title in whole.printed.reader.outline}
    pages = enumerate(whole.printed.reader.pages)
    sparse = [n for n, page in pages if filled(page) < _LEAST_FILLED and n + 1 not in first]
    assert [n for n in sparse if n + 1 < len(whole.printed.pages)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_of_the_report_has_its_mark(language: Language) -> None:
    """On the overview, in its area, and beside its verdict in the chapter on the targets."""
    fmt = Formatter(shipped(), language)
    content = [*city.overview(fmt, None), *city.all_targets(fmt)]
    (strip,) = [block for block in content if block["kind"] == "strip"]
    marks = [group["drawing"].count("<g ") for group in strip["groups"]]
    every = assess_all(shipped())
    assert [fmt.plain(count) for count in marks] == [group["count"] for group in strip["groups"]]
    assert sum(marks) == len(counted(every))
    (spread,) = [block for block in city.all_targets(fmt) if block["kind"] == "spread"]
    listed = [row for block in spread["blocks"] for row in block.get("targets", ())]
    assert len(listed) == len([*of_own_place(every), *of_other_places(every)])
    assert all(row["drawing"].count("<g ") == 1 for row in listed)
