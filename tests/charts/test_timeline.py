"""The timeline: a dot for each event, in its lane and at its date."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import pytest

from report.charts.events import EventStrip, draw_events
from report.charts.palette import LIGHT, PALETTES, Mode
from report.model import LANGUAGES, Language, Period, Report
from report.text.formatter import Formatter
from tests.build import HOSTILE, example, hostile, shipped, tips, visible


def drawn(report: Report, language: Language = "en") -> dict[str, Any]:
    (area,) = report.areas
    strip, fmt = EventStrip(report.events_in(area.id)), Formatter(report, language)
    spec: dict[str, Any] = draw_events(strip, area, fmt, LIGHT).to_plotly_json()
    return spec


def city(*dated: tuple[str, str]) -> Report:
    """The example city with events of these dates and kinds."""
    first = example().events[0]
    events = (
        replace(first, id=f"e{n}", date=Period.parse(date), kind=kind)  # type: ignore[arg-type]
        for n, (date, kind) in enumerate(dated)
    )
    return replace(example(), events=tuple(events))


def test_events_stand_at_their_dates_in_the_lane_of_their_kind() -> None:
    spec = drawn(city(("2021-03-15", "policy"), ("2022", "launch"), ("2023-07-01", "policy")))
    (dots,) = spec["data"]
    assert [round(moment, 2) for moment in dots["x"]] == [2023.5, 2022.5, 2021.2]
    assert list(dots["y"]) == [0, 1, 0]


def test_lanes_are_named_the_busiest_on_top() -> None:
    report = city(("2021", "law"), ("2022", "launch"), ("2023", "launch"))
    for language, names in (("en", ["launch", "law"]), ("zh", ["发布", "法规"])):
        axis = drawn(report, language)["layout"]["yaxis"]  # type: ignore[arg-type]
        assert [text.strip() for text in axis["ticktext"]] == names
        assert axis["range"][0] > axis["range"][1], "the first lane is the upper one"


def test_picture_grows_with_its_lanes() -> None:
    one = drawn(city(("2021", "law")))
    two = drawn(city(("2021", "law"), ("2022", "launch")))
    assert two["layout"]["height"] > one["layout"]["height"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", PALETTES)
def test_every_event_of_every_area_is_drawn(language: Language, mode: Mode) -> None:
    report, fmt, palette = shipped(), Formatter(shipped(), language), PALETTES[mode]
    told = 0
    for area in report.areas:
        events = report.events_in(area.id)
        spec = draw_events(EventStrip(events), area, fmt, palette).to_plotly_json()
        (dots,) = spec["data"]
        assert dots["marker"]["color"] == palette.of(area)
        assert len(dots["x"]) == len(events)
        low, high = spec["layout"]["xaxis"]["range"]
        assert all(low <= moment <= high for moment in dots["x"])
        assert all(text.isdigit() for text in spec["layout"]["xaxis"]["ticktext"])
        for event, tip in zip(events, tips(dots), strict=True):
            assert escape(fmt.say(event.title), quote=False) in tip
            assert escape(fmt.period(event.date), quote=False) in tip
            assert escape(fmt.publisher(report.sources[event.source]), quote=False) in tip
            told += 1
    assert told == len(report.events)


@pytest.mark.parametrize("what", ["publisher", "title"])
def test_markup_is_shown_as_it_is_written(what: str) -> None:
    spec = drawn(hostile(example(), what))
    evil = HOSTILE[what].en
    assert [text for text in visible(spec) if escape(evil, quote=False) in text]
    assert [text for text in visible(spec) if evil in text] == []
