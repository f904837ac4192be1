"""No text stands on a mark, a line, a rule or another text: in every chart, at every width."""

from __future__ import annotations

from typing import Any

import pytest

from report.charts import canvas
from report.charts.fitting import fitted, frames_of
from report.charts.geometry import Box, Frame, Segment
from report.charts.palette import LIGHT
from report.charts.placement import Label, label, placed, spots_around
from report.model import LANGUAGES, Language
from tests.captioned import every_chart
from tests.charts.text_boxes import text_box

FRAME = Frame(50, 20, 400, 200, (0, 10), (0, 100))


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Box(5, 5, 15, 15), True),
        (Box(10, 0, 20, 10), False),
        (Box(0, 11, 10, 20), False),
        (Box(2, 2, 3, 3), True),
    ],
)
def test_boxes_meet(other: Box, meets: bool) -> None:
    assert Box(0, 0, 10, 10).meets(other) is meets
    assert other.meets(Box(0, 0, 10, 10)) is meets


@pytest.mark.parametrize(
    ("segment", "meets"),
    [
        (Segment(-5, 5, 15, 5), True),
        (Segment(-5, -5, 15, 15), True),
        (Segment(-5, 0, 5, -10), False),
        (Segment(-5, 14, 14, -5), True),
        (Segment(-1, 30, 30, -1), False),
        (Segment(5, -5, 5, -1), False),
        (Segment(20, -5, 20, 15), False),
        (Segment(4, 4, 6, 6), True),
    ],
)
def test_line_meets_a_box(segment: Segment, meets: bool) -> None:
    assert segment.meets(Box(0, 0, 10, 10)) is meets


def points(x: list[float], y: list[float], mode: str = "markers") -> dict[str, Any]:
    return {"type": "scatter", "mode": mode, "x": x, "y": y, "marker": {"size": 8}}


def put(
    *labels: Label,
    data: list[Any] | None = None,
    shapes: list[Any] | None = None,
    axis: dict[str, Any] | None = None,
) -> list[Any]:
    layout = {"annotations": [], "shapes": shapes or [], "yaxis": axis or {}}
    spec = {"data": data or [], "layout": layout}
    return placed(labels, spec, {("x", "y"): FRAME}, 480)


def text(x: float, y: float, words: str = "2025 target: 130", **more: Any) -> Label:
    return label(canvas.label(x, y, words, "#000000"), spots_around([18, -18, 42, -42], 13), **more)


def test_text_takes_the_first_spot_that_is_free() -> None:
    (note,) = put(text(5, 50), data=[points([5], [50])])
    assert (note["xanchor"], note["yshift"]) == ("right", 18)


def test_text_gives_way_to_a_mark_a_line_and_a_rule() -> None:
    above = points([4.5], [59])
    (note,) = put(text(5, 50), data=[points([5], [50]), above])
    assert (note["xanchor"], note["yshift"]) == ("left", 18)
    line = points([0, 10], [59, 59], "lines")
    (note,) = put(text(5, 50), data=[points([5], [50]), line])
    assert note["yshift"] == -18
    (note,) = put(text(5, 50), data=[points([5], [50])], shapes=[canvas.rule_at(4.6, LIGHT)])
    assert note["xanchor"] == "left"


def test_text_gives_way_to_another_text() -> None:
    first, second = put(text(5, 50), text(5, 50), data=[points([5], [50])])
    assert (first["yshift"], second["yshift"]) == (18, -18)


def test_far_text_is_led_to_its_mark() -> None:
    """Over a line that passes above and below, but not over a mark."""
    own = points([5], [50])
    lines = [points([0, 10], [y, y], "lines") for y in (41, 59)]
    (note,) = put(text(5, 50, "a longer text for a target: 130 and more"), data=[own, lines[0]])
    assert note["showarrow"] is False
    beside = [points([x], [50]) for x in (4.5, 5.5)]
    (note,) = put(text(5, 50), data=[own, *lines, *beside])
    assert note["showarrow"] is True
    assert (note["yanchor"], note["ay"] < 0) == ("bottom", True)
    over = points([n / 4 for n in range(41)], [63] * 41)
    (note,) = put(text(5, 50), data=[own, *lines, *beside, over])
    assert (note["showarrow"], note["yanchor"]) == (True, "top")


