"""A control of the explore page: it shows a part of the selection and writes the next one.

A choice reruns the view, and of the controls only those parts whose options or values it changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.parts.explore import state
from pages.parts.frame.context import PageContext
from report.explore import ExploreSelection, options
from report.explore.options import ControlOptions

# The fragments of the page: the view, and three groups of controls with the fields of each. What
# is looked at and how stand in one row; the rest is in a popover.
VIEW_PART = "explore_shown"
SUBJECT, FORM, NARROWING = "explore_subject", "explore_form", "explore_narrowing"
_FIELDS = {
    SUBJECT: {"indicators", "places"},
    FORM: {"view", "by", "year"},
    NARROWING: {
        *("area", "transform", "base", "against", "years"),
        *("kinds", "statuses", "target", "min_figures", "in_use"),
    },
}
# In seconds: what was made so long ago has left the server's queue (see `_just_rendered`).
RENDER_GRACE_S = 1
# What Streamlit calls a rerun of a fragment that the session does not have.
_NO_SUCH_PART = "rerun-unknown-fragment-key"
FormatFunc = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Control:
    """The control of a field of the selection, with its options and its value."""

    field: str
    offer: ControlOptions
    ctx: PageContext

    @property
    def key(self) -> str:
        """The key of its widget."""
        return key(self.field)

    def word(self, suffix: str = "") -> str:
        """A word of the interface about this control: its label, or the one with the suffix."""
        return self.ctx.word(f"explore.{self.field}{suffix}")

    def on_change(self) -> None:
        """Take over what the reader has set."""
        choose(self.ctx, self.field, **{self.field: _set_by_reader(self.field)})


def key(field: str) -> str:
    """The key of the widget that sets a field."""
    return f"explore_{field}"


def offered(ctx: PageContext) -> dict[str, ControlOptions]:
    """The options and the value of each control for the current selection."""
    selection, _ = state.current(ctx)
    return options.control_options(ctx.report, selection)


def choose(
    ctx: PageContext, used: str | None = None, parts: tuple[str, ...] = (), **fields: Any
) -> None:
    """Change fields of the selection, and rerun the parts of the page that this changes.

    `used` is the field whose control the reader has set: its widget already shows the new value.
    `parts` are rerun whatever changes.
    """
    before = offered(ctx)
    if used in before:
        before[used] = replace(before[used], value=_set_by_reader(used))
    state.change(ctx, **fields)
    after = offered(ctx)
    changed = {field for field in before | after if before.get(field) != after.get(field)}
    changed |= _just_rendered(used)
    touched = (part for part in _FIELDS if part in parts or _FIELDS[part] & changed)
    rerun_parts(VIEW_PART, *touched)


def replace_selection(chosen: ExploreSelection) -> None:
    """Show another selection in place of the current one."""
    state.set_current(chosen)
    rerun_parts(VIEW_PART, *_FIELDS)


def rendered(part: str) -> None:
    """Remember when a part was rendered."""
    st.session_state[_rendered_at(part)] = time.monotonic()


def _just_rendered(used: str | None) -> set[str]:
    """The field of the control that was used, if its part was rendered within the last moment.

    A click in a fragment makes Streamlit drop the messages of that fragment that are still in the
    server's queue, and this click reruns other fragments instead: the control would never arrive.
    The queue is emptied into the socket many times a second, however slow the line is. Rendering
    the part at every click is no way out: a reader who clicks faster than the answer comes would
    have the second click undone by the answer to the first.
    """
    times = (st.session_state.get(_rendered_at(part)) for part in _FIELDS if used in _FIELDS[part])
    recent = any(time.monotonic() - at < RENDER_GRACE_S for at in times if at is not None)
    return {used} if used is not None and recent else set()


def _rendered_at(part: str) -> str:
    return f"{part}.rendered_at"


def _set_by_reader(field: str) -> Any:
    value = st.session_state[key(field)]
    return tuple(value) if isinstance(value, list) else value


def rerun_parts(*parts: str) -> None:
    """Rerun these parts of the page, and nothing else of it. For callbacks of controls only."""
    try:
        st.rerun(parts)
    except StreamlitAPIException as error:
        # On the way to another page, where there are no such parts, nothing is to be rerun.
        if error.error_id != _NO_SUCH_PART:
            raise


def select_one(
    control: Control,
    format_func: FormatFunc,
    left_open: str,
    on_change: Callable[[], None] | None = None,
) -> None:
    """One of a list, or none, which is called `left_open`; `on_change` replaces the usual one."""
    st.session_state[control.key] = control.offer.value
    st.selectbox(
        control.word(),
        control.offer.options,
        index=None,
        format_func=format_func,
        placeholder=control.ctx.word(left_open),
        key=control.key,
        on_change=on_change or control.on_change,
    )


def select_several(control: Control, format_func: FormatFunc, most: int) -> None:
    """Several of many, found by typing; none at all is a choice too."""
    st.session_state[control.key] = list(control.offer.value)
    st.multiselect(
        control.word(".choose"),
        control.offer.options,
        format_func=format_func,
        placeholder=control.word(".placeholder"),
        filter_mode="contains",
        select_all=False,
        max_selections=most,
        wrap=False,
        key=control.key,
        on_change=control.on_change,
    )


def segmented(control: Control, format_func: FormatFunc) -> None:
    """One of a few that stand side by side."""
    st.session_state[control.key] = control.offer.value
    st.segmented_control(
        control.word(),
        control.offer.options,
        format_func=format_func,
        required=True,
        key=control.key,
        on_change=control.on_change,
    )


def pills(control: Control, format_func: FormatFunc) -> None:
    """Several of a few that stand side by side."""
    st.session_state[control.key] = list(control.offer.value)
    st.pills(
        control.word(),
        control.offer.options,
        format_func=format_func,
        selection_mode="multi",
        key=control.key,
        on_change=control.on_change,
    )


def toggle(control: Control) -> None:
    """Yes or no."""
    st.session_state[control.key] = control.offer.value
    st.toggle(control.word(), key=control.key, on_change=control.on_change)


def year_slider(control: Control, format_func: FormatFunc) -> None:
    """One year of those that have figures."""
    st.session_state[control.key] = control.offer.value
    st.select_slider(
        control.word(),
        control.offer.options,
        format_func=format_func,
        key=control.key,
        on_change=control.on_change,
    )


def year_range(control: Control) -> None:
    """First and last year; an end of the range sets no limit: later figures will show too."""
    st.session_state[control.key] = control.offer.value
    first, last = control.offer.options
    st.slider(
        control.word(),
        first,
        last,
        key=control.key,
        on_change=partial(_year_range_changed, control),
    )


def _year_range_changed(control: Control) -> None:
    ends = zip(_set_by_reader(control.field), control.offer.options, strict=True)
    first, last = (None if year == end else year for year, end in ends)
    choose(control.ctx, control.field, first=first, last=last)
