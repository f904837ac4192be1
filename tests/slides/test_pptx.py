"""PPTX read back: charts hold the rows, notes the sources, in the reader's language."""

from __future__ import annotations

import io
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import escape
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from report.analysis.chart_series import drawn_as
from report.analysis.series import is_gap, segments
from report.charts.bars import lengths
from report.charts.captioned import captioned_chart
from report.charts.draw import KINDS, named_figures, plot_of
from report.charts.line_ends import end_texts
from report.charts.palette import LIGHT
from report.images.cache import KeyedCache
from report.model import LANGUAGES, InMemoryObservations, Language, Report, Text
from report.slides import pptx
from report.slides.deck import Deck, DeckOptions, deck
from report.slides.model import Slide, SlideChart
from report.slides.pptx import file, styles
from report.slides.pptx.charts import NATIVE_KINDS, insert_chart
from report.slides.pptx.file import in_pptx
from report.slides.pptx.line_charts import has_names_at_ends, side_of_name, with_cuts
from report.text.formatter import Formatter
from report.text.line_breaks import held
from tests.build import chart, example, row, shipped, telling, years
from tests.languages import assert_in_language
from tests.slides.made_decks import deck_of, frames, pairs, presentation_of, text_of


def values(slide: Slide) -> list[list[float]]:
    """What the series of a chart should hold, gaps left out."""
    assert slide.chart is not None
    slide_chart, fmt = slide.chart, slide.fmt
    if drawn_as(slide_chart.chart, fmt.report) == "value":
        figures = named_figures(slide_chart.chart, slide_chart.area, fmt, LIGHT)
        return [[length for length in lengths(figures, fmt) if length is not None]]
    plot = plot_of(slide_chart.chart, slide_chart.area, fmt, LIGHT)
    drawn = [plot.on_scale(line.rows) for line in plot.lines]
    series = [plot.heights_of(rows) for rows in drawn if rows]
    targets = sorted(plot.targets, key=lambda row: row.period.order)
    return [*series, *([[plot.height(row.value) for row in targets]] if targets else [])]


def test_charts_are_native_and_hold_the_rows(pair: tuple[Deck, Any]) -> None:
    checked = 0
    for page, slide in pairs(*pair):
        charted = [expected for expected in page if expected.chart is not None]
        for expected, frame in zip(charted, frames(slide, "chart"), strict=True):
            series = frame.chart.plots[0].series
            held = [[v for v in line.values if v is not None] for line in series]
            assert held == [pytest.approx(line) for line in values(expected)]
            assert frame.chart.part.chart_workbook.xlsx_part is not None
            checked += 1
    assert checked >= 9


def test_every_kind_of_chart_over_time_has_a_native_form() -> None:
    """A slide may show a kind that no area has today."""
    assert set(NATIVE_KINDS) == set(KINDS)


def test_kind_without_a_native_form_is_an_error() -> None:
    """It is not drawn as if it were a line."""
    fmt = Formatter(telling(*years(2020, "40", "46")), "en")
    captioned = captioned_chart(chart(), None, fmt)
    unknown = SlideChart(chart("pie"), None, captioned)
    with pytest.raises(KeyError, match="pie"):
        insert_chart(None, unknown, fmt, 12)


def test_figures_are_whole(pair: tuple[Deck, Any]) -> None:
    """Each with its period; what has no room is left out, not broken off."""
    checked = 0
    for page, slide in pairs(*pair):
        texts = {line for text in text_of(slide) for line in text.splitlines()}
        cards = ((figure, expected) for expected in page for figure in expected.figures)
        for figure, expected in cards:
            assert held(figure.figure, expected.fmt) in texts
            assert {figure.note, figure.when} & texts
            checked += 1
    assert checked >= 20


def test_no_slide_holds_a_picture(pair: tuple[Deck, Any]) -> None:
    for slide in pair[1].slides:
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]


