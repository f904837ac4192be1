"""The view of a selection on the explore page: a chart, a table, or a line that says why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from pages.parts import downloads, sections
from pages.parts.chart import block
from pages.parts.chart.block import PlacedChart
from pages.parts.explore import control, state
from pages.parts.frame import document_title
from pages.parts.frame.context import PageContext
from pages.parts.picture import element as picture_element
from pages.parts.table import element as table
from report.charts.nodes import Node
from report.explore import ExploreSelection, selection, words
from report.explore.series import SelectedSeries, atlas, districted, mapped
from report.explore.suggestions import suggestions
from report.explore.view import ExploreView, view_of
from report.files import addresses
from report.files.addresses import FileSubject
from report.screens.chart_about import definition
from report.screens.chart_texts import chart_foot
from report.screens.figure_sources import source_list
from report.text.markup import escaped

_KEY = "explored"
_FEW_NOTES = 3


def show(named: ExploreSelection, selected: SelectedSeries, ctx: PageContext) -> bool:
    """The view of a resolved selection, and above it what of the selection could not be shown.

    Returns whether there is anything to show.
    """
    notes = _map_notes if named.view == "map" else _series_notes
    notes(named, selected, ctx)
    view = view_of(named, ctx.fmt)
    _name_document(named, view, ctx)
    if view is None:
        if st.context.is_embedded:
            sections.title(ctx.word("nav.explore"))
        _line(_why_nothing(named, selected), ctx)
        _offer_others(named, ctx)
    elif view.is_table:
        _table(view, ctx)
    else:
        block.place(_placed(view, ctx), ctx)
    return view is not None


def _name_document(named: ExploreSelection, view: ExploreView | None, ctx: PageContext) -> None:
    """By what is shown and how, so that no two views have one name; of nothing that of the page."""
    page = ctx.word("nav.explore")
    if view is not None:
        shown = ctx.word(f"explore.view.{named.view}")
        page = ctx.word("explore.document_title", headline=view.chart.headline, view=shown)
    document_title.show(page, ctx)


def print_out(chosen: ExploreSelection, ctx: PageContext) -> None:
    """The view of a selection as a document."""
    downloads.document_link(addresses.of_view(chosen), "view", ctx, "view")


def _series_notes(named: ExploreSelection, selected: SelectedSeries, ctx: PageContext) -> None:
    _notes(words.notes(named, selected, ctx.fmt), ctx)
    if named.view == "scatter" and len(selected.indicators) > 2:
        _line("explore.crossing.first", ctx)


def _map_notes(chosen: ExploreSelection, selected: SelectedSeries, ctx: PageContext) -> None:
    """The notes of a map, which shows one indicator: why others, or all, cannot be shown."""
    drawn, named = atlas(ctx.report, chosen), mapped(chosen)
    if named != chosen:
        _line("explore.map.index", ctx)
    selected = drawn.selected if drawn else districted(ctx.report, named)
    _notes(words.notes(named, selected, ctx.fmt), ctx)
    if drawn is not None and len(named.indicators or ()) > 1:
        _line("explore.map.first", ctx)


def _why_nothing(named: ExploreSelection, selected: SelectedSeries) -> str:
    if named.view == "map":
        return "explore.map.none"
    if not selected.drawn:
        return "explore.nothing" if named.indicators else "explore.none_chosen"
    return "explore.crossing.none" if len(selected.indicators) > 1 else "explore.crossing.two"


def _offer_others(named: ExploreSelection, ctx: PageContext) -> None:
    """What the view could show, each a button that shows it; nothing inside an embed."""
    if st.context.is_embedded:
        return
    others = suggestions(ctx.report, named)
    if not others:
        _offer_ways_back(named, ctx)
        return
    st.markdown(escaped(ctx.fmt.counted(f"explore.suggest.{named.view}", len(others))))
    with st.container(horizontal=True, gap="small", key="explore_suggested"):
        for chosen in others:
            key = "explore_show_" + "_".join(chosen.indicators or ())
            label = escaped(_names(chosen, ctx))
            st.button(label, key=key, on_click=control.replace_selection, args=(chosen,))


def _offer_ways_back(named: ExploreSelection, ctx: PageContext) -> None:
    """The same indicators without any filter, and what the page opens with, where they show
    something.
    """
    kept = ExploreSelection(view=named.view, indicators=named.indicators)
    ways = {"unfiltered": kept} if named.indicators else {}
    with st.container(horizontal=True, gap="small", key="explore_ways_back"):
        for name, chosen in (ways | {"start": ExploreSelection()}).items():
            if view_of(selection.resolved(ctx.report, chosen), ctx.fmt) is not None:
                label = ctx.label(f"explore.{name}")
                key = f"explore_{name}"
                st.button(label, key=key, on_click=control.replace_selection, args=(chosen,))


def _names(chosen: ExploreSelection, ctx: PageContext) -> str:
    """What a selection of one or two indicators is called."""
    first, *rest = (ctx.fmt.indicator(name) for name in chosen.indicators or ())
    return ctx.word("explore.suggest.pair", first=first, second=rest[0]) if rest else first


def _line(key: str, ctx: PageContext) -> None:
    st.caption(ctx.label(key))


def _notes(notes: Sequence[str], ctx: PageContext) -> None:
    """Each in a quiet line; many of them folded."""
    if len(notes) <= _FEW_NOTES:
        for note in notes:
            st.caption(escaped(note))
        return
    title = ctx.label("explore.notes", count=ctx.fmt.plain(len(notes)))
    with st.expander(title):
        st.markdown("\n".join(f"- {escaped(note)}" for note in notes))


def _placed(view: ExploreView, ctx: PageContext) -> PlacedChart:
    return PlacedChart(
        key=_KEY,
        chart=view.chart,
        about=partial(_about, view, ctx),
        save=_save(ctx),
        share=state.share_link(view, ctx),
        addressed=True,
    )


def _save(ctx: PageContext) -> FileSubject:
    chosen, _ = state.current(ctx)
    return addresses.of_view(chosen)


def _table(view: ExploreView, ctx: PageContext) -> None:
    chart = view.chart
    with st.container(border=True, key="explore_table"):
        level = "#" if st.context.is_embedded else "##"
        st.markdown(f"{level} {escaped(chart.headline)}")
        st.caption(escaped(chart.subtitle))
        table.show(chart.sheet, chart.headline, ctx, "explore_sheet")
        picture_element.show(chart_foot(chart, has_marks=False), "explore_table_foot")
        block.actions(_KEY, _save(ctx), state.share_link(view, ctx), ctx)


def _about(view: ExploreView, ctx: PageContext) -> Iterator[Node]:
    """How the figures were transformed, the definitions, and every source."""
    if view.named.transform is not None:
        yield Node("p", text=ctx.word(f"transform.{view.named.transform}.about"))
    for indicator in view.indicators:
        yield from definition(ctx.report.indicators[indicator], ctx)
    yield from source_list(view.chart.rows, ctx)
