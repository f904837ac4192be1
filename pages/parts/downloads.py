"""Downloads of what is shown: its rows in every format, its chart as a picture, documents.

Each is a link to a file by its address (`report/files`), so that any server can answer it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node
from report.charts.written import nodes_written
from report.downloads.formats import FORMATS, PICTURES
from report.files import addresses
from report.files.addresses import HOME, FileSubject
from report.files.contents import FileContent, exists, found
from report.images.chromium import browser
from report.slides.deck import DeckOptions


def document_link(subject: FileSubject, kind: str, ctx: PageContext, key: str) -> None:
    """A link that downloads the document of a subject; it is typeset when it is asked for."""
    element.show([_alone(_document(subject, kind, ctx, url.home()))], f"save_{key}_pdf")


def there_are(subject: FileSubject, ctx: PageContext) -> bool:
    """Whether there is anything to keep of a subject."""
    return exists(subject, ctx.fmt)


def button(key: str, ctx: PageContext) -> dict[str, object]:
    """The button that opens the list of files, as the element of a chart is told of it."""
    label = ctx.word("download.open")
    return {"part": "files", "key": f"save_{key}", "label": label, "icon": "download"}


def listed(subject: FileSubject, ctx: PageContext, asked: Mapping[str, str]) -> bytes:
    """The list of formats as nodes in JSON, for a reader who has the report at the home asked.

    A file is made when it is asked for, not before.
    """
    content = found(subject, ctx.fmt)
    links = _links(content, subject, ctx, asked.get(HOME, "")) if content else ()
    items = tuple(Node("li", children=(link,)) for link in links)
    nodes = [Node("ul", {"class": "files"}, children=items)]
    if content is not None and content.chart is not None and browser() is None:
        nodes.insert(0, Node("p", {"class": "chart-note"}, ctx.word("download.no_browser")))
    return nodes_written(nodes)


def _links(
    content: FileContent, subject: FileSubject, ctx: PageContext, home: str
) -> Iterator[Node]:
    """A picture first, then a document, then tables."""
    pictures = PICTURES if content.chart is not None and browser() is not None else ()
    for picture in pictures:
        yield _file(subject, picture.ending, ctx)
    if content.document is not None:
        yield _document(subject, content.document.kind, ctx, home)
    tables = FORMATS if content.selection is not None else ()
    for table in tables:
        yield _file(subject, table.ending, ctx)


def _file(subject: FileSubject, ending: str, ctx: PageContext) -> Node:
    return _link(addresses.address(subject, ending, ctx.fmt), f"download.{ending}", ctx)


def _document(subject: FileSubject, kind: str, ctx: PageContext, home: str) -> Node:
    """A document names the page that it is of, as the reader has it."""
    address = addresses.address(subject, "pdf", ctx.fmt, home)
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


def slides(options: DeckOptions, ctx: PageContext) -> Node:
    """A link that downloads a deck as PPTX; it is made when it is asked for."""
    address = addresses.address(addresses.of_slides(options), "pptx", ctx.fmt)
    return _alone(_link(address, "download.pptx", ctx, "slideshow"))
