"""One area at a time for long lists: chosen by its name, kept in the address by its id."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.model import Area
from report.screens import parameters
from report.text.markup import escaped


def chosen_area(areas: Sequence[Area], ctx: PageContext, key: str) -> Area:
    """The area that the address names, where it is one of these, else the first of them."""
    by_id = {area.id: area for area in areas}
    chosen = url.read(parameters.AREA, by_id) or areas[0].id
    st.session_state[key] = chosen
    st.pills(
        ctx.label("filter.area"),
        list(by_id),
        format_func=lambda name: escaped(ctx.fmt.say(by_id[name].name)),
        required=True,
        key=key,
        on_change=_write,
        args=(key,),
    )
    return by_id[chosen]


def _write(key: str) -> None:
    """Take over into the address what the reader has chosen."""
    url.write_choice(parameters.AREA, st.session_state[key])
