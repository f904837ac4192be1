"""One place to download what is shown: its rows in every format, its chart as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from pages.parts.frame.context import PageContext
from report.charts.captioned import CaptionedChart
from report.downloads.formats import FORMATS, PICTURES, Format, PictureFormat
from report.downloads.names import file_name, named
from report.downloads.selection import Selection
from report.images.chromium import browser
from report.slides.deck import DeckOptions
from report.slides.pptx import PPTX, pptx


@dataclass(frozen=True, slots=True)
class DocumentDownload:
    """A document: which kind (`area`, `report` or `view`), its name, and how it is made."""

    kind: str
    what: str
    made: Callable[[], bytes]


def printed(
    paper: DocumentDownload,
    ctx: PageContext,
    key: str,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """A button for a document, which is typeset when it is asked for, beside the page's script."""
    st.download_button(
        ctx.word(f"download.pdf.{paper.kind}"),
        paper.made,
        file_name=named(paper.what, ctx.fmt, "pdf"),
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
    paper: DocumentDownload | None = None,
) -> None:
    """A button that opens the list of formats. A file is made when it is asked for, not before.

    `chart` is had as a picture, where there is one, and `paper` is the same as a document. The list
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
        if paper is not None:
            printed(paper, ctx, key, width="stretch")
        for one in FORMATS:
            _button(one, partial(one.write, selection, ctx.fmt), selection, ctx, key)


def _pictures(selection: Selection, chart: CaptionedChart, ctx: PageContext, key: str) -> None:
    if browser() is None:
        st.caption(ctx.word("download.no_browser"))
        return
    for one in PICTURES:
        _button(one, partial(one.write, chart), selection, ctx, key)


def _button(
    one: Format | PictureFormat,
    made: Callable[[], bytes],
    selection: Selection,
    ctx: PageContext,
    key: str,
) -> None:
    st.download_button(
        ctx.word(f"download.{one.ending}"),
        made,
        file_name=file_name(selection, ctx.fmt, one.ending),
        mime=one.media_type,
        key=f"save_{key}_{one.ending}",
        on_click="ignore",
        type="tertiary",
        width="stretch",
    )


def slides(choice: DeckOptions, ctx: PageContext, key: str) -> None:
    """The deck of a choice as PPTX, made when it is asked for."""
    languages = "_".join(choice.languages)
    what = "_".join(("slides", choice.length, *choice.areas))
    name = file_name(Selection(what, ctx.report.frame.title), ctx.fmt, "pptx")
    st.download_button(
        ctx.word("download.pptx"),
        partial(pptx, ctx.report, choice),
        file_name=name.replace(f"_{ctx.fmt.language}.", f"_{languages}."),
        mime=PPTX,
        key=f"save_slides_{key}",
        on_click="ignore",
        icon=":material/slideshow:",
    )
