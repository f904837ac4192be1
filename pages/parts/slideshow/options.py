"""The options of the slide show: areas, languages, length, theme, all kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.charts.palette import Mode
from report.model import LANGUAGES, Language
from report.slides.deck import LENGTHS, DeckOptions
from report.text.markup import escaped

AREAS, BESIDE, LENGTH, THEME, SLIDE, AUTOPLAY = (
    *("areas", "both", "length", "theme", "slide", "autoplay"),
)
_MODES: tuple[Mode, ...] = get_args(Mode)
_YES = "true"
# In seconds a slide, as slideshow.js has them; 0 is a show that is turned by hand.
_SHORTEST, _LONGEST = 3, 3600
_SECONDS = frozenset(map(str, range(_SHORTEST, _LONGEST + 1)))


def chosen(ctx: PageContext) -> DeckOptions:
    """The deck that the address asks for; values that are not known are passed over."""
    first = ctx.fmt.language
    second = tuple(name for name in LANGUAGES if name != first and url.read(BESIDE, [_YES]))
    languages: tuple[Language, ...] = (first, *second)
    asked = url.read(LENGTH, LENGTHS)
    length = next((name for name in LENGTHS if name == asked), LENGTHS[0])
    known = [area.id for area in ctx.report.areas]
    return DeckOptions(url.read_list(AREAS, known), languages, length)


def mode(ctx: PageContext) -> Mode:
    """The theme of the address, else the reader's own."""
    asked = url.read(THEME, _MODES)
    return next((name for name in _MODES if name == asked), ctx.palette.mode)


def seconds() -> int:
    """How long each slide stands, as the address says; 0 where none turns by itself."""
    return int(url.read(AUTOPLAY, _SECONDS) or 0)


def is_opened() -> bool:
    """Whether the address is that of a show that runs."""
    return SLIDE in st.query_params or AUTOPLAY in st.query_params


def controls(options: DeckOptions, theme: Mode, ctx: PageContext) -> None:
    """The choices, each of which is written into the address."""
    _areas(options, ctx)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        _choice(LENGTH, options.length, LENGTHS, ctx)
        _choice(THEME, theme, _MODES, ctx)
        _autoplay(ctx)
        beside = len(options.languages) > 1
        _set(BESIDE, beside)
        st.toggle(
            ctx.label("present.both"),
            key=_key(BESIDE),
            on_change=_changed(BESIDE, lambda value: _YES if value else None),
        )


def _areas(options: DeckOptions, ctx: PageContext) -> None:
    areas = {area.id: area for area in ctx.report.areas}
    _set(AREAS, list(options.areas))
    st.pills(
        ctx.label("present.areas"),
        list(areas),
        format_func=lambda name: escaped(ctx.fmt.say(areas[name].name)),
        selection_mode="multi",
        key=_key(AREAS),
        on_change=_changed(AREAS, lambda names: ",".join(names) or None),
    )


def _autoplay(ctx: PageContext) -> None:
    _set(AUTOPLAY, seconds())
    st.number_input(
        ctx.label("present.autoplay"),
        min_value=0,
        max_value=_LONGEST,
        step=5,
        key=_key(AUTOPLAY),
        on_change=_changed(AUTOPLAY, lambda value: str(value) if value >= _SHORTEST else None),
        width=220,
    )


def _choice(name: str, value: str, options: Sequence[str], ctx: PageContext) -> None:
    _set(name, value)
    st.segmented_control(
        ctx.label(f"present.{name}"),
        options,
        format_func=lambda option: ctx.label(f"present.{name}.{option}"),
        key=_key(name),
        required=True,
        on_change=_changed(name, lambda chosen_: chosen_),
    )


def _key(name: str) -> str:
    return f"present_{name}"


def _set(name: str, value: object) -> None:
    st.session_state[_key(name)] = value


def _changed(name: str, written: Callable[..., str | None]) -> Callable[[], None]:
    return lambda: url.write_choice(name, written(st.session_state[_key(name)]))
