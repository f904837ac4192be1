"""The scatter: two figures a dot, flags kept, lines only where definitions stay the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from report.charts.fitting import fitted
from report.charts.looks import Look
from report.charts.palette import LIGHT
from report.charts.scatter import Dot, ScatterAxis, ScatterSeries, scatter
from report.model import Text, Unit
from report.text.formatter import Formatter, Scale
from tests.build import example, row, tips, traces, visible

SCALE = Scale(Decimal(1), "MW")
UNIT = Unit("MW", "MW", Decimal(1), Text("MW", "兆瓦"))
PART = Unit("1/n", "1/n", Decimal(1), Text("1/{n} of all", "全部的1/{n}"))
EVIL = "<b>Q</b> & R"


def dot(year: int, across: str, up: str, label: str = "", **flags: Any) -> Dot:
    """Two figures of a year; flags are those of the upright one."""
    own = row(str(year), up, indicator="other", **flags)
    return Dot(row(str(year), across), own, label or str(year), f"tip of {year}")


def spec(*tracks: ScatterSeries, across: str = "Across", up: str = "Up") -> dict[str, Any]:
    axes = ScatterAxis(across, SCALE, UNIT), ScatterAxis(up, SCALE, UNIT)
    return fitted(scatter(tracks, *axes, Formatter(example(), "en"), LIGHT), 560)


def labels(drawn: dict[str, Any]) -> list[str]:
    """What stands beside the dots."""
    return [note["text"] for note in drawn["layout"]["annotations"] if "xref" not in note]


def track(dots: Sequence[Dot], *, joined: bool = True, name: str = "Exampleton") -> ScatterSeries:
    return ScatterSeries(name, tuple(dots), Look("#0B6B4F"), joined)


def test_each_dot_stands_where_its_figures_say() -> None:
    drawn = spec(track([dot(2010, "1", "5"), dot(2011, "2", "7")]))
    markers, _ = traces(drawn, mode="markers")
    assert (markers["x"], markers["y"]) == ([1.0, 2.0], [5.0, 7.0])
    assert tips(markers) == ["tip of 2010", "tip of 2011"]


def test_value_that_says_a_part_stands_at_that_part() -> None:
    """A value n says 1/n: a fifth is less than a quarter, and stands left of it."""
    axes = ScatterAxis("Part", Scale(Decimal(1), ""), PART), ScatterAxis("Up", SCALE, UNIT)
    dots = track([dot(2010, "4", "5"), dot(2011, "5", "7")])
    drawn = scatter([dots], *axes, Formatter(example(), "en"), LIGHT)
    markers, _ = traces(drawn, mode="markers")
    assert markers["x"] == [0.25, 0.2]
    axis = drawn["layout"]["xaxis"]
    assert axis["ticktext"] == ["0", "1/5", "1"]
    assert axis["range"][0] == 0


def test_dot_leads_to_a_figure_that_the_report_can_find() -> None:
    markers, _ = traces(spec(track([dot(2010, "1", "5")])), mode="markers")
    assert markers["customdata"][0][1] == "other|exampleton|2010"
    assert all(len(told) == 3 for told in markers["customdata"])


def test_joined_dots_have_a_line_and_others_none() -> None:
    dots = [dot(2010, "1", "5"), dot(2011, "2", "7"), dot(2012, "3", "6")]
    (line,) = traces(spec(track(dots)), mode="lines")
    assert line["x"] == [1.0, 2.0, 3.0]
    assert traces(spec(track(dots, joined=False)), mode="lines") == []


@pytest.mark.parametrize(("status", "lengths"), [("B", [2, 2]), ("D", [2])])
def test_line_does_not_cross_a_change_of_definition(status: str, lengths: list[int]) -> None:
    dots = [
        dot(2010, "1", "5"),
        dot(2011, "2", "7"),
        dot(2012, "3", "6", status=status),
        dot(2013, "4", "8"),
    ]
    lines = traces(spec(track(dots)), mode="lines")
    assert [len(line["x"]) for line in lines] == lengths


@pytest.mark.parametrize(
    ("flags", "symbol"),
    [
        ({}, "circle"),
        ({"status": "P"}, "circle-open"),
        ({"status": "D"}, "square"),
        ({"qualifier": "more_than"}, "triangle-up"),
        ({"qualifier": "about"}, "circle-open-dot"),
    ],
)
def test_dot_shows_the_flag_of_either_figure(flags: dict[str, str], symbol: str) -> None:
    markers, _ = traces(spec(track([dot(2010, "1", "5", **flags)])), mode="markers")
    assert markers["marker"]["symbol"] == [symbol]


def test_of_many_years_only_the_ends_are_named() -> None:
    dots = [dot(2000 + n, str(n + 3), str(n + 3)) for n in range(12)]
    assert labels(spec(track(dots))) == ["2000", "2011"]
    assert len(labels(spec(track(dots, joined=False)))) == 12


def test_axes_say_what_they_measure_and_have_written_ticks() -> None:
    drawn = spec(track([dot(2010, "1", "5"), dot(2011, "2", "7")]))["layout"]
    assert drawn["xaxis"]["title"]["text"] == "Across"
    assert "Up" in [note["text"] for note in drawn["annotations"]]
    assert drawn["xaxis"]["range"][0] == drawn["yaxis"]["range"][0] == 0
    for axis in (drawn["xaxis"], drawn["yaxis"]):
        assert len(axis["ticktext"]) == len(axis["tickvals"]) > 2


def test_several_places_are_told_apart_by_a_key() -> None:
    one, other = track([dot(2010, "1", "5")]), track([dot(2010, "2", "6")], name="Neighbourton")
    assert spec(one)["layout"]["showlegend"] is False
    assert spec(one, other)["layout"]["showlegend"] is True


def test_key_shows_the_shape_of_the_place_whatever_its_first_figure_is() -> None:
    bound = track([dot(2010, "1", "5", qualifier="more_than"), dot(2011, "2", "6")])
    other = replace(
        track([dot(2010, "2", "6")], name="Neighbourton"), look=Look("#333", shape="star")
    )
    drawn = spec(bound, other)
    keyed = [trace for trace in drawn["data"] if trace.get("showlegend", True)]
    assert [(key["name"], key["marker"]["symbol"], key["x"]) for key in keyed] == [
        ("Exampleton", "circle", [None]),
        ("Neighbourton", "star", [None]),
    ]


def test_names_are_no_markup() -> None:
    drawn = spec(track([dot(2010, "1", "5", EVIL)], joined=False, name=EVIL), across=EVIL, up=EVIL)
    assert not [text for text in visible(drawn) if "<b>Q" in text]
    assert [text for text in visible(drawn) if "&lt;b&gt;Q" in text]
