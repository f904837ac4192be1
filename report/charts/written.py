"""What the elements of pages are sent, as they read it: a picture's nodes, and a chart's figure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from report.charts.drawing import Drawing
from report.charts.nodes import Node


def nodes_written(nodes: Iterable[Node]) -> bytes:
    """Trees of nodes in JSON, in one line, as `pages/parts/picture/element.js` reads them."""
    return json.dumps([node.as_json() for node in nodes], ensure_ascii=False).encode()


def chart_written(picture: Drawing, alt: str, script: str, height: int | None = None) -> bytes:
    """A figure with what is said of it and the address of the library that draws it, in one line
    of JSON, as `pages/parts/chart/element.js` reads it.
    """
    content = json.dumps({"alt": alt, "script": script}, ensure_ascii=False)
    return f'{content[:-1]}, "figure": {picture.written_in(height)}}}'.encode()
