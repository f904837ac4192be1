"""A deck as the bytes of a PPTX file."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from report.analysis.progress import as_of
from report.charts.palette import LIGHT
from report.model import VERSION
from report.slides.model import Deck, Slide, SlideLayout, SlidePage
from report.slides.pptx import charts, tables
from report.slides.pptx.layouts import (
    BELOW,
    BODY,
    CAPTION,
    FIGURE_SLOTS,
    FOOTER,
    KICKER,
    NUMBER,
    TITLE,
    VISUAL,
    SlideColumn,
    SlidePlaceholder,
    columns,
    placeholders_of,
    with_room_below,
)
from report.slides.pptx.reproducible import without_timestamps
from report.slides.pptx.template import add_band, empty_presentation, name_notes_master
from report.slides.pptx.text_fit import OFFICE_TAGS, Paragraph, fill_shape, fit, is_one_line
from report.text.cards import FigureCard
from report.text.line_breaks import held

# What is said around a big figure: its size against the figure's, and the least in points.
_SMALL, _MIN_SIZE = 0.42, 11
# Of the paragraphs of a figure, which is the figure itself.
_FIGURE = 1
# Where and since when a practice has been, against what it is.
_PLACE_SIZE = 0.7


def in_pptx(deck: Deck) -> bytes:
    """Every page of a deck as a slide with its notes."""
    presentation, layouts = empty_presentation(len(deck.languages))
    for page in deck.pages:
        _add_slide(presentation, layouts, page)
    name_notes_master(presentation)
    _set_properties(presentation, deck)
    content = io.BytesIO()
    presentation.save(content)
    return without_timestamps(content.getvalue())


# In letters, by the form of these files.
_LONGEST_PROPERTY = 255


def _set_properties(presentation: Any, deck: Deck) -> None:
    """It is dated as its edition is, not as of today."""
    first = deck.pages[0][0]
    day = dt.datetime.combine(as_of(first.fmt.report), dt.time())
    properties = presentation.core_properties
    properties.title, properties.author = deck.title[:_LONGEST_PROPERTY], ""
    subject = _joined(first.footer.stamp, first.footer.mark)
    properties.subject = subject[:_LONGEST_PROPERTY]
    properties.last_modified_by, properties.keywords = "", first.fmt.report.edition
    properties.language = OFFICE_TAGS[deck.languages[0]]
    properties.created = properties.modified = day
    properties.revision = 1
    properties.version = VERSION


def _add_slide(presentation: Any, layouts: dict[SlideLayout, Any], page: SlidePage) -> None:
    layout = layouts[page[0].layout]
    element = presentation.slides.add_slide(layout)
    _add_number(element, layout)
    for column, slide in zip(columns(len(page)), page, strict=True):
        _fill_column(element, slide if column.whole else _with_dates_only(slide), column)
    if (area := page[0].area) is not None:
        add_band(element, LIGHT.of(area))
    notes = [line for slide in page for line in _notes(slide)]
    element.notes_slide.notes_text_frame.text = "\n".join(notes)


def _fill_column(element: Any, slide: Slide, column: SlideColumn) -> None:
    """Fill the placeholders of one language."""
    placeholders = {box.idx - column.first: box for box in placeholders_of(slide.layout, column)}
    figure_size = _figure_size(placeholders, slide)
    for role, placeholder in placeholders.items():
        max_size = figure_size if role in FIGURE_SLOTS else math.inf
        shape = element.placeholders[placeholder.idx]
        _fill(shape, placeholder, role, slide, max_size)


def _with_dates_only(slide: Slide) -> Slide:
    """Half a slide has no room for a chart and for more than the dates of its figures."""
    if slide.layout != "area":
        return slide
    cards = (replace(card, change="", newer="") for card in slide.figures)
    return replace(slide, figures=tuple(cards))


def _figure_size(placeholders: Mapping[int, SlidePlaceholder], slide: Slide) -> float:
    """The size that all figures of a slide have: that of the longest one."""
    texts = {role: _paragraphs(role, slide) for role in FIGURE_SLOTS if role in placeholders}
    sizes = (_unbroken(text, placeholders[role]) for role, text in texts.items() if text)
    return min(sizes, default=math.inf)


def _unbroken(paragraphs: Sequence[Paragraph], placeholder: SlidePlaceholder) -> float:
    """The largest size at which all fits, and its figure on one line; else the smallest."""
    size, _ = fit(paragraphs, placeholder)
    figure = paragraphs[_FIGURE]
    sizes = (
        one for one in placeholder.sizes if one <= size and is_one_line(figure, one, placeholder)
    )
    return next(sizes, placeholder.sizes[-1])


def _add_number(element: Any, layout: Any) -> None:
    """The slide's number: new slides do not take it from their layout by themselves."""
    shape = next(s for s in layout.placeholders if s.placeholder_format.idx == NUMBER)
    element.shapes._spTree.append(deepcopy(shape._element))


