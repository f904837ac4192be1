"""Explore as one static page: all figures are in it, and its script draws what is chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.contenders.explored import HEIGHT, VIEWS, ExploreContent
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.static.document import whole
from report.web import plotly_build

_SCRIPT = Path(__file__).with_name("static_explore.js")
_PLOTLY = "plotly.min.js"
PAGE = "index.html"


def files(content: ExploreContent) -> dict[str, bytes]:
    """The page and its scripts by their names; the chart library is the build that is in use."""
    return {
        PAGE: _page(content),
        _SCRIPT.name: _SCRIPT.read_bytes(),
        _PLOTLY: plotly_build.in_use().read_bytes(),
    }


def _page(content: ExploreContent) -> bytes:
    fmt = content.fmt
    title = fmt.word("nav.explore")
    head = [
        Node("title", text=title),
        Node("script", {"src": _PLOTLY, "defer": ""}),
        Node("script", {"src": _SCRIPT.name, "defer": ""}),
    ]
    # A tag in a name would end the script.
    data = json.dumps(_data(content), ensure_ascii=False).replace("<", "\\u003c")
    body = Node("body", children=(Node("h1", text=title), *_controls(content), _chart()))
    told = Node("script", {"type": "application/json", "id": "data"}, data)
    return whole(fmt.language, head, Node("body", children=(*body.children, told)))


def _chart() -> Node:
    return Node("div", {"id": "explored", "style": f"height: {HEIGHT}px"})


def _controls(content: ExploreContent) -> Iterator[Node]:
    opening, word = content.opening, content.fmt.word
    views = tuple(
        _choice("radio", "view", view, content.views[view], chosen=view == "line") for view in VIEWS
    )
    yield Node("fieldset", children=(Node("legend", text=word("explore.view")), *views))
    for name, names, chosen in (
        ("indicators", content.indicators, opening.indicators or ()),
        ("places", content.places, opening.places or ()),
    ):
        choices = (
            _choice("checkbox", name, key, said, chosen=key in chosen)
            for key, said in names.items()
        )
        legend = Node("legend", text=word(f"explore.{name}.choose"))
        scrolled = {"style": "height: 4rem; overflow: auto"}
        yield Node("fieldset", scrolled, children=(legend, *choices))
    year = {"type": "range", "id": "year", "aria-label": word("explore.year"), "hidden": ""}
    yield Node("input", year)


def _choice(kind: str, name: str, value: str, said: str, *, chosen: bool) -> Node:
    look = {"type": kind, "name": name, "value": value} | ({"checked": ""} if chosen else {})
    return Node("label", children=(Node("input", look), Node("span", text=said)))


def _data(content: ExploreContent) -> dict[str, Any]:
    """All that the script draws from."""
    report = content.fmt.report
    return {
        "indicators": {row: _indicator(row, content) for row in content.indicators},
        "places": dict(content.places),
        "outlines": [{"place": row.place, "rings": row.rings} for row in report.outlines],
        "series": LIGHT.series,
        "ramp": LIGHT.ramp,
        "rule": LIGHT.rule,
        "background": LIGHT.background,
        "height": HEIGHT,
    }


def _indicator(indicator: str, content: ExploreContent) -> dict[str, Any]:
    series = ((place, content.points(indicator, place)) for place in content.places)
    return {
        "name": content.indicators[indicator],
        "unit": content.unit(indicator),
        "series": {place: points for place, points in series if points},
        "map": content.mapped(indicator),
    }
