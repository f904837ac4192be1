"""Events as a chart block: those of an area, or those beside the figures of an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts import downloads, events
from pages.parts.chart import block as chart_block
from pages.parts.chart.block import ChartBlock
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.analysis import related
from report.charts import catalogue
from report.charts.events import EventStrip, draw_events
from report.downloads import selection
from report.images import picture
from report.model import Area, Event, Indicator
from report.text import narrative
from report.text import tables as content
from report.text.formatter import escaped

_FEW = 6


def of_area(area: Area, ctx: PageContext) -> ChartBlock | None:
    """The timeline of an area; None without events."""
    told = ctx.report.events_in(area.id)
    if not told:
        return None
    name = ctx.fmt.say(area.name)
    save = partial(
        downloads.show,
        selection.of_events(area, ctx.report),
        ctx,
        f"events_{area.id}",
        partial(picture.of_events, area),
    )
    return replace(_block(f"timeline_{area.id}", name, EventStrip(told), area, ctx), save=save)


def of_area_told(area: Area, ctx: PageContext) -> None:
    """The timeline of an area, the latest of its events told, the rest folded."""
    block = of_area(area, ctx)
    if block is not None:
        chart_block.place(block, ctx)
        _folded(ctx.report.events_in(area.id), _FEW, "events.earlier", ctx, named=True)


def beside(indicator: Indicator, ctx: PageContext) -> None:
    """The events of an indicator's time over its years, those that name its subject told first."""
    block = of_indicator(indicator, ctx)
    if block is None:
        st.markdown(ctx.word("indicator.events.none"))
        return
    chart_block.place(block, ctx)
    st.caption(ctx.word("indicator.events.about"))
    found = related.related_events(ctx.report, indicator.id)
    ordered = [one.event for one in sorted(found, key=lambda one: not one.named)]
    named = sum(one.named for one in found)
    _folded(ordered, max(_FEW, named), "indicator.events.more", ctx)


def of_indicator(indicator: Indicator, ctx: PageContext) -> ChartBlock | None:
    """The events beside the figures of an indicator; None without events."""
    report = ctx.report
    found = related.related_events(report, indicator.id)
    if not found:
        return None
    name = ctx.fmt.say(indicator.name)
    strip = EventStrip(
        tuple(one.event for one in found),
        report.series(indicator.id),
        related.span(report, indicator.id),
    )
    area = report.area(indicator.area)
    block = _block(catalogue.events_of(indicator.id), name, strip, area, ctx)
    return replace(block, headline=ctx.word("indicator.events.headline", name=name))


def _folded(
    told: Sequence[Event], shown: int, more: str, ctx: PageContext, *, named: bool = False
) -> None:
    """The first of them told, the rest folded, unless the address asks for one of those."""
    events.listing(told[:shown], ctx, named=named)
    if told[shown:]:
        count = ctx.fmt.plain(len(told) - shown)
        asked = url.read(url.EVENT, [event.id for event in told[shown:]])
        with st.expander(ctx.word(more, count=count), expanded=asked is not None):
            events.listing(told[shown:], ctx, named=named)


def _block(key: str, name: str, strip: EventStrip, area: Area, ctx: PageContext) -> ChartBlock:
    fmt = ctx.fmt
    told = strip.events
    when = fmt.span(told[-1].date, told[0].date)
    count = fmt.plain(len(told))
    return ChartBlock(
        key=key,
        headline=ctx.word("events.headline", area=name),
        subtitle=ctx.word("events.subtitle", count=count, when=when),
        alt=ctx.word("alt.timeline", area=name, count=count, when=when),
        picture=draw_events(strip, area, fmt, ctx.palette),
        sheet=content.events(told, fmt),
        source_line=narrative.source_line(told, fmt),
        about=partial(_about, ctx),
    )


def _about(ctx: PageContext) -> None:
    st.markdown(escaped(ctx.word("events.about")))
