"""The matrix of indicators and years: its cells, marks, names and hints, in every area."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import combinations, product
from typing import Any

import pytest

from report.analysis import unknowns
from report.analysis.unknowns import STATES, Coverage
from report.charts.coverage import SYMBOLS, draw_coverage, shades
from report.charts.palette import LIGHT, PALETTES, Mode
from report.model import LANGUAGES, Language, Observation, Report
from report.text.formatter import Formatter
from tests.build import example, row, shipped, telling
from tests.charts.test_palette import contrast
from tests.opened import AREAS

EVERY = pytest.mark.parametrize(
    ("area", "language", "mode"), list(product(AREAS, LANGUAGES, PALETTES))
)
Spec = dict[str, Any]


@cache
def drawn(area: str, language: Language = "en", mode: Mode = "light") -> Spec:
    """The matrix of an area of the shipped report."""
    return spec(shipped(), area, language, mode)


def spec(report: Report, area: str, language: Language = "en", mode: Mode = "light") -> Spec:
    fmt = Formatter(report, language)
    picture = draw_coverage(matrix(report, area), report.area(area), fmt, PALETTES[mode])
    found: Spec = picture.to_plotly_json()
    return found


def matrix(report: Report, area: str) -> Coverage:
    found = unknowns.coverage(report, area)
    assert found is not None
    return found


def ground(picture: Spec) -> Spec:
    (found,) = (trace for trace in picture["data"] if trace["type"] == "heatmap")
    return dict(found)


def marks(picture: Spec) -> Spec:
    (found,) = (trace for trace in picture["data"] if trace["type"] == "scatter")
    return dict(found)


def tips(*rows: Observation) -> list[str]:
    """The hints of the example city's solar capacity, year by year, with these figures."""
    cells: list[str] = ground(spec(telling(*rows), "power"))["hovertext"][1]
    return cells


@EVERY
def test_every_area_is_drawn(area: str, language: Language, mode: Mode) -> None:
    picture, found = drawn(area, language, mode), matrix(shipped(), area)
    lines = ground(picture)["z"][1::2]
    assert len(lines) == len(found.tracks) > 0
    assert all(len(line) == len(found.years) for line in lines)
    assert sum(1 for line in lines for level in line if level) == found.count()
    assert len(marks(picture)["x"]) == found.count()


@EVERY
def test_names_are_in_the_readers_language(area: str, language: Language, mode: Mode) -> None:
    annotations = drawn(area, language, mode)["layout"]["annotations"]
    labels = [unescape(re.sub("</?b>", "", one["text"])) for one in annotations]
    fmt = Formatter(shipped(), language)
    names = [fmt.indicator(indicator.id) for indicator in shipped().in_area(area)]
    assert labels == names


def test_headline_figures_stand_first_and_in_bold() -> None:
    labels = [one["text"] for one in drawn("transport")["layout"]["annotations"]]
    bold = [label.startswith("<b>") for label in labels]
    assert sum(bold) == len(shipped().headlines("transport")) > 0
    assert bold == sorted(bold, reverse=True)


@pytest.mark.parametrize("area", AREAS)
def test_marks_stand_in_cells_of_their_state(area: str) -> None:
    picture, found = drawn(area), matrix(shipped(), area)
    trace, lines = marks(picture), ground(picture)["z"]
    edges, first = ground(picture)["y"], found.years[0]
    assert trace["x"]
    for year, y, symbol in zip(trace["x"], trace["y"], trace["marker"]["symbol"], strict=True):
        line = next(n for n, edge in enumerate(edges[1:]) if y < edge)
        assert edges[line] < y
        level = lines[line][int(year) - first]
        assert SYMBOLS[STATES[level - 1]] == symbol


@pytest.mark.parametrize("area", AREAS)
def test_marks_lead_to_their_figures(area: str) -> None:
    report = shipped()
    trace = marks(drawn(area))
    assert trace["x"]
    for year, (tip, key) in zip(trace["x"], trace["customdata"], strict=True):
        found = report.find(key)
        assert found is not None
        assert found.place == report.settings.place
        assert found.period.year + 0.5 == year
        assert Formatter(report, "en").period(found.period) in tip


