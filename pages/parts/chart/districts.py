"""The map of the districts, coloured by an indicator that the reader chooses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from pages.parts import sections
from pages.parts.chart import block
from pages.parts.chart.block import PlacedChart
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.districts import Layer, layers
from report.charts.addresses import MAP
from report.charts.captioned import captioned_map
from report.charts.nodes import Node
from report.files.addresses import FileSubject
from report.screens import ranked_bars
from report.screens.chart_about import definition
from report.screens.publications import publication_nodes
from report.text import narrative
from report.text.citation import figure_in_full

_LAYER = "map_layer"


def show(ctx: PageContext) -> None:
    """The chooser, the map and its figures as bars; nothing where the report has no outlines."""
    available = {layer.key: layer for layer in layers(ctx.report)}
    if not available:
        return
    if not st.context.is_embedded:
        sections.heading("section.districts", ctx)
    # The browser knows a layer by its name, which is another one in the other language: it is told
    # what the session has. One that comes back to another server says itself what it shows.
    if st.session_state.get(_LAYER) in available:
        st.session_state[_LAYER] = st.session_state[_LAYER]
    key = st.selectbox(
        ctx.label("map.choose"),
        list(available),
        format_func=lambda key: narrative.layer_name(available[key], ctx.fmt),
        key=_LAYER,
    )
    wide, narrow = sections.two_thirds()
    with wide:
        block.place(placed_map(available[key], ctx), ctx)
    with narrow:
        element.show_of("district_bars", ranked_bars.ranked_bars, available[key], ctx)


def placed_map(layer: Layer, ctx: PageContext) -> PlacedChart:
    """The map of a layer."""
    chart = captioned_map(layer, ctx.fmt)
    return PlacedChart(
        key=MAP,
        chart=chart,
        about=partial(_about, layer, ctx),
        save=FileSubject("map", layer.key),
    )


def _about(layer: Layer, ctx: PageContext) -> Iterator[Node]:
    yield from definition(ctx.report.indicators[layer.indicator], ctx)
    for row in layer.rows:
        yield Node("p", text=figure_in_full(row, ctx.fmt))
        inside = tuple(publication_nodes(ctx.report.sources[row.source], ctx.fmt))
        yield Node("p", {"class": "chart-note"}, children=inside)
