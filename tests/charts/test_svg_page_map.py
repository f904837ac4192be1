"""Pictures of maps: their shape, and what is hatched."""

from __future__ import annotations

import re

import pytest

from report.analysis.districts import layers
from report.charts.canvas import Spec
from report.charts.captioned import captioned_map
from report.charts.geometry import Frame
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.charts.svg_page import page_picture
from report.charts.svg_page_map import outlines, true_to_shape
from report.model import Report
from report.text.formatter import Formatter

_ROOM = Frame(10, 20, 400, 200, (0, 1), (0, 1))


def district(**more: object) -> Spec:
    """A square with a square hole."""
    return {
        "fill": "toself",
        "x": [0, 1, 1, 0, 0, None, 0.4, 0.4, 0.6, 0.6, 0.4],
        "y": [0, 0, 1, 1, 0, None, 0.4, 0.6, 0.6, 0.4, 0.4],
        "fillcolor": "#123456",
        "line": {"color": "#FFFFFF", "width": 1},
    } | more


@pytest.mark.parametrize(("width", "height"), [(400, 200), (200, 400)])
def test_shape_is_kept_in_the_middle_of_any_room(width: int, height: int) -> None:
    room = Frame(10, 20, width, height, (0, 1), (0, 1))
    kept = true_to_shape(room, 1.25)
    assert kept.height / kept.width == pytest.approx(1.25)
    assert kept.left + kept.width / 2 == pytest.approx(10 + width / 2)
    assert kept.top + kept.height / 2 == pytest.approx(20 + height / 2)
    assert kept.width == pytest.approx(width) or kept.height == pytest.approx(height)


def test_hatch_lies_within_what_has_no_figure() -> None:
    """Rising, from edge to edge, and not over a hole."""
    pattern = {"shape": "/", "fgcolor": "#000000", "bgcolor": "#FFFFFF", "size": 7}
    parts = "".join(outlines([district(fillpattern=pattern)], _ROOM))
    lines = [
        [float(number) for number in line]
        for line in re.findall(r"M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)(?=M|\")", parts)
    ]
    assert len(lines) > 50
    for x0, y0, x1, y1 in lines:
        assert x0 + y0 == pytest.approx(x1 + y1, abs=0.2)
        assert 9.9 <= x0 < x1 <= 410.1
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        assert not (170.5 < middle[0] < 249.5 and 100.5 < middle[1] < 139.5)


def test_what_has_a_figure_is_not_hatched() -> None:
    parts = list(outlines([district()], _ROOM))
    assert len(parts) == 1
    assert 'fill="#123456"' in parts[0]


@pytest.mark.parametrize("width", [358, 837])
def test_districts_with_a_figure_are_named_with_it(report: Report, width: int) -> None:
    """On a small screen no others are."""
    fmt = Formatter(report, "en")
    for layer in layers(report):
        said = texts(page_picture(captioned_map(layer, fmt).draw(LIGHT), width))
        known = {fmt.place(row.place) for row in layer.rows}
        every = {fmt.place(outline.place) for outline in report.outlines}
        assert every & said == (known if width == 358 else every)
        for row in layer.rows:
            unit = report.unit_of(row.indicator)
            assert fmt.number(row.value, unit, row.qualifier) in said


def texts(picture: Node) -> set[str]:
    return {node.text for node in picture.walk() if node.tag == "text"}
