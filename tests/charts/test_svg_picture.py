"""Every kind of chart as an SVG that needs no script: plots, maps, matrices."""

from __future__ import annotations

from collections import Counter

import pytest

from report.analysis.districts import layers
from report.analysis.unknowns import coverage
from report.charts.canvas import Spec
from report.charts.captioned import captioned_coverage, captioned_map, captioned_timeline
from report.charts.drawing import Drawing
from report.charts.nodes import Node
from report.charts.palette import DARK, LIGHT
from report.charts.svg_map import map_svg
from report.charts.svg_marks import text_width
from report.charts.svg_picture import svg_picture
from report.model import Report
from report.text.formatter import Formatter

WIDE, NARROW = 837, 358


def tags(picture: Node | None) -> Counter[str]:
    assert picture is not None
    return Counter(one.tag for one in picture.walk())


def texts(picture: Node | None) -> list[str]:
    assert picture is not None
    return [one.text for one in picture.walk() if one.tag == "text"]


@pytest.fixture
def fmt(report: Report) -> Formatter:
    return Formatter(report, "en")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_map_has_every_district_and_the_figures_of_its_layer(fmt: Formatter, width: int) -> None:
    for layer in layers(fmt.report):
        drawing = captioned_map(layer, fmt).draw(LIGHT)
        picture = svg_picture(drawing, width)
        outlined = [one for one in picture.walk() if one.tag == "title"] if picture else []
        assert len(outlined) == len(fmt.report.outlines)
        said = texts(picture)
        for row in layer.rows:
            assert fmt.number(row.value, fmt.report.unit_of(row.indicator), row.qualifier) in said
            assert fmt.place(row.place) in said


def test_small_map_names_only_districts_with_a_figure(fmt: Formatter) -> None:
    layer = next(iter(layers(fmt.report)))
    drawing = captioned_map(layer, fmt).draw(LIGHT)
    known = {fmt.place(row.place) for row in layer.rows}
    others = {fmt.place(outline.place) for outline in fmt.report.outlines} - known
    assert others
    assert others <= set(texts(svg_picture(drawing, WIDE)))
    assert not others & set(texts(svg_picture(drawing, NARROW)))


def test_map_stays_within_its_picture(fmt: Formatter) -> None:
    for layer in layers(fmt.report):
        for width in (WIDE, NARROW):
            picture = svg_picture(captioned_map(layer, fmt).draw(LIGHT), width)
            assert picture is not None
            _, _, right, bottom = map(float, str(picture.attributes["viewBox"]).split())
            placed = [one.attributes for one in picture.walk() if "x" in one.attributes]
            assert all(0 <= float(one["x"]) <= right for one in placed)
            assert all(0 <= float(one["y"]) <= bottom for one in placed)


def test_map_without_outlines_is_refused() -> None:
    spec = {"data": [], "layout": {"yaxis": {"scaleratio": 1.0}}}
    with pytest.raises(ValueError, match="outlines"):
        map_svg(spec, WIDE)


def test_matrix_has_a_cell_a_year_and_a_mark_a_figure(fmt: Formatter) -> None:
    for area in fmt.report.areas:
        whole = coverage(fmt.report, area.id)
        chart = captioned_coverage(area, fmt)
        assert whole is not None
        assert chart is not None
        late = whole.late
        for width in (WIDE, NARROW):
            picture = svg_picture(chart.draw(LIGHT), width)
            found = tags(picture)
            assert found["rect"] == len(late.tracks) * len(late.years)
            marks = sum(1 for track in late.tracks for cell in track.cells if cell.state)
            assert found["circle"] + found["polygon"] == marks
            names = [fmt.say(track.indicator.name) for track in late.tracks]
            assert [name for name in names if name not in texts(picture)] == []
            assert str(late.years[-1]) in texts(picture)


def test_years_of_a_matrix_stay_within_its_picture(fmt: Formatter) -> None:
    for area in fmt.report.areas:
        chart = captioned_coverage(area, fmt)
        assert chart is not None
        for width in (WIDE, NARROW):
            picture = svg_picture(chart.draw(LIGHT), width)
            assert picture is not None
            years = [one for one in picture.walk() if "text-anchor" in one.attributes]
            assert len(years) > 1
            for year in years:
                x, half = float(year.attributes["x"]), text_width(year.text) / 2
                assert x - half >= -0.1
                assert x + half <= width + 0.1


def test_both_themes_differ_in_colours_alone(fmt: Formatter) -> None:
    area = fmt.report.areas[0]
    matrix, layer = captioned_coverage(area, fmt), next(iter(layers(fmt.report)))
    assert matrix is not None
    for chart in (matrix, captioned_map(layer, fmt)):
        light, dark = (svg_picture(chart.draw(palette), WIDE) for palette in (LIGHT, DARK))
        assert tags(light) == tags(dark)
        assert texts(light) == texts(dark)
        assert light != dark


def test_events_are_dots_of_their_lanes(fmt: Formatter) -> None:
    area = fmt.report.area("energy")
    chart = captioned_timeline(area, fmt)
    assert chart is not None
    picture = svg_picture(chart.draw(LIGHT), WIDE)
    assert tags(picture)["circle"] == len(fmt.report.events_in("energy"))
    kinds = {fmt.word(f"event.{event.kind}") for event in fmt.report.events_in("energy")}
    assert kinds <= set(texts(picture))


def test_several_panels_have_no_picture_of_one_plot() -> None:
    layout: Spec = {"xaxis": {}, "xaxis2": {}, "yaxis": {}}
    assert svg_picture(Drawing({"data": [], "layout": layout}), WIDE) is None
