"""A picture as a tree of elements: built by a script on a page, written as SVG in documents.

What is drawn is said once, in numbers and texts; no markup is written by hand, so no text of the
data can become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

# What an element has besides its text: numbers are written as they are.
NodeAttributes = dict[str, str | float]
_NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Node:
    """An element by its tag: its attributes, its text, and the elements inside, after the text."""

    tag: str
    attributes: Mapping[str, str | float] = field(default_factory=dict)
    text: str = ""
    children: tuple[Node, ...] = ()

    def as_json(self) -> list[object]:
        """`[tag, attributes, text, children]`, as `pages/parts/picture/nodes.js` reads it."""
        inside = [child.as_json() for child in self.children]
        return [self.tag, dict(self.attributes), self.text, inside]

    def walk(self) -> Iterator[Node]:
        """This element and all inside, in the order of reading."""
        yield self
        for child in self.children:
            yield from child.walk()


def drawing(width: float, height: float, children: Iterable[Node], **more: str | float) -> Node:
    """An SVG of this size in its own units, hidden from readers of the screen: words say it."""
    attributes: NodeAttributes = {
        "viewBox": f"0 0 {width:g} {height:g}",
        "width": width,
        "height": height,
        "aria-hidden": "true",
    }
    return Node("svg", attributes | more, children=tuple(children))


def share(part: float, whole: float = 1) -> str:
    """A part of a whole as a picture measures it: `62.50%`; `0.00%` of nothing."""
    return f"{100 * part / whole if whole else 0:.2f}%"


def as_svg(picture: Node, font: str) -> bytes:
    """A drawing as an SVG document whose texts are in this family of letters."""
    root = _element(picture)
    root.set("xmlns", _NAMESPACE)
    root.set("font-family", font)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def from_svg(document: str) -> Node:
    """A drawing out of an SVG document; what stands between its elements is none of it."""
    return _node(ElementTree.fromstring(document))


def _node(element: ElementTree.Element) -> Node:
    tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    return Node(tag, dict(element.attrib), element.text or "", tuple(map(_node, element)))


def as_html(node: Node) -> bytes:
    """A tree as HTML. An attribute named as a variable of the style sheet (`--area`) holds in its
    element, as on a page.
    """
    written: bytes = ElementTree.tostring(_element(_styled(node)), encoding="utf-8", method="html")
    return written


def _styled(node: Node) -> Node:
    named = {key: v for key, v in node.attributes.items() if key.startswith("--")}
    plain = {key: v for key, v in node.attributes.items() if key not in named}
    style = "; ".join(f"{key}: {v}" for key, v in named.items())
    attributes: NodeAttributes = plain | ({"style": style} if style else {})
    return Node(node.tag, attributes, node.text, tuple(map(_styled, node.children)))


def _element(node: Node) -> ElementTree.Element:
    element = ElementTree.Element(node.tag, {key: str(v) for key, v in node.attributes.items()})
    element.text = node.text or None
    element.extend(_element(child) for child in node.children)
    return element
