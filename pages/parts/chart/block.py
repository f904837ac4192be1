"""The one place where a chart is put on a page: headline, subtitle, tabs, legend, source line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts import downloads
from pages.parts.chart import element, share, tabbed_tables, tabs
from pages.parts.chart.share import ShareLink
from pages.parts.chart.tabbed_tables import NamedTable
from pages.parts.frame.context import PageContext
from report.charts.captioned import CaptionedChart, captioned_chart
from report.charts.nodes import Node
from report.charts.written import nodes_written
from report.files import addresses
from report.files.addresses import FileSubject
from report.model import Area, Chart
from report.model.report_cache import report_cache
from report.screens.chart_about import chart_about
from report.screens.chart_texts import chart_foot, chart_head
from report.site import asked_figures, closed_parts, drawn_charts
from report.site.closed_parts import PartMaker


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart with what only a page has around it.

    `key` names its element; `about` gives what its own tab says, `save` is what is kept of what is
    shown, `share` the way to it where it has no address of its own. `addressed` is the chart that
    its page is about: the address says which tab is open. `height` is that of the picture in
    pixels where it is not its own; a small screen shows it as it is. One that is `folded` shows but
    its headline there, until it is opened.
    """

    key: str
    chart: CaptionedChart
    about: Callable[[], Iterable[Node]]
    save: FileSubject | None = None
    share: ShareLink | None = None
    addressed: bool = False
    height: int | None = None
    folded: bool = False


def place(placed: PlacedChart, ctx: PageContext) -> None:
    """Put a chart on the page. Nothing else calls its element.

    What stands in closed tabs and lists is made, and sent, when a reader opens it. Of a chart whose
    tab is in the address only the chart runs anew when another is opened.
    """
    (_place_alone if placed.addressed else _place)(placed, ctx)


def _place(placed: PlacedChart, ctx: PageContext) -> None:
    chart, key = placed.chart, placed.key
    fold = ctx.word("fold.turn", heading=chart.headline) if placed.folded else ""
    head, foot = _texts(chart, _level(placed), fold)
    drawing = chart.draw(ctx.palette)
    told: dict[str, object] = {
        "key": key,
        "height": placed.height or drawing.height,
        "tabs": tabs.labels(ctx),
        "isAddressed": placed.addressed,
        "opened": tabs.opened() if placed.addressed else None,
    }
    lines = (head, drawn_charts.told(drawing, chart.alt, placed.height), foot)
    told |= _closed(placed, drawing.mark_in(placed.height), ctx)
    element.show(told, f"block_{key}", lines, addressed=placed.addressed)


_place_alone = st.fragment(_place)


# In both languages and themes, folded and not.
@report_cache(2048)
def _texts(chart: CaptionedChart, level: int, fold: str) -> tuple[bytes, bytes]:
    """What stands above a chart, and what stands below it."""
    return nodes_written(chart_head(chart, level, fold)), nodes_written(chart_foot(chart))


def _level(placed: PlacedChart) -> int:
    """That of the headline: an embed has no title above it, a page of many charts has sections."""
    if st.context.is_embedded:
        return 1
    return 2 if placed.addressed else 3


def _closed(placed: PlacedChart, mark: str, ctx: PageContext) -> dict[str, object]:
    """The buttons, and where is what they and the tabs open; the mark is that of what is drawn."""
    shared = placed.share or share.of_chart(placed.key, placed.chart, ctx)
    sheets = {f"sheet_{placed.key}": placed.chart.sheet}
    parts: dict[str, PartMaker] = {
        "table": partial(_table, placed.key, placed.chart, ctx),
        "about": partial(_about, placed.about),
        asked_figures.PART: partial(asked_figures.of_tables, sheets, ctx),
    }
    return _opened(_Buttons(placed.key, placed.save, shared), ctx, parts, mark)


def _table(key: str, chart: CaptionedChart, ctx: PageContext, _: Mapping[str, str]) -> bytes:
    return tabbed_tables.written([NamedTable(f"sheet_{key}", chart.sheet, chart.headline)], ctx)


def _about(about: Callable[[], Iterable[Node]], _: Mapping[str, str]) -> bytes:
    return nodes_written(about())


@dataclass(frozen=True, slots=True)
class _Buttons:
    """What buttons offer: what is kept, and the way to it; nothing without either."""

    key: str
    save: FileSubject | None
    share: ShareLink | None


def _opened(
    of: _Buttons,
    ctx: PageContext,
    parts: Mapping[str, PartMaker],
    mark: str = "",
) -> dict[str, object]:
    """The buttons, none inside an embed; and where is what they open, beside the other parts."""
    named: list[dict[str, object]] = []
    opened = dict(parts)
    if of.save is not None and downloads.there_are(of.save, ctx):
        named.append(downloads.button(of.key, ctx))
        opened["files"] = partial(downloads.listed, of.save, ctx)
    if of.share is not None:
        named.append(share.button(of.key, ctx))
        opened["share"] = partial(share.listed, of.share, ctx)
    shared = of.share and (of.share.page, of.share.query, of.share.frame_query)
    where = closed_parts.kept(repr((of.key, of.save, shared, mark)), ctx, opened)
    return {"buttons": [] if st.context.is_embedded else named, "parts": where}


def actions(
    key: str,
    save: FileSubject | None,
    shared: ShareLink | None,
    ctx: PageContext,
    beside: Iterable[Node] = (),
) -> None:
    """The buttons side by side, alone; nodes stand behind them."""
    told = _opened(_Buttons(key, save, shared), ctx, {})
    if told["buttons"]:
        element.show(told | {"beside": [node.as_json() for node in beside]}, f"actions_{key}")


def placed_chart(chart: Chart, area: Area | None, ctx: PageContext) -> PlacedChart:
    """A chart of the report. ValueError where this edition has no figure for it."""
    captioned = captioned_chart(chart, area, ctx.fmt)
    return PlacedChart(
        key=chart.id,
        chart=captioned,
        about=partial(chart_about, chart, captioned, ctx),
        save=addresses.of_chart(chart),
    )
