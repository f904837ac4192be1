"""The controls of the explore page: two rows that run with the view, and a popover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.explore import control, state
from pages.parts.explore.control import NARROWING, Control, Offered
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.search import HitKind, find
from report.charts.nodes import Node
from report.explore import ExploreSelection, words
from report.explore.selection import MOST_INDICATORS, MOST_PLACES
from report.model import Period
from report.screens.copyable_text import copyable_text
from report.text.markup import escaped

_SEARCH, _HITS = "explore_search", "explore_hits"
_KINDS: tuple[HitKind, ...] = ("indicator",)
_MOST_HITS = 8
# In characters of a query, and in hits that are looked through for those on offer.
_MOST_CHARACTERS, _MOST_CANDIDATES = 100, 100
_AUTOMATIC = "explore.automatic"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the controls stand: indicators and places, and how they are shown."""

    indicators: DeltaGenerator
    places: DeltaGenerator
    form: DeltaGenerator


def show(ctx: PageContext) -> Places:
    """What is looked at and how, in one row; on a small screen behind one button.

    What stands in these places is written with the view, in one run.
    """
    with st.container(key="explore_choices"):
        summary = Node("summary", text=ctx.word("explore.choose"))
        element.show([Node("details", {"class": "sheet"}, children=(summary,))], "explore_opener")
        with st.container(
            key="explore_controls", horizontal=True, vertical_alignment="bottom", gap="small"
        ):
            with st.container():
                indicators, places = st.columns([4, 3])
            form = st.container(horizontal=True, vertical_alignment="bottom", width="content")
            with st.container(width="content"):
                narrowing(ctx)
    return Places(indicators, places, form)


def fill(places: Places, ctx: PageContext) -> None:
    """The controls in their places, as the selection has them."""
    offered = control.offered(ctx)
    with places.indicators:
        # CO2, not CO₂, as it is typed: in each of its modes (`filter_mode`) Streamlit's list
        # compares what is typed with the very letters of the label.
        names = {row.id: row.name[ctx.fmt.language] for row in ctx.report.indicators.values()}
        indicators = Control("indicators", offered["indicators"], ctx)
        control.select_several(indicators, names.__getitem__, MOST_INDICATORS)
    with places.places:
        several = Control("places", offered["places"], ctx)
        control.select_several(several, partial(_place, ctx=ctx), MOST_PLACES)
    with places.form:
        year = partial(control.year_slider, format_func=partial(_year, ctx=ctx))
        _widgets({"view": _segmented, "by": _segmented, "year": year}, offered, ctx)


@st.fragment(key=NARROWING)
def narrowing(ctx: PageContext) -> None:
    """All else, in a popover that stays open while several things are chosen."""
    control.note(NARROWING)
    offered = control.offered(ctx)
    used = offered["in_use"].value
    count = ctx.fmt.plain(used)
    name = "explore.filters.active" if used else "explore.filters"
    with st.popover(ctx.label(name, count=count), icon=":material/tune:", key="explore_filters"):
        _search(ctx)
        year, place = partial(_year, ctx=ctx), partial(_place, ctx=ctx)
        _widgets(
            {
                "area": _area,
                "transform": _transform,
                "base": partial(control.select_one, format_func=year, left_open=_AUTOMATIC),
                "against": partial(control.select_one, format_func=place, left_open=_AUTOMATIC),
                "years": control.year_range,
                "kinds": partial(control.pills, format_func=partial(_option, "kind", ctx=ctx)),
                "statuses": partial(control.pills, format_func=partial(_option, "status", ctx=ctx)),
                "target": control.toggle,
                "min_figures": partial(control.segmented, format_func=ctx.fmt.plain),
            },
            offered,
            ctx,
        )
        _reset_button(ctx)


def _widgets(
    widgets: Mapping[str, Callable[[Control], None]], offered: Offered, ctx: PageContext
) -> None:
    """The controls of these fields, as far as there is something to choose."""
    for field, widget in widgets.items():
        if field in offered:
            widget(Control(field, offered[field], ctx))


def _option(group: str, name: str, ctx: PageContext) -> str:
    return ctx.word(f"{group}.{name}")


def _segmented(field: Control) -> None:
    control.segmented(field, lambda name: field.word(f".{name}"))


def _transform(field: Control) -> None:
    name = partial(words.transform_name, fmt=field.ctx.fmt)
    control.select_one(field, name, "explore.transform.none")


def _year(year: int, ctx: PageContext) -> str:
    return ctx.fmt.period(Period(year))


def _place(place: str, ctx: PageContext) -> str:
    return ctx.fmt.say(ctx.report.places[place].name)


def _area(field: Control) -> None:
    ctx = field.ctx
    names = {area.id: ctx.fmt.say(area.name) for area in ctx.report.areas}
    on_change = partial(_area_changed, ctx)
    control.select_one(field, names.__getitem__, "explore.area.all", on_change)


def _area_changed(ctx: PageContext) -> None:
    """Another area brings its own indicator, unless one of those chosen belongs to it."""
    area: str | None = st.session_state[control.key("area")]
    of_area = {row.id for row in ctx.report.indicators.values() if row.area == area}
    chosen = control.offered(ctx)["indicators"].value
    opened: dict[str, Any] = {}
    if area is not None and not of_area & set(chosen):
        opened = {"indicators": None, "places": None, "first": None, "last": None}
    control.choose(ctx, "area", area=area, **opened)


def _search(ctx: PageContext) -> None:
    """The box for a part of an indicator's name, definition or pinyin; each letter reruns it."""
    typed = st.text_input(
        ctx.label("explore.search"),
        key=_SEARCH,
        type="search",
        live=True,
        max_chars=_MOST_CHARACTERS,
        placeholder=ctx.word("explore.search.hint"),
    )
    if typed and typed.strip():
        _hits(typed, ctx)


def _hits(typed: str, ctx: PageContext) -> None:
    """The hits among the indicators on offer; choosing one adds it to those chosen."""
    offered = control.offered(ctx)["indicators"]
    free = set(offered.options) - set(offered.value)
    hits = find(ctx.report, typed, _MOST_CANDIDATES, _KINDS)
    ids = [hit.id for hit in hits if hit.id in free][:_MOST_HITS]
    if not ids:
        st.caption(ctx.label("explore.search.none"))
        return
    st.pills(
        ctx.label("explore.search.found"),
        ids,
        format_func=lambda name: escaped(ctx.fmt.say(ctx.report.indicators[name].name)),
        key=_HITS,
        on_change=_add_hit,
        args=(ctx,),
    )


def _add_hit(ctx: PageContext) -> None:
    """Add the indicator found to those chosen, and empty the box for the next search."""
    new = st.session_state[_HITS]
    st.session_state[_HITS] = None
    st.session_state[_SEARCH] = ""
    if new:
        before = control.offered(ctx)["indicators"].value
        chosen = (*before, new)[-MOST_INDICATORS:]
        control.choose(ctx, indicators=chosen)


@st.fragment
def link(ctx: PageContext) -> None:
    """A popover with the address of what is shown; it is made when the popover is opened."""
    opened = st.popover(
        ctx.label("explore.link"),
        icon=":material/link:",
        key="explore_link",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            text = copyable_text(state.link(ctx), ctx.word("explore.link.hint"), ctx)
            element.show([text], "explore_link_text")


def _reset_button(ctx: PageContext) -> None:
    st.button(
        ctx.label("explore.reset"),
        icon=":material/restart_alt:",
        key="explore_reset",
        on_click=_reset_all,
    )


def _reset_all() -> None:
    st.session_state[_SEARCH] = ""
    control.replace_selection(ExploreSelection())
