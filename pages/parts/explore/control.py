"""A control of the explore page: it shows a part of the selection and writes the next one.

A choice is one run: of what is looked at and how, with the view of it. What it changes in the
popover is written by a further one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.parts.explore import state
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis.editions import content_mark
from report.explore import ExploreSelection, options
from report.explore.options import ControlOptions
from report.text.markup import escaped

# The fragments of the page: what is looked at and how, with the view of it; and a popover with the
# rest.
SHOWN, NARROWING = "explore_shown", "explore_narrowing"
_NARROWING_FIELDS = frozenset(
    {
        *("area", "transform", "base", "against", "years"),
        *("kinds", "statuses", "target", "min_figures", "in_use"),
    }
)
# In seconds: what was sent so long ago has left the server's queue, and has been heard of.
HEARD_S = 1
# What Streamlit calls a rerun of a fragment that the session does not have.
_NO_SUCH_PART = "rerun-unknown-fragment-key"
# The value of a widget that the session does not have.
_NOTHING = object()
FormatFunc = Callable[[Any], str]
Offered = Mapping[str, ControlOptions]


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

    def label(self, suffix: str = "") -> str:
        """The same for Streamlit, which would read it as Markdown."""
        return escaped(self.word(suffix))

    def on_change(self) -> None:
        """Take over what the reader has set."""
        choose(self.ctx, self.field, **{self.field: _set_by_reader(self.field)})

    def on_choice_of_one(self) -> None:
        """The same where one is always chosen: none at all is what the browser says of a control
        that is about to be another.
        """
        if _set_by_reader(self.field) is not None:
            self.on_change()


def key(field: str) -> str:
    """The key of the widget that sets a field."""
    return f"explore_{field}"


def offered(ctx: PageContext) -> Offered:
    """The options and the value of each control for the current selection."""
    selection, _ = state.current(ctx)
    return options.control_options(ctx.report, selection)


def choose(ctx: PageContext, used: str | None = None, **fields: Any) -> None:
    """Change fields of the selection, and rerun the parts of the page that this changes.

    `used` is the field whose control the reader has set: its widget already shows the new value.
    What has no such control is in the popover, which is rerun. Nothing is changed where the reader
    has left the address.
    """
    if url.is_left():
        return
    url.catch_up()
    before = dict(offered(ctx))
    if used in before:
        before[used] = replace(before[used], value=_set_by_reader(used))
    state.change(ctx, **fields)
    after = offered(ctx)
    changed = {field for field in _NARROWING_FIELDS if before.get(field) != after.get(field)}
    if changed or used is None or (used in _NARROWING_FIELDS and _is_recent(NARROWING)):
        rerun_parts(SHOWN, NARROWING)
    elif used in _NARROWING_FIELDS:
        rerun_parts(SHOWN)


def replace_selection(chosen: ExploreSelection) -> None:
    """Show another selection in place of the current one."""
    state.set_current(chosen)
    rerun_parts(SHOWN, NARROWING)


def note(sent: str) -> None:
    """Remember when a part, or the value of a control, was sent."""
    st.session_state[_sent_at(sent)] = time.monotonic()


def _is_recent(sent: str) -> bool:
    """Whether it was sent within the last moment.

    A click in a fragment makes Streamlit drop the messages of that fragment that are still in the
    server's queue. Where it reruns other fragments instead, they would never arrive. The queue is
    emptied into the socket many times a second, however slow the line is.
    """
    at: float | None = st.session_state.get(_sent_at(sent))
    return at is not None and time.monotonic() - at < HEARD_S


def _sent_at(sent: str) -> str:
    return f"{sent}.sent_at"


def _show(control: Control, value: Any) -> None:
    """Have a widget show a value, which is sent where it is not what the reader has set.

    Sent with each run, the answer to a click would undo the next one of a reader who is faster.
    But one that was sent just now may have undone a click: the browser has to hear of it again. And
    so it has where options are called otherwise: it keeps a choice by its name.
    """
    key, said = control.key, _names_of(control)
    is_said = st.session_state.get(f"{key}.names") == said
    if st.session_state.get(key, _NOTHING) != value or _is_recent(key) or not is_said:
        st.session_state[key] = value
        st.session_state[f"{key}.names"] = said
        note(key)


def _names_of(control: Control) -> str:
    """What the names of options depend on."""
    return f"{control.ctx.fmt.language} {content_mark(control.ctx.report)}"


def _begun_with(control: Control) -> list[Any] | None:
    """What a list of names began with, or None where the widget is told its value.

    A value that is told makes the message another one, and such a list is long: one that only
    begins with a value is sent once for all choices.
    """
    key, value = control.key, list(control.offer.value)
    if key not in st.session_state:
        st.session_state[f"{key}.begun"] = value
        st.session_state[f"{key}.names"] = _names_of(control)
        return value
    _show(control, value)
    if _is_recent(key):
        return None
    begun: list[Any] = st.session_state.get(f"{key}.begun", [])
    return begun if set(begun) <= set(control.offer.options) else None


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
    _show(control, control.offer.value)
    st.selectbox(
        control.label(),
        control.offer.options,
        index=None,
        format_func=format_func,
        placeholder=control.ctx.word(left_open),
        key=control.key,
        on_change=on_change or control.on_change,
    )


def select_several(control: Control, format_func: FormatFunc, most: int) -> None:
    """Several of many, found by typing; none at all is a choice too."""
    st.multiselect(
        control.label(".choose"),
        control.offer.options,
        default=_begun_with(control),
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
    _show(control, control.offer.value)
    st.segmented_control(
        control.label(),
        control.offer.options,
        format_func=lambda option: escaped(format_func(option)),
        required=True,
        key=control.key,
        on_change=control.on_choice_of_one,
    )


def pills(control: Control, format_func: FormatFunc) -> None:
    """Several of a few that stand side by side."""
    _show(control, list(control.offer.value))
    st.pills(
        control.label(),
        control.offer.options,
        format_func=lambda option: escaped(format_func(option)),
        selection_mode="multi",
        key=control.key,
        on_change=control.on_change,
    )


def toggle(control: Control) -> None:
    """Yes or no."""
    _show(control, control.offer.value)
    st.toggle(control.label(), key=control.key, on_change=control.on_change)


def year_slider(control: Control, format_func: FormatFunc) -> None:
    """One year of those that have figures."""
    _show(control, control.offer.value)
    st.select_slider(
        control.label(),
        control.offer.options,
        format_func=format_func,
        key=control.key,
        on_change=control.on_change,
    )


def year_range(control: Control) -> None:
    """First and last year; an end of the range sets no limit: later figures will show too."""
    _show(control, control.offer.value)
    first, last = control.offer.options
    st.slider(
        control.label(),
        first,
        last,
        key=control.key,
        on_change=partial(_year_range_changed, control),
    )


def _year_range_changed(control: Control) -> None:
    ends = zip(_set_by_reader(control.field), control.offer.options, strict=True)
    first, last = (None if year == end else year for year, end in ends)
    choose(control.ctx, control.field, first=first, last=last)
