"""What the elements of a page show: texts, charts, tables, pictures, links."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from report.charts.nodes import Node
from report.site import drawn_charts
from tests.blocks import Block, block, is_block, node_of, own


def texts(nodes: Iterable[Any]) -> list[str]:
    """Every text that a reader can meet in these nodes, as it is shown: without escapes."""
    return [shown(text) for node in nodes for text in _READ[node.type](node) if text]


def shown(markdown: str) -> str:
    """A text with its escapes taken away."""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", markdown.replace("\u200b", ""))


def strings(content: object) -> Iterator[str]:
    """Every string in a figure as it is read: without markup, and without names of fonts."""
    if isinstance(content, str):
        yield html.unescape(re.sub(r"</?(?:b|br|i|extra)>", " ", content))
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from () if key == "family" else strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from strings(value)


@dataclass(frozen=True)
class Chart:
    """A chart as it is sent to the browser: its figure, and what is said of it to the blind."""

    key: str
    spec: dict[str, Any]
    alt: str


def charts(inside: Any) -> list[Chart]:
    """The charts of an app, or of a part of it."""
    return [_sent(node) for node in own(inside) if is_chart(node)]


@dataclass(frozen=True)
class ChartTexts:
    """What stands around a chart: its headline as `h1` to `h3`, the subtitle, what is below it."""

    level: str
    headline: str
    subtitle: str
    foot: list[str]


def chart_texts(node: Any) -> ChartTexts:
    """Of the block of one chart."""
    read = block(node)
    heading, *_, subtitle = read.head
    foot = [line.text for line in read.foot]
    return ChartTexts(heading.tag, heading.text, subtitle.text, foot)


@dataclass(frozen=True)
class Table:
    """A table as it is sent to the browser: its caption, and its texts by the titles of columns."""

    key: str
    caption: str
    columns: Mapping[str, list[str]]
    content: dict[str, Any]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        return list(zip(*self.columns.values(), strict=True))


def tables(inside: Any) -> list[Table]:
    """The tables of an app, or of a part of it, in the order of reading: those in tabs too."""
    return [table for node in own(inside) for table in _tables(node)]


def _tables(node: Any) -> list[Table]:
    if is_block(node):
        tabs = [name for name, _ in block(node).told.get("tabs", ()) if name not in _NODES]
        parts = [block(node).part(name)["tables"] for name in tabs]
        return [_table(told["key"], told["table"]) for part in parts for told in part]
    return [_table(node.key, json.loads(node.proto.bytes))] if is_table(node) else []


# The tabs of a chart that are no tables.
_NODES = ("chart", "about")


def is_table(node: Any) -> bool:
    return bool(node.type == "bidi_component" and node.proto.component_name == "report_table")


def _table(key: str, told: dict[str, Any]) -> Table:
    texts_ = [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in told["rows"]]
    titles_ = [column["title"] for column in told["columns"]]
    columns = {title: [row[n] for row in texts_] for n, title in enumerate(titles_)}
    return Table(key, told["caption"], columns, told)


@dataclass(frozen=True)
class Copyable:
    """A text to be copied, as it is sent to the browser: its name, itself, and its language."""

    name: str
    text: str
    language: str
    words: Mapping[str, str]


def copyables(inside: Any) -> list[Copyable]:
    """The texts to be copied of an app, or of a part of it, in the order of reading: those that
    buttons open too.
    """
    return [text for node in own(inside) for text in _copyables(node)]


def _copyables(node: Any) -> list[Copyable]:
    opened = block(node).nodes("share") if is_block(node) else ()
    return copyables_in([*_trees(node), *opened])


def copyables_in(trees: Iterable[Node]) -> list[Copyable]:
    """The texts to be copied in these trees."""
    told = (each.attributes.get("data-copyable") for tree in trees for each in tree.walk())
    return [Copyable(**json.loads(str(one))) for one in told if one]


def is_chart(node: Any) -> bool:
    return is_block(node) and bool(block(node).chart)


def _sent(node: Any) -> Chart:
    told = block(node).chart
    figure = drawn_charts.body_of(told["figure"].rpartition("/")[2])
    assert figure is not None, "the server does not know what it has sent"
    return Chart(block(node).told["key"], json.loads(figure), told["alt"])


def _none(_: Any) -> list[str]:
    return []


def _value(node: Any) -> list[str]:
    return [node.value]


def _element(node: Any) -> list[str]:
    """What an element of our own says, and what it opens; those that only listen say nothing."""
    said = [text for tree in _trees(node) for text in _read_in(tree)]
    if is_block(node):
        said += _in_block(block(node))
    for table in _tables(node):
        said += [table.caption, *table.columns, *(cell for row in table.rows for cell in row)]
    for told in _copyables(node):
        words = [word.replace("{keys}", "Ctrl+C") for word in told.words.values()]
        # An address and the code around it are no words.
        said += [told.name, *([] if is_block(node) else [told.text]), *words]
    return said


def _in_block(read: Block) -> Iterator[str]:
    """The names of tabs and buttons, what listeners hear of the chart, what is opened."""
    yield from (label for _, label in read.told.get("tabs", ()))
    yield from (button["label"] for button in read.told["buttons"])
    if read.chart:
        yield read.chart["alt"]
    for name in (name for name, _ in read.told.get("tabs", ()) if name not in _NODES):
        yield from (told["said"] for told in read.part(name)["tables"])
    for name in ("about", "files"):
        for tree in read.nodes(name):
            yield from _read_in(tree)


def _read_in(node: Node) -> Iterator[str]:
    """The texts of a picture; a sentence in pieces, whose terms are explained, is one text."""
    if _is_in_pieces(node):
        yield "".join(_words(node))
        return
    yield from _said(node)
    for child in node.children:
        yield from _read_in(child)


def _is_in_pieces(node: Node) -> bool:
    classes = [child.attributes.get("class") for child in node.children]
    return "term" in classes and all(child.tag == "span" for child in node.children)


def _words(node: Node) -> Iterator[str]:
    if node.attributes.get("role") != "tooltip":
        yield node.text
        for child in node.children:
            yield from _words(child)


def titles(app: AppTest) -> list[str]:
    """The headings of the first level: Streamlit's, and those of pictures without their icons."""
    said = (_said(inside) for each in pictures(app) if each.tag == "h1" for inside in each.walk())
    own = [re.sub(r"^:material/\w+: ", "", shown(node.value)) for node in app.title]
    return [*own, *(text for texts_ in said for text in texts_)]


