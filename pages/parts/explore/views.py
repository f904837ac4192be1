"""What the explore page shows of a selection: a chart, a table, a map, or one quiet line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts import downloads, provenance, tables
from pages.parts.chart import block, share
from pages.parts.chart.block import Block
from pages.parts.explore import state
from pages.parts.frame.context import Reader
from report.charts.drawing import Drawing
from report.downloads import explored
from report.explore import Selection, view, words
from report.explore.series import Found, atlas, districted, mapped
from report.explore.view import View
from report.images import picture as in_print
from report.images.picture import Print
from report.pdf import printing
from report.text.formatter import Formatter, escaped

_KEY = "explored"
_FEW_NOTES = 3


def show(named: Selection, found: Found, reader: Reader) -> bool:
    """The view of a resolved selection, and above it what of the wish could not be met.

    Returns whether anything answers to the selection.
    """
    said = _of_map if named.view == "map" else _of_series
    said(named, found, reader)
    shown = view.of(named, reader.writer, reader.palette)
    if shown is None:
        _line(_why_nothing(named, found), reader)
    elif shown.picture is None:
        _table(shown, reader)
    else:
        block.place(_block(shown, shown.picture, reader), reader)
    return shown is not None


def print_out(chosen: Selection, reader: Reader) -> None:
    """The view of a selection as a document."""
    made = partial(printing.of_view, chosen, reader.writer, state.link(reader))
    downloads.printed(downloads.Paper("view", "view", made), reader, "view")


def _of_series(named: Selection, found: Found, reader: Reader) -> None:
    _notes(words.notes(named, found, reader.writer), reader)
    if named.view == "scatter" and len(found.indicators) > 2:
        _line("explore.crossing.first", reader)


def _of_map(wish: Selection, found: Found, reader: Reader) -> None:
    """One indicator at all districts; where none can be shown, what each is refused for."""
    drawn, named = atlas(reader.report, wish), mapped(wish)
    if named != wish:
        _line("explore.map.index", reader)
    found = drawn.found if drawn else districted(reader.report, named)
    _notes(words.notes(named, found, reader.writer), reader)
    if drawn is not None and len(named.indicators or ()) > 1:
        _line("explore.map.first", reader)


def _why_nothing(named: Selection, found: Found) -> str:
    if named.view == "map":
        return "explore.map.none"
    if not found.drawn:
        return "explore.nothing" if named.indicators else "explore.none_chosen"
    return "explore.crossing.none" if len(found.indicators) > 1 else "explore.crossing.two"


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


def _block(shown: View, picture: Drawing, reader: Reader) -> Block:
    return Block(
        key=_KEY,
        headline=shown.headline,
        subtitle=shown.subtitle,
        alt=shown.alt,
        picture=picture,
        sheet=shown.sheet,
        source_line=shown.source_line,
        about=partial(_about, shown, reader),
        legend=shown.legend,
        save=_save(shown, reader, partial(in_print.of_view, shown.named)),
        share=_share(shown.headline, reader),
        addressed=True,
    )


def _save(
    shown: View, reader: Reader, chart: Callable[[Formatter], Print] | None = None
) -> Callable[[], None]:
    chosen = explored.of_view(shown.named, shown.found, reader.report, shown.dots)
    return partial(downloads.show, chosen, reader, _KEY, chart)


def _share(title: str, reader: Reader) -> Callable[[], None]:
    return partial(share.offer, _KEY, state.way(title, reader), reader)


def _table(shown: View, reader: Reader) -> None:
    with st.container(border=True, key="explore_table"):
        st.markdown(f"### {escaped(shown.headline)}")
        st.caption(escaped(shown.subtitle))
        tables.sheet(shown.sheet, reader, "explore_sheet", shown.headline)
        st.caption(escaped(reader.word("explore.letters")))
        st.caption(escaped(shown.source_line))
        if not st.context.is_embedded:
            block.take_away([_save(shown, reader), _share(shown.headline, reader)])


def _about(shown: View, reader: Reader) -> None:
    """What is made of the figures and how, the definitions, and every source."""
    if shown.named.transform is not None:
        st.markdown(escaped(reader.word(f"transform.{shown.named.transform}.about")))
    for indicator in shown.indicators:
        _definition(indicator, reader)
    st.markdown(f"**{reader.word('nav.sources')}**")
    sources = dict.fromkeys(row.source for row in shown.rows)
    links = (provenance.link(reader.report.sources[source], reader) for source in sources)
    st.markdown("\n".join(f"- {link}" for link in links))


def _definition(indicator: str, reader: Reader) -> None:
    say, row = reader.writer.say, reader.report.indicators[indicator]
    st.markdown(f"**{escaped(say(row.name))}** — {escaped(say(row.definition))}")
    if say(row.note):
        st.caption(escaped(say(row.note)))
