"""The axes of charts over time: what is written at them, where they begin."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from report.analysis.chart_series import rows_of
from report.model import IndicatorKind, Observation, Report, Text
from report.text.formatter import Formatter
from report.text.narrative import chart_legend
from tests.build import (
    chart,
    editorial_pictures,
    example,
    picture,
    pictures,
    row,
    telling,
    tips,
    traces,
    years,
)
from tests.charts.strands import foot_of, kind, strands

_NUMBER = {"en": r"−?\d{1,3}(,\d{3})*(\.\d+)?", "zh": r"−?\d+(\.\d+)?"}


def test_ticks_are_written_by_the_formatter() -> None:
    checked = 0
    for one in pictures():
        layout = one.spec["layout"]
        if kind(one) == "value":
            continue
        years_, values = layout["xaxis"], layout["yaxis"]
        assert all(re.fullmatch(r"\d{4}", text) for text in years_["ticktext"]), one.name
        middles = [int(text) + 0.5 for text in years_["ticktext"]]
        assert list(years_["tickvals"]) == middles, "a name stands in the middle of its year"
        boundaries = years_["minor"]["tickvals"]
        assert all(isinstance(year, int) for year in boundaries), one.name
        pattern = _NUMBER[one.fmt.language]
        foot = foot_of(one.spec)
        every = zip(values["ticktext"], values["tickvals"], strict=True)
        ticks = [(text, value) for text, value in every if value < foot]
        texts = [text for text, _ in ticks]
        assert all(re.fullmatch(pattern, text.removeprefix("1/")) for text in texts), one.name
        told = [_number_of(text) for text in texts]
        assert told == pytest.approx([value for _, value in ticks]), one.name
        checked += 1
    assert checked > 300


def _number_of(text: str) -> float:
    """What a tick says: 1/3 is a third."""
    number = float(text.removeprefix("1/").replace(",", "").replace("−", "-"))
    return 1 / number if text.startswith("1/") else number


@pytest.mark.parametrize("kind_", ["line", "points", "bar"])
def test_value_that_says_a_part_of_one_stands_at_that_part(kind_: str) -> None:
    """2, 3 and 5 stand at a half, a third and a fifth of the way up to the whole."""
    report = telling(*years(2019, "2", "3", "5"))
    of_nation = replace(report.unit_of("solar_capacity"), label=Text("1/{n} of", "1/{n}"))
    report = replace(report, units={**report.units, of_nation.code: of_nation})
    drawn = picture(chart(kind_), report)
    assert drawn["data"][-1]["y"] == pytest.approx([1 / 2, 1 / 3, 1 / 5])
    assert drawn["layout"]["yaxis"]["ticktext"] == ["0", "1/5", "1/3", "1/2", "1"]


def test_nothing_is_left_to_the_number_formats_of_plotly() -> None:
    for one in pictures():
        for axis in (one.spec["layout"]["xaxis"], one.spec["layout"]["yaxis"]):
            assert axis.get("visible") is False or "ticktext" in axis, one.name
        for trace in one.spec["data"]:
            assert "hovertemplate" not in trace, one.name
            assert trace["hoverinfo"] in {"none", "skip"}, one.name


def test_picture_has_no_title_of_its_own() -> None:
    assert [one.name for one in pictures() if one.spec["layout"].get("title")] == []


def test_every_figure_lies_inside_the_axes() -> None:
    for one in pictures():
        layout = one.spec["layout"]
        if kind(one) == "value":
            continue
        for trace in one.spec["data"]:
            for axis, values in (("xaxis", trace["x"]), ("yaxis", trace["y"])):
                low, high = sorted(layout[axis]["range"])
                drawn = [value for value in values if value is not None]
                assert drawn or "customdata" not in trace, one.name
                assert all(low <= value <= high for value in drawn), one.name


def test_bars_and_areas_start_at_zero() -> None:
    drawn = 0
    for one in pictures():
        for trace in one.spec["data"]:
            if trace["type"] == "bar" or trace.get("fill") == "tozeroy":
                across = trace.get("orientation") == "h"
                low, high = one.spec["layout"]["xaxis" if across else "yaxis"]["range"]
                assert low <= 0 <= high, one.name
                drawn += 1
    assert drawn > 100


@pytest.mark.parametrize("kind_", ["bar", "area"])
@pytest.mark.parametrize("values", [["900", "950"], ["-3", "-5"], ["-3", "7"], ["0", "0"]])
def test_bars_and_areas_start_at_zero_whatever_the_figures(kind_: str, values: list[str]) -> None:
    low, high = picture(chart(kind_), telling(*years(2020, *values)))["layout"]["yaxis"]["range"]
    assert low <= 0 <= high


def test_area_is_filled_down_to_zero_and_open_over_a_gap() -> None:
    drawn = picture(chart("area"), telling(*years(2018, "4", "5"), *years(2022, "6", "7")))
    filled = traces(drawn, fill="tozeroy")
    assert [list(trace["x"]) for trace in filled] == [[2019, 2020], [2023, 2024]]


def test_bars_stand_in_the_middle_of_their_years_and_on_the_axis_line() -> None:
    drawn = picture(chart("bar"), telling(*years(2020, "40", "46")))
    (bars,) = traces(drawn, type="bar")
    assert bars["x"] == [2020.5, 2021.5]
    layout = drawn["layout"]
    assert layout["yaxis"]["range"][0] == 0
    assert layout["xaxis"]["showline"] is True


def test_bars_below_zero_hang_from_a_line_at_zero() -> None:
    layout = picture(chart("bar"), telling(*years(2020, "-3", "7")))["layout"]
    assert layout["yaxis"]["zeroline"] is True
    assert layout["xaxis"]["showline"] is False


def of_kind(kind_: IndicatorKind, *rows: Observation, **more: Any) -> Report:
    """The example city, whose solar capacity is an indicator of another kind."""
    indicators = dict(example().indicators)
    indicators["solar_capacity"] = replace(indicators["solar_capacity"], kind=kind_)
    return telling(*rows, indicators=indicators, **more)


def cuts(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return [shape for shape in drawn["layout"]["shapes"] if shape.get("name") == "cut"]


@pytest.mark.parametrize("kind_", get_args(IndicatorKind))
def test_axis_is_cut_for_few_kinds_only_and_then_says_so(kind_: IndicatorKind) -> None:
    """93 to 95: a share of that height is drawn from zero."""
    report = of_kind(kind_, *years(2020, "93", "94", "95"))
    for drawn_as_ in ("line", "points"):
        drawn = picture(chart(drawn_as_), report)
        low, _ = drawn["layout"]["yaxis"]["range"]
        may_be_cut = kind_ in {"index", "change", "rank", "concentration"}
        assert (low > 0) == may_be_cut
        assert bool(cuts(drawn)) == may_be_cut
        words = chart_legend(chart(drawn_as_), Formatter(report, "en"))
        assert (report.words["legend.cut"].en in words) == may_be_cut


@pytest.mark.parametrize("flag", [{"status": "D"}, {"status": "B"}])
def test_figures_that_do_not_compare_share_no_cut_axis(flag: dict[str, Any]) -> None:
    rows = [row("2020", "77"), row("2021", "79", **flag), row("2022", "79")]
    drawn = picture(chart("points"), of_kind("index", *rows))
    assert drawn["layout"]["yaxis"]["range"][0] == 0
    assert cuts(drawn) == []


def test_first_and_last_year_with_figures_and_the_base_of_an_index_are_named() -> None:
    named = 0
    for one in pictures():
        if kind(one) == "value":
            continue
        rows = [found for _, _, series in rows_of(one.chart, one.fmt.report) for found in series]
        if one.chart.base is not None:
            rows = [found for found in rows if found.period.order >= one.chart.base.order]
        wanted = {min(r.period.year for r in rows), max(r.period.year for r in rows)}
        wanted |= {one.chart.base.year} if one.chart.base else set()
        assert {str(year) for year in wanted} <= set(one.spec["layout"]["xaxis"]["ticktext"])
        named += 1
    assert named > 300


def test_index_begins_with_100_at_its_base() -> None:
    checked = 0
    for one in editorial_pictures():
        if kind(one) != "decoupling":
            continue
        for strand in strands(one):
            assert strand.markers["x"][0] == 2008.5
            assert strand.markers["y"][0] == pytest.approx(100)
            checked += 1
    assert checked == 8


def test_index_keeps_the_published_figures_in_its_tooltips() -> None:
    drawn = picture(example().settings.charts[0], example())
    told = [tip for trace in traces(drawn, mode="markers") for tip in tips(trace)]
    assert "2022: <b>520,000 kW</b>" in told[1]
    assert "2022: <b>3,980 kWh per person</b>" in told[4]