def _fill(
    shape: Any, placeholder: SlidePlaceholder, role: int, slide: Slide, max_size: float
) -> None:
    """Fill a placeholder with what its role (an index of layouts.py) says; remove an empty one."""
    if role == VISUAL and slide.chart is not None:
        frame = charts.insert_chart(shape, slide.chart, slide.fmt, placeholder.sizes[0])
        _describe(frame, slide.chart.captioned.alt)
    elif role == VISUAL and slide.table is not None:
        room = placeholder if slide.texts else with_room_below(placeholder)
        frame = tables.insert_table(shape, slide.table, room, slide.fmt.language)
        _describe(frame, slide.table.alt)
    elif paragraphs := _paragraphs(role, slide):
        fill_shape(shape, paragraphs, placeholder, slide.fmt.language, max_size)
    else:
        shape._element.getparent().remove(shape._element)


def _describe(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _paragraphs(role: int, slide: Slide) -> Sequence[Paragraph]:
    """The paragraphs of a text placeholder."""
    if role in FIGURE_SLOTS:
        number = FIGURE_SLOTS.index(role)
        return _figure(slide.figures[number], slide) if number < len(slide.figures) else ()
    if role == BELOW:
        return _below(slide)
    footer = slide.footer
    texts: dict[int, Sequence[Paragraph]] = {
        TITLE: [Paragraph(slide.title, bold=True)],
        KICKER: [Paragraph(text, colour=_colour(slide)) for text in (slide.kicker,) if text],
        BODY: _practice(slide) if slide.layout == "practice" else _plain(*slide.texts),
        CAPTION: _plain(slide.chart.captioned.subtitle if slide.chart else ""),
        FOOTER: _plain(footer.source, _joined(footer.scope, footer.stamp, footer.mark)),
    }
    return texts[role]


def _below(slide: Slide) -> Sequence[Paragraph]:
    """What stands under a chart (its signs in words) or under a table."""
    if slide.chart is None:
        return _plain(*slide.texts)
    return _plain(charts.signs_in_words(slide.chart, slide.fmt))


def _notes(slide: Slide) -> tuple[str, ...]:
    footer = slide.footer
    return (_joined(footer.stamp, footer.mark), slide.title, *slide.texts, *slide.notes)


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _plain(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts if text]


def _practice(slide: Slide) -> list[Paragraph]:
    """Where and since when; what was done; what came of it."""
    place, done, *result = slide.texts
    return [
        Paragraph(place, _PLACE_SIZE, _MIN_SIZE, colour=LIGHT.muted),
        Paragraph(done),
        *(Paragraph(text, bold=True, colour=_colour(slide)) for text in result),
    ]


def _figure(card: FigureCard, slide: Slide) -> list[Paragraph]:
    value = held(card.figure, slide.fmt)
    return [
        Paragraph(card.name, _SMALL, _MIN_SIZE, colour=LIGHT.text),
        Paragraph(value, bold=True, colour=_colour(slide)),
        Paragraph(card.note, _SMALL, _MIN_SIZE, colour=LIGHT.muted),
    ]


def _colour(slide: Slide) -> str:
    return LIGHT.of(slide.area)
