"""Events: a timeline of an area, and events as a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.parts import chart_block, downloads, provenance
from pages.parts.chart_block import Block
from pages.parts.reader import Reader
from report import narrative
from report import tables as content
from report.charts import event_timeline
from report.export import picture, selection
from report.language import escaped
from report.model import Area, Event

_FEW = 6


def timeline(area: Area, reader: Reader) -> None:
    """The events of an area in time, the latest of them told, the rest folded."""
    events = reader.report.events_in(area.id)
    if not events:
        return
    chart_block.place(_block(area, events, reader), reader)
    listing(events[:_FEW], reader)
    if events[_FEW:]:
        rest = reader.writer.plain(len(events) - _FEW)
        with st.expander(reader.word("events.earlier", count=rest)):
            listing(events[_FEW:], reader)


def _block(area: Area, events: Sequence[Event], reader: Reader) -> Block:
    writer = reader.writer
    name = writer.say(area.name)
    when = writer.span(events[-1].date, events[0].date)
    count = writer.plain(len(events))
    return Block(
        key=f"timeline_{area.id}",
        headline=reader.word("events.headline", area=name),
        subtitle=reader.word("events.subtitle", count=count, when=when),
        alt=reader.word("alt.timeline", area=name, count=count, when=when),
        picture=event_timeline(area, writer, reader.palette),
        sheet=content.events(events, writer),
        source_line=narrative.source_line(events, writer),
        about=partial(_about, reader),
        save=partial(
            downloads.show,
            selection.of_events(area, reader.report),
            reader,
            f"events_{area.id}",
            partial(picture.of_events, area),
        ),
    )


def _about(reader: Reader) -> None:
    st.markdown(reader.word("events.about"))


def listing(events: Sequence[Event], reader: Reader) -> None:
    """Date, title, what happened, and who reported it."""
    for event in events:
        with st.container(gap="xxsmall"):
            title = escaped(reader.writer.say(event.title))
            date = reader.writer.period(event.date)
            st.markdown(f"**{date}** · **{title}** :small[{reader.word(f'event.{event.kind}')}]")
            st.markdown(escaped(reader.writer.say(event.summary)))
            st.caption(provenance.link(reader.report.sources[event.source], reader))
