"""The controls of the explore page, in fragments that rerun one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.explore import control, state
from pages.parts.explore.control import FORM, NARROWING, SUBJECT, VIEW_PART, Control
from pages.parts.frame.context import PageContext
from report.analysis.search import HitKind, find
from report.explore import ExploreSelection, words
from report.explore.options import ControlOptions
from report.explore.selection import MOST_INDICATORS, MOST_PLACES
from report.model import Period
from report.text.markup import escaped

_SEARCH, _HITS = "explore_search", "explore_hits"
_KINDS: tuple[HitKind, ...] = ("indicator",)
_MOST_HITS = 8
# In characters of a query, and in hits that are looked through for those on offer.
_MOST_CHARACTERS, _MOST_CANDIDATES = 100, 100
_AUTOMATIC = "explore.automatic"


def show(ctx: PageContext) -> None:
    """All controls, with the link to what is shown and the button that resets them."""
    with st.container(border=True, key="explore_controls", gap="xsmall"):
        subject(ctx)
        form(ctx)
        with _row():
            with st.container(width="content"):
                narrowing(ctx)
            with st.container(width="content"):
                link(ctx)
            _reset_button(ctx)


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom")


@st.fragment(key=SUBJECT)
def subject(ctx: PageContext) -> None:
    """Area, indicators and places: chosen from lists, or found by typing."""
    control.rendered(SUBJECT)
    offered, say = control.offered(ctx), ctx.fmt.say
    areas, box = st.columns(2)
    with areas:
        _area(Control("area", offered["area"], ctx))
    with box:
        typed = _search(ctx)
    if typed and typed.strip():
        _hits(typed, offered["indicators"], ctx)
    left, right = st.columns(2)
    with left:
        # CO2, not CO₂, as it is typed: in each of its modes (`filter_mode`) Streamlit's list
        # compares what is typed with the very letters of the label.
        names = {row.id: row.name[ctx.fmt.language] for row in ctx.report.indicators.values()}
        indicators = Control("indicators", offered["indicators"], ctx)
        control.select_several(indicators, names.__getitem__, MOST_INDICATORS)
    with right:
        names = {row.id: say(row.name) for row in ctx.report.places.values()}
        places = Control("places", offered["places"], ctx)
        control.select_several(places, names.__getitem__, MOST_PLACES)


@st.fragment(key=FORM)
def form(ctx: PageContext) -> None:
    """View, transformation and years, with what the two of them need to know."""
    control.rendered(FORM)
    offered = control.offered(ctx)
    year, place = partial(_year, ctx=ctx), partial(_place, ctx=ctx)
    widgets: dict[str, Callable[[Control], None]] = {
        "view": _segmented,
        "transform": _transform,
        "base": partial(control.select_one, format_func=year, left_open=_AUTOMATIC),
        "against": partial(control.select_one, format_func=place, left_open=_AUTOMATIC),
        "by": _segmented,
        "year": partial(control.year_slider, format_func=year),
        "years": control.year_range,
    }
    with _row():
        for field, widget in widgets.items():
            if field in offered:
                widget(Control(field, offered[field], ctx))


@st.fragment(key=NARROWING)
def narrowing(ctx: PageContext) -> None:
    """The rarer filters, in a popover that stays open while several are chosen."""
    control.rendered(NARROWING)
    offered = control.offered(ctx)
    used = offered["in_use"].value
    count = ctx.fmt.plain(used)
    label = ctx.word("explore.filters.active", count=count) if used else None
    with st.popover(
        label or ctx.word("explore.filters"), icon=":material/tune:", key="explore_filters"
    ):
        for field, group in (("kinds", "kind"), ("statuses", "status")):
            format_func = partial(_option, group, ctx=ctx)
            control.pills(Control(field, offered[field], ctx), format_func)
        control.toggle(Control("target", offered["target"], ctx))
        min_figures = Control("min_figures", offered["min_figures"], ctx)
        control.segmented(min_figures, ctx.fmt.plain)


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


def _search(ctx: PageContext) -> str | None:
    """The box for a part of an indicator's name, definition or pinyin; each letter reruns it."""
    return st.text_input(
        ctx.word("explore.search"),
        key=_SEARCH,
        type="search",
        live=True,
        max_chars=_MOST_CHARACTERS,
        placeholder=ctx.word("explore.search.hint"),
    )


def _hits(typed: str, offered: ControlOptions, ctx: PageContext) -> None:
    """The hits among the indicators on offer; choosing one adds it to those chosen."""
    free = set(offered.options) - set(offered.value)
    hits = find(ctx.report, typed, _MOST_CANDIDATES, _KINDS)
    ids = [hit.id for hit in hits if hit.id in free][:_MOST_HITS]
    if not ids:
        st.caption(ctx.word("explore.search.none"))
        return
    st.pills(
        ctx.word("explore.search.found"),
        ids,
        format_func=lambda name: escaped(ctx.fmt.say(ctx.report.indicators[name].name)),
        key=_HITS,
        on_change=partial(_add_hit, offered.value, ctx),
    )


def _add_hit(before: tuple[str, ...], ctx: PageContext) -> None:
    """Add the indicator found to those chosen, and empty the box for the next search."""
    new = st.session_state[_HITS]
    st.session_state[_HITS] = None
    st.session_state[_SEARCH] = ""
    if new:
        control.choose(ctx, indicators=(*before, new)[-MOST_INDICATORS:])


@st.fragment
def link(ctx: PageContext) -> None:
    """A popover with the address of what is shown; it is made when the popover is opened."""
    opened = st.popover(
        ctx.word("explore.link"),
        icon=":material/link:",
        key="explore_link",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            st.caption(ctx.word("explore.link.hint"))
            st.code(state.link(ctx), language=None, wrap_lines=True)


def _reset_button(ctx: PageContext) -> None:
    st.button(
        ctx.word("explore.reset"),
        icon=":material/restart_alt:",
        key="explore_reset",
        on_click=_reset_all,
    )


def _reset_all() -> None:
    state.set_current(ExploreSelection())
    st.session_state[_SEARCH] = ""
    control.rerun_parts(VIEW_PART, SUBJECT, FORM, NARROWING)
