"""The sections of a page: title, lead, targets, groups of indicators, practices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from pages.parts import cards, downloads, provenance, tables
from pages.parts.chart import block
from pages.parts.frame import header, url
from pages.parts.frame.context import Reader
from report.analysis import editions
from report.analysis.chart_series import rows_of
from report.analysis.facts import Fact, observations
from report.downloads import selection
from report.model import Area, Event, Period, Text
from report.pdf import printing
from report.slides.deck import Choice
from report.text import tables as content
from report.text.formatter import escaped
from report.text.narrative import cited, prose
from report.text.sentences import sentence

# About 75 letters, or 40 characters of Chinese, a line.
MEASURE = 680
_LATEST = 8


def title(text: str, icon: str | None = None) -> None:
    st.title(f":material/{icon}: {escaped(text)}" if icon else escaped(text), anchor=False)


def heading(key: str, reader: Reader) -> None:
    st.header(reader.word(key), anchor=key.removeprefix("section."))


def lead(sentences: Iterable[Text], reader: Reader) -> None:
    told = tuple(sentences)
    text(prose(told, reader.writer))
    rows = cited(told, reader.writer)
    if rows:
        provenance.button(rows, reader, "lead", "provenance.of_text")
    if reader.report.editions[reader.report.edition].cutoff is not None:
        st.caption(reader.word("edition.prose"))


def headlines(area: Area, reader: Reader) -> None:
    with st.grid(min_column_width=250):
        for indicator in reader.report.headlines(area.id):
            cards.headline(indicator, area, reader)


def charts(area: Area, reader: Reader) -> None:
    """The charts of an area that this edition has figures for."""
    drawn = [chart for chart in area.charts if rows_of(chart, reader.report)]
    if not drawn:
        return
    heading("section.charts", reader)
    st.caption(reader.word("provenance.hint"))
    with st.grid(2, min_column_width=430):
        for chart in drawn:
            block.place(block.of_chart(chart, area, reader), reader)


def points(facts: Sequence[Fact], reader: Reader) -> None:
    """The main points: sentences from the rows, each with the figures that it rests on."""
    if not facts:
        return
    heading("section.points", reader)
    for number, fact in enumerate(facts):
        rows = observations(fact)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"- {escaped(sentence(fact, reader.writer))}", width="content")
            if rows:
                provenance.button(rows, reader, f"point_{number}")


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


def save_area(area: Area, reader: Reader) -> None:
    """All figures, targets, events and practices of an area for download, its brief, its slides."""
    made = partial(printing.of_areas, (area.id,), reader.writer, url.whole_link(area.id, reader))
    paper = downloads.Paper("area", f"{area.id}_brief", made)
    chosen = selection.of_area(area.id, reader.report)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(chosen, reader, f"area_{area.id}", paper=paper)
        downloads.slides(_deck(reader, area.id), reader, area.id)


def save_report(reader: Reader) -> None:
    made = partial(printing.of_report, reader.writer, url.whole_link("", reader))
    paper = downloads.Paper("report", "report", made)
    with st.container(horizontal=True):
        with st.container(width="content"):
            downloads.show(selection.of_report(reader.report), reader, "everything", paper=paper)
        downloads.slides(_deck(reader), reader, "everything")


def _deck(reader: Reader, *areas: str) -> Choice:
    return Choice(areas, (reader.writer.language,))


def practices(area: Area, reader: Reader) -> None:
    rows = reader.report.practices_in(area.id)
    if not rows:
        return
    heading("section.practices", reader)
    with st.grid(min_column_width=320):
        for row in rows:
            cards.practice(row, reader)


def paragraph(key: str, reader: Reader) -> None:
    text(reader.word(key))


def text(written: str) -> None:
    """A paragraph no wider than is easy to read."""
    with st.container(width=MEASURE):
        st.markdown(escaped(written))


def edition(reader: Reader) -> None:
    """Which edition this is, and until when what it shows had been published."""
    shown = reader.report.editions[reader.report.edition]
    dated = [row for row in reader.report.editions.values() if row.cutoff is not None]
    named = shown if shown.cutoff else (dated[-1] if dated else None)
    if named is None or named.cutoff is None:
        return
    released = Period(named.cutoff.year, named.cutoff.month, named.cutoff.day)
    key = "edition.as_released" if shown.cutoff else "edition.and_since"
    title, date = reader.writer.say(named.title), reader.writer.period(released)
    st.caption(escaped(reader.word(key, title=title, date=date)))


def opening(reader: Reader) -> list[Event]:
    """What was released when the edition's forum opened, in the order of the programme."""
    by_id = {event.id: event for event in reader.report.events}
    return [by_id[name] for name in reader.report.frame.opening if name in by_id]


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
    name = header.edition_name(reader.report.edition, reader)
    st.caption(reader.word("footer.edition", edition=name, mark=editions.mark_of(reader.report)))
