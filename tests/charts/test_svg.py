"""Figures as SVG: every mark and text of the figure, nothing beside the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from report.charts import marks, svg, svg_marks
from report.model import ChartKind, Qualifier
from tests.build import Picture, chart, editorial_pictures, hostile, row, telling, unfitted, years

_SVG = "{http://www.w3.org/2000/svg}"
_SIZES = ((815, 270), (395, 205))


def drawn(spec: object, size: tuple[int, int] = _SIZES[0]) -> ElementTree.Element:
    return ElementTree.fromstring(svg.svg(spec, *size))  # type: ignore[arg-type]


def texts(shown: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in shown.iter(f"{_SVG}text")]


def numbers(shown: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Every point of a mark or a line."""
    for node in shown.iter():
        for x, y in (("x", "y"), ("cx", "cy"), ("x1", "y1"), ("x2", "y2")):
            if x in node.attrib:
                yield float(node.attrib[x]), float(node.attrib[y])
        for pair in node.attrib.get("points", "").split():
            left, _, top = pair.partition(",")
            yield float(left), float(top)


@pytest.mark.parametrize("size", _SIZES)
def test_every_editorial_chart_stays_on_its_paper(size: tuple[int, int]) -> None:
    pictures = editorial_pictures()
    assert len(pictures) > 150
    for one in pictures:
        for x, y in numbers(drawn(one.unfitted, size)):
            assert -2 <= x <= size[0] + 2, one.name
            assert -2 <= y <= size[1] + 2, one.name


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_every_kind_of_chart_can_be_drawn(kind: ChartKind) -> None:
    spec = unfitted(chart(kind), telling(*years(2020, "40", "46")))
    assert list(numbers(drawn(spec)))


def test_figure_that_cannot_be_drawn_is_an_error() -> None:
    spec = unfitted(chart(), telling(*years(2020, "40", "46")))
    with pytest.raises(ValueError, match="no SVG of pie"):
        drawn(spec | {"data": [{"type": "pie"}]})


def test_names_ticks_and_notes_are_written() -> None:
    for one in editorial_pictures():
        layout = one.unfitted["layout"]
        wanted = [line for text in layout["yaxis"]["ticktext"] for line in text.split("<br>")]
        labels = layout.get("meta", {}).get("labels", ())
        names = layout.get("meta", {}).get("names", ())
        # Where there is little room some say nothing rather than stand on others.
        wanted += [entry["note"]["text"] for entry in names] if len(names) < 4 else []
        placed = {entry["note"]["text"] for entry in labels} & {"<b>77.5%</b>", "1.67"}
        wanted += placed
        written = texts(drawn(one.unfitted))
        assert {svg_marks.plain(text).strip() for text in wanted} <= set(written), one.name


def _upright_places(shown: ElementTree.Element) -> list[float]:
    """How low the texts of the axis of values stand, from above."""
    ends = [node for node in shown.iter(f"{_SVG}text") if node.attrib.get("text-anchor") == "end"]
    return sorted(float(node.attrib["y"]) for node in ends)


@pytest.mark.parametrize("height", [140, 205, 270])
def test_texts_of_the_axis_of_values_do_not_stand_on_one_another(height: int) -> None:
    """A low picture has fewer of them, and always those of both ends."""
    for one in editorial_pictures():
        if "ticktext" in one.spec["layout"]["yaxis"] and not is_lying(one.spec):
            places = _upright_places(drawn(one.spec, (395, height)))
            assert len(places) >= 2, one.name
            assert all(b - a >= svg_marks.SIZE - 0.1 for a, b in pairwise(places)), one.name


def is_lying(spec: Mapping[str, Any]) -> bool:
    return bool(spec["data"][0].get("orientation") == "h")


def test_every_figure_has_its_mark() -> None:
    for one in editorial_pictures():
        shown = drawn(one.unfitted)
        marks = [node for sort in ("circle", "polygon", "rect") for node in shown.iter(_SVG + sort)]
        assert len(marks) >= _figures(one), one.name


def _figures(one: Picture) -> int:
    return sum(
        len(trace["x"])
        for trace in one.spec["data"]
        if trace["x"] != [None] and (trace["type"] == "bar" or "markers" in trace["mode"])
    )


def test_flagged_figures_have_marks_of_their_own() -> None:
    rows = [
        row("2018", "1"),
        row("2019", "2", status="P"),
        row("2020", "3", qualifier="more_than"),
        row("2021", "4", qualifier="about"),
        row("2022", "5", status="D"),
    ]
    shown = drawn(unfitted(chart("points"), telling(*rows)))
    circles = [node.attrib["fill"] for node in shown.iter(f"{_SVG}circle")]
    # Solid; hollow; and a ring with a dot.
    assert circles.count("none") == 2
    assert len(circles) == 4
    assert len(list(shown.iter(f"{_SVG}polygon"))) == 2


def test_each_symbol_of_a_figure_has_a_shape_of_its_own() -> None:
    rows = [row("2020", "1", status=s, qualifier=q) for s in "APEBD" for q in get_args(Qualifier)]
    names = {marks.symbol(each) for each in rows}
    assert len(names) == 12
    shapes = {name: "".join(svg_marks.symbols(marker(name), [(50.0, 50.0)])) for name in names}
    assert len(set(shapes.values())) == len(names)


def marker(symbol: str) -> dict[str, Any]:
    return {"symbol": symbol, "size": 8, "color": "#123456"}


def test_symbol_without_a_shape_is_an_error() -> None:
    with pytest.raises(KeyError, match="hexagon"):
        list(svg_marks.symbols(marker("hexagon-open"), [(50.0, 50.0)]))


@pytest.mark.parametrize(("symbol", "tip"), [("star-triangle-up", 1), ("star-triangle-down", -1)])
def test_bound_points_its_way(symbol: str, tip: int) -> None:
    """The far corner of the star, and of the triangle, is above the point of a lower bound."""
    for name in (symbol, symbol.removeprefix("star-")):
        (shape,) = svg_marks.symbols(marker(name), [(50.0, 50.0)])
        node = ElementTree.fromstring(shape)
        heights = [50 - float(pair.split(",")[1]) for pair in node.attrib["points"].split()]
        assert max(heights, key=abs) * tip > 0, name


def test_line_ends_at_a_break_and_gaps_are_dotted() -> None:
    rows = [row("2015", "1"), row("2016", "2"), row("2019", "3"), row("2020", "9", status="B")]
    shown = drawn(unfitted(chart("line"), telling(*rows)))
    lines = list(shown.iter(f"{_SVG}polyline"))
    dotted = [node for node in lines if "stroke-dasharray" in node.attrib]
    assert (len(lines), len(dotted)) == (2, 1)


def test_markup_in_names_stays_text() -> None:
    shown = drawn(
        unfitted(chart("line"), hostile(telling(row("2020", "1"), row("2021", "2")), "name"))
    )
    assert not list(shown.iter(f"{_SVG}b"))


def test_same_figure_same_drawing() -> None:
    spec = dict(editorial_pictures()[0].unfitted)
    assert svg.svg(spec, 815, 270) == svg.svg(spec, 815, 270)
