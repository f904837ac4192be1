"""Events as a list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import provenance
from pages.parts.reader import Reader
from report.language import escaped
from report.model import Event


def listing(events: Sequence[Event], reader: Reader) -> None:
    """Date, title, what happened, and who reported it."""
    for event in events:
        with st.container(gap="xxsmall"):
            title = escaped(reader.writer.say(event.title))
            date = reader.writer.period(event.date)
            st.markdown(f"**{date}** · **{title}** :small[{reader.word(f'event.{event.kind}')}]")
            st.markdown(escaped(reader.writer.say(event.summary)))
            st.caption(provenance.link(reader.report.sources[event.source], reader))
