"""Charts with all that stands around them, and buttons alone, as they are sent to the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from report.charts.nodes import Node
from report.site import closed_parts


def own(inside: Any) -> list[Any]:
    """The elements of our own in an app, or in a part of it, which may be one of them."""
    is_one = getattr(inside, "type", "") == "bidi_component"
    return [inside] if is_one else list(inside.get("bidi_component"))


@dataclass(frozen=True)
class Block:
    """A chart with all that stands around it, or buttons alone, as it is sent to the browser.

    `told` is what is said of its parts; without a chart all else is empty.
    """

    told: dict[str, Any]
    head: list[Node]
    chart: dict[str, Any]
    foot: list[Node]

    def part(self, name: str, asked: Mapping[str, str] | None = None) -> Any:
        """What opens under this name, as the browser gets it; None where nothing does."""
        mark = self.told["parts"].rpartition("/")[2]
        body = closed_parts.body_of(mark, name, asked or {})
        return None if body is None else json.loads(body)

    @property
    def buttons(self) -> list[str]:
        """What the buttons open, by the names of the parts."""
        return [button["part"] for button in self.told["buttons"]]

    def nodes(self, name: str) -> list[Node]:
        """The nodes of what opens under this name; none where nothing does."""
        return list(map(node_of, self.part(name) or ()))


def block(node: Any) -> Block:
    """The block that an element of ours is sent."""
    told, head, chart, foot = node.proto.bytes.split(b"\n")
    above, below = ([node_of(tree) for tree in json.loads(line or "[]")] for line in (head, foot))
    return Block(json.loads(told), above, json.loads(chart or "{}"), below)


def blocks(inside: Any) -> list[Block]:
    """The blocks of an app, or of a part of it."""
    return [block(node) for node in own(inside) if is_block(node)]


def is_block(node: Any) -> bool:
    return bool(node.type == "bidi_component" and node.proto.component_name == "report_chart")


def node_of(tree: Any) -> Node:
    """A tree of nodes as it was before it was sent."""
    tag, attributes, text, children = tree
    return Node(tag, attributes, text, tuple(map(node_of, children)))
