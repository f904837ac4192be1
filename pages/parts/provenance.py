"""Where a figure comes from: one action away from wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.parts.reader import Reader
from report.language import escaped
from report.model import Observation, Source
from report.narrative import disagreements


def link(source: Source, reader: Reader) -> str:
    """A publication in one line of Markdown, linked where it has a page."""
    title = escaped(source.title)
    linked = f"[{title}](<{source.url}>)" if source.url else title
    published = reader.writer.period(source.published) if source.published else None
    return reader.word(
        "source.full",
        publisher=escaped(source.publisher),
        title=linked,
        published=published or reader.word("undated"),
        kind=reader.word(f"kind.{source.kind}"),
    )


def figure(row: Observation, reader: Reader) -> str:
    """A figure, its period and its status in one line."""
    return reader.word(
        "figure.full",
        period=reader.writer.period(row.period),
        figure=reader.writer.observation(row),
        status=reader.word(f"status.{row.status}"),
    )


def show(row: Observation, reader: Reader) -> None:
    """Definition, figure, source, note, and what other sources give for the same period."""
    indicator = reader.report.indicators[row.indicator]
    say = reader.writer.say
    st.markdown(f"**{escaped(say(indicator.name))}**")
    st.markdown(escaped(say(indicator.definition)))
    st.markdown(escaped(figure(row, reader)))
    st.markdown(link(reader.report.sources[row.source], reader))
    for note in (row.note, indicator.note):
        if say(note):
            st.caption(escaped(say(note)))
    others(row.indicator, row.place, reader, only=row)


def others(indicator: str, place: str, reader: Reader, only: Observation | None = None) -> None:
    """The figures of other sources beside the one shown, with the reason for the choice."""
    found = disagreements(indicator, place, reader.writer)
    for shown, rest in found:
        if only is None or shown is only:
            st.markdown(reader.word("others.say", period=reader.writer.period(shown.period)))
            st.markdown(_lines(rest, reader))


def _lines(rows: Iterable[Observation], reader: Reader) -> str:
    report = reader.report
    return "\n".join(
        f"- {escaped(reader.writer.observation(row))}: {link(report.sources[row.source], reader)}"
        for row in rows
    )
