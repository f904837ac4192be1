"""What the explore page shows of a selection: a chart, a table, a map, or one quiet line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts import chart_block, downloads, explore_state, provenance, share, tables
from pages.parts.chart_block import Block
from pages.parts.reader import Reader
from report import narrative
from report.charts.panels import Style
from report.explore import Selection, crossing, pictures, saved, words
from report.explore import tables as sheets
from report.explore.crossing import Crossing
from report.explore.series import Atlas, Found, atlas, districted, mapped, targets
from report.export.selection import Selection as Saved
from report.language import escaped
from report.model import Observation
from report.paper import printing, views

_KEY = "explored"
_FEW_NOTES = 3


def show(named: Selection, found: Found, reader: Reader) -> None:
    """The view of a resolved selection, and above it what of the wish could not be met."""
    if named.view == "map":
        _map(named, reader)
        return
    _notes(words.notes(named, found, reader.writer), reader)
    if not found.drawn:
        _line("explore.nothing" if named.indicators else "explore.none_chosen", reader)
    elif named.view == "scatter":
        _scatter(named, found, reader)
    elif named.view == "table":
        _table(named, found, reader)
    else:
        chart_block.place(_over_years(named, found, reader), reader)


def print_out(chosen: Selection, named: Selection, found: Found, reader: Reader) -> None:
    """The view as a document, where there is something in it."""
    if not views.is_empty(named, found, reader.report):
        url = explore_state.link(reader)
        made = partial(printing.of_view, chosen, reader.writer, url)
        downloads.printed(downloads.Paper("view", "view", made), reader, "view")


def _line(key: str, reader: Reader) -> None:
    st.caption(reader.word(key))


def _notes(said: Sequence[str], reader: Reader) -> None:
    """Each in a quiet line; many of them folded."""
    if len(said) <= _FEW_NOTES:
        for note in said:
            st.caption(escaped(note))
        return
    title = reader.word("explore.notes", count=reader.writer.plain(len(said)))
    with st.expander(title):
        st.markdown("\n".join(f"- {escaped(note)}" for note in said))


def _over_years(named: Selection, found: Found, reader: Reader) -> Block:
    writer = reader.writer
    aims = targets(reader.report, named, found) if named.view != "multiples" else ()
    style: Style = "bar" if named.view == "bar" else "line"
    picture = (
        pictures.multiples(found, writer, reader.palette)
        if named.view == "multiples"
        else pictures.over_years(found, aims, style, writer, reader.palette)
    )
    return Block(
        key=_KEY,
        headline=words.headline(named, found, writer),
        subtitle=words.subtitle(found, writer),
        alt=words.alt(found, writer),
        picture=picture,
        sheet=sheets.sheet(found, writer),
        source_line=narrative.source_line([*found.inputs, *aims], writer),
        about=partial(_about, named, found.indicators, found.inputs, reader),
        legend=tuple(words.legend(named, found, aims, writer)),
        save=_save(saved.of_view(named, found, reader.report), reader),
        share=_share(words.headline(named, found, writer), reader),
        addressed=True,
    )


def _save(chosen: Saved, reader: Reader) -> Callable[[], None]:
    return partial(downloads.show, chosen, reader, _KEY)


def _share(title: str, reader: Reader) -> Callable[[], None]:
    return partial(share.offer, _KEY, explore_state.way(title, reader), reader)


def _table(named: Selection, found: Found, reader: Reader) -> None:
    writer = reader.writer
    headline = words.headline(named, found, writer)
    with st.container(border=True, key="explore_table"):
        st.markdown(f"### {escaped(headline)}")
        st.caption(escaped(words.subtitle(found, writer)))
        tables.sheet(sheets.sheet(found, writer), reader, "explore_sheet", headline)
        st.caption(escaped(reader.word("explore.letters")))
        st.caption(escaped(narrative.source_line(found.inputs, writer)))
        if not st.context.is_embedded:
            save = _save(saved.of_view(named, found, reader.report), reader)
            chart_block.take_away([save, _share(headline, reader)])


def _scatter(named: Selection, found: Found, reader: Reader) -> None:
    crossed = crossing.of(named, found)
    if crossed is None:
        _line("explore.crossing.two", reader)
    elif not crossed.pairs:
        _line("explore.crossing.none", reader)
    else:
        if len(found.indicators) > 2:
            _line("explore.crossing.first", reader)
        chart_block.place(_crossing(named, found, crossed, reader), reader)


def _crossing(named: Selection, found: Found, crossed: Crossing, reader: Reader) -> Block:
    writer = reader.writer
    rows = _behind(found, crossed)
    headline = words.crossing_headline(crossed, writer)
    subtitle = words.crossing_subtitle(named, crossed, writer)
    return Block(
        key=_KEY,
        headline=headline,
        subtitle=subtitle,
        alt=reader.word("explore.crossing.alt", headline=headline, subtitle=subtitle),
        picture=pictures.crossed(crossed, named.by == "year", writer, reader.palette),
        sheet=sheets.crossing(crossed, writer),
        source_line=narrative.source_line(rows, writer),
        about=partial(_about, named, found.indicators[:2], rows, reader),
        legend=tuple(words.crossing_legend(crossed, writer)),
        save=_save(saved.of_view(named, found, reader.report, _dots(crossed)), reader),
        share=_share(headline, reader),
        addressed=True,
    )


def _dots(crossed: Crossing) -> list[Observation]:
    return [row for pair in crossed.pairs for row in (pair.across, pair.up)]


def _behind(found: Found, crossed: Crossing) -> list[Observation]:
    """The published figures behind the dots."""
    keys = {row.key for row in _dots(crossed)}
    points = [point for one in found.drawn for point in one.points if point.row.key in keys]
    return list({row.key: row for point in points for row in point.inputs}.values())


def _map(named: Selection, reader: Reader) -> None:
    """One indicator at all districts; where none can be shown, what each is refused for."""
    drawn, wish = atlas(reader.report, named), named
    named = mapped(named)
    if named != wish:
        _line("explore.map.index", reader)
    if drawn is None:
        _notes(words.notes(named, districted(reader.report, named), reader.writer), reader)
        _line("explore.map.none", reader)
        return
    _notes(words.notes(named, drawn.found, reader.writer), reader)
    if len(named.indicators or ()) > 1:
        _line("explore.map.first", reader)
    chart_block.place(_map_block(drawn, drawn.year(named.year), named, reader), reader)


def _map_block(drawn: Atlas, year: int, named: Selection, reader: Reader) -> Block:
    writer = reader.writer
    found = drawn.of(year)
    known, districts = len(found.drawn), len(reader.report.districts())
    name = words.map_headline(named, drawn.indicator, year, writer)
    return Block(
        key=_KEY,
        headline=name,
        subtitle=reader.word(
            "map.subtitle", known=writer.plain(known), all=writer.plain(districts)
        ),
        alt=reader.word(
            "alt.map",
            name=name,
            known=writer.plain(known),
            missing=writer.plain(districts - known),
        ),
        picture=pictures.on_map(drawn, year, writer, reader.palette),
        sheet=sheets.districts(found, writer),
        source_line=narrative.source_line(found.inputs, writer),
        about=partial(_about, named, (drawn.indicator,), found.inputs, reader),
        legend=(writer.say(reader.report.frame.map_credit),),
        save=_save(saved.of_view(named, found, reader.report), reader),
        share=_share(name, reader),
        addressed=True,
    )


def _about(
    named: Selection, indicators: Sequence[str], rows: Sequence[Observation], reader: Reader
) -> None:
    """What is made of the figures and how, the definitions, and every source."""
    if named.transform is not None:
        st.markdown(escaped(reader.word(f"transform.{named.transform}.about")))
    for indicator in indicators:
        _definition(indicator, reader)
    st.markdown(f"**{reader.word('nav.sources')}**")
    sources = dict.fromkeys(row.source for row in rows)
    links = (provenance.link(reader.report.sources[source], reader) for source in sources)
    st.markdown("\n".join(f"- {link}" for link in links))


def _definition(indicator: str, reader: Reader) -> None:
    say, row = reader.writer.say, reader.report.indicators[indicator]
    st.markdown(f"**{escaped(say(row.name))}** — {escaped(say(row.definition))}")
    if say(row.note):
        st.caption(escaped(say(row.note)))
