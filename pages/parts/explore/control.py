"""A control of the explore page: it shows a part of the selection and writes the next one.

Whatever is chosen, the view is made anew; of the controls only those that now offer or show
something else than what stands on the page.
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
from report.explore import options
from report.explore.options import ControlOptions

# The parts of the page that are made anew on their own: the view, and controls by their fields.
SHOWN = "explore_shown"
SUBJECT, FORM, NARROWING = "explore_subject", "explore_form", "explore_narrowing"
_FIELDS = {
    SUBJECT: {"area", "indicators", "places"},
    FORM: {"view", "transform", "base", "against", "by", "year", "years"},
    NARROWING: {"kinds", "statuses", "target", "points", "in_use"},
}
# In seconds: what was made so long ago has reached the browser.
RENDER_GRACE_S = 1
FormatFunc = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Control:
    """The control of a field of the selection, with what it has to offer."""

    field: str
    offer: ControlOptions
    ctx: PageContext

    @property
    def key(self) -> str:
        return key(self.field)

    def word(self, about: str = "") -> str:
        return self.ctx.word(f"explore.{self.field}{about}")

    def chosen(self) -> None:
        """Write what the reader has set."""
        choose(self.ctx, self.field, **{self.field: _set_by_reader(self.field)})


def key(field: str) -> str:
    return f"explore_{field}"


def offered(ctx: PageContext) -> dict[str, ControlOptions]:
    """What each control has to offer for the current selection."""
    selection, _ = state.current(ctx)
    return options.control_options(ctx.report, selection)


def choose(ctx: PageContext, own: str | None = None, **fields: Any) -> None:
    """Choose otherwise; `own` is the control that already shows it."""
    before = offered(ctx)
    if own in before:
        before[own] = replace(before[own], value=_set_by_reader(own))
    state.change(ctx, **fields)
    after = offered(ctx)
    changed = {field for field in before | after if before.get(field) != after.get(field)}
    changed |= _just_rendered(own)
    rerun_parts(SHOWN, *(part for part, held in _FIELDS.items() if held & changed))


def drawn(part: str) -> None:
    """Remember when a part was made."""
    st.session_state[_drawn(part)] = time.monotonic()


def _just_rendered(own: str | None) -> set[str]:
    """A control that was made just now: with the click in it, Streamlit forgets to send it."""
    made = (st.session_state.get(_drawn(part)) for part in _FIELDS if own in _FIELDS[part])
    return (
        {own} if own and any(time.monotonic() - at < RENDER_GRACE_S for at in made if at) else set()
    )


def _drawn(part: str) -> str:
    return f"{part}.drawn"


def _set_by_reader(field: str) -> Any:
    value = st.session_state[key(field)]
    return tuple(value) if isinstance(value, list) else value


def rerun_parts(*parts: str) -> None:
    """Rerun these parts of the page, and nothing else of it."""
    try:
        st.rerun(parts)
    except StreamlitAPIException:
        # The reader is on the way to another page, where there are no such parts.
        return


def one(
    control: Control, said: FormatFunc, left_open: str, then: Callable[[], None] | None = None
) -> None:
    """One of a list, or none of it: that is the word `left_open`; `then` writes it otherwise."""
    st.session_state[control.key] = control.offer.value
    st.selectbox(
        control.word(),
        control.offer.options,
        index=None,
        format_func=said,
        placeholder=control.ctx.word(left_open),
        key=control.key,
        on_change=then or control.chosen,
    )


def several(control: Control, said: FormatFunc, most: int) -> None:
    """Several of many, by typing; none at all is a choice too."""
    st.session_state[control.key] = list(control.offer.value)
    st.multiselect(
        control.word(".choose"),
        control.offer.options,
        format_func=said,
        placeholder=control.word(".placeholder"),
        filter_mode="contains",
        select_all=False,
        max_selections=most,
        wrap=True,
        key=control.key,
        on_change=control.chosen,
    )


def one_of_few(control: Control, said: FormatFunc) -> None:
    """One of a few that stand side by side."""
    st.session_state[control.key] = control.offer.value
    st.segmented_control(
        control.word(),
        control.offer.options,
        format_func=said,
        required=True,
        key=control.key,
        on_change=control.chosen,
    )


def several_of_few(control: Control, said: FormatFunc) -> None:
    st.session_state[control.key] = list(control.offer.value)
    st.pills(
        control.word(),
        control.offer.options,
        format_func=said,
        selection_mode="multi",
        key=control.key,
        on_change=control.chosen,
    )


def whether(control: Control) -> None:
    st.session_state[control.key] = control.offer.value
    st.toggle(control.word(), key=control.key, on_change=control.chosen)


def one_on_a_scale(control: Control, said: FormatFunc) -> None:
    st.session_state[control.key] = control.offer.value
    st.select_slider(
        control.word(),
        control.offer.options,
        format_func=said,
        key=control.key,
        on_change=control.chosen,
    )


def span(control: Control) -> None:
    """From and to; the ends of the span are no limits: figures to come will be shown too."""
    st.session_state[control.key] = control.offer.value
    first, last = control.offer.options
    st.slider(
        control.word(), first, last, key=control.key, on_change=partial(_span_chosen, control)
    )


def _span_chosen(control: Control) -> None:
    ends = zip(_set_by_reader(control.field), control.offer.options, strict=True)
    first, last = (None if year == end else year for year, end in ends)
    choose(control.ctx, control.field, first=first, last=last)
