"""Cards: a headline figure, a practice, an area."""

from __future__ import annotations

import streamlit as st

from pages.parts import provenance
from pages.parts.frame.context import Reader
from report.analysis.measures import sparkline as run
from report.charts.sparkline import sparkline
from report.model import Area, Indicator, Practice
from report.text.formatter import escaped
from report.text.narrative import fill, latest_change


def headline(indicator: Indicator, area: Area, reader: Reader) -> None:
    """Name, figure, period, change in words, sparkline if the data carry one, and the source."""
    series = reader.report.series(indicator.id)
    with st.container(border=True, height="stretch"):
        st.caption(escaped(reader.writer.say(indicator.name)))
        if not series:
            st.markdown(reader.word("none_yet"))
            return
        last = series[-1]
        st.markdown(f"#### {escaped(reader.writer.observation(last))}")
        st.caption(escaped(_dated(indicator, reader)))
        values = run(series)
        if values:
            st.image(sparkline(values, reader.colour(area)), width=200)
        provenance.button([last], reader, f"card_{indicator.id}")


def _dated(indicator: Indicator, reader: Reader) -> str:
    """The period of the latest figure, and how it changed."""
    series = reader.report.series(indicator.id)
    last = series[-1]
    parts = [reader.writer.period(last.period)]
    if last.status != "A":
        parts.append(reader.word(f"status.{last.status}"))
    parts.append(latest_change(indicator, series, reader.writer))
    return " · ".join(part for part in parts if part)


def practice(row: Practice, reader: Reader) -> None:
    """A concrete experience: what it is, what came of it, where, and who reported it."""
    say = reader.writer.say
    place = say(reader.report.places[row.place].name)
    since = (
        reader.word("practice.since", period=reader.writer.period(row.start)) if row.start else ""
    )
    with st.container(border=True, height="stretch", key=f"practice_{row.id}"):
        st.markdown(f"**{escaped(say(row.title))}**")
        st.caption(escaped(" · ".join(part for part in (place, since) if part)))
        st.markdown(escaped(say(row.summary)))
        if say(row.result):
            st.markdown(f"**{reader.word('practice.result')}** {escaped(say(row.result))}")
        st.caption(provenance.link(reader.report.sources[row.source], reader))


def area(row: Area, page: st.Page, reader: Reader) -> None:
    """An area on the overview: its sentence, its two best figures, a way in."""
    with st.container(border=True, height="stretch"):
        st.markdown(f"### :material/{row.icon}: {escaped(reader.writer.say(row.name))}")
        st.markdown(escaped(fill(row.summary, reader.writer) or ""))
        best = reader.report.headlines(row.id)[:2]
        for indicator in best:
            _figure(indicator, reader)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(page, label=reader.word("card.more"), icon=":material/arrow_forward:")
            rows = [series[-1] for one in best if (series := reader.report.series(one.id))]
            provenance.button(rows, reader, f"area_{row.id}")


def _figure(indicator: Indicator, reader: Reader) -> None:
    series = reader.report.series(indicator.id)
    if series:
        name, period = reader.writer.say(indicator.name), reader.writer.period(series[-1].period)
        st.markdown(f"#### {escaped(reader.writer.observation(series[-1]))}")
        st.caption(escaped(reader.word("card.figure", name=name, period=period)))
