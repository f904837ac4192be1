"""The paper of PPTX: its layouts and fonts, and that texts and tables stay in their boxes."""

from __future__ import annotations

import io
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx.util import Inches

from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language
from report.slides.deck import Deck
from report.slides.model import Slide, SlideTable
from report.slides.pptx.file import in_pptx
from report.slides.pptx.layouts import (
    LAYOUTS,
    SlideColumn,
    SlidePlaceholder,
    columns,
    placeholders_of,
)
from report.slides.pptx.tables import fit_rows
from report.slides.pptx.template import BAND
from report.slides.pptx.text_fit import Paragraph, fit, height
from report.text.wrapping import wrapped
from tests.build import shipped
from tests.slides.made_decks import BOTH, deck_of, frames, pairs


def test_paper_is_wide_with_layouts_of_placeholders(pair: tuple[Deck, Any]) -> None:
    presentation = pair[1]
    assert presentation.slide_width / presentation.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert len(list(presentation.slide_layouts)) == len(LAYOUTS)
    for slide in presentation.slides:
        assert all(shape.is_placeholder or shape.name == BAND for shape in slide.shapes)
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
    short = deck_of(("en",), "short")
    assert in_pptx(short) == in_pptx(short)


def test_everything_is_on_the_paper(pair: tuple[Deck, Any]) -> None:
    presentation = pair[1]
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= presentation.slide_width
            assert (
                0
                <= shape.top
                <= shape.top + shape.height
                <= presentation.slide_height + Inches(0.01)
            )


@pytest.mark.parametrize("beside", [1, 2])
@pytest.mark.parametrize("letter", ["a few words ", "深圳市绿色低碳"])
def test_long_texts_never_leave_their_boxes(beside: int, letter: str) -> None:
    for layout in LAYOUTS:
        for column in columns(beside):
            for box in placeholders_of(layout, column):
                for length in (200, 800):
                    text = [Paragraph((letter * length)[:length])]
                    size, kept = fit(text, box)
                    assert height(kept, size, box.w) <= box.h * 72
                    assert kept


def test_title_of_two_hundred_characters_is_whole() -> None:
    for beside in (1, 2):
        for column in columns(beside):
            title = next(box for box in placeholders_of("message", column) if box.name == "Title")
            text = [Paragraph("绿色低碳" * 50, bold=True)]
            assert fit(text, title)[1] == tuple(text)


# Arial, and what a program without Arial takes for it, against the report's own fonts.
ARIAL, SUBSTITUTE = 1.025, 1.18


def lines_of_title(
    slide: Slide, column: SlideColumn, font_width: float
) -> tuple[int, float, SlidePlaceholder]:
    """The lines that a title takes in letters so much wider, their size, and its box."""
    box = next(b for b in placeholders_of(slide.layout, column) if b.name == "Title")
    size, (title,) = fit([Paragraph(slide.title, bold=True)], box)
    return len(wrapped(title.text, size * font_width, box.w * 72, bold=True)), size, box


@pytest.mark.parametrize("font_width", [ARIAL, SUBSTITUTE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_have_two_lines_at_most(language: Language, font_width: float) -> None:
    (column,) = columns(1)
    pages = deck_of((language,), "full").pages
    lines = [lines_of_title(slide, column, font_width)[0] for (slide,) in pages]
    assert max(lines) == 2


def test_titles_of_half_a_slide_never_reach_the_texts_below() -> None:
    """They have a third line where two would be too small to read."""
    for page in deck_of(BOTH, "full").pages:
        for slide, column in zip(page, columns(2), strict=True):
            assert lines_of_title(slide, column, ARIAL)[0] <= 3, slide.title
            lines, size, box = lines_of_title(slide, column, SUBSTITUTE)
            assert lines * size * 1.2 <= box.h * 72, slide.title


def test_title_of_half_a_slide_keeps_to_two_lines_where_it_can_be_read() -> None:
    title = next(b for b in placeholders_of("chart", columns(2)[0]) if b.name == "Title")
    texts = ("绿色低碳" * 11, "绿色低碳" * 16)
    sizes = [fit([Paragraph(text, bold=True)], title)[0] for text in texts]
    lines = [
        len(wrapped(text, size, title.w * 72, bold=True))
        for text, size in zip(texts, sizes, strict=True)
    ]
    assert lines == [2, 3]
    assert min(sizes) >= 16


def test_band_has_the_colour_of_the_area(pair: tuple[Deck, Any]) -> None:
    """That of the master, in the product's colour, stays where a slide is of no area."""
    colours = set()
    for page, slide in pairs(*pair):
        bands = [shape for shape in slide.shapes if shape.name == BAND]
        area = page[0].area
        assert len(bands) == (area is not None)
        if area is not None:
            (band,) = bands
            assert (band.top, band.left, band.width) == (0, 0, pair[1].slide_width)
            assert f"#{band.fill.fore_color.rgb}" == LIGHT.of(area)
            assert slide.shapes[0].shape_id == band.shape_id
            colours.add(LIGHT.of(area))
    assert len(colours) == len(shipped().areas)


def test_table_shrinks_to_its_box() -> None:
    box = SlidePlaceholder(12, "tbl", "Table", 0, 0, 6, 4, (16.0, 9.0))
    few, many = (SlideTable(("a", "b"), (("x", "y"),) * n, (1, 1), "t") for n in (3, 16))
    assert fit_rows(few, box, "en")[0] == 16
    assert fit_rows(many, box, "en")[0] == 9


def test_rows_of_a_table_have_room_for_the_lines_of_each_language() -> None:
    """A program that sets Chinese in Noto Sans needs 1.45 of the letters for a line."""
    box = SlidePlaceholder(12, "tbl", "Table", 0, 0, 4, 4, (12.0,))
    texts = {"zh": "深圳市绿色低碳" * 5, "en": "a few words " * 7}
    needed: dict[Language, float] = {"zh": 1.45, "en": 1.2}
    for language, line in needed.items():
        table = SlideTable(("a", "b"), ((texts[language], "x"),), (1, 1), "t")
        _, (head, row_) = fit_rows(table, box, language)
        lines = len(wrapped(texts[language], 12, 72 * (2 - 0.16) * 0.95, bold=False))
        assert lines > 2
        assert head >= 12 * line + 7
        assert row_ >= lines * 12 * line + 7


def test_no_table_reaches_the_foot(pair: tuple[Deck, Any]) -> None:
    """Nor the text under it: its rows have their heights, and those are all of its height."""
    found = 0
    for slide in pair[1].slides:
        tops = {shape.name.split(" ")[0]: shape.top for shape in slide.placeholders}
        for frame in frames(slide, "table"):
            found += 1
            bottom = frame.top + sum(row_.height for row_ in frame.table.rows)
            below = [top for name, top in tops.items() if name in {"Text", "Sources"}]
            assert bottom <= min(below)
    assert found
