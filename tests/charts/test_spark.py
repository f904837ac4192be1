"""Sparks: what a small picture without axes shows of a series."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.analysis.leading import leading_indicator
from report.charts.geometry import Box
from report.charts.nodes import Node
from report.charts.palette import LIGHT
from report.charts.spark import LETTERS, SparkSize, spark, spark_plot
from report.model import LANGUAGES, Language, Observation, Report
from report.text import wrapping
from report.text.formatter import Formatter
from tests.build import row, target, telling, years

SIZE = SparkSize(290, 96)


def drawn(*rows: Observation, size: SparkSize = SIZE, **more: Any) -> Node:
    report = replace(telling(*rows), **more)
    (area,) = report.areas
    plot = spark_plot(report.indicators["solar_capacity"], area, Formatter(report, "en"), LIGHT)
    assert plot is not None
    return spark(plot, size)


def of(picture: Node, tag: str) -> list[Node]:
    return [node for node in picture.walk() if node.tag == tag]


def test_it_names_its_first_figure_and_both_years() -> None:
    picture = drawn(*years(2020, "50", "60", "70"))
    assert [node.text for node in of(picture, "text")] == ["2020", "2022", "500,000"]
    (line,) = of(picture, "polyline")
    assert len(str(line.attributes["points"]).split()) == 3


def test_the_last_point_is_larger_than_the_first() -> None:
    first, last = of(drawn(*years(2020, "50", "60", "70")), "circle")
    assert float(last.attributes["r"]) > float(first.attributes["r"])


def test_missing_years_are_dotted_and_breaks_are_cut() -> None:
    gap = drawn(row("2018", "40"), *years(2021, "60", "70"))
    assert ["stroke-dasharray" in line.attributes for line in of(gap, "polyline")] == [False, True]
    cut = drawn(row("2020", "40"), row("2021", "60", status="B"), row("2022", "70"))
    (line,) = of(cut, "polyline")
    assert len(str(line.attributes["points"]).split()) == 2


def test_provisional_figure_is_hollow_and_bound_points_its_way() -> None:
    picture = drawn(*years(2020, "50", "60"), row("2022", "70", status="P"))
    assert of(picture, "circle")[-1].attributes["fill"] == LIGHT.background
    bound = drawn(*years(2020, "50", "60"), row("2022", "70", qualifier="more_than"))
    (triangle,) = of(bound, "path")
    tip, foot, _ = (
        float(part.split()[1]) for part in str(triangle.attributes["d"])[1:-2].split("L")
    )
    assert tip < foot


def test_figure_of_another_definition_is_left_out() -> None:
    """It has no scale in common with the others, and a spark no room for a second one."""
    picture = drawn(*years(2020, "50", "60"), row("2022", "900", status="D"), row("2023", "70"))
    assert of(picture, "rect") == []
    assert [node.text for node in of(picture, "text")] == ["2020", "2023", "500,000"]
    (*_, last) = of(picture, "circle")
    assert float(last.attributes["cy"]) < SIZE.height / 2


def test_target_is_a_diamond_at_its_year_with_its_value() -> None:
    picture = drawn(*years(2020, "50", "60"), targets=(target("2025", "100"),))
    texts = [node.text for node in of(picture, "text")]
    assert texts[:2] == ["2020", "2025"]
    assert "target 1" in texts
    assert len(of(picture, "path")) == 1


def test_target_that_was_replaced_is_left_out() -> None:
    replaced = target("2025", "100", superseded_by=row("2022", "1").period)
    assert not of(drawn(*years(2020, "50", "60"), targets=(replaced,)), "path")


def test_small_one_has_no_words_but_the_years() -> None:
    picture = drawn(*years(2020, "50", "60"), size=SparkSize(140, 74, is_labelled=False))
    assert [node.text for node in of(picture, "text")] == ["2020", "2021"]


def test_a_single_figure_has_none() -> None:
    report = telling(row("2022", "70"))
    indicator, (area,) = report.indicators["solar_capacity"], report.areas
    assert spark_plot(indicator, area, Formatter(report, "en"), LIGHT) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_overview_stands_on_another(language: Language, report: Report) -> None:
    fmt = Formatter(report, language)
    number = 0
    for area in report.areas:
        leading = leading_indicator(area, report)
        assert leading is not None
        plot = spark_plot(leading, area, fmt, LIGHT)
        assert plot is not None, area.id
        boxes = [_box(node) for node in of(spark(plot, SIZE), "text")]
        assert all(Box(-1, -1, SIZE.width + 1, SIZE.height + 1).holds(box) for box in boxes)
        for one, box in enumerate(boxes):
            assert not any(box.meets(other) for other in boxes[one + 1 :]), area.id
        number += len(boxes)
    assert number > 20


def _box(node: Node) -> Box:
    x, y = float(node.attributes["x"]), float(node.attributes["y"])
    room = wrapping.width(node.text, LETTERS)
    left = x - room if node.attributes["text-anchor"] == "end" else x
    return Box(left, y - LETTERS * 0.7, left + room, y)
