"""A chart as its picture and as the library draws it: what does not stand in the same place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from report.charts.drawing import Drawing
from report.charts.nodes import Node
from report.charts.svg_page import page_picture
from report.fonts import of_pages
from report.web import plotly_build
from tests.server import ROOT

_HOST = "http://report.test"
_PAGE = """<!doctype html><title>Twice</title>
<style>
@font-face { font-family: "Source Sans"; font-weight: 200 900; src: url("/font") }
body { margin: 0; font-family: "Source Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC" }
</style>
<div id="picture"></div><div id="chart"></div><script src="/library"></script>"""
_PARTS = ROOT / "pages" / "parts"
_COMPARED = Path(__file__).with_suffix(".js").read_text("utf-8")
# In pixels, what a place may differ by: labels stand on whole ones, some beside their air.
_NEAR = 2.1


def open_twice(page: Page) -> None:
    """A page that has the library, and the scripts that pages build pictures by."""
    page.route(f"{_HOST}/**", _answered)
    page.goto(f"{_HOST}/")


def _answered(route: Route) -> None:
    path = route.request.url.removeprefix(_HOST)
    if path == "/":
        route.fulfill(body=_PAGE, content_type="text/html")
    elif path == "/library":
        route.fulfill(path=plotly_build.in_use(), content_type="text/javascript")
    elif path == "/font":
        route.fulfill(path=of_pages.TEXT, content_type="font/woff2")
    else:
        route.fulfill(path=_PARTS / path.lstrip("/"), content_type="text/javascript")


def differences(page: Page, drawing: Drawing, width: int, picture: Node | None = None) -> list[str]:
    """The texts and marks of a chart and its picture that do not stand where the other has them."""
    told = {
        "nodes": [(picture or page_picture(drawing, width)).as_json()],
        "figure": json.loads(drawing.written),
        "width": width,
    }
    page.set_viewport_size({"width": width, "height": 900})
    drawn, chart = page.evaluate(_COMPARED, told)
    return [*_misplaced(drawn, chart, "picture"), *_misplaced(chart, drawn, "chart")]


def _misplaced(one: dict[str, Any], other: dict[str, Any], name: str) -> Iterator[str]:
    """What stands in the one and not in the other."""
    for text, *box in one["texts"]:
        there = [rest for said, *rest in other["texts"] if said == text]
        if not any(_is_near(box, rest) for rest in there):
            yield f"{name}: {text} at {_pixels(box)}, not {[_pixels(rest) for rest in there]}"
    for box in one["marks"]:
        if not any(_is_near(box, rest) for rest in other["marks"]):
            nearest = min(other["marks"], key=lambda rest: _apart(box, rest), default=None)
            yield f"{name}: mark at {_pixels(box)}, not {nearest and _pixels(nearest)}"


def _is_near(one: list[float], other: list[float]) -> bool:
    return _apart(one, other) <= _NEAR


def _apart(one: list[float], other: list[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _pixels(box: list[float]) -> list[float]:
    return [round(side, 1) for side in box]
