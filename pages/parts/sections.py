"""The sections of a page: title, lead, targets, groups of indicators, practices."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.parts import cards, tables
from pages.parts.reader import Reader
from report import tables as content
from report.language import escaped
from report.model import Area, Event, Period, Text
from report.narrative import prose

# About 75 letters, or 40 characters of Chinese, a line.
_MEASURE = 680
_LATEST = 8


def title(text: str, icon: str | None = None) -> None:
    st.title(f":material/{icon}: {escaped(text)}" if icon else escaped(text), anchor=False)


def heading(key: str, reader: Reader) -> None:
    st.header(reader.word(key), anchor=key.removeprefix("section."))


def lead(sentences: Iterable[Text], reader: Reader) -> None:
    with st.container(width=_MEASURE):
        st.markdown(escaped(prose(sentences, reader.writer)))


def targets(area: Area, reader: Reader) -> None:
    """The targets of an area with the latest figure beside each."""
    heading("section.targets", reader)
    rows = reader.report.targets_in(area.id)
    if rows:
        tables.show(content.targets(rows, reader.writer))
    else:
        st.markdown(reader.word("targets.none"))


def groups(area: Area, reader: Reader) -> None:
    """Every indicator of the area, by subject, folded."""
    for group in area.groups:
        chosen = [reader.report.indicators[indicator] for indicator in group.indicators]
        name, count = reader.writer.say(group.name), reader.writer.plain(len(chosen))
        with st.expander(escaped(reader.word("group.label", name=name, count=count))):
            tables.sheet(
                content.indicators(chosen, reader.writer),
                reader,
                f"group_{area.id}_{group.id}",
                name,
            )


def practices(area: Area, reader: Reader) -> None:
    rows = reader.report.practices_in(area.id)
    if not rows:
        return
    heading("section.practices", reader)
    with st.grid(min_column_width=320):
        for row in rows:
            cards.practice(row, reader)


def paragraph(key: str, reader: Reader) -> None:
    with st.container(width=_MEASURE):
        st.markdown(reader.word(key))


def edition(reader: Reader) -> None:
    """Which edition this is, and until when it had been published."""
    first = next(iter(reader.report.editions.values()))
    if first.cutoff is None:
        return
    released = Period(first.cutoff.year, first.cutoff.month, first.cutoff.day)
    date = reader.writer.period(released)
    st.caption(escaped(reader.word("edition", title=reader.writer.say(first.title), date=date)))


def opening(reader: Reader) -> list[Event]:
    """What was released when the edition's forum opened, in the order of the programme."""
    by_id = {event.id: event for event in reader.report.events}
    return [by_id[name] for name in reader.report.frame.opening]


def latest_events(reader: Reader) -> list[Event]:
    events = sorted(reader.report.events, key=lambda event: event.date.order, reverse=True)
    return events[:_LATEST]


def footer(reader: Reader) -> None:
    st.divider()
    counts = {
        "indicators": len(reader.report.indicators),
        "figures": len(reader.report.observations),
        "sources": len(reader.report.sources),
    }
    written = {name: reader.writer.plain(count) for name, count in counts.items()}
    st.caption(reader.word("footer", **written))
