"""Events as a chart block: those of an area, or those beside the figures of an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import streamlit as st

from pages.parts.chart import block
from pages.parts.chart.block import PlacedChart
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis import related
from report.charts import addresses
from report.charts.captioned import CaptionedChart, captioned_events_beside, captioned_timeline
from report.charts.nodes import Node
from report.files.addresses import FileSubject
from report.model import Area, Indicator
from report.screens import stories, told_rows
from report.screens.context import ScreenContext
from report.screens.figure_sources import source_list
from report.screens.told_rows import ToldRow

_FEW = 6


def placed_timeline(area: Area, ctx: PageContext) -> PlacedChart | None:
    """The timeline of an area; None without events."""
    chart = captioned_timeline(area, ctx.fmt)
    if chart is None:
        return None
    return PlacedChart(
        key=f"timeline_{area.id}",
        chart=chart,
        about=partial(_about, chart, ctx),
        save=FileSubject("events", area.id),
    )


def told(area: Area, ctx: PageContext) -> None:
    """The latest events of an area told, the rest folded."""
    element.show_of(f"events_told_{area.id}", _of_area, area, ctx)


def _of_area(area: Area, ctx: ScreenContext) -> Iterable[Node]:
    rows = [stories.told_event(event, ctx, named=True) for event in ctx.report.events_in(area.id)]
    return _folded(rows, _FEW, "events.earlier", ctx)


def beside(indicator: Indicator, ctx: PageContext) -> None:
    """The events of an indicator's time over its years, those that name its subject told first."""
    placed = placed_beside(indicator, ctx)
    if placed is None:
        st.markdown(ctx.label("indicator.events.none"))
        return
    block.place(placed, ctx)
    st.caption(ctx.label("indicator.events.about"))
    element.show_of(f"events_told_{indicator.id}", _of_indicator, indicator, ctx)


def _of_indicator(indicator: Indicator, ctx: ScreenContext) -> Iterable[Node]:
    entries = related.related_events(ctx.report, indicator.id)
    ordered = [entry.event for entry in sorted(entries, key=lambda entry: not entry.named)]
    named = sum(entry.named for entry in entries)
    rows = [stories.told_event(event, ctx, named=False) for event in ordered]
    return _folded(rows, max(_FEW, named), "indicator.events.more", ctx)


def placed_beside(indicator: Indicator, ctx: PageContext) -> PlacedChart | None:
    """The events beside the figures of an indicator; None without events."""
    chart = captioned_events_beside(indicator, ctx.fmt)
    key = addresses.events_of(indicator.id)
    return PlacedChart(key, chart, partial(_about, chart, ctx)) if chart else None


def _folded(rows: Sequence[ToldRow], few: int, more: str, ctx: ScreenContext) -> Iterable[Node]:
    """The first few as rows, the rest folded; an address that asks for one of those opens it."""
    label = ctx.fmt.counted(more, len(rows) - few)
    return told_rows.with_rest(rows, few, label, ctx.fmt)


def _about(chart: CaptionedChart, ctx: PageContext) -> Iterator[Node]:
    yield Node("p", text=ctx.word("events.about"))
    yield from source_list(chart.rows, ctx)
