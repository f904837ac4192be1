"""Pictures of lying bars: where they begin and end, and what stands beside them."""

from __future__ import annotations

import pytest

from report.charts.bars import NamedFigure, lying_bars
from report.charts.drawing import Drawing
from report.charts.fitting import frames_of
from report.charts.geometry import Frame
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.charts.svg_page import page_picture
from report.text.formatter import Formatter
from tests.build import NEIGHBOUR, row, telling

_WIDTH = 632


def drawn(first: str, second: str) -> Drawing:
    """Two figures of one unit."""
    rows = row("2020", first), row("2022", second, place=NEIGHBOUR)
    named = [
        NamedFigure(name, one, LIGHT.product) for name, one in zip(("A", "B"), rows, strict=True)
    ]
    return Drawing(lying_bars(named, Formatter(telling(*rows), "en"), LIGHT))


def of(tag: str, drawing: Drawing) -> list[Node]:
    return [node for node in page_picture(drawing, _WIDTH).walk() if node.tag == tag]


def frame_of(drawing: Drawing) -> Frame:
    return frames_of(drawing.on_page(_WIDTH)["layout"], _WIDTH)["x", "y"]


@pytest.mark.parametrize("values", [("40", "35"), ("-3", "7"), ("-3", "-5"), ("4", "0")])
def test_bars_reach_from_zero_to_their_figures(values: tuple[str, str]) -> None:
    drawing = drawn(*values)
    frame = frame_of(drawing)
    bars = of("rect", drawing)
    lengths = drawing.unfitted["data"][0]["x"]
    for bar, length in zip(bars, lengths, strict=True):
        left, width = float(bar.attributes["x"]), float(bar.attributes["width"])
        ends = sorted((frame.x(0), frame.x(length)))
        assert [left, left + width] == pytest.approx(ends, abs=0.1)


def test_first_stands_on_top() -> None:
    first, second = (float(bar.attributes["y"]) for bar in of("rect", drawn("40", "35")))
    assert first < second


def test_figure_is_bold_and_its_period_is_not() -> None:
    (one, *_) = (node for node in of("text", drawn("40", "35")) if node.children)
    figure, period = one.children
    assert "font-weight" in figure.attributes
    assert "font-weight" not in period.attributes
    assert "2020" in period.text


def test_figure_of_a_bar_to_the_left_stands_at_its_left() -> None:
    drawing = drawn("-3", "7")
    frame = frame_of(drawing)
    left, right = (node for node in of("text", drawing) if node.children)
    assert left.attributes["text-anchor"] == "end"
    assert float(left.attributes["x"]) < frame.x(0) < float(right.attributes["x"])
