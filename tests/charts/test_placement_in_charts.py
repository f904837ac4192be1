"""No text of any chart stands on anything, in any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest

from report.charts import canvas
from report.charts.fitting import SMALL_SCREEN, WIDTHS, fitted, frames_of
from report.charts.geometry import Box, Frame
from report.charts.obstacles import axes_of, rule_box, trace_obstacles
from report.charts.palette import LIGHT
from report.charts.svg import svg
from report.model import LANGUAGES, Language
from report.text.wrapping import width
from tests.captioned import every_chart
from tests.charts.text_boxes import text_box
from tests.long import beyond

# A chart on a telephone (390 and 360 pixels), on half and on the whole of a page of 1440 pixels.
PAGES = (296, 326, 553, 1180)


def problems(spec: dict[str, Any], size: int) -> Iterator[str]:
    """What stands on something in a picture of this width, as far as its texts have been placed."""
    frames = frames_of(spec["layout"], size)
    boxes = []
    for note in spec["layout"]["annotations"]:
        axes = axes_of(note, "xref", "yref")
        if (axes in frames and "xshift" in note) or note["showarrow"]:
            box = text_box(note, frames[axes])
            boxes.append((note["text"], box))
            yield from _outside(note, box, frames[axes], size)
            yield from _on_marks(note, box, spec, frames[axes])
    for (one, a), (other, b) in combinations(boxes, 2):
        if a.meets(b):
            yield f"{one} stands on {other}"


def _outside(note: dict[str, Any], box: Box, frame: Frame, size: int) -> Iterator[str]:
    if box.bottom > frame.top + frame.height:
        yield f"{note['text']} stands on the axis"
    if box.left < frame.left or box.right > size:
        yield f"{note['text']} leaves the picture"


def _on_marks(note: dict[str, Any], box: Box, spec: dict[str, Any], frame: Frame) -> Iterator[str]:
    axes = axes_of(note, "xref", "yref")
    for trace in spec["data"]:
        if axes_of(trace, "xaxis", "yaxis") == axes:
            for obstacle in trace_obstacles(trace, frame):
                if obstacle.meets(box):
                    yield f"{note['text']} stands on {obstacle}"
    for rule in spec["layout"].get("shapes", ()):
        is_rule = rule.get("xref", "x") == axes[0] and rule["x0"] == rule["x1"]
        if is_rule and rule_box(rule, frame).meets(box):
            yield f"{note['text']} stands on a rule"
    axis = spec["layout"][axes[1].replace("y", "yaxis")]
    heights = [frame.y(value) for value in axis["tickvals"]]
    inside = box.left < frame.left + frame.width
    if inside and any(box.top < height < box.bottom for height in heights):
        yield f"{note['text']} stands on a line of the axis"


@pytest.mark.parametrize("size", beyond(1, PAGES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_on_anything_in_any_chart(language: Language, size: int) -> None:
    """As a page of that width shows it: placed for the next smaller of the widths."""
    texts: Counter[str] = Counter()
    for shown in every_chart(language):
        unfitted = shown.draw(LIGHT).unfitted
        if "labels" not in unfitted["layout"].get("meta", {}):
            continue
        spec = fitted(unfitted, max(one for one in WIDTHS if one <= size))
        assert list(problems(spec, size)) == [], shown.headline
        texts["placed"] += len(spec["layout"]["annotations"])
        meta = unfitted["layout"]["meta"]
        texts["wanted"] += len(meta["labels"])
        texts["wanted"] += len(meta.get("names", ())) if size > SMALL_SCREEN else 0
    assert texts["placed"] > (0.7 if size < SMALL_SCREEN else 0.8) * texts["wanted"] > 300


@pytest.mark.parametrize("size", beyond(1, PAGES))
def test_names_of_years_stand_apart_in_every_chart(size: int) -> None:
    axes = 0
    for shown in every_chart("en"):
        spec = fitted(shown.draw(LIGHT).unfitted, max(one for one in WIDTHS if one <= size))
        years = shown.draw(LIGHT).unfitted["layout"].get("meta", {}).get("years", {})
        for name in years:
            axis = spec["layout"][name]
            frame = frames_of(spec["layout"], size)[
                name.replace("axis", ""), name.replace("xaxis", "y")
            ]
            letters = axis["tickfont"].get("size", canvas.LABEL)
            places = [frame.x(value) for value in axis["tickvals"]]
            gaps = [later - earlier for earlier, later in pairwise(places)]
            assert all(gap > width("2000", letters) for gap in gaps), shown.headline
            assert axis["ticktext"]
            axes += 1
    assert axes > 300


def test_slides_place_the_texts_in_their_own_size() -> None:
    """A chart of low height has its texts elsewhere than a page, and no two on each other."""
    drawn = 0
    for shown in every_chart("zh"):
        unfitted = shown.draw(LIGHT).unfitted
        meta = unfitted["layout"].get("meta", {})
        if list(meta.get("years", ())) != ["xaxis"] or "labels" not in meta:
            continue
        svg(unfitted, 395, 185)
        low = fitted(unfitted, 430, 226, is_narrow=False)
        assert list(problems(low, 430)) == [], shown.headline
        drawn += 1
    assert drawn > 200
