"""Charts over years: nothing is joined that must not be, and every mark means what it says."""

from __future__ import annotations

import json
import math
from typing import Any, get_args

import plotly.graph_objects as go
import pytest

from report.analysis.timing import position
from report.charts.draw import draw_chart
from report.charts.palette import PALETTES
from report.model import LANGUAGES, ChartKind, Observation
from report.text.formatter import Formatter
from tests.build import (
    HOME,
    NEIGHBOUR,
    chart,
    editorial,
    editorial_pictures,
    picture,
    pictures,
    row,
    shipped,
    stretches,
    telling,
    traces,
    years,
)
from tests.charts.strands import Strand, foot_of, is_dotted, kind, strands


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", PALETTES)
def test_every_chart_is_drawn(language: Any, mode: Any) -> None:
    report = shipped()
    for one, area in editorial():
        drawn = draw_chart(one, area, Formatter(report, language), PALETTES[mode])
        # Plotly refuses what is no figure.
        assert go.Figure(json.loads(drawn.written)).data, one.id
    assert len(editorial()) > 40


def test_chart_without_any_figure_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"tried: .*solar_capacity.*exampleton"):
        picture(chart(), telling())


@pytest.mark.parametrize("kind_", get_args(ChartKind))
def test_every_kind_that_an_area_file_may_name_can_be_drawn(kind_: ChartKind) -> None:
    """The check lets every kind of the model pass, for a series too."""
    drawn = picture(chart(kind_), telling(*years(2020, "40", "46")))
    assert drawn["data"]


def test_every_figure_has_its_marker(woven: list[Strand]) -> None:
    for strand in woven:
        report = strand.picture.fmt.report
        at = [position(one.stands_at, report.indicators[one.indicator].kind) for one in strand.rows]
        assert list(strand.markers["x"]) == at, strand.picture.name


def test_no_line_leads_over_a_break(woven: list[Strand]) -> None:
    over = [
        (strand, later) for strand in woven for _, later in strand.pairs() if later.status == "B"
    ]
    assert len(over) > 20
    for strand, later in over:
        earlier = strand.rows[strand.rows.index(later) - 1]
        assert strand.joined(earlier, later) == [], (strand.picture.name, str(later.period))


def test_no_line_leads_to_or_from_another_definition(woven: list[Strand]) -> None:
    differing = [(strand, one) for strand in woven for one in strand.rows if one.status == "D"]
    assert len(differing) > 20
    for strand, one in differing:
        joined = [point for line in strand.lines for run in stretches(line) for point in run]
        assert strand.point(one) not in joined, (strand.picture.name, str(one.period))


def test_figure_of_another_definition_stands_off_the_scale(woven: list[Strand]) -> None:
    """In the strip above it, where there are figures that the scale is for; else on it."""
    apart = 0
    for strand in woven:
        foot, spec = foot_of(strand.picture.spec), strand.picture.spec
        is_mixed = any(shape.get("name") == "strip" for shape in spec["layout"]["shapes"])
        for one in strand.rows:
            is_off = one.status == "D" and is_mixed
            assert (strand.point(one)[1] > foot) == is_off, (strand.picture.name, str(one.period))
            apart += is_off
    assert apart > 50


@pytest.mark.parametrize("kind_", ["line", "points", "bar"])
def test_strip_has_a_lane_a_place_and_each_value(kind_: str) -> None:
    theirs = [row("2020", "30", place=NEIGHBOUR, status="D"), row("2022", "33", place=NEIGHBOUR)]
    ours = [row("2020", "40"), row("2021", "300", status="D"), row("2022", "46")]
    drawn = picture(chart(kind_, places=(HOME, NEIGHBOUR)), telling(*ours, *theirs))
    axis, foot = drawn["layout"]["yaxis"], foot_of(drawn)
    lanes = [text for text, y in zip(axis["ticktext"], axis["tickvals"], strict=True) if y > foot]
    assert [lane.replace("<br>", "") for lane in lanes] == ["Exampleton", "Neighbourton"]
    assert max(y for y in axis["tickvals"] if y < foot) < 800_000, "the scale is for the others"
    texts = [note["text"] for note in drawn["layout"]["annotations"] if note["y"] > foot]
    assert sorted(texts) == ["3,000,000", "300,000"]


def test_figures_that_all_differ_have_the_scale_for_themselves() -> None:
    report = telling(row("2020", "30", status="D"), row("2021", "33", status="D"))
    drawn = picture(chart(), report)
    assert drawn["layout"]["shapes"] == []
    assert traces(drawn, mode="markers")[0]["y"] == [300_000, 330_000]


def test_line_goes_on_past_a_figure_of_another_definition() -> None:
    """Over that year it is dotted, as over any year without a figure of its own."""
    report = telling(row("2020", "40"), row("2021", "90", status="D"), row("2022", "46"))
    (dotted,) = traces(picture(chart(), report), mode="lines")
    assert (is_dotted(dotted), dotted["x"], dotted["y"]) == (True, [2021, 2023], [400_000, 460_000])


def comparable(earlier: Observation, later: Observation) -> bool:
    return later.status not in "BD" and earlier.status != "D"


def test_gap_is_never_drawn_as_if_measured(woven: list[Strand]) -> None:
    """A drawn line leads only from a year to the next; over a gap it is dotted."""
    gaps = 0
    for strand in woven:
        for earlier, later in strand.pairs():
            if later.period.year - earlier.period.year > 1 and comparable(earlier, later):
                assert strand.joined(earlier, later) == ["dot"], strand.picture.name
                gaps += 1
    assert gaps > 50


def test_neighbouring_years_are_joined_once(woven: list[Strand]) -> None:
    joined = {"line": 0, "points": 0}
    for strand in woven:
        style = "dot" if kind(strand.picture) == "points" else "drawn"
        for earlier, later in strand.pairs():
            if later.period.year - earlier.period.year <= 1 and comparable(earlier, later):
                assert strand.joined(earlier, later) == [style], strand.picture.name
                joined["points" if style == "dot" else "line"] += 1
    assert min(joined.values()) > 50


def test_subject_is_heavier_than_what_it_is_compared_with() -> None:
    compared = 0
    for one in editorial_pictures():
        drawn = [
            (strand.rows[0].place, strand.lines[0]["line"]["width"])
            for strand in strands(one)
            if strand.lines and not is_dotted(strand.lines[0])
        ]
        home = [width for place, width in drawn if place == "shenzhen"]
        others = [width for place, width in drawn if place != "shenzhen"]
        if home and others:
            assert min(home) > max(others), one.name
            compared += 1
    assert compared


def test_no_point_is_without_a_value() -> None:
    """Only between two lines of one trace there is none, neither across nor up."""
    drawn = 0
    for one in pictures():
        for trace in one.spec["data"]:
            if trace["x"] == [None]:
                # It only stands in a key.
                assert trace["name"], one.name
                continue
            for x, y in zip(trace["x"], trace["y"], strict=True):
                if trace.get("mode") == "lines" and x is None:
                    assert y is None, one.name
                else:
                    assert math.isfinite(float(x)), one.name
                    assert math.isfinite(float(y)), one.name
                drawn += 1
    assert drawn > 2500
