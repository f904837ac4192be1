"""Events as a chart block: those of an area, or those beside the figures of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts import downloads, events
from pages.parts.chart import block as chart_block
from pages.parts.chart.block import Block
from pages.parts.frame import url
from pages.parts.frame.context import Reader
from report.analysis import related
from report.charts import catalogue
from report.charts.events import Strip, alongside
from report.downloads import selection
from report.images import picture
from report.model import Area, Event, Indicator
from report.text import narrative
from report.text import tables as content
from report.text.formatter import escaped

_FEW = 6


def of_area(area: Area, reader: Reader) -> Block | None:
    """The timeline of an area; None without events."""
    told = reader.report.events_in(area.id)
    if not told:
        return None
    name = reader.writer.say(area.name)
    save = partial(
        downloads.show,
        selection.of_events(area, reader.report),
        reader,
        f"events_{area.id}",
        partial(picture.of_events, area),
    )
    return replace(_block(f"timeline_{area.id}", name, Strip(told), area, reader), save=save)


def of_area_told(area: Area, reader: Reader) -> None:
    """The timeline of an area, the latest of its events told, the rest folded."""
    block = of_area(area, reader)
    if block is not None:
        chart_block.place(block, reader)
        _folded(reader.report.events_in(area.id), _FEW, "events.earlier", reader, named=True)


def beside(indicator: Indicator, reader: Reader) -> None:
    """The events of an indicator's time over its years, those that name its subject told first."""
    block = of_indicator(indicator, reader)
    if block is None:
        st.markdown(reader.word("indicator.events.none"))
        return
    chart_block.place(block, reader)
    st.caption(reader.word("indicator.events.about"))
    found = related.happenings(reader.report, indicator.id)
    ordered = [one.event for one in sorted(found, key=lambda one: not one.named)]
    named = sum(one.named for one in found)
    _folded(ordered, max(_FEW, named), "indicator.events.more", reader)


def of_indicator(indicator: Indicator, reader: Reader) -> Block | None:
    """The events beside the figures of an indicator; None without events."""
    report = reader.report
    found = related.happenings(report, indicator.id)
    if not found:
        return None
    name = reader.writer.say(indicator.name)
    strip = Strip(
        tuple(one.event for one in found),
        report.series(indicator.id),
        related.span(report, indicator.id),
    )
    area = report.area(indicator.area)
    block = _block(catalogue.events_of(indicator.id), name, strip, area, reader)
    return replace(block, headline=reader.word("indicator.events.headline", name=name))


def _folded(
    told: Sequence[Event], shown: int, more: str, reader: Reader, *, named: bool = False
) -> None:
    """The first of them told, the rest folded, unless the address asks for one of those."""
    events.listing(told[:shown], reader, named=named)
    if told[shown:]:
        count = reader.writer.plain(len(told) - shown)
        asked = url.read(url.EVENT, [event.id for event in told[shown:]])
        with st.expander(reader.word(more, count=count), expanded=asked is not None):
            events.listing(told[shown:], reader, named=named)


def _block(key: str, name: str, strip: Strip, area: Area, reader: Reader) -> Block:
    writer = reader.writer
    told = strip.events
    when = writer.span(told[-1].date, told[0].date)
    count = writer.plain(len(told))
    return Block(
        key=key,
        headline=reader.word("events.headline", area=name),
        subtitle=reader.word("events.subtitle", count=count, when=when),
        alt=reader.word("alt.timeline", area=name, count=count, when=when),
        picture=alongside(strip, reader.colour(area), writer, reader.palette),
        sheet=content.events(told, writer),
        source_line=narrative.source_line(told, writer),
        about=partial(_about, reader),
    )


def _about(reader: Reader) -> None:
    st.markdown(escaped(reader.word("events.about")))
