"""Downloads of what is shown: its rows in every format, its chart as a picture, documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from pages.parts.frame.context import PageContext
from report.charts.captioned import CaptionedChart
from report.downloads.formats import FORMATS, PICTURES, Format, PictureFormat
from report.downloads.names import document_name, file_name, slides_name
from report.downloads.selection import Selection
from report.images.chromium import browser
from report.slides.deck import DeckOptions
from report.slides.pptx import PPTX, pptx


@dataclass(frozen=True, slots=True)
class DocumentDownload:
    """A document: its kind (`area`, `report` or `view`), the stem of its file's name, its PDF."""

    kind: str
    what: str
    typeset: Callable[[], bytes]


def document_button(
    document: DocumentDownload,
    ctx: PageContext,
    key: str,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """A button that downloads a document; it is typeset when the button is pressed."""
    st.download_button(
        ctx.word(f"download.pdf.{document.kind}"),
        document.typeset,
        file_name=document_name(document.what, ctx.fmt),
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
    ctx: PageContext,
    key: str,
    chart: CaptionedChart | None = None,
    document: DocumentDownload | None = None,
) -> None:
    """A button that opens the list of formats. A file is made when it is asked for, not before.

    `chart` is offered as a picture, where there is one, `document` is a PDF of the same. The list
    is sent when it is opened: a page has a dozen of them, most of which nobody opens.
    """
    if selection.is_empty:
        return
    opened = st.popover(
        ctx.word("download.open"),
        icon=":material/download:",
        key=f"save_{key}",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        if chart is not None:
            _pictures(selection, chart, ctx, key)
        if document is not None:
            document_button(document, ctx, key, width="stretch")
        for file_format in FORMATS:
            write = partial(file_format.write, selection, ctx.fmt)
            _button(file_format, write, selection, ctx, key)


def _pictures(selection: Selection, chart: CaptionedChart, ctx: PageContext, key: str) -> None:
    if browser() is None:
        st.caption(ctx.word("download.no_browser"))
        return
    for file_format in PICTURES:
        _button(file_format, partial(file_format.write, chart), selection, ctx, key)


def _button(
    file_format: Format | PictureFormat,
    write: Callable[[], bytes],
    selection: Selection,
    ctx: PageContext,
    key: str,
) -> None:
    st.download_button(
        ctx.word(f"download.{file_format.ending}"),
        write,
        file_name=file_name(selection, ctx.fmt, file_format.ending),
        mime=file_format.media_type,
        key=f"save_{key}_{file_format.ending}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )


def slides(options: DeckOptions, ctx: PageContext, key: str) -> None:
    """A button that downloads a deck as PPTX; it is made when the button is pressed."""
    st.download_button(
        ctx.word("download.pptx"),
        partial(pptx, ctx.report, options),
        file_name=slides_name(options.length, options.areas, options.languages, ctx.report),
        mime=PPTX,
        key=f"save_slides_{key}",
        on_click="ignore",
        icon=":material/slideshow:",
    )