def pictures(app: AppTest) -> list[Node]:
    """The elements of all pictures of a page in the order of reading."""
    return [each for node in app.get("bidi_component") for each in picture_nodes(node)]


def links(app: AppTest) -> list[tuple[str, str]]:
    """Text and address of each link in the pictures of a page."""
    return [
        ("".join(inside.text for inside in node.walk()), str(node.attributes["href"]))
        for node in pictures(app)
        if node.tag == "a"
    ]


def one_after_another(listed: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Whether the texts stand on a page as neighbours."""
    several = list(listed)
    return wanted in zip(*(several[start:] for start in range(len(wanted))), strict=False)


def is_picture(node: Any) -> bool:
    return bool(node.type == "bidi_component" and node.proto.component_name == "report_picture")


def picture_nodes(node: Any) -> list[Node]:
    """The elements of a picture in the order of reading; none of any other element."""
    return [each for tree in _trees(node) for each in tree.walk()]


def _trees(node: Any) -> list[Node]:
    """Of a block what stands there before anything is opened."""
    if is_block(node):
        read = block(node)
        return [*read.head, *read.foot, *map(node_of, read.told.get("beside", ()))]
    return [node_of(tree) for tree in json.loads(node.proto.bytes)] if is_picture(node) else []


def _said(node: Node) -> list[str]:
    """Its text, and what readers of the screen hear instead; not what is told beside it anyway:
    names of icons, titles that stand at a mark where there is room.
    """
    if node.attributes.get("aria-hidden") == "true" or node.attributes.get("role") == "tooltip":
        return []
    return [text for text in (node.text, str(node.attributes.get("aria-label", ""))) if text]


def _label(node: Any) -> list[str]:
    return [node.label]


def _cells(node: Any) -> list[str]:
    frame = node.value
    # What the browser writes into a cell without a value.
    known = "placeholder" in node.proto.DESCRIPTOR.fields_by_name
    told = known and node.proto.HasField("placeholder")
    empty = node.proto.placeholder if told else "None"
    cells = frame.astype(object).where(frame.notna(), empty).to_numpy().flat
    return [*map(str, frame.columns), *map(str, cells)]


def _choices(node: Any) -> list[str]:
    return [node.label, *node.options, getattr(node.proto, "placeholder", "")]


# What stands on the pages and how its texts are read; an element of another kind is a KeyError,
# so that no text is overlooked.
_READ: Mapping[str, Callable[[Any], list[str]]] = {
    **dict.fromkeys(("title", "header", "subheader", "markdown", "caption", "code"), _value),
    **dict.fromkeys(("text", "info", "warning", "success", "error"), _value),
    **dict.fromkeys(("tab", "expander", "page_link", "link_button"), _label),
    **dict.fromkeys(("button", "download_button", "checkbox", "toggle"), _label),
    **dict.fromkeys(("number_input", "slider", "select_slider"), _label),
    **dict.fromkeys(("table", "dataframe"), _cells),
    **dict.fromkeys(("button_group", "selectbox", "multiselect", "radio"), _choices),
    **dict.fromkeys(("main", "flex_container", "tab_container", "grid_container"), _none),
    **dict.fromkeys(("container", "column", "transparent", "dialog", "divider", "space"), _none),
    "text_input": lambda node: [node.label, node.proto.placeholder],
    "bidi_component": _element,
    "metric": lambda node: [node.label, node.value, node.delta],
    "popover": lambda node: [node.proto.popover.label],
    "image": lambda node: [image.caption for image in node.proto.imgs],
}
