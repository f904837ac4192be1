"""The sections of a page: title, lead, charts, main points, indicators, practices, footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from urllib.parse import urlencode, urljoin

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import downloads
from pages.parts.chart import block
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import editions
from report.analysis.facts import Fact
from report.charts.nodes import Node
from report.files import addresses
from report.files.addresses import FileSubject
from report.model import VERSION, Area, Correction, Text
from report.screens import correction_list, parameters, point_lines, stories, terms, told_rows
from report.screens.context import ScreenContext
from report.screens.source_button import source_button
from report.screens.synthetic_notice import synthetic_notice
from report.site.page_address import CALENDAR, FEED
from report.slides.deck import DeckOptions
from report.text.edition import counts_in_words, edition_shown, released_in_words
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
    element.show_of("finding", _finding, ctx)


def _finding(ctx: ScreenContext) -> Iterator[Node]:
    text = first_with_figures(ctx.report.settings.findings, ctx.fmt)
    told = fill(text, ctx.fmt) if text is not None else None
    yield Node("h1", {"class": "finding"}, told or ctx.fmt.say(ctx.report.settings.title))
    if text is not None and told:
        yield from source_button(cited([text], ctx.fmt), ctx, "provenance.of_text")


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
    st.header(ctx.label(key), anchor=key.removeprefix("section."))


def lead(sentences: Iterable[Text], ctx: PageContext, before: str = "") -> None:
    """The leading paragraph, a button for the figures that it cites, and what edition it is of.

    Terms that stand in the text `before` it on the page are explained there.
    """
    element.show_of("lead", _lead, tuple(sentences), before, ctx)
    if ctx.report.editions[ctx.report.edition].cutoff is not None:
        st.caption(ctx.label("edition.prose"))


def _lead(sentences: tuple[Text, ...], before: str, ctx: ScreenContext) -> Iterator[Node]:
    """A paragraph whose terms are explained, but for those that stand in the text before it."""
    plain = prose(sentences, ctx.fmt)
    pieces = terms.explained(plain, ctx, "lead", terms.terms_of([before], ctx))
    yield Node("p", {"class": "prose"}, "" if pieces else plain, pieces)
    yield from source_button(cited(sentences, ctx.fmt), ctx, "provenance.of_text")


def points(facts: Sequence[Fact], ctx: PageContext) -> None:
    """The main points, a line each, which leads to the figures and sources behind it."""
    if facts:
        heading("section.points", ctx)
        element.show_of("points", point_lines.point_lines, tuple(facts), ctx)


def save_area(area: Area, ctx: PageContext) -> None:
    """All figures, targets, events and practices of an area for download, its brief, its slides."""
    _save(FileSubject("area", area.id), ctx, f"area_{area.id}", _deck_options(ctx, area.id))


def save_report(ctx: PageContext) -> None:
    """The same of the whole report."""
    _save(addresses.REPORT, ctx, "everything", _deck_options(ctx))


def _save(subject: FileSubject, ctx: PageContext, key: str, deck: DeckOptions) -> None:
    block.actions(key, subject, None, ctx, [downloads.slides(deck, ctx)])


def _deck_options(ctx: PageContext, *areas: str) -> DeckOptions:
    return DeckOptions(areas, (ctx.fmt.language,))


def corrections(rows: tuple[Correction, ...], ctx: PageContext) -> None:
    """What we had wrong and have corrected; nothing where that is nothing."""
    if rows:
        heading("section.corrections", ctx)
        element.show_of("corrections", correction_list.correction_list, rows, ctx)


def practices(area: Area, ctx: PageContext) -> None:
    """An area's practices as rows; nothing where it has none."""
    if ctx.report.practices_in(area.id):
        heading("section.practices", ctx)
        element.show_of("practices", _practices, area, ctx)


def _practices(area: Area, ctx: ScreenContext) -> Iterable[Node]:
    rows = ctx.report.practices_in(area.id)
    told = [stories.told_practice(row, ctx) for row in rows]
    more = ctx.fmt.counted("practice.more", max(0, len(rows) - _FEW_PRACTICES))
    return told_rows.with_rest(told, _FEW_PRACTICES, more, ctx.fmt, is_open="wide")


def paragraph(key: str, ctx: PageContext) -> None:
    """A word of the interface as a paragraph."""
    text(ctx.word(key))


def note(key: str, ctx: PageContext) -> None:
    """A word of the interface in small letters."""
    st.caption(ctx.label(key))


def text(plain: str) -> None:
    """A paragraph of plain text, no wider than is easy to read."""
    with st.container(width=MEASURE):
        st.markdown(escaped(plain))


def synthetic(ctx: PageContext) -> None:
    """That the figures are made up by a program, where they are."""
    if ctx.report.settings.synthetic:
        element.show_of("synthetic", synthetic_notice, ctx)


def edition(ctx: PageContext) -> None:
    """Which edition is shown, and the date by which its figures had been published."""
    text = released_in_words(ctx.fmt)
    if text:
        st.caption(escaped(text))


def subscription(area: str, ctx: PageContext) -> None:
    """The calendar for programs that keep dates, of an area or of all ("")."""
    about = {parameters.AREA: area} if area else {}
    asked = urlencode(about | {parameters.LANGUAGE: ctx.fmt.language})
    address = urljoin(url.home(), f"{CALENDAR}?{asked}")
    st.markdown(f"[{ctx.label('calendar.subscribe')}](<{address}>)")


def footer(ctx: PageContext) -> None:
    """How much the report holds, which edition and version is shown, and where news is told."""
    st.divider()
    st.caption(escaped(counts_in_words(ctx.fmt)))
    name = edition_shown(ctx.fmt)
    mark = editions.content_mark(ctx.report)
    shown = ctx.label("footer.edition", edition=name, mark=mark, version=VERSION)
    if ctx.report.release_at is not None:
        st.caption(shown)
        return
    feed = urljoin(url.home(), f"{FEED}?{urlencode({parameters.LANGUAGE: ctx.fmt.language})}")
    st.caption(f"{shown} · [{ctx.label('feed.title')}](<{feed}>)")
