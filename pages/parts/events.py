"""Events as a list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import PageContext
from report.model import Event
from report.text.markup import escaped


def listing(events: Sequence[Event], ctx: PageContext, *, named: bool = False) -> None:
    """Date, title, what happened, and who reported it.

    Where they are `named`, once on a page, each has a heading, and a link can lead to it
    (arrival.js).
    """
    for event in events:
        with st.container(gap="xxsmall", key=f"event_{event.id}" if named else None):
            title = escaped(ctx.fmt.say(event.title))
            date = ctx.fmt.period(event.date)
            kind = ctx.word("in_brackets", text=ctx.word(f"event.{event.kind}"))
            line = f"**{date}** · **{title}** :small[{kind}]"
            st.markdown(f"### {line}" if named else line)
            st.markdown(escaped(ctx.fmt.say(event.summary)))
            st.caption(provenance.source_link(ctx.report.sources[event.source], ctx))
