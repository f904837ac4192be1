"""Events on a line of time: marks at their dates, titles that stand on nothing, shapes of kinds."""

from __future__ import annotations

import json
from itertools import combinations
from typing import get_args

import pytest

from report.charts.event_line import EventLine, EventSpot, event_line
from report.charts.event_marks import event_mark
from report.charts.geometry import Box
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Event, EventKind, Language, Period, Text
from report.text.formatter import Formatter
from tests.build import example, shipped

WIDTHS = (328, 704, 1280)


def event(date: str, title: str = "A", kind: EventKind = "milestone") -> Event:
    name = f"{kind}_{date}_{title}"
    return Event(name, "power", Period.parse(date), Text(title, title), Text("", ""), kind, "")


def line_of(*events: Event, width: float = 704) -> EventLine:
    newest = sorted(events, key=lambda row: row.date.order, reverse=True)
    return event_line(newest, width, Formatter(example(), "en"), LIGHT)


def around(spot: EventSpot) -> Box:
    return Box(spot.x - 7, spot.y - 7, spot.x + 7, spot.y + 7)


def test_marks_stand_in_time() -> None:
    spots = line_of(event("2020"), event("2022"), event("2024")).spots
    xs = [spot.x for spot in spots]
    assert xs == sorted(xs)
    assert xs[2] - xs[1] == pytest.approx(xs[1] - xs[0], abs=0.2)


def test_events_of_one_day_stand_above_each_other() -> None:
    first, second = line_of(event("2022-05-01", "A"), event("2022-05-01", "B")).spots
    assert first.x == second.x
    assert abs(first.y - second.y) > 14


def test_title_that_needs_three_lines_is_left_out() -> None:
    short, long = event("2020", "Opened"), event("2022", "Opened with very many words " * 5)
    titles = {spot.event: spot.title for spot in line_of(short, long).spots}
    assert titles[short] is not None
    assert titles[long] is None


def test_titles_of_milestones_come_first() -> None:
    """Where only few titles have room they are those of milestones."""
    crowd = [
        event(f"2022-{month:02}", f"Opened number {month}", "policy") for month in range(1, 13)
    ]
    crowd += [event("2022-06-15", "Opened amid them")]
    named = [spot.event.kind for spot in line_of(*crowd, width=400).spots if spot.title]
    assert "milestone" in named
    assert len(named) < len(crowd)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_on_anything_in_any_area(language: Language, width: int) -> None:
    report = shipped()
    for area in report.areas:
        events = report.events_in(area.id)
        line = event_line(events, width, Formatter(report, language), LIGHT)
        assert {spot.event for spot in line.spots} == set(events)
        titles = [spot.title for spot in line.spots if spot.title is not None]
        boxes = [*titles, *map(around, line.spots)]
        assert titles, area.id
        assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == [], area.id
        paper = Box(0, 0, line.width, line.height)
        assert [box for box in boxes if not paper.holds(box)] == [], area.id


def test_first_and_last_year_are_named_where_there_is_room() -> None:
    axis = line_of(event("2019"), event("2024"), width=1280).axis
    years = [node.text for node in axis.walk() if node.tag == "text"]
    assert sorted(years) == [str(year) for year in range(2019, 2025)]


def test_every_kind_has_a_shape_of_its_own() -> None:
    drawn = [event_mark(kind, "#117733", "#FFFFFF").as_json() for kind in get_args(EventKind)]
    assert len({json.dumps(shape) for shape in drawn}) == len(get_args(EventKind)) == 8
