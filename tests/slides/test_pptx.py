"""PPTX read back: charts hold the rows, notes the sources, and texts stay in their boxes."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from report.analysis.chart_series import drawn_as
from report.analysis.measures import is_gap, segments
from report.charts.draw import named_figures, plot_of
from report.charts.palette import LIGHT
from report.images.cache import KeyedCache
from report.model import LANGUAGES, Language, Report, Text
from report.slides import pptx
from report.slides.deck import Deck, DeckOptions, deck
from report.slides.model import Slide, SlideTable
from report.slides.pptx import file, styles
from report.slides.pptx.file import in_pptx
from report.slides.pptx.layouts import LAYOUTS, SlidePlaceholder, columns, placeholders_of
from report.slides.pptx.line_charts import side_of_name, with_cuts
from report.slides.pptx.tables import fit_rows
from report.slides.pptx.text_fit import Paragraph, fit, height
from report.text.formatter import Formatter
from tests.build import example, row, shipped

BOTH: tuple[Language, ...] = ("zh", "en")
# One deck for each way of setting it; made once.
SETTINGS = ((("zh",), "full"), (("en",), "short"), (BOTH, "short"))


@cache
def deck_of(languages: tuple[Language, ...], length: Any) -> Deck:
    return deck(shipped(), DeckOptions(languages=languages, length=length))


@cache
def presentation_of(languages: tuple[Language, ...], length: Any) -> Any:
    return Presentation(io.BytesIO(in_pptx(deck_of(languages, length))))


@pytest.fixture(params=SETTINGS, ids=["zh-full", "en-short", "both-short"])
def pair(request: pytest.FixtureRequest) -> tuple[Deck, Any]:
    languages, length = request.param
    return deck_of(languages, length), presentation_of(languages, length)


def pairs(told: Deck, shown: Any) -> Iterator[tuple[tuple[Slide, ...], Any]]:
    yield from zip(told.pages, shown.slides, strict=True)


def frames(slide: Any, sort: str) -> list[Any]:
    """The charts or tables of a slide, from left to right."""
    own = [shape for shape in slide.shapes if getattr(shape, f"has_{sort}", False)]
    return sorted(own, key=lambda shape: shape.left)


def values(slide: Slide) -> list[list[float]]:
    """What the series of a chart should hold, gaps left out."""
    assert slide.drawing is not None
    drawing, fmt = slide.drawing, slide.fmt
    if drawn_as(drawing.chart, fmt.report) == "value":
        shown = named_figures(drawing.chart, drawing.area, fmt, LIGHT)
        return [[float(one.row.value) for one in shown]]
    plot = plot_of(drawing.chart, drawing.area, fmt, LIGHT)
    found = [[float(plot.scale.of(one.value)) for one in line.rows] for line in plot.lines]
    aims = sorted(plot.targets, key=lambda one: one.period.order)
    return [*found, *([[float(plot.scale.of(one.value)) for one in aims]] if aims else [])]


def test_charts_are_native_and_hold_the_rows(pair: tuple[Deck, Any]) -> None:
    checked = 0
    for page, slide in pairs(*pair):
        drawn = [own for own in page if own.drawing is not None]
        for own, frame in zip(drawn, frames(slide, "chart"), strict=True):
            series = frame.chart.plots[0].series
            found = [[v for v in one.values if v is not None] for one in series]
            assert found == [pytest.approx(one) for one in values(own)]
            assert frame.chart.part.chart_workbook.xlsx_part is not None
            checked += 1
    assert checked >= 9


def test_figures_are_whole(pair: tuple[Deck, Any]) -> None:
    """Each with its period; what has no room is left out, not broken off."""
    checked = 0
    for page, slide in pairs(*pair):
        texts = {line for text in text_of(slide) for line in text.splitlines()}
        for one in (one for own in page for one in own.figures):
            assert one.figure in texts
            assert {one.dated, one.when} & texts
            checked += 1
    assert checked >= 20


def test_no_slide_holds_a_picture(pair: tuple[Deck, Any]) -> None:
    for slide in pair[1].slides:
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]


def test_lines_are_cut_at_breaks_and_gaps() -> None:
    rows = [row("2010", "1"), row("2011", "2"), row("2014", "3"), row("2015", "4", status="B")]
    assert list(with_cuts(rows)) == [rows[0], rows[1], None, rows[2], None, rows[3]]
    joined = list(with_cuts(rows, over_gaps=True))
    assert joined == [rows[0], rows[1], rows[2], None, rows[3]]


@pytest.mark.parametrize(
    ("ends", "sides"),
    [
        ([(2024, 10), (2024, 50)], ["beside", "beside"]),
        ([(2024, 10), (2024, 12)], ["beside", "over"]),
        ([(2023, 10), (2024, 12)], ["under", "beside"]),
        ([(2023, 12), (2024, 10)], ["over", "beside"]),
        ([(2022, 16), (2024, 30), (2023, 32), (2023, 28)], ["beside", "beside", "over", "under"]),
    ],
)
def test_names_stand_where_no_line_goes_on(
    ends: list[tuple[float, float]], sides: list[str]
) -> None:
    assert [side_of_name(n, ends, 5) for n in range(len(ends))] == sides


def test_no_line_of_the_file_runs_through_a_break() -> None:
    cuts = 0
    for page, slide in pairs(deck_of(("zh",), "full"), presentation_of(("zh",), "full")):
        own = page[0]
        if own.drawing is None or drawn_as(own.drawing.chart, own.fmt.report) != "line":
            continue
        plot = plot_of(own.drawing.chart, own.drawing.area, own.fmt, LIGHT)
        series_ = list(frames(slide, "chart")[0].chart.plots[0].series)
        for line, series in zip(plot.lines, series_[: len(plot.lines)], strict=True):
            runs = sum(1 for _ in segments(line.rows))
            gaps = sum(
                is_gap(a.period, b.period) for run in segments(line.rows) for a, b in pairwise(run)
            )
            told = list(series.values)
            while told[-1] is None:
                told.pop()
            assert told.count(None) == runs - 1 + gaps
            cuts += told.count(None)
    assert cuts > 5


@pytest.mark.parametrize(
    ("more", "sign"),
    [
        ({}, ""),
        ({"qualifier": "more_than"}, ">"),
        ({"qualifier": "about", "status": "D"}, "≈ D"),
        ({"qualifier": "preliminary"}, "P"),
        ({"status": "E"}, "E"),
    ],
)
def test_sign_of_a_figure(more: dict[str, Any], sign: str) -> None:
    assert styles.sign(row("2020", "5", **more)) == sign


def test_signs_stand_in_the_chart_and_are_explained() -> None:
    told, shown = deck_of(("zh",), "full"), presentation_of(("zh",), "full")
    found = next(pair for pair in pairs(told, shown) if pair[0][0].id == "industry.chart")
    xml = etree.tostring(frames(found[1], "chart")[0].chart._chartSpace, encoding="unicode")
    for label in ("&gt;1.5 E", "≈1.45", "0.56 D", "1.33 B"):
        assert f">{label}<" in xml
    texts = " ".join(text_of(found[1]))
    fmt = found[0][0].fmt
    for letter in "EBD":
        assert fmt.word(f"status.{letter}") in texts


def text_of(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_every_slide_says_its_source_and_mark(pair: tuple[Deck, Any]) -> None:
    for page, slide in pairs(*pair):
        texts = "\n".join(text_of(slide))
        notes = slide.notes_slide.notes_text_frame.text
        for own in page:
            assert own.footer.source in texts
            assert own.footer.stamp in texts
            assert own.title in texts
            assert all(line in notes for line in own.notes)


def test_tables_are_native_and_whole(pair: tuple[Deck, Any]) -> None:
    checked = 0
    for page, slide in pairs(*pair):
        told = [own.table for own in page if own.table is not None]
        for table, frame in zip(told, frames(slide, "table"), strict=True):
            found = [tuple(cell.text for cell in row_.cells) for row_ in frame.table.rows]
            assert found == [table.heads, *table.rows]
            checked += 1
    assert checked > 3


def test_charts_and_tables_have_alternative_texts(pair: tuple[Deck, Any]) -> None:
    for page, slide in pairs(*pair):
        told = [own.drawing.captioned.alt for own in page if own.drawing]
        told += [own.table.alt for own in page if own.table]
        shown = frames(slide, "chart") + frames(slide, "table")
        described = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in shown]
        assert described == told
        assert all(described)


def test_paper_is_wide_with_layouts_of_placeholders(pair: tuple[Deck, Any]) -> None:
    shown = pair[1]
    assert shown.slide_width / shown.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert len(list(shown.slide_layouts)) == len(LAYOUTS)
    for slide in shown.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert slide.shapes.title.text_frame.text


def test_fonts_are_those_of_windows_and_mac(pair: tuple[Deck, Any]) -> None:
    content = io.BytesIO(in_pptx(pair[0]))
    with ZipFile(content) as file:
        names = [name for name in file.namelist() if name.endswith((".xml", ".rels"))]
        assert len(names) > 50
        for name in names:
            etree.fromstring(file.read(name))
        theme = file.read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:latin typeface="Arial"/><a:ea typeface="Microsoft YaHei"/>') == 2


def test_same_deck_same_bytes() -> None:
    told = deck_of(("en",), "short")
    assert in_pptx(told) == in_pptx(told)


def test_everything_is_on_the_paper(pair: tuple[Deck, Any]) -> None:
    shown = pair[1]
    for slide in shown.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= shown.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= shown.slide_height + Inches(0.01)


@pytest.mark.parametrize("beside", [1, 2])
@pytest.mark.parametrize("letter", ["a few words ", "深圳市绿色低碳"])
def test_long_texts_never_leave_their_boxes(beside: int, letter: str) -> None:
    for layout in LAYOUTS:
        for column in columns(beside):
            for box in placeholders_of(layout, column):
                for length in (200, 800):
                    told = [Paragraph((letter * length)[:length])]
                    size, kept = fit(told, box)
                    assert height(kept, size, box.w) <= box.h * 72
                    assert kept


def test_title_of_two_hundred_characters_is_whole() -> None:
    for beside in (1, 2):
        for column in columns(beside):
            title = next(box for box in placeholders_of("message", column) if box.name == "Title")
            told = [Paragraph("绿色低碳" * 50, bold=True)]
            assert fit(told, title)[1] == tuple(told)


def test_table_shrinks_to_its_box() -> None:
    box = SlidePlaceholder(12, "tbl", "Table", 0, 0, 6, 4, (16.0, 9.0))
    few, many = (SlideTable(("a", "b"), (("x", "y"),) * n, (1, 1), "t") for n in (3, 16))
    assert fit_rows(few, box)[0] == 16
    assert fit_rows(many, box)[0] == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_gives_a_file_all_the_same(language: Language) -> None:
    report = example()
    long = Text("long title " * 18, "很长的标题" * 40)
    charts_ = tuple(replace(one, headline=long) for one in report.areas[0].charts)
    area = replace(report.areas[0], summary=long, charts=charts_)
    practice = replace(shipped().practices[0], area=area.id, place=report.frame.place)
    mute = replace(practice, result=Text("", ""), title=long, source=next(iter(report.sources)))
    bad = replace(report, areas=(area, *report.areas[1:]), practices=(mute,))
    told = deck(bad, DeckOptions(languages=(language,)))
    shown = Presentation(io.BytesIO(in_pptx(told)))
    assert len(list(shown.slides)) == len(told.pages)
    assert any(long[language].strip() in text for slide in shown.slides for text in text_of(slide))


def test_files_are_made_in_turn_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at the same time would take twice as much from everybody else."""
    report, together = example(), threading.Barrier(4, timeout=30)
    busy = threading.Lock()
    made_: list[Deck] = []

    def written(told: Deck) -> bytes:
        assert busy.acquire(blocking=False), "another file is being made"
        made_.append(told)
        time.sleep(0.02)
        busy.release()
        return told.title.encode()

    def ask(choice: DeckOptions) -> bytes:
        together.wait()
        return pptx.pptx(report, choice)

    monkeypatch.setattr(file, "in_pptx", written)
    monkeypatch.setattr(pptx, "_FILES", KeyedCache(2, wait_seconds=30))
    choices = [DeckOptions(languages=(one,)) for one in ("zh", "en", "zh", "en")]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, choices))
    assert found[:2] == found[2:]
    assert len(made_) == 2


def test_report_without_any_figure_gives_a_file() -> None:
    bare: Report = replace(
        example(), observations=(), targets=(), events=(), practices=(), edition="latest"
    )
    told = deck(bare, DeckOptions(languages=("en",)))
    shown = Presentation(io.BytesIO(in_pptx(told)))
    fmt = Formatter(bare, "en")
    assert any(fmt.word("deck.no_figure") in text_of(slide) for slide in shown.slides)
