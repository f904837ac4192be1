"""The map of the districts, coloured by an indicator that the reader chooses."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import downloads, provenance
from pages.parts.chart import block
from pages.parts.chart.block import ChartBlock
from pages.parts.frame.context import PageContext
from report.analysis.districts import Layer, layers
from report.charts.draw import draw_layer
from report.downloads import selection
from report.images import picture
from report.text import narrative
from report.text import tables as content
from report.text.citation import figure_in_full
from report.text.formatter import escaped


def show(ctx: PageContext) -> None:
    """The chooser and the map; nothing where the report has no outlines."""
    available = {layer.key: layer for layer in layers(ctx.report)}
    if not available:
        return
    key = st.selectbox(
        ctx.word("map.choose"),
        list(available),
        format_func=lambda key: narrative.layer(available[key], ctx.fmt),
        key="map_layer",
    )
    block.place(_block(available[key], ctx), ctx)


def _block(layer: Layer, ctx: PageContext) -> ChartBlock:
    fmt = ctx.fmt
    districts = len(ctx.report.districts())
    known, missing = len(layer.rows), districts - len(layer.rows)
    name = narrative.layer(layer, fmt)
    return ChartBlock(
        key="district_map",
        headline=name,
        subtitle=ctx.word("map.subtitle", known=fmt.plain(known), all=fmt.plain(districts)),
        alt=ctx.word("alt.map", name=name, known=fmt.plain(known), missing=fmt.plain(missing)),
        picture=draw_layer(layer, fmt, ctx.palette),
        sheet=content.district_sheet(layer.rows, fmt),
        source_line=narrative.source_line(layer.rows, fmt),
        about=partial(_about, layer, ctx),
        legend=(fmt.say(ctx.report.frame.map_credit),),
        save=partial(
            downloads.show,
            selection.of_map(layer, ctx.report),
            ctx,
            "district_map",
            partial(picture.of_map, layer),
        ),
    )


def _about(layer: Layer, ctx: PageContext) -> None:
    indicator = ctx.report.indicators[layer.indicator]
    st.markdown(escaped(ctx.fmt.say(indicator.definition)))
    if ctx.fmt.say(indicator.note):
        st.caption(escaped(ctx.fmt.say(indicator.note)))
    for row in layer.rows:
        st.markdown(escaped(figure_in_full(row, ctx.fmt)))
        st.caption(provenance.link(ctx.report.sources[row.source], ctx))
