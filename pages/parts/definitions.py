"""The definition of an indicator, as it stands beside charts and maps."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame.context import PageContext
from report.model import Indicator
from report.text.markup import escaped


def show(indicator: Indicator, ctx: PageContext, *, named: bool = True) -> None:
    """What an indicator counts, and under it the note on its figures where there is one.

    It is `named` unless the chart beside it has its name as headline.
    """
    say = ctx.fmt.say
    definition = escaped(say(indicator.definition))
    st.markdown(f"**{escaped(say(indicator.name))}** — {definition}" if named else definition)
    if say(indicator.note):
        st.caption(escaped(say(indicator.note)))
