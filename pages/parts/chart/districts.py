"""The map of the districts, coloured by an indicator that the reader chooses."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts import downloads, provenance
from pages.parts.chart import block
from pages.parts.chart.block import Block
from pages.parts.frame.context import Reader
from report.analysis.districts import Layer, layers
from report.charts import district_map
from report.downloads import selection
from report.images import picture
from report.text import narrative
from report.text import tables as content
from report.text.formatter import escaped


def show(reader: Reader) -> None:
    """The chooser and the map; nothing where the report has no outlines."""
    available = {layer.key: layer for layer in layers(reader.report)}
    if not available:
        return
    key = st.selectbox(
        reader.word("map.choose"),
        list(available),
        format_func=lambda key: narrative.layer(available[key], reader.writer),
        key="map_layer",
    )
    block.place(_block(available[key], reader), reader)


def _block(layer: Layer, reader: Reader) -> Block:
    writer = reader.writer
    districts = len(reader.report.districts())
    known, missing = len(layer.rows), districts - len(layer.rows)
    name = narrative.layer(layer, writer)
    return Block(
        key="district_map",
        headline=name,
        subtitle=reader.word(
            "map.subtitle", known=writer.plain(known), all=writer.plain(districts)
        ),
        alt=reader.word(
            "alt.map", name=name, known=writer.plain(known), missing=writer.plain(missing)
        ),
        picture=district_map(layer, writer, reader.palette),
        sheet=content.of_map(layer.rows, writer),
        source_line=narrative.source_line(layer.rows, writer),
        about=partial(_about, layer, reader),
        legend=(writer.say(reader.report.frame.map_credit),),
        save=partial(
            downloads.show,
            selection.of_map(layer, reader.report),
            reader,
            "district_map",
            partial(picture.of_map, layer),
        ),
    )


def _about(layer: Layer, reader: Reader) -> None:
    indicator = reader.report.indicators[layer.indicator]
    st.markdown(escaped(reader.writer.say(indicator.definition)))
    if reader.writer.say(indicator.note):
        st.caption(escaped(reader.writer.say(indicator.note)))
    for row in layer.rows:
        st.markdown(escaped(provenance.figure(row, reader)))
        st.caption(provenance.link(reader.report.sources[row.source], reader))
