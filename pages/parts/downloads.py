"""Downloads of what is shown: its rows in every format, its chart as a picture, documents.

Each is a link to a file by its address (`report/files`), so that any server can answer it.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.downloads.formats import FORMATS, PICTURES
from report.files import addresses
from report.files.addresses import FileSubject
from report.files.contents import FileContent, found
from report.images.chromium import browser
from report.slides.deck import DeckOptions


def document_link(subject: FileSubject, kind: str, ctx: PageContext, key: str) -> None:
    """A link that downloads the document of a subject; it is typeset when it is asked for."""
    element.show([_alone(_document(subject, kind, ctx))], f"save_{key}_pdf")


@st.fragment
def show(subject: FileSubject, ctx: PageContext, key: str) -> None:
    """A button that opens the list of formats, alone: nothing else runs anew when it is pressed."""
    offer(subject, ctx, key)


def offer(subject: FileSubject, ctx: PageContext, key: str) -> None:
    """A button that opens the list of formats; nothing where there is nothing to keep.

    A file is made when it is asked for, not before. The list is sent when it is opened: a page has
    a dozen of them, most of which nobody opens.
    """
    content = found(subject, ctx.fmt)
    if content is None:
        return
    opened = st.popover(
        ctx.label("download.open"),
        icon=":material/download:",
        key=f"save_{key}",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        if content.chart is not None and browser() is None:
            st.caption(ctx.label("download.no_browser"))
        links = tuple(Node("li", children=(link,)) for link in _links(content, subject, ctx))
        element.show([Node("ul", {"class": "files"}, children=links)], f"save_{key}_files")


def _links(content: FileContent, subject: FileSubject, ctx: PageContext) -> Iterator[Node]:
    """A picture first, then a document, then tables."""
    pictures = PICTURES if content.chart is not None and browser() is not None else ()
    for picture in pictures:
        yield _file(subject, picture.ending, ctx)
    if content.document is not None:
        yield _document(subject, content.document.kind, ctx)
    tables = FORMATS if content.selection is not None else ()
    for table in tables:
        yield _file(subject, table.ending, ctx)


def _file(subject: FileSubject, ending: str, ctx: PageContext) -> Node:
    return _link(addresses.address(subject, ending, ctx.fmt), f"download.{ending}", ctx)


def _document(subject: FileSubject, kind: str, ctx: PageContext) -> Node:
    """A document names the page that it is of, as the reader has it."""
    address = addresses.address(subject, "pdf", ctx.fmt, url.home())
    return _link(address, f"download.pdf.{kind}", ctx, "print")


def _link(address: str, word: str, ctx: PageContext, icon: str = "") -> Node:
    """A link to a file, with what is said while it is made and where it cannot be."""
    look = {
        "href": address,
        "class": "file",
        "download": "",
        "data-making": ctx.word("download.making"),
        "data-failed": ctx.word("download.failed"),
    }
    symbol = (Node("span", {"class": "icon", "aria-hidden": "true"}, icon),) if icon else ()
    return Node("a", look, children=(*symbol, Node("span", text=ctx.word(word))))


def _alone(link: Node) -> Node:
    return Node("div", {"class": "file-alone"}, children=(link,))


def slides(options: DeckOptions, ctx: PageContext, key: str) -> None:
    """A link that downloads a deck as PPTX; it is made when it is asked for."""
    address = addresses.address(addresses.of_slides(options), "pptx", ctx.fmt)
    link = _link(address, "download.pptx", ctx, "slideshow")
    element.show([_alone(link)], f"save_slides_{key}")
