"""Events as a list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import Reader
from report.model import Event
from report.text.formatter import escaped


def listing(events: Sequence[Event], reader: Reader, *, named: bool = False) -> None:
    """Date, title, what happened, and who reported it.

    Where they are `named`, once on a page, a link can lead to each (keyboard.js).
    """
    for event in events:
        with st.container(gap="xxsmall", key=f"event_{event.id}" if named else None):
            title = escaped(reader.writer.say(event.title))
            date = reader.writer.period(event.date)
            st.markdown(f"**{date}** · **{title}** :small[{reader.word(f'event.{event.kind}')}]")
            st.markdown(escaped(reader.writer.say(event.summary)))
            st.caption(provenance.link(reader.report.sources[event.source], reader))