def test_states_are_told_apart_without_colour() -> None:
    assert len({SYMBOLS[state] for state in STATES}) == len(STATES)


@pytest.mark.parametrize(("area", "mode"), list(product(AREAS, PALETTES)))
def test_marks_are_seen_on_their_cells(area: str, mode: Mode) -> None:
    palette = PALETTES[mode]
    found = shades(shipped().area(area), palette)
    assert len(found) == len(STATES) + 1
    for state in STATES:
        assert contrast(palette.text, found[state]) >= 3, state
    assert all(re.fullmatch("#[0-9A-F]{6}", shade) for shade in found.values())


def test_scale_has_a_step_for_each_state() -> None:
    area = shipped().area("energy")
    scale = ground(drawn("energy"))["colorscale"]
    colours = list(shades(area, LIGHT).values())
    assert [colour for _, colour in scale] == [c for c in colours for _ in range(2)]
    for level, colour in enumerate(colours):
        position = level / len(STATES)
        below = [shade for at, shade in scale if at <= position]
        above = [shade for at, shade in scale if at >= position]
        assert colour in {below[-1], above[0]}


@pytest.mark.parametrize("area", AREAS)
def test_years_are_whole_and_stand_on_top(area: str) -> None:
    found, axis = matrix(shipped(), area), drawn(area)["layout"]["xaxis"]
    assert axis["side"] == "top"
    assert list(axis["range"]) == [found.years[0], found.years[-1] + 1]
    assert axis["ticktext"]
    assert all(re.fullmatch(r"\d{4}", text) for text in axis["ticktext"])
    assert [int(text) + 0.5 for text in axis["ticktext"]] == axis["tickvals"]


def test_height_grows_by_the_row() -> None:
    sizes = {len(matrix(shipped(), area).tracks): drawn(area)["layout"]["height"] for area in AREAS}
    assert len(sizes) > 1
    steps = {(sizes[one] - sizes[other]) / (one - other) for one, other in combinations(sizes, 2)}
    assert len(steps) == 1
    assert steps.pop() > 0


def test_lines_of_names_hold_no_cells() -> None:
    picture = ground(drawn("buildings"))
    assert picture["z"]
    assert all(cell is None for line in picture["z"][::2] for cell in line)
    assert len(picture["y"]) == len(picture["z"]) + 1
    assert picture["y"] == sorted(picture["y"])


def test_hint_of_a_year() -> None:
    first, empty, last = tips(row("2020", "40"), row("2022", "52", status="P"))
    head = "<b>Solar capacity</b><br>"
    assert first == f"{head}2020: <b>400,000 kW</b><br>Statistics Office of Exampleton, 2024"
    assert empty == f"{head}2021: no figure"
    assert "provisional" in last


def test_hint_of_a_disagreement() -> None:
    (found,) = tips(row("2020", "40"), row("2020", "60", preferred=False, source="gazette"))
    assert found.endswith("another source gives a different value")
    (rounded,) = tips(row("2020", "40.1"), row("2020", "40", preferred=False, source="gazette"))
    assert "another source" not in rounded


def test_hint_counts_earlier_figures_of_the_year() -> None:
    (found,) = tips(row("2020-03", "40"), row("2020-06", "45"), row("2020", "50"))
    assert "2020: <b>500,000 kW</b>" in found
    assert found.endswith("earlier figures in this year: 2")


def test_many_years_have_smaller_marks() -> None:
    assert len(matrix(shipped(), "industry").years) > len(matrix(shipped(), "buildings").years)
    sizes = [marks(drawn(area))["marker"]["size"] for area in ("industry", "buildings")]
    assert sizes[0] < sizes[1]


def test_example_city_is_drawn() -> None:
    picture = spec(example(), "power", "zh", "dark")
    assert [one["text"] for one in picture["layout"]["annotations"]] == [
        "<b>光伏装机容量</b>",
        "<b>清洁电力占比</b>",
        "人均用电量",
    ]
