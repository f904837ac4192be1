"""The filters of the page of sources: by publisher, area and kind. The address holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from pages.parts import filters
from pages.parts.filters import Filter
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis import search
from report.analysis.publishers import PUBLISHER_KINDS, publisher_totals, select_publishers
from report.analysis.search import HitKind
from report.analysis.sources import KINDS, select
from report.model import Publisher, Report, Source
from report.screens import parameters

_PAGE = "sources"
_TEXT = "sources_text"


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the filters leave: sources, the most trusted kinds first, and publishers."""

    sources: tuple[Source, ...]
    publishers: tuple[Publisher, ...]

    @property
    def ids(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those of the sources, and those of the publishers."""
        return tuple(row.id for row in self.sources), tuple(row.id for row in self.publishers)


def show(ctx: PageContext) -> SourceChoice:
    """A search and four filters, and what they leave; one that is left open lets everything
    through.
    """
    text = _search(ctx)
    # Found by typing; those with most figures come first.
    by_name = filters.by_publisher(_PAGE, _publishers(ctx.report), ctx)
    by_others = (
        _kinds(url.PUBLISHER_KIND, PUBLISHER_KINDS, ctx),
        filters.by_area(_PAGE, ctx),
        _kinds(parameters.KIND, KINDS, ctx),
    )
    filters.tell_unknown((by_name, *by_others), ctx)
    ids = filters.multiselect(by_name, ctx.word("filter.publisher.placeholder"))
    kinds_of_publishers, areas, kinds = (filters.pills(each) for each in by_others)
    publishers = select_publishers(ctx.report, ids, kinds_of_publishers)
    chosen = select(ctx.report, areas, kinds, publishers)
    return SourceChoice(_matching(chosen, text, ctx), publishers)


def clear() -> None:
    """Take every filter out of the address."""
    names = (url.QUERY, url.PUBLISHER, url.PUBLISHER_KIND, parameters.AREA, parameters.KIND)
    url.write_all(names, {})


def _search(ctx: PageContext) -> str:
    """A field for words of titles and publishers, in either language; the address has them."""
    text = url.read_text(url.QUERY)
    st.session_state[_TEXT] = text
    st.text_input(
        ctx.label("filter.text"),
        placeholder=ctx.word("filter.text.placeholder"),
        key=_TEXT,
        on_change=_write_text,
    )
    return text


def _write_text() -> None:
    url.write_choice(url.QUERY, st.session_state[_TEXT].strip() or None)


def _matching(sources: Sequence[Source], text: str, ctx: PageContext) -> tuple[Source, ...]:
    """The sources that all words of a text name; every one where there is no text."""
    if not text:
        return tuple(sources)
    kinds: tuple[HitKind, ...] = ("source",)
    hits = search.find(ctx.report, text, len(ctx.report.sources), kinds)
    found = {hit.id for hit in hits}
    return tuple(source for source in sources if source.id in found)


@lru_cache(8)
def _publishers(report: Report) -> tuple[str, ...]:
    totals = publisher_totals(report, report.sources.values(), report.publishers.values())
    return tuple(row.publisher.id for row in totals)


def _kinds(param: str, kinds: Sequence[str], ctx: PageContext) -> Filter:
    """A filter by kind; what a kind is called stands under the name of the parameter."""
    label = ctx.word(f"filter.{param}")
    return Filter(_PAGE, param, label, kinds, lambda kind: ctx.word(f"{param}.{kind}"))
