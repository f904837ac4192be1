"""The filters of the page of sources: by publisher, area and kind. The address holds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis import search
from report.analysis.publishers import PUBLISHER_KINDS, publisher_totals, select_publishers
from report.analysis.search import HitKind
from report.analysis.sources import KINDS, select
from report.model import Publisher, Report, Source
from report.screens import parameters
from report.text.markup import escaped

_TEXT = "sources_text"
# So many ids fit into a parameter of the address.
_MOST_PUBLISHERS = 20


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the filters leave: sources, the most trusted kinds first, and publishers."""

    sources: tuple[Source, ...]
    publishers: tuple[Publisher, ...]

    @property
    def ids(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those of the sources, and those of the publishers."""
        return tuple(row.id for row in self.sources), tuple(row.id for row in self.publishers)


@dataclass(frozen=True, slots=True)
class _Filter:
    """One filter: the parameter that holds it, its label, its options and what they are called."""

    param: str
    label: str
    options: Sequence[str]
    name: Callable[[str], str]

    @property
    def key(self) -> str:
        return f"sources_{self.param}"

    def read(self) -> tuple[str, ...]:
        """The values in the address, set in the widget that is shown next."""
        values = url.read_list(self.param, self.options)
        st.session_state[self.key] = list(values)
        return values

    def has_unknown(self) -> bool:
        """Whether the address asks for something that there is not, which is passed over."""
        return url.has_unknown(self.param, self.options)

    def write(self) -> None:
        """Take over into the address what the reader has set."""
        url.write_choice(self.param, ",".join(st.session_state[self.key]) or None)


def show(ctx: PageContext) -> SourceChoice:
    """A search and four filters, and what they leave; one that is left open lets everything
    through.
    """
    text = _search(ctx)
    by_name = _by_publisher(ctx)
    by_others = (
        _kinds(url.PUBLISHER_KIND, PUBLISHER_KINDS, ctx),
        _areas(ctx),
        _kinds(parameters.KIND, KINDS, ctx),
    )
    unknown = [each.param for each in (by_name, *by_others) if each.has_unknown()]
    if unknown:
        st.caption(ctx.label("address.ignored", names=ctx.fmt.list(unknown)))
    ids = _multiselect(by_name, ctx)
    kinds_of_publishers, areas, kinds = (_pills(each) for each in by_others)
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


def _by_publisher(ctx: PageContext) -> _Filter:
    """Found by typing; those with most figures come first."""
    report = ctx.report
    return _Filter(
        url.PUBLISHER,
        ctx.word("filter.publisher"),
        _publishers(report),
        lambda id_: ctx.fmt.say(report.publishers[id_].name),
    )


@lru_cache(8)
def _publishers(report: Report) -> tuple[str, ...]:
    totals = publisher_totals(report, report.sources.values(), report.publishers.values())
    return tuple(row.publisher.id for row in totals)


def _multiselect(chosen: _Filter, ctx: PageContext) -> tuple[str, ...]:
    values = chosen.read()
    st.multiselect(
        escaped(chosen.label),
        chosen.options,
        format_func=chosen.name,
        placeholder=ctx.word("filter.publisher.placeholder"),
        filter_mode="contains",
        select_all=False,
        max_selections=_MOST_PUBLISHERS,
        wrap=True,
        key=chosen.key,
        on_change=chosen.write,
    )
    return values


def _kinds(param: str, kinds: Sequence[str], ctx: PageContext) -> _Filter:
    """A filter by kind; what a kind is called stands under the name of the parameter."""
    return _Filter(
        param, ctx.word(f"filter.{param}"), kinds, lambda kind: ctx.word(f"{param}.{kind}")
    )


def _areas(ctx: PageContext) -> _Filter:
    ids = [area.id for area in ctx.report.areas]
    name = partial(_area_name, ctx)
    return _Filter(parameters.AREA, ctx.word("filter.area"), ids, name)


def _area_name(ctx: PageContext, area: str) -> str:
    return ctx.fmt.say(ctx.report.area(area).name)


def _pills(shown: _Filter) -> tuple[str, ...]:
    values = shown.read()
    st.pills(
        escaped(shown.label),
        shown.options,
        format_func=lambda option: escaped(shown.name(option)),
        selection_mode="multi",
        key=shown.key,
        on_change=shown.write,
    )
    return values
