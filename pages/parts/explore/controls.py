"""The controls of the explore page, in parts that are made anew one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.explore import control as explore_choice
from pages.parts.explore import state
from pages.parts.explore.control import FORM, NARROWING, SHOWN, SUBJECT, Control
from pages.parts.frame.context import PageContext
from report.analysis.search import HitKind, find
from report.explore import ExploreSelection, words
from report.explore.options import ControlOptions
from report.explore.selection import MOST_INDICATORS, MOST_PLACES
from report.model import Period
from report.text.formatter import escaped

_SEARCH, _HITS = "explore_search", "explore_hits"
_KINDS: tuple[HitKind, ...] = ("indicator",)
_MOST_HITS = 8
_MANY = 100
_AUTOMATIC = "explore.automatic"


def show(ctx: PageContext) -> None:
    """All of them."""
    with st.container(border=True, key="explore_controls", gap="xsmall"):
        subject(ctx)
        form(ctx)
        with _row():
            with st.container(width="content"):
                narrowing(ctx)
            with st.container(width="content"):
                link(ctx)
            _reset(ctx)


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom")


@st.fragment(key=SUBJECT)
def subject(ctx: PageContext) -> None:
    """What is looked at: chosen from lists, or found by typing."""
    explore_choice.drawn(SUBJECT)
    offered, say = explore_choice.offered(ctx), ctx.fmt.say
    areas, box = st.columns(2)
    with areas:
        _area(Control("area", offered["area"], ctx))
    with box:
        typed = _search(ctx)
    if typed and typed.strip():
        _hits(typed, offered["indicators"], ctx)
    left, right = st.columns(2)
    with left:
        names = {row.id: say(row.name) for row in ctx.report.indicators.values()}
        control = Control("indicators", offered["indicators"], ctx)
        explore_choice.several(control, names.__getitem__, MOST_INDICATORS)
    with right:
        names = {row.id: say(row.name) for row in ctx.report.places.values()}
        control = Control("places", offered["places"], ctx)
        explore_choice.several(control, names.__getitem__, MOST_PLACES)


@st.fragment(key=FORM)
def form(ctx: PageContext) -> None:
    """How it is shown, with what the view and the transformation need to know."""
    explore_choice.drawn(FORM)
    offered = explore_choice.offered(ctx)
    year, place = partial(_year, ctx=ctx), partial(_place, ctx=ctx)
    draw: dict[str, Callable[[Control], None]] = {
        "view": _of_few,
        "transform": _transform,
        "base": partial(explore_choice.one, said=year, left_open=_AUTOMATIC),
        "against": partial(explore_choice.one, said=place, left_open=_AUTOMATIC),
        "by": _of_few,
        "year": partial(explore_choice.one_on_a_scale, said=year),
        "years": explore_choice.span,
    }
    with _row():
        for field, control in draw.items():
            if field in offered:
                control(Control(field, offered[field], ctx))


@st.fragment(key=NARROWING)
def narrowing(ctx: PageContext) -> None:
    """What is needed less often. It stays open while several are chosen, one after another."""
    explore_choice.drawn(NARROWING)
    offered = explore_choice.offered(ctx)
    used = offered["in_use"].value
    count = ctx.fmt.plain(used)
    label = ctx.word("explore.filters.active", count=count) if used else None
    with st.popover(
        label or ctx.word("explore.filters"), icon=":material/tune:", key="explore_filters"
    ):
        for field, group in (("kinds", "kind"), ("statuses", "status")):
            said = partial(_option, group, ctx=ctx)
            explore_choice.several_of_few(Control(field, offered[field], ctx), said)
        explore_choice.whether(Control("target", offered["target"], ctx))
        points = Control("points", offered["points"], ctx)
        explore_choice.one_of_few(points, ctx.fmt.plain)


def _option(group: str, name: str, ctx: PageContext) -> str:
    return ctx.word(f"{group}.{name}")


def _of_few(control: Control) -> None:
    explore_choice.one_of_few(control, lambda name: control.word(f".{name}"))


def _transform(control: Control) -> None:
    name = partial(words.transform_name, fmt=control.ctx.fmt)
    explore_choice.one(control, name, "explore.transform.none")


def _year(year: int, ctx: PageContext) -> str:
    return ctx.fmt.period(Period(year))


def _place(place: str, ctx: PageContext) -> str:
    return ctx.fmt.say(ctx.report.places[place].name)


def _area(control: Control) -> None:
    ctx = control.ctx
    names = {area.id: ctx.fmt.say(area.name) for area in ctx.report.areas}
    then = partial(_area_chosen, ctx)
    explore_choice.one(control, names.__getitem__, "explore.area.all", then)


def _area_chosen(ctx: PageContext) -> None:
    """Another area brings its own indicator, unless one of those chosen belongs to it."""
    area: str | None = st.session_state[explore_choice.key("area")]
    of_area = {row.id for row in ctx.report.indicators.values() if row.area == area}
    shown = explore_choice.offered(ctx)["indicators"].value
    fresh: dict[str, Any] = {}
    if area is not None and not of_area & set(shown):
        fresh = {"indicators": None, "places": None, "first": None, "last": None}
    explore_choice.choose(ctx, "area", area=area, **fresh)


def _search(ctx: PageContext) -> str | None:
    """A part of an indicator's name, definition or pinyin; what it finds follows each letter."""
    return st.text_input(
        ctx.word("explore.search"),
        key=_SEARCH,
        type="search",
        live=True,
        max_chars=_MANY,
        placeholder=ctx.word("explore.search.hint"),
    )


def _hits(typed: str, offered: ControlOptions, ctx: PageContext) -> None:
    """What is found among the indicators on offer; choosing one adds it."""
    free = set(offered.options) - set(offered.value)
    hits = find(ctx.report, typed, _MANY, _KINDS)
    ids = [hit.id for hit in hits if hit.id in free][:_MOST_HITS]
    if not ids:
        st.caption(ctx.word("explore.search.none"))
        return
    st.pills(
        ctx.word("explore.search.found"),
        ids,
        format_func=lambda name: escaped(ctx.fmt.say(ctx.report.indicators[name].name)),
        key=_HITS,
        on_change=partial(_added, offered.value, ctx),
    )


def _added(before: tuple[str, ...], ctx: PageContext) -> None:
    """Set the indicator found beside those chosen, and make room for the next search."""
    new = st.session_state[_HITS]
    st.session_state[_HITS] = None
    st.session_state[_SEARCH] = ""
    if new:
        explore_choice.choose(ctx, indicators=(*before, new)[-MOST_INDICATORS:])


@st.fragment
def link(ctx: PageContext) -> None:
    """The address of what is shown, to be copied; it is written when it is asked for."""
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


def _reset(ctx: PageContext) -> None:
    st.button(
        ctx.word("explore.reset"),
        icon=":material/restart_alt:",
        key="explore_reset",
        on_click=_begin_anew,
    )


def _begin_anew() -> None:
    state.show(ExploreSelection())
    st.session_state[_SEARCH] = ""
    explore_choice.rerun_parts(SHOWN, SUBJECT, FORM, NARROWING)
