"""What is not known: counted in a paragraph, listed by kind, and drawn by indicator and year."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import sections, sources, tables
from pages.parts.chart import block
from pages.parts.chart.block import Block
from pages.parts.frame.context import Reader
from report.analysis import unknowns
from report.analysis.unknowns import KINDS, STATES, Coverage, Kind, State, Unknowns
from report.charts import coverage as drawing
from report.model import Area, Period
from report.text import narrative
from report.text import unknowns_tables as content
from report.text.formatter import escaped

# Fewer years make no series.
_SERIES = 3


def intro(reader: Reader) -> None:
    """What the page of all areas counts, and how far its counts reach."""
    with st.container(width=sections.MEASURE):
        st.markdown(escaped(reader.word("unknowns.intro", place=_home(reader))))


def section(area: Area, reader: Reader) -> None:
    """The section of an area's page: what its figures cannot tell, in words and in lists."""
    found = unknowns.of(reader.report, area.id)
    sections.heading("unknowns.section", reader)
    summary(found, reader)
    lists(found, reader)


def summary(found: Unknowns, reader: Reader) -> None:
    """One sentence for each kind of which there is something."""
    said = [sentence for kind in KINDS if (sentence := _count(kind, found, reader))]
    text = reader.word("sentence.space").join(said) or reader.word("unknowns.nothing")
    with st.container(width=sections.MEASURE):
        st.markdown(escaped(text))


def _count(kind: Kind, found: Unknowns, reader: Reader) -> str:
    """How many of how many, in a sentence; nothing where there are none."""
    count = found.counts[kind]
    if not count:
        return ""
    return reader.word(
        f"unknowns.{kind}.count.one" if count == 1 else f"unknowns.{kind}.count",
        count=reader.writer.plain(count),
        all=reader.writer.plain(found.totals[kind]),
        place=_home(reader),
    )


def _home(reader: Reader) -> str:
    return reader.writer.say(reader.report.places[reader.report.frame.place].name)


def lists(found: Unknowns, reader: Reader) -> None:
    """Each kind folded: what it means, and every case of it."""
    for kind in KINDS:
        count = found.counts[kind]
        if count:
            title = reader.word(f"unknowns.{kind}.title", count=reader.writer.plain(count))
            with st.expander(escaped(title)):
                _list(kind, found, reader)


def _list(kind: Kind, found: Unknowns, reader: Reader) -> None:
    means = reader.word(f"unknowns.{kind}.means", place=_home(reader))
    said = [_rounding(found, reader), means] if kind == "disagreements" else [means]
    text = reader.word("sentence.space").join(sentence for sentence in said if sentence)
    st.markdown(escaped(text))
    if kind == "undated":
        sources.listing(found.undated, reader)
    else:
        tables.show(content.of_kind(kind, found, reader.writer))


def _rounding(found: Unknowns, reader: Reader) -> str:
    """How many disagreements are none once rounding is allowed for."""
    count = sum(1 for each in found.disagreements if each.explanation == "rounding")
    numbers = {
        "count": reader.writer.plain(count),
        "all": reader.writer.plain(len(found.disagreements)),
    }
    return reader.word("unknowns.disagreements.rounding", **numbers) if count else ""


@st.fragment
def coverage(reader: Reader) -> None:
    """The matrix of one area, chosen by its name."""
    areas = {area.id: area for area in reader.report.areas}
    drawn = [name for name in areas if unknowns.coverage(reader.report, name)]
    if not drawn:
        return
    chosen = st.pills(
        reader.word("coverage.choose"),
        drawn,
        default=drawn[0],
        format_func=lambda name: reader.writer.say(areas[name].name),
        required=True,
        key="coverage_area",
    )
    matrix(areas[chosen or drawn[0]], reader)


def matrix(area: Area, reader: Reader) -> None:
    """Which indicators of an area have a figure in which year; nothing where none has one."""
    found = unknowns.coverage(reader.report, area.id)
    if found is not None:
        block.place(_block(found, area, reader), reader)


def _block(found: Coverage, area: Area, reader: Reader) -> Block:
    writer = reader.writer
    series = sum(1 for track in found.tracks if len(track.years()) >= _SERIES)
    names = {
        "area": writer.say(area.name),
        "place": _home(reader),
        "when": writer.span(Period(found.years[0]), Period(found.years[-1])),
        "all": writer.plain(len(found.tracks)),
    }
    return Block(
        key=f"coverage_{area.id}",
        headline=reader.word("coverage.headline", count=writer.plain(series), **names),
        subtitle=reader.word("coverage.subtitle", **names),
        alt=reader.word("coverage.alt", **names, **_counted(found, reader)),
        picture=drawing.coverage(found, area, writer, reader.palette),
        sheet=content.of_coverage(found, writer),
        source_line=narrative.source_line(found.rows, writer),
        about=partial(_about, reader),
        legend=_legend(found, reader),
    )


def _counted(found: Coverage, reader: Reader) -> dict[str, str]:
    numbers: dict[str, int] = {state: found.count(state) for state in STATES}
    numbers |= {"filled": found.count(), "years": len(found.years)}
    return {name: reader.writer.plain(number) for name, number in numbers.items()}


def _legend(found: Coverage, reader: Reader) -> tuple[str, ...]:
    """The marks that the matrix really shows."""
    marks: list[State] = [state for state in STATES if found.count(state)]
    return tuple(reader.word(f"coverage.legend.{mark}") for mark in (*marks, "none"))


def _about(reader: Reader) -> None:
    st.markdown(escaped(reader.word("coverage.about")))
