"""Where a figure comes from: one action away from wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame.context import Reader
from report.model import LANGUAGES, Observation, Source
from report.text.citation import citation, reason
from report.text.formatter import Formatter, escaped
from report.text.narrative import disagreements

# More figures than this are folded, each under its own line.
_FEW = 2


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
        language=reader.word(f"language.{source.language}"),
    )


def figure(row: Observation, reader: Reader) -> str:
    """A figure with its place, period and status in one line."""
    return reader.word(
        "figure.full",
        place=reader.writer.say(reader.report.places[row.place].name),
        period=reader.writer.period(row.period),
        figure=reader.writer.observation(row),
        status=reader.word(f"status.{row.status}"),
    )


def show(row: Observation, reader: Reader) -> None:
    """Definition, figure, source, notes, other sources, and a citation to copy."""
    indicator = reader.report.indicators[row.indicator]
    say = reader.writer.say
    st.markdown(f"**{escaped(say(indicator.name))}**")
    st.markdown(f"**{escaped(figure(row, reader))}**")
    st.caption(escaped(say(indicator.definition)))
    st.markdown(link(reader.report.sources[row.source], reader))
    for note in (row.note, indicator.note):
        if say(note):
            st.caption(escaped(say(note)))
    others(row.indicator, row.place, reader, only=row)
    st.caption(reader.word("citation.title"))
    for language in LANGUAGES:
        writer = Formatter(reader.report, language)
        st.code(citation(row, writer), language=None, wrap_lines=True)


def dialog(rows: Sequence[Observation], reader: Reader) -> None:
    """The provenance of figures that were pointed at, over the page."""

    @st.dialog(reader.word("provenance.title"), width="medium")
    def opened() -> None:
        for row in rows:
            if len(rows) > _FEW:
                name = reader.writer.say(reader.report.indicators[row.indicator].name)
                line = reader.word("provenance.line", name=name, figure=figure(row, reader))
                with st.expander(escaped(line)):
                    show(row, reader)
            else:
                show(row, reader)

    opened()


@st.fragment
def button(
    rows: Sequence[Observation], reader: Reader, key: str, label: str = "card.source"
) -> None:
    """Opens the provenance of the figures that stand beside it; written only when it is asked."""
    icon = ":material/info:"
    if st.button(reader.word(label), type="tertiary", icon=icon, key=f"source_{key}"):
        dialog(rows, reader)


def others(indicator: str, place: str, reader: Reader, only: Observation | None = None) -> None:
    """The figures of other sources beside the one shown, with the reason for the choice."""
    for shown, rest in disagreements(indicator, place, reader.writer):
        if only is None or shown is only:
            st.markdown(reader.word("others.say", period=reader.writer.period(shown.period)))
            st.markdown("\n".join(_other(shown, row, reader) for row in rest))


def _other(shown: Observation, row: Observation, reader: Reader) -> str:
    value = escaped(reader.writer.observation(row))
    source = link(reader.report.sources[row.source], reader)
    why = escaped(reason(shown, row, reader.writer))
    return f"- {reader.word('others.row', figure=value, source=source, reason=why)}"
