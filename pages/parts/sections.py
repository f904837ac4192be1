"""The sections of a page: title, lead, charts, main points, indicators, practices, footer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import downloads, provenance, stories
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element, point_lines, terms, told_rows
from report.analysis import editions
from report.analysis.facts import Fact
from report.charts.nodes import Node
from report.downloads import selection
from report.model import VERSION, Area, Period, Text
from report.pdf import printing
from report.slides.deck import DeckOptions
from report.text.edition import counts_in_words
from report.text.markup import escaped
from report.text.narrative import cited, fill, first_with_figures, prose

# In pixels: about 75 letters, or 40 characters of Chinese, a line.
MEASURE = 680
# More practices are folded on a small screen.
_FEW_PRACTICES = 6


def title(text: str) -> None:
    """The title of a page."""
    st.title(escaped(text), anchor=False)


def finding(ctx: PageContext) -> None:
    """The title of the overview: the first finding whose figures this edition has, with its
    sources; the report's title where it has none.
    """
    text = first_with_figures(ctx.report.settings.findings, ctx.fmt)
    if text is None:
        title(ctx.fmt.say(ctx.report.settings.title))
        return
    title(fill(text, ctx.fmt) or "")
    provenance.button(cited([text], ctx.fmt), ctx, "finding", "provenance.of_text")


def two_thirds() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two parts side by side, the first twice as wide; on a small screen one below the other."""
    wide, narrow = st.columns([2, 1], gap="medium")
    return wide, narrow


def halves() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two parts side by side, both as wide; on a small screen one below the other."""
    first, second = st.columns(2, gap="medium")
    return first, second


def band(name: str) -> AbstractContextManager[object]:
    """A part of the page on a ground of its own."""
    return st.container(key=f"band_{name}")


def heading(key: str, ctx: PageContext) -> None:
    """A section's heading by the key of its word; its anchor is the key without `section.`."""
    st.header(ctx.word(key), anchor=key.removeprefix("section."))


def lead(sentences: Iterable[Text], ctx: PageContext, before: str = "") -> None:
    """The leading paragraph, a button for the figures that it cites, and what edition it is of.

    Terms that stand in the text `before` it on the page are explained there.
    """
    sentences = tuple(sentences)
    _prose(prose(sentences, ctx.fmt), terms.terms_of([before], ctx), ctx)
    rows = cited(sentences, ctx.fmt)
    if rows:
        provenance.button(rows, ctx, "lead", "provenance.of_text")
    if ctx.report.editions[ctx.report.edition].cutoff is not None:
        st.caption(ctx.word("edition.prose"))


def _prose(plain: str, told: Collection[str], ctx: PageContext) -> None:
    """A paragraph whose terms are explained, but for those that have been `told`."""
    pieces = terms.explained(plain, ctx, "lead", told)
    look = {"class": "prose"}
    with st.container(width=MEASURE):
        element.show([Node("p", look, "" if pieces else plain, pieces)], "lead_text")


def points(facts: Sequence[Fact], ctx: PageContext) -> None:
    """The main points, a line each, which leads to the figures and sources behind it."""
    if facts:
        heading("section.points", ctx)
        element.show(point_lines.point_lines(facts, ctx), "points")


def save_area(area: Area, ctx: PageContext) -> None:
    """All figures, targets, events and practices of an area for download, its brief, its slides."""
    typeset = partial(printing.areas_pdf, (area.id,), ctx.fmt, url.absolute_link(area.id, ctx))
    document = downloads.DocumentDownload("area", f"{area.id}_brief", typeset)
    chosen = selection.of_area(area.id, ctx.report)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(chosen, ctx, f"area_{area.id}", document=document)
        downloads.slides(_deck_options(ctx, area.id), ctx, area.id)


def save_report(ctx: PageContext) -> None:
    """The same of the whole report."""
    typeset = partial(printing.report_pdf, ctx.fmt, url.absolute_link("", ctx))
    document = downloads.DocumentDownload("report", "report", typeset)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(selection.of_report(ctx.report), ctx, "everything", document=document)
        downloads.slides(_deck_options(ctx), ctx, "everything")


def _deck_options(ctx: PageContext, *areas: str) -> DeckOptions:
    return DeckOptions(areas, (ctx.fmt.language,))


def practices(area: Area, ctx: PageContext) -> None:
    """An area's practices as rows; nothing where it has none."""
    rows = ctx.report.practices_in(area.id)
    if rows:
        heading("section.practices", ctx)
        told = [stories.told_practice(row, ctx) for row in rows]
        more = ctx.fmt.counted("practice.more", max(0, len(rows) - _FEW_PRACTICES))
        nodes = told_rows.with_rest(told, _FEW_PRACTICES, more, ctx.fmt, is_open="wide")
        element.show(nodes, "practices")


def paragraph(key: str, ctx: PageContext) -> None:
    """A word of the interface as a paragraph."""
    text(ctx.word(key))


def note(key: str, ctx: PageContext) -> None:
    """A word of the interface in small letters."""
    st.caption(escaped(ctx.word(key)))


def text(plain: str) -> None:
    """A paragraph of plain text, no wider than is easy to read."""
    with st.container(width=MEASURE):
        st.markdown(escaped(plain))


def edition(ctx: PageContext) -> None:
    """Which edition is shown, and the date by which its figures had been published."""
    shown = ctx.report.editions[ctx.report.edition]
    dated = [row for row in ctx.report.editions.values() if row.cutoff is not None]
    named = shown if shown.cutoff else (dated[-1] if dated else None)
    if named is None or named.cutoff is None:
        return
    released = Period(named.cutoff.year, named.cutoff.month, named.cutoff.day)
    key = "edition.as_released" if shown.cutoff else "edition.and_since"
    title, date = ctx.fmt.say(named.title), ctx.fmt.period(released)
    st.caption(escaped(ctx.word(key, title=title, date=date)))


def footer(ctx: PageContext) -> None:
    """How much the report holds, and which edition and version of it is shown."""
    st.divider()
    st.caption(counts_in_words(ctx.fmt))
    name = ctx.fmt.edition(ctx.report.edition)
    mark = editions.content_mark(ctx.report)
    st.caption(ctx.word("footer.edition", edition=name, mark=mark, version=VERSION))
