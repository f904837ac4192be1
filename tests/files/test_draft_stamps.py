"""Whatever is taken away from a draft says that it is one: each page, slide, sheet and row."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation

from report.analysis.editions import content_mark, whole_mark
from report.api.formats import SDMX, TableRows
from report.charts.captioned import captioned_chart
from report.columns.subsets import OBSERVATION_RECORD
from report.data import served
from report.files import addresses
from report.files.addresses import FileSubject
from report.files.contents import found
from report.files.making import file_of
from report.images.picture import composed
from report.model import LANGUAGES, Language, Report, Text
from report.pdf import charts
from report.site.page_summary import summary
from report.slides.browser_deck import deck_json
from report.slides.model import LENGTHS, DeckOptions
from report.text.edition import release_in_words
from report.text.formatter import Formatter
from tests.build import example
from tests.pdf.printed import Printed, stand_in

STAMPS = {"en": "(draft)", "zh": "（送审稿）"}
RELEASE = dt.datetime(2026, 12, 2, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
SUBJECTS = (
    addresses.REPORT,
    FileSubject("area", "power"),
    FileSubject("indicator", "solar_capacity"),
    FileSubject("events", "power"),
)
DOCUMENTS = (addresses.REPORT, FileSubject("area", "power"), FileSubject("view", "explore"))


@cache
def draft() -> Report:
    whole = replace(example(), release_at=RELEASE)
    return served.report_at(whole, served.newest_edition(whole))


@pytest.fixture(params=LANGUAGES)
def fmt(request: pytest.FixtureRequest) -> Formatter:
    language: Language = request.param
    return Formatter(draft(), language)


@pytest.fixture(autouse=True)
def _without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "drawn", stand_in)


def files(subjects: tuple[FileSubject, ...], ending: str, fmt: Formatter) -> Iterator[bytes]:
    """Each of them that there is; its name says that it is of a draft."""
    for subject in subjects:
        content = found(subject, fmt)
        file = file_of(content, ending, fmt, None) if content else None
        if file is not None:
            assert "_draft_" in file.name
            yield file.make()


def test_every_row_of_a_table_says_so(fmt: Formatter) -> None:
    texts = [one.decode("utf-8-sig") for one in files(SUBJECTS, "csv", fmt)]
    read = [list(csv.DictReader(io.StringIO(text))) for text in texts]
    assert len(read) == len(SUBJECTS)
    for rows in read:
        assert rows
        assert {row["content_mark"][:6] for row in rows} == {"draft-"}


def test_every_row_of_parquet_says_so(fmt: Formatter) -> None:
    for one in files(SUBJECTS, "parquet", fmt):
        marks = pq.read_table(io.BytesIO(one)).column("content_mark").to_pylist()
        assert {mark[:6] for mark in marks} == {"draft-"}


def test_json_says_so(fmt: Formatter) -> None:
    for one in files(SUBJECTS, "json", fmt):
        told = json.loads(one)
        text = json.dumps(told, ensure_ascii=False)
        assert "draft-" in text
        assert all(stamp in text for stamp in STAMPS.values())


def test_every_sheet_says_so_on_the_screen_or_on_paper(fmt: Formatter) -> None:
    for one in files(SUBJECTS, "xlsx", fmt):
        book = load_workbook(io.BytesIO(one))
        for sheet in book.worksheets:
            on_paper = sheet.oddHeader.center.text or ""
            assert STAMPS["en"] in on_paper, sheet.title
            assert STAMPS["zh"] in on_paper, sheet.title
        first = [str(cell.value) for row in book.worksheets[0].iter_rows(max_row=3) for cell in row]
        assert any(STAMPS[fmt.language] in text or "draft-" in text for text in first)


def test_every_row_of_the_corrections_says_so(fmt: Formatter) -> None:
    (told,) = (json.loads(one) for one in files(SUBJECTS[1:2], "json", fmt))
    assert {row["content_mark"][:6] for row in told["corrections"]} == {"draft-"}
    (book,) = (load_workbook(io.BytesIO(one)) for one in files(SUBJECTS[1:2], "xlsx", fmt))
    head, *rows = book["corrections"].iter_rows(values_only=True)
    marks = {dict(zip(head, row, strict=True))["content_mark"] for row in rows}
    assert marks == {content_mark(draft())}


def test_every_page_of_a_document_says_so(fmt: Formatter) -> None:
    made = [Printed(one) for one in files(DOCUMENTS, "pdf", fmt)]
    assert len(made) >= 2
    for document in made:
        for number, page in enumerate(document.reader.pages, start=1):
            assert STAMPS[fmt.language] in page.extract_text().replace("\n", ""), number


@pytest.mark.parametrize("length", LENGTHS)
def test_every_slide_says_so(length: str, fmt: Formatter) -> None:
    (made,) = files((FileSubject("slides", length),), "pptx", fmt)
    for number, slide in enumerate(Presentation(io.BytesIO(made)).slides, start=1):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(STAMPS[fmt.language] in text for text in texts), number


def test_every_slide_in_a_browser_says_so(fmt: Formatter) -> None:
    told = deck_json(draft(), DeckOptions((), (fmt.language,), "full"), "light")
    slides = [slide for page in told["pages"] for slide in page]
    assert len(slides) > 3
    for slide in slides:
        # Marks of where lines may not end are none of the words.
        foot = "".join(slide["foot"]).replace("\u2060", "").replace("\u200b", "")
        assert STAMPS[fmt.language] in foot, slide["id"]


def test_picture_of_a_chart_says_so(fmt: Formatter) -> None:
    area = draft().area("power")
    spec = composed(captioned_chart(area.charts[0], area, fmt))
    assert STAMPS[fmt.language] in json.dumps(spec["layout"]["annotations"], ensure_ascii=False)


def test_title_of_a_page_says_so(fmt: Formatter) -> None:
    for page in ("", "power", "explore", "sources"):
        told = summary(page, {}, fmt)
        assert told is not None
        assert STAMPS[fmt.language] in told.title(fmt)


def test_rows_for_statistical_offices_say_so() -> None:
    report = draft()
    content = SDMX.write(TableRows(OBSERVATION_RECORD, tuple(report.observations), report)).decode()
    assert {line.split("(")[1].split(")")[0] for line in content.splitlines()[1:]} == {"1.0-draft"}


def test_marks_of_a_draft_are_none_of_what_is_published() -> None:
    published = replace(draft(), release_at=None)
    assert content_mark(draft()) == f"draft-{content_mark(published)}"
    assert whole_mark(draft()) != whole_mark(published)
    assert "(draft)" not in json.dumps(_titles(published))


def _titles(report: Report) -> list[str]:
    told = summary("", {}, Formatter(report, "en"))
    return [told.title(Formatter(report, "en"))] if told else []


def test_release_is_told_to_the_minute_in_its_zone() -> None:
    told = Text(*(release_in_words(Formatter(draft(), language)) for language in ("en", "zh")))
    assert told == Text("2 December 2026, 09:00 (UTC+08:00)", "2026年12月2日09:00（UTC+08:00）")
    with pytest.raises(ValueError, match="waits for no release"):
        release_in_words(Formatter(replace(draft(), release_at=None), "en"))
