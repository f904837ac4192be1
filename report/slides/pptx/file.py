"""A deck as the bytes of a PPTX file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from report.analysis.progress import as_of
from report.charts.palette import LIGHT
from report.model import VERSION
from report.slides.model import Deck, KeyFigure, Slide, SlideLayout, SlidePage
from report.slides.pptx import charts, tables
from report.slides.pptx.layouts import (
    BODY,
    CAPTION,
    DRAWN,
    FIGURES,
    FOOT,
    KICKER,
    NUMBER,
    TITLE,
    UNDER,
    SlidePlaceholder,
    boxes,
    columns,
)
from report.slides.pptx.reproducible import settled
from report.slides.pptx.template import empty, name_notes_master
from report.slides.pptx.text import OFFICE_TAGS, Run, fitted, write

# What is said beside a big figure: its size against the figure's, and the least in points.
_BESIDE, _LEAST = 0.42, 11
# Where and since when a practice has been, against what it is.
_WHERE = 0.7


def in_pptx(deck: Deck) -> bytes:
    """Every page of a deck as a slide with its notes."""
    shown, layouts = empty(len(deck.languages))
    for page in deck.pages:
        _slide(shown, layouts, page)
    name_notes_master(shown)
    _properties(shown, deck)
    content = io.BytesIO()
    shown.save(content)
    return settled(content.getvalue())


def _properties(shown: Any, deck: Deck) -> None:
    """It is dated as its edition is, not as of today."""
    first = deck.pages[0][0]
    day = dt.datetime.combine(as_of(first.fmt.report), dt.time())
    own = shown.core_properties
    subject = _apart(first.foot.stamp, first.foot.mark)
    own.title, own.subject, own.author = deck.title, subject, ""
    own.last_modified_by, own.keywords = "", first.fmt.report.edition
    own.language = OFFICE_TAGS[deck.languages[0]]
    own.created = own.modified = day
    own.revision = 1
    own.version = VERSION


def _slide(shown: Any, layouts: dict[SlideLayout, Any], page: SlidePage) -> None:
    layout = layouts[page[0].layout]
    slide = shown.slides.add_slide(layout)
    _number(slide, layout)
    for column, told in zip(columns(len(page)), page, strict=True):
        own = told if column.whole else _shortened(told)
        places = boxes(own.layout, column)
        most = _alike(places, column.first, own)
        for box in places:
            what = box.idx - column.first
            _fill(slide.placeholders[box.idx], box, what, own, most if what in FIGURES else 999)
    notes = [line for own in page for line in _noted(own)]
    slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _shortened(slide: Slide) -> Slide:
    """Half a slide has no room for a chart and for how its figures have changed."""
    if slide.layout != "area":
        return slide
    return replace(slide, figures=tuple(replace(one, change="") for one in slide.figures))


def _alike(places: Sequence[SlidePlaceholder], first: int, slide: Slide) -> float:
    """The size that all figures of a slide have: that of the longest one."""
    own = [box for box in places if box.idx - first in FIGURES]
    told = [(_said(box.idx - first, slide), box) for box in own]
    return min((fitted(runs, box)[0] for runs, box in told if runs), default=999)


def _number(slide: Any, layout: Any) -> None:
    """The slide's number: new slides do not take it from their layout by themselves."""
    own = next(s for s in layout.placeholders if s.placeholder_format.idx == NUMBER)
    slide.shapes._spTree.append(deepcopy(own._element))


def _fill(shape: Any, box: SlidePlaceholder, what: int, slide: Slide, most: float) -> None:
    """What a placeholder is for; one that has nothing to show is taken away."""
    if what == DRAWN and slide.drawing is not None:
        frame = charts.draw(shape, slide.drawing, slide.fmt, box.sizes[0])
        _described(frame, slide.drawing.captioned.alt)
    elif what == DRAWN and slide.grid is not None:
        _described(tables.put(shape, slide.grid, box, slide.fmt.language), slide.grid.alt)
    else:
        paragraphs = _said(what, slide)
        if paragraphs:
            write(shape, paragraphs, box, slide.fmt.language, most)
        else:
            shape._element.getparent().remove(shape._element)


def _described(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _said(what: int, slide: Slide) -> Sequence[Run]:
    """The paragraphs of a text placeholder."""
    if what in FIGURES:
        number = FIGURES.index(what)
        return _figure(slide.figures[number], slide) if number < len(slide.figures) else ()
    if what == UNDER:
        drawn = slide.drawing and charts.signs(slide.drawing, slide.fmt)
        return _runs(drawn or "") if slide.drawing else _runs(*slide.texts)
    foot = slide.foot
    found: dict[int, Sequence[Run]] = {
        TITLE: [Run(slide.title, bold=True)],
        KICKER: [Run(text, colour=_colour(slide)) for text in (slide.kicker,) if text],
        BODY: _practice(slide) if slide.layout == "practice" else _runs(*slide.texts),
        CAPTION: _runs(slide.drawing.captioned.subtitle if slide.drawing else ""),
        FOOT: _runs(foot.source, _apart(foot.scope, foot.stamp, foot.mark)),
    }
    return found[what]


def _noted(slide: Slide) -> tuple[str, ...]:
    foot = slide.foot
    return (_apart(foot.stamp, foot.mark), slide.title, *slide.texts, *slide.notes)


def _apart(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _runs(*texts: str) -> list[Run]:
    return [Run(text) for text in texts if text]


def _practice(slide: Slide) -> list[Run]:
    """Where and since when; what was done; what came of it."""
    where, done, *came = slide.texts
    return [
        Run(where, _WHERE, _LEAST, colour=LIGHT.muted),
        Run(done),
        *(Run(text, bold=True, colour=_colour(slide)) for text in came),
    ]


def _figure(one: KeyFigure, slide: Slide) -> list[Run]:
    return [
        Run(one.name, _BESIDE, _LEAST, colour=LIGHT.text),
        Run(one.figure, bold=True, colour=_colour(slide)),
        Run(one.dated, _BESIDE, _LEAST, colour=LIGHT.muted),
    ]


def _colour(slide: Slide) -> str:
    return LIGHT.of(slide.area)