def test_lines_are_cut_at_breaks_and_gaps() -> None:
    rows = [row("2010", "1"), row("2011", "2"), row("2014", "3"), row("2015", "4", status="B")]
    plot = plot_of(chart(), None, Formatter(telling(*rows), "en"), LIGHT)
    assert list(with_cuts(rows, plot)) == [rows[0], rows[1], None, rows[2], None, rows[3]]
    joined = list(with_cuts(rows, plot, over_gaps=True))
    assert joined == [rows[0], rows[1], rows[2], None, rows[3]]


@pytest.mark.parametrize(
    ("ends", "sides"),
    [
        ([(2024, 10), (2024, 50)], ["beside", "beside"]),
        ([(2024, 10), (2024, 12)], ["beside", "over"]),
        ([(2024, 27), (2024, 28), (2024, 26)], ["beside", "over", "under"]),
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
        expected = page[0]
        if expected.chart is None or drawn_as(expected.chart.chart, expected.fmt.report) != "line":
            continue
        plot = plot_of(expected.chart.chart, expected.chart.area, expected.fmt, LIGHT)
        series_ = list(frames(slide, "chart")[0].chart.plots[0].series)
        for line, series in zip(plot.lines, series_[: len(plot.lines)], strict=True):
            runs_on_scale = segments(plot.on_scale(line.rows))
            runs = len(runs_on_scale)
            gaps = sum(
                is_gap(a.period, b.period) for run in runs_on_scale for a, b in pairwise(run)
            )
            points = list(series.values)
            while points[-1] is None:
                points.pop()
            assert points.count(None) == runs - 1 + gaps
            cuts += points.count(None)
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
    charted = next(pair for pair in pairs(told, shown) if pair[0][0].id == "industry.chart")
    xml = etree.tostring(frames(charted[1], "chart")[0].chart._chartSpace, encoding="unicode")
    for label in ("≈1.56", "≈1.45", "1.33 B"):
        assert f">{label}<" in xml
    texts = " ".join(text_of(charted[1]))
    fmt = charted[0][0].fmt
    assert fmt.word("status.B") in texts
    assert "因口径不同未画出：5645.3亿元 （2014年）" in texts
    assert "0.56" not in xml


def test_lines_are_named_with_their_last_figure() -> None:
    """At the end of each line: a name alone would have to be looked up in the sheet."""
    told, shown = deck_of(("en",), "full"), presentation_of(("en",), "full")
    named = 0
    for page, slide in pairs(told, shown):
        slide_chart = page[0].chart
        if slide_chart is None or drawn_as(slide_chart.chart, page[0].fmt.report) == "value":
            continue
        plot = plot_of(slide_chart.chart, slide_chart.area, page[0].fmt, LIGHT)
        if not has_names_at_ends(plot) or slide_chart.chart.kind == "bar":
            continue
        xml = etree.tostring(frames(slide, "chart")[0].chart._chartSpace, encoding="unicode")
        for text in end_texts(plot):
            assert f">{escape(text)}" in xml
            named += 1
    assert named > 3


@pytest.mark.parametrize(("languages", "length"), [(("zh",), "full"), (("en",), "full")])
def test_slides_and_notes_are_in_the_readers_language(
    languages: tuple[Language, ...], length: str
) -> None:
    fmt = Formatter(shipped(), languages[0])
    slides = presentation_of(languages, length).slides
    texts = [text for slide in slides for text in text_of(slide)]
    tables = [frame.table for slide in slides for frame in frames(slide, "table")]
    texts += [cell.text for table in tables for cell in table.iter_cells()]
    assert_in_language(texts, fmt, fewest=len(languages))
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert_in_language(notes, fmt, fewest=10)


def test_every_slide_says_its_source_and_mark(pair: tuple[Deck, Any]) -> None:
    for page, slide in pairs(*pair):
        texts = "\n".join(text_of(slide))
        notes = slide.notes_slide.notes_text_frame.text
        for expected in page:
            assert expected.footer.source in texts
            assert expected.footer.stamp in texts
            assert expected.title in texts
            assert all(line in notes for line in expected.notes)


def test_tables_are_native_and_whole(pair: tuple[Deck, Any]) -> None:
    checked = 0
    for page, slide in pairs(*pair):
        tables = [expected.table for expected in page if expected.table is not None]
        for table, frame in zip(tables, frames(slide, "table"), strict=True):
            rows = [tuple(cell.text for cell in row_.cells) for row_ in frame.table.rows]
            assert rows == [table.heads, *table.rows]
            checked += 1
    assert checked > 3


def test_charts_and_tables_have_alternative_texts(pair: tuple[Deck, Any]) -> None:
    for page, slide in pairs(*pair):
        alts = [expected.chart.captioned.alt for expected in page if expected.chart]
        alts += [expected.table.alt for expected in page if expected.table]
        placed = frames(slide, "chart") + frames(slide, "table")
        described = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in placed]
        assert described == alts
        assert all(described)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_gives_a_file_all_the_same(language: Language) -> None:
    report = example()
    long = Text("long title " * 18, "很长的标题" * 40)
    charts_ = tuple(replace(chart, headline=long) for chart in report.areas[0].charts)
    area = replace(report.areas[0], summary=long, charts=charts_)
    practice = replace(shipped().practices[0], area=area.id, place=report.settings.place)
    mute = replace(practice, result=Text("", ""), title=long, source=next(iter(report.sources)))
    bad = replace(report, areas=(area, *report.areas[1:]), practices=(mute,))
    slides = deck(bad, DeckOptions(languages=(language,)))
    presentation = Presentation(io.BytesIO(in_pptx(slides)))
    assert len(list(presentation.slides)) == len(slides.pages)
    assert any(
        long[language].strip() in text for slide in presentation.slides for text in text_of(slide)
    )


def test_files_are_made_in_turn_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two at the same time would take twice as much from everybody else."""
    report, together = example(), threading.Barrier(4, timeout=30)
    busy = threading.Lock()
    written: list[Deck] = []

    def write(slides: Deck) -> bytes:
        assert busy.acquire(blocking=False), "another file is being made"
        written.append(slides)
        time.sleep(0.02)
        busy.release()
        return slides.title.encode()

    def ask(options: DeckOptions) -> bytes:
        together.wait()
        return pptx.pptx(report, options)

    monkeypatch.setattr(file, "in_pptx", write)
    monkeypatch.setattr(pptx, "_FILES", KeyedCache(2, wait_seconds=30))
    choices = [DeckOptions(languages=(language,)) for language in ("zh", "en", "zh", "en")]
    with ThreadPoolExecutor(4) as pool:
        files = list(pool.map(ask, choices))
    assert files[:2] == files[2:]
    assert len(written) == 2


def test_report_without_any_figure_gives_a_file() -> None:
    bare: Report = replace(
        example(),
        observations=InMemoryObservations(),
        targets=(),
        events=(),
        practices=(),
        edition="latest",
    )
    slides = deck(bare, DeckOptions(languages=("en",)))
    presentation = Presentation(io.BytesIO(in_pptx(slides)))
    fmt = Formatter(bare, "en")
    assert any(fmt.word("deck.no_figure") in text_of(slide) for slide in presentation.slides)


def test_figure_of_another_definition_is_no_number_behind_a_native_chart() -> None:
    """Its value stands beside its name; a zero in its stead would be a figure that nobody said."""
    there = row("2022", "35", place="neighbourton", status="D")
    fmt = Formatter(telling(row("2020", "-40"), there), "en")
    both = chart("points", places=("exampleton", "neighbourton"))
    slide_chart = SlideChart(both, None, captioned_chart(both, None, fmt))
    native = insert_chart(_placeholder(), slide_chart, fmt, 12).chart
    (series,) = native.plots[0].series
    assert list(series.values) == [-40, None]
    assert list(native.plots[0].categories) == [
        "Exampleton",
        "Neighbourton: 350,000 kW (2022; definition differs) D",
    ]
    assert native.value_axis.minimum_scale == -70


def _placeholder() -> Any:
    """Where a chart goes on a slide of its own."""
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes
    size = Inches(0), Inches(0), Inches(8), Inches(3)
    return SimpleNamespace(insert_chart=lambda kind, data: shapes.add_chart(kind, *size, data))
