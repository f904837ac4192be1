"""A chart taken elsewhere: its address to copy, and the HTML that embeds it."""

from __future__ import annotations

import streamlit as st

from pages.parts import address
from pages.parts.reader import Reader
from report import catalogue
from report.catalogue import Entry


@st.fragment
def show(chart_id: str, reader: Reader) -> None:
    """The button and what it opens; nothing for a chart without an address, or in an embed."""
    found = catalogue.entry(reader.report, chart_id)
    if found is None or st.context.is_embedded:
        return
    opened = st.popover(
        reader.word("share.label"),
        icon=":material/share:",
        type="tertiary",
        key=f"share_{chart_id}",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            _content(found, reader)


def _content(found: Entry, reader: Reader) -> None:
    st.caption(reader.word("share.link"))
    st.code(_link(found, reader), language=None, wrap_lines=True)
    st.caption(reader.word("share.embed"))
    code = catalogue.iframe(_frame(found, reader), title(found, reader))
    st.code(code, language="html", wrap_lines=True)


def _link(found: Entry, reader: Reader) -> str:
    """An indicator's chart stands on the indicator's page; any other has a page of its own."""
    if found.indicator is not None:
        return address.whole_link("indicator", reader, id=found.indicator.id)
    return address.whole_link("chart", reader, id=found.id)


def _frame(found: Entry, reader: Reader) -> str:
    theme = f"{reader.palette.mode}_theme"
    return address.whole_link("chart", reader, id=found.id, embed="true", embed_options=theme)


def title(found: Entry | None, reader: Reader) -> str:
    """What a chart belongs to: its indicator, its chapter, or the report."""
    owner = (found.indicator or found.area) if found else None
    return reader.writer.say(owner.name if owner else reader.report.frame.title)


def home(found: Entry | None) -> tuple[str, dict[str, str]]:
    """The page that a chart belongs to, the overview's name being empty, and what it is told."""
    if found is not None and found.indicator is not None:
        return "indicator", {address.ID: found.indicator.id}
    return (found.area.id if found and found.area else ""), {}
