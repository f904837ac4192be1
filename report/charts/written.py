"""What the elements of pages are sent, as they read it: a picture's nodes, and a chart's figure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from report.charts.nodes import Node


def nodes_written(nodes: Iterable[Node]) -> bytes:
    """Trees of nodes in JSON, in one line, as `pages/parts/picture/nodes.js` reads them."""
    return json.dumps([node.as_json() for node in nodes], ensure_ascii=False).encode()


def chart_written(alt: str, script: str, figure: str, picture: str) -> bytes:
    """What is said of a chart, in one line of JSON as `pages/parts/chart/element.js` reads it, with
    the addresses of the library that draws it, of its figure, and of its picture in each WIDTH.
    """
    told = {"alt": alt, "script": script, "figure": figure, "picture": picture}
    return json.dumps(told, ensure_ascii=False).encode()
