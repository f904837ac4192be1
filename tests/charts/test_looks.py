"""A place looks the same wherever it stands beside the subject, and unlike any other place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from report.analysis.chart_series import drawn_as, is_index
from report.analysis.default_chart import at_all_places
from report.charts.draw import draw_chart, plot_of
from report.charts.lines import runs
from report.charts.looks import Look, look_of
from report.charts.marks import Line, symbol
from report.charts.palette import LIGHT, PALETTES, Mode
from report.charts.plot import Plot
from report.charts.svg import svg
from report.model import Area, Chart, Observation, Report
from report.text.formatter import Formatter
from tests.build import HOME, NEIGHBOUR, chart, example, picture, row, telling, years
from tests.charts.test_palette import distance

MODES = pytest.mark.parametrize("mode", PALETTES)


@MODES
def test_no_two_places_look_alike(mode: Mode, report: Report) -> None:
    others = [place for place in report.places if place != report.settings.place]
    looks = [look_of(place, report, PALETTES[mode]) for place in others]
    assert len(others) > 15
    assert len({(look.colour, look.shape) for look in looks}) == len(looks)
    assert len({(look.colour, look.pattern) for look in looks}) == len(looks)


def charts_of(report: Report) -> Iterator[tuple[Chart, Area]]:
    """Every chart of editors with several series, and each indicator's with every place that can
    be added to it.
    """
    for area in report.areas:
        yield from ((drawn, area) for drawn in area.charts)
        for indicator in report.in_area(area.id):
            drawn = at_all_places(indicator, report)
            if drawn is not None:
                yield replace(drawn, places=(*drawn.places, *drawn.aside)), area


def ways_of(line: Line, plot: Plot, kind: str) -> tuple[set[object], set[object]]:
    """What a series is drawn with, beside its colour: the strokes or bars, and the marks."""
    on_scale = plot.on_scale(line.rows)
    if kind == "bar":
        return {line.look.pattern} if on_scale else set(), set()
    strokes = {line.look.dash} if kind != "points" and runs(line, plot) else set()
    shapes = {re.sub("-open|-dot", "", symbol(row, line.look.shape)) for row in on_scale}
    return {*strokes}, {*shapes}


@MODES
def test_no_two_series_of_a_chart_look_alike(mode: Mode, report: Report) -> None:
    """Apart in colour, dash, pattern or shape of marks. What stands in the strip above has a name
    and a value of its own.
    """
    fmt = Formatter(report, "en")
    seen, alike = 0, []
    for drawn, area in charts_of(report):
        if drawn_as(drawn, report) == "value" and not is_index(drawn):
            continue
        plot = plot_of(drawn, area, fmt, PALETTES[mode])
        looks = [(line, ways_of(line, plot, drawn.kind)) for line in plot.lines]
        for (one, its), (other, theirs) in combinations(looks, 2):
            pairs = [pair for pair in zip(its, theirs, strict=True) if pair[0] and pair[1]]
            seen += 1
            apart = distance(one.colour, other.colour, "normal") > 15 or any(
                a.isdisjoint(b) for a, b in pairs
            )
            if pairs and not apart:
                alike.append((drawn.id, one.name, other.name))
    assert seen > 300
    assert alike == []


def test_key_of_bars_shows_the_series_and_not_its_first_bar() -> None:
    """Which may be hollow, as if all were provisional."""
    theirs = [row("2020", "30", place=NEIGHBOUR, status="P"), row("2021", "31", place=NEIGHBOUR)]
    report = telling(*years(2020, "40", "46"), *theirs)
    spec = picture(chart("bar", places=(HOME, NEIGHBOUR)), report)
    entries = [t for t in spec["data"] if t.get("name") and t.get("showlegend", True)]
    look = look_of(NEIGHBOUR, report, LIGHT)
    assert [entry["name"] for entry in entries] == ["Exampleton", "Neighbourton"]
    assert entries[1]["marker"]["color"] == [look.colour]
    assert entries[1]["marker"]["pattern"]["shape"] == [look.pattern.shape]


@MODES
def test_place_has_one_look_on_every_chart(mode: Mode, report: Report) -> None:
    """Of the charts of the report, whatever else they show."""
    fmt = Formatter(report, "en")
    names = {fmt.place(place): place for place in report.places}
    drawn: defaultdict[str, set[Look]] = defaultdict(set)
    for area in report.areas:
        for shown in area.charts:
            if len(shown.places) < 2 or len(shown.indicators) > 1:
                continue
            for line in plot_of(shown, area, fmt, PALETTES[mode]).lines:
                if not line.subject:
                    drawn[names[line.name]].add(line.look)
    assert len(drawn) > 4
    assert drawn == {place: {look_of(place, report, PALETTES[mode])} for place in drawn}
    assert all(one != other for one, other in combinations(map(frozenset, drawn.values()), 2))


def test_report_s_own_place_is_never_beside_itself(report: Report) -> None:
    with pytest.raises(ValueError, match=report.settings.place):
        look_of(report.settings.place, report, PALETTES["light"])


def keyed(*rows: Observation) -> list[dict[str, Any]]:
    """What a key would show of the two places."""
    spec = picture(chart(places=(HOME, NEIGHBOUR)), telling(*rows))
    return [t for t in spec["data"] if t.get("name") and t.get("showlegend", True)]


def test_key_shows_the_line_and_not_its_first_figure() -> None:
    """Which may be hollow, as if the whole line were provisional."""
    theirs = [row("2020", "30", place=NEIGHBOUR, status="P"), row("2021", "31", place=NEIGHBOUR)]
    entries = keyed(*years(2020, "40", "46"), *theirs)
    assert [entry["name"] for entry in entries] == ["Exampleton", "Neighbourton"]
    assert [entry["mode"] for entry in entries] == ["lines+markers", "lines+markers"]
    look = look_of(NEIGHBOUR, example(), LIGHT)
    assert (entries[1]["line"]["color"], entries[1]["line"]["dash"]) == (look.colour, look.dash)


def test_key_shows_the_mark_of_figures_that_no_line_joins() -> None:
    entries = keyed(*years(2020, "40", "46"), row("2021", "31", place=NEIGHBOUR))
    assert [entry["mode"] for entry in entries] == ["lines+markers", "markers"]


def test_key_shows_the_shape_of_a_place_and_not_of_its_first_figure() -> None:
    """A bound, or a figure of another definition, has a mark of its own."""
    bound = row("2020", "30", place=NEIGHBOUR, qualifier="more_than")
    entries = keyed(*years(2020, "40", "46"), bound, row("2021", "31", place=NEIGHBOUR))
    shape = look_of(NEIGHBOUR, example(), LIGHT).shape
    assert [entry["marker"]["symbol"] for entry in entries] == ["circle", shape]


def test_places_of_one_colour_have_marks_of_different_shapes(report: Report) -> None:
    """Points without a line between them are told apart by nothing else."""
    names = ("beijing", "shanghai", "guangzhou", "hong_kong", "singapore", "guangdong", "china")
    looks = [look_of(name, report, LIGHT) for name in names]
    assert len({(look.colour, look.shape) for look in looks}) == len(names)


def test_shape_of_a_place_is_that_of_its_plain_figures_alone() -> None:
    theirs = [
        row("2020", "30", place=NEIGHBOUR),
        row("2021", "31", place=NEIGHBOUR, status="P"),
        row("2022", "32", place=NEIGHBOUR, qualifier="about"),
        row("2023", "33", place=NEIGHBOUR, qualifier="less_than"),
    ]
    drawn = picture(chart("points", places=(HOME, NEIGHBOUR)), telling(*years(2020, "4"), *theirs))
    marked = [trace for trace in drawn["data"] if "customdata" in trace][1]
    shape = look_of(NEIGHBOUR, example(), LIGHT).shape
    shapes = [shape, f"{shape}-open", f"{shape}-open-dot", "triangle-down"]
    assert marked["marker"]["symbol"] == shapes


def test_key_of_a_drawing_shows_the_dash(report: Report) -> None:
    """Of a slide, whose pictures the library writes itself."""
    pm25 = at_all_places(report.indicators["pm25_annual_mean"], report)
    assert pm25 is not None
    drawn = svg(draw_chart(pm25, None, Formatter(report, "en"), LIGHT).unfitted, 900, 500)
    assert re.search(r'<line x1="\d[^>]*y1="10"[^>]*stroke-dasharray="15 15"/>', drawn)