def test_lines_that_lead_to_a_mark_stand_on_no_other_text() -> None:
    lines = [points([0, 10], [y, y], "lines") for y in (41, 59)]
    beside = [points([x], [50]) for x in (4.5, 5.5)]
    notes = put(text(5, 50), text(5, 50), data=[points([5], [50]), *lines, *beside])
    boxes = [text_box(note, FRAME) for note in notes]
    assert len(notes) == 2
    for note in notes:
        x, y = FRAME.x(note["x"]), FRAME.y(note["y"])
        leader = Segment(x + note["ax"], y + note["ay"], x, y)
        assert sum(leader.meets(box) for box in boxes) <= 1, "at most its own"


def test_text_without_room_is_left_out() -> None:
    crowd = [points([n / 4 for n in range(41)], [y] * 41) for y in range(0, 101, 4)]
    assert put(text(5, 50), data=crowd) == []


def test_text_stays_inside_of_the_picture_and_above_the_axis() -> None:
    (note,) = put(text(0.5, 2), data=[points([0.5], [2])])
    assert (note["xanchor"], note["yshift"]) == ("left", 18)
    (note,) = put(text(9.5, 99), data=[points([9.5], [99])])
    assert note["xanchor"] == "right"


def test_texts_of_a_column_are_moved_apart_in_their_order() -> None:
    names = [text(10, y, name, column=True) for y, name in ((50, "a"), (51, "b"), (49, "c"))]
    for entry in names:
        entry["spots"] = [("left", 2, 0)]
    heights = {note["text"]: FRAME.y(note["y"]) - note["yshift"] for note in put(*names)}
    assert sorted(heights, key=heights.__getitem__) == ["b", "a", "c"]
    assert len(heights) == 3


def test_text_gives_way_to_the_lines_of_the_axis() -> None:
    """Also where a number stands inside of the picture, on its line."""
    own, axis = points([5], [50]), {"gridcolor": "#DDE4E0", "tickvals": [59], "ticktext": ["59"]}
    (note,) = put(text(5, 50), data=[own], axis=axis)
    assert note["yshift"] == -18
    inside = axis | {"ticklabelposition": "inside top", "tickfont": {"size": 11}, "tickvals": [50]}
    first = label(canvas.label(0.2, 56, "17", "#000000"), [("left", 0, 0), ("left", 60, 0)])
    (note,) = put(first, axis=inside)
    assert note["xshift"] == 60


def test_text_in_the_margin_is_led_to_its_point_where_it_is_moved() -> None:
    """A reader finds the line that it names; at the height of its end it needs no leader."""
    names = [
        label(
            canvas.label(10, y, name, "#123456"),
            [("left", 4, 0)],
            column=True,
            point=(9.5, y),
        )
        for name, y in (("a", 30), ("b", 29), ("c", 28))
    ]
    ends = points([9.5, 9.5, 9.5], [30, 29, 28])
    by_text = {note["text"]: note for note in put(*names, data=[ends])}
    assert by_text["b"]["showarrow"] is False
    above = by_text["a"]
    assert (above["x"], above["y"], above["axref"]) == (9.5, 30, "x")
    assert above["arrowcolor"] == "#123456"
    assert above["ay"] == pytest.approx(-16, abs=1)
    assert FRAME.x(above["ax"]) == pytest.approx(454, abs=0.2)


def test_rule_that_ends_below_leaves_room_above_it() -> None:
    low = canvas.rule_at(4.6, LIGHT, 0.5)
    (note,) = put(text(5, 50), data=[points([5], [50])], shapes=[low])
    assert (note["xanchor"], note["yshift"]) == ("right", 18)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figure_in_the_margin_stands_near_the_end_of_its_line(language: Language) -> None:
    """Or is led to it: one that floats beside another line would be taken for that one's."""
    checked = 0
    for shown in every_chart(language):
        unfitted = shown.draw(LIGHT).unfitted
        meta = unfitted["layout"].get("meta", {})
        ends = {entry["note"]["text"]: entry["point"] for entry in meta.get("short_names", ())}
        spec = fitted(unfitted, 326)
        frame = frames_of(spec["layout"], 326).get(("x", "y"))
        for note in spec["layout"]["annotations"]:
            if frame and ends.get(note["text"]) and "axref" not in note and "xshift" in note:
                away = abs(frame.y(note["y"]) - note["yshift"] - frame.y(ends[note["text"]][1]))
                assert away <= 12, (shown.headline, note["text"])
                checked += 1
    assert checked > 10
