"""Events beside the years of an indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.charts.events import EventStrip, draw_events
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.build import HOSTILE, example, hostile, row, tips, visible, years


def drawn(
    strip: EventStrip, report: Report | None = None, language: Language = "en"
) -> dict[str, Any]:
    fmt = Formatter(report or example(), language)
    (area,) = fmt.report.areas
    spec: dict[str, Any] = draw_events(strip, area, fmt, LIGHT).to_plotly_json()
    return spec


def test_axis_holds_all_years_and_all_events() -> None:
    """Events of 2021 and 2022, between figures from 2015 on and a target for 2030."""
    axis = drawn(EventStrip(example().events, (), range(2015, 2031)))["layout"]["xaxis"]
    low, high = axis["range"]
    assert low <= 2015
    assert high >= 2031
    alone = drawn(EventStrip(example().events))["layout"]["xaxis"]["range"]
    assert 2020 <= alone[0] <= 2021.3
    assert 2022.7 <= alone[1] <= 2024


def test_axis_reaches_to_events_before_the_figures() -> None:
    axis = drawn(EventStrip(example().events, (), range(2022, 2024)))["layout"]["xaxis"]
    assert axis["range"][0] <= 2021.2


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_have_a_lane_of_their_own_below_the_events(language: Language) -> None:
    rows = tuple(years(2020, "1", "2", "3"))
    spec = drawn(EventStrip(example().events, rows, range(2020, 2023)), language=language)
    events, figures = spec["data"]
    assert set(figures["y"]) == {2}
    assert set(events["y"]) == {0, 1}
    assert figures["x"] == [2021, 2022, 2023], "a stock stands at the end of its year"
    axis = spec["layout"]["yaxis"]
    assert axis["ticktext"][2].strip() == example().words["indicator.lane"][language]
    assert axis["range"] == [2.5, -0.5]
    without = drawn(EventStrip(example().events))
    assert len(without["data"]) == 1
    assert spec["layout"]["height"] > without["layout"]["height"]


def test_a_figure_tells_itself_and_names_the_key_of_its_source() -> None:
    rows = (row("2021", "46"),)
    figures = drawn(EventStrip(example().events, rows, range(2021, 2022)))["data"][1]
    assert "460,000 kW" in tips(figures)[0]
    assert [point[1] for point in figures["customdata"]] == [rows[0].key]


def test_a_provisional_figure_is_hollow() -> None:
    rows = (row("2021", "46", status="P"), row("2022", "52"))
    figures = drawn(EventStrip(example().events, rows, range(2021, 2023)))["data"][1]
    assert figures["marker"]["symbol"] == ["circle-open", "circle"]


@pytest.mark.parametrize("what", HOSTILE)
def test_markup_of_the_data_is_no_markup_of_the_figure(what: str) -> None:
    report = hostile(example(), what)
    rows = report.series("solar_capacity")
    spec = drawn(EventStrip(report.events, rows, range(2020, 2024)), report)
    said = [text for text in visible(spec) if "R" in text]
    assert [text for text in said if "<b>Q</b>" in text] == []


def test_the_same_is_drawn_again() -> None:
    report = replace(example())
    first = drawn(
        EventStrip(report.events, report.series("solar_capacity"), range(2020, 2024)), report
    )
    again = drawn(
        EventStrip(report.events, report.series("solar_capacity"), range(2020, 2024)), report
    )
    assert first == again
