"""The marks of charts over time, and what pointing at one tells."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pytest

from report.analysis.chart_series import rows_of
from report.model import Observation
from tests.build import (
    Picture,
    chart,
    picture,
    pictures,
    row,
    stretches,
    telling,
    traces,
    years,
)
from tests.charts.strands import Strand

PROVISIONAL = ("P", "E")


def shown(one: Picture) -> list[tuple[Observation, str]]:
    """Every figure of a picture with what is said where it is pointed at."""
    carried = [point for trace in one.spec["data"] for point in trace.get("customdata", ())]
    told = {key: tip for tip, *keys in carried for key in keys[:1]}
    rows = [found for _, _, series in rows_of(one.chart, one.fmt.report) for found in series]
    if one.chart.base is not None:
        rows = [found for found in rows if found.period.order >= one.chart.base.order]
    assert len(told) == len({found.key for found in rows}), one.name
    return [(found, told[found.key]) for found in rows]


def test_every_tooltip_names_figure_period_and_publisher() -> None:
    told = 0
    for one in pictures():
        for found, tip in shown(one):
            source = one.fmt.report.sources[found.source]
            assert escape(one.fmt.publisher(source), quote=False) in tip, (one.name, tip)
            assert escape(one.fmt.observation(found), quote=False) in tip, (one.name, tip)
            assert escape(one.fmt.period(found.period), quote=False) in tip, (one.name, tip)
            told += 1
    assert told > 2000


def test_tooltip_tells_the_status_of_what_is_not_plainly_published() -> None:
    flagged = 0
    for one in pictures():
        for found, tip in shown(one):
            word = one.fmt.word(f"status.{found.status}")
            assert (word in tip) == (found.status != "A"), (one.name, tip)
            flagged += found.status != "A"
    assert flagged > 100


def is_provisional(found: Observation) -> bool:
    return found.status in PROVISIONAL or found.qualifier == "preliminary"


def test_markers_are_hollow_for_provisional_figures_only(woven: list[Strand]) -> None:
    """An approximate figure is a ring with a dot, whatever else it is."""
    hollow = 0
    for strand in woven:
        for found, symbol in zip(strand.rows, strand.markers["marker"]["symbol"], strict=True):
            dotted = found.qualifier == "about"
            assert symbol.endswith("-open-dot") == dotted, (strand.picture.name, symbol)
            if not dotted:
                assert ("-open" in symbol) == is_provisional(found), (strand.picture.name, symbol)
                hollow += is_provisional(found)
    assert hollow > 20


@pytest.mark.parametrize(
    ("flag", "symbol"),
    [
        ({}, "circle"),
        ({"status": "B"}, "circle"),
        ({"status": "P"}, "circle-open"),
        ({"status": "E"}, "circle-open"),
        ({"qualifier": "preliminary"}, "circle-open"),
        ({"status": "B", "qualifier": "preliminary"}, "circle-open"),
        ({"qualifier": "about"}, "circle-open-dot"),
        ({"qualifier": "more_than"}, "triangle-up"),
        ({"qualifier": "less_than"}, "triangle-down"),
        ({"status": "E", "qualifier": "more_than"}, "triangle-up-open"),
        ({"status": "D"}, "square"),
        ({"status": "D", "qualifier": "preliminary"}, "square-open"),
        ({"status": "D", "qualifier": "more_than"}, "star-triangle-up"),
    ],
)
def test_mark_of_a_flag(flag: dict[str, Any], symbol: str) -> None:
    """Plotly itself refuses a symbol that it does not know."""
    drawn = picture(chart("points"), telling(row("2020", "40"), row("2021", "46", **flag)))
    assert traces(drawn, mode="markers")[0]["marker"]["symbol"] == ["circle", symbol]


def bars_of(one: Picture) -> Iterator[tuple[Observation, str, str]]:
    """Every bar of a picture: its figure, its fill, its pattern."""
    series = [rows for _, _, rows in rows_of(one.chart, one.fmt.report)]
    strips = [shape for shape in one.spec["layout"]["shapes"] if shape.get("name") == "strip"]
    rows = [found for rows in series for found in rows if not (strips and found.status == "D")]
    fills: list[str] = []
    patterns: list[str] = []
    for trace in traces(one.spec, type="bar"):
        if trace["x"] == [None]:
            continue
        fills += trace["marker"]["color"]
        patterns += trace["marker"]["pattern"]["shape"]
    if fills:
        yield from zip(rows, fills, patterns, strict=True)


def test_bars_are_outlined_for_provisional_figures_and_hatched_for_others() -> None:
    bars = [(one.name, *bar) for one in pictures() for bar in bars_of(one)]
    assert len(bars) > 500
    for name, found, fill, pattern in bars:
        assert (fill == "rgba(0,0,0,0)") == is_provisional(found), (name, found)
        assert (pattern == "/") == (found.status == "D"), (name, found)
    assert any(is_provisional(found) for _, found, _, _ in bars)
    assert any(found.status == "D" for _, found, _, _ in bars)


def test_break_is_a_vertical_rule_before_its_figure() -> None:
    report = telling(*years(2018, "4", "5"), row("2020", "7", status="B"), row("2021", "8"))
    drawn = picture(chart(), report)
    assert [(rule["x0"], rule["x1"]) for rule in drawn["layout"]["shapes"]] == [(2020.5, 2020.5)]
    (line,) = traces(drawn, mode="lines")
    assert [[x for x, _ in stretch] for stretch in stretches(line)] == [[2019, 2020], [2021, 2022]]


def test_series_that_begins_with_a_break_has_no_rule() -> None:
    drawn = picture(chart(), telling(row("2020", "7", status="B"), row("2021", "8")))
    assert not drawn["layout"].get("shapes")
