"""One place to download what is shown: its rows in every format, its chart as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from pages.parts.frame.context import Reader
from report.downloads.formats import FORMATS, PICTURES, Format, PictureFormat
from report.downloads.names import file_name, named
from report.downloads.selection import Selection
from report.images.browser import browser
from report.images.picture import Print
from report.slides.deck import Choice
from report.slides.pptx import PPTX, pptx
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: which kind (`area`, `report` or `view`), its name, and how it is made."""

    kind: str
    what: str
    made: Callable[[], bytes]


def printed(
    paper: Paper, reader: Reader, key: str, width: Literal["content", "stretch"] = "content"
) -> None:
    """A button for a document, which is typeset when it is asked for, beside the page's script."""
    st.download_button(
        reader.word(f"download.pdf.{paper.kind}"),
        paper.made,
        file_name=named(paper.what, reader.writer, "pdf"),
        mime="application/pdf",
        key=f"save_{key}_pdf",
        on_click="ignore",
        type="tertiary",
        icon=":material/print:",
        width=width,
    )


@st.fragment
def show(
    selection: Selection,
    reader: Reader,
    key: str,
    chart: Callable[[Formatter], Print] | None = None,
    paper: Paper | None = None,
) -> None:
    """A button that opens the list of formats. A file is made when it is asked for, not before.

    `chart` gives the picture, where there is one: `partial(picture.of_chart, chart, area)`;
    `paper` the same as a document. The list is sent when it is opened: a page has a dozen of
    them, most of which nobody opens.
    """
    if selection.is_empty:
        return
    opened = st.popover(
        reader.word("download.open"),
        icon=":material/download:",
        key=f"save_{key}",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        if chart is not None:
            _pictures(selection, chart, reader, key)
        if paper is not None:
            printed(paper, reader, key, width="stretch")
        for one in FORMATS:
            _button(one, partial(one.write, selection, reader.writer), selection, reader, key)


def _pictures(
    selection: Selection, chart: Callable[[Formatter], Print], reader: Reader, key: str
) -> None:
    if browser() is None:
        st.caption(reader.word("download.no_browser"))
        return
    for one in PICTURES:
        _button(one, partial(_drawn, one, chart, reader.writer), selection, reader, key)


def _drawn(one: PictureFormat, chart: Callable[[Formatter], Print], writer: Formatter) -> bytes:
    return one.write(chart(writer), writer)


def _button(
    one: Format | PictureFormat,
    made: Callable[[], bytes],
    selection: Selection,
    reader: Reader,
    key: str,
) -> None:
    st.download_button(
        reader.word(f"download.{one.ending}"),
        made,
        file_name=file_name(selection, reader.writer, one.ending),
        mime=one.media_type,
        key=f"save_{key}_{one.ending}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )


def slides(choice: Choice, reader: Reader, key: str) -> None:
    """The deck of a choice as PPTX, made when it is asked for."""
    languages = "_".join(choice.languages)
    what = "_".join(("slides", choice.length, *choice.areas))
    name = file_name(Selection(what, reader.report.frame.title), reader.writer, "pptx")
    st.download_button(
        reader.word("download.pptx"),
        partial(pptx, reader.report, choice),
        file_name=name.replace(f"_{reader.writer.language}.", f"_{languages}."),
        mime=PPTX,
        key=f"save_slides_{key}",
        on_click="ignore",
        icon=":material/slideshow:",
    )
