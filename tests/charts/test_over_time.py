"""Charts over years: nothing is joined that must not be, and every mark means what it says."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Any, get_args

import plotly.graph_objects as go
import pytest

from report.analysis.chart_series import drawn_as, rows_of, targets_of
from report.analysis.timing import position
from report.charts.draw import KINDS, draw_chart
from report.charts.palette import PALETTES
from report.model import LANGUAGES, ChartKind, IndicatorKind, Observation, Period, Report, Text
from report.text.formatter import Formatter
from report.text.narrative import chart_legend
from tests.build import (
    HOME,
    HOSTILE,
    NEIGHBOUR,
    Picture,
    chart,
    editorial,
    editorial_pictures,
    example,
    hostile,
    picture,
    pictures,
    row,
    shipped,
    stretches,
    target,
    telling,
    tips,
    traces,
    visible,
    years,
)

PROVISIONAL = ("P", "E")


@dataclass(frozen=True)
class Strand:
    """One series of a picture: its figures, its lines, its markers."""

    picture: Picture
    rows: tuple[Observation, ...]
    lines: tuple[Mapping[str, Any], ...]
    markers: Mapping[str, Any]

    def joined(self, earlier: Observation, later: Observation) -> list[str]:
        """Whether the lines that lead from one figure to a later one are dots, or `drawn`.

        A year and its last month stand at one time: what joins them has both as points.
        """
        begin, end = self.point(earlier), self.point(later)
        return [
            "dot" if is_dotted(line) else "drawn"
            for line in self.lines
            for stretch in stretches(line)
            if {begin, end} <= set(stretch)
            or min(stretch)[0] <= begin[0] < end[0] <= max(stretch)[0]
        ]

    def point(self, row: Observation) -> tuple[float, float]:
        """Where the marker of a figure stands."""
        place = self.rows.index(row)
        return self.markers["x"][place], self.markers["y"][place]

    def pairs(self) -> list[tuple[Observation, Observation]]:
        """Neighbours from left to right."""
        return list(pairwise(sorted(self.rows, key=lambda row: self.point(row)[0])))


def strands(of: Picture) -> Iterator[Strand]:
    """The series of a picture over time: each one's lines stand before its markers."""
    if kind(of) == "bar":
        return
    found = iter(rows_of(of.chart, of.fmt.report))
    lines: list[Mapping[str, Any]] = []
    for trace in of.spec["data"]:
        if trace.get("mode") == "lines":
            lines.append(trace)
        elif trace.get("mode") == "markers" and "name" in trace and "customdata" in trace:
            rows = next(found)[2]
            begin = of.chart.base.order if of.chart.base else rows[0].stands_at.order
            kept = tuple(one for one in rows if one.stands_at.order >= begin)
            yield Strand(of, kept, tuple(lines), trace)
            lines = []


@pytest.fixture(scope="module")
def woven() -> list[Strand]:
    """Every series of every chart that draws lines."""
    found = [strand for one in pictures() for strand in strands(one)]
    assert len(found) > 500
    return found


def kind(one: Picture) -> str:
    return drawn_as(one.chart, one.fmt.report)


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


def is_dotted(line: Mapping[str, Any]) -> bool:
    return bool(line["line"].get("dash") == "dot")


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


def foot_of(spec: Mapping[str, Any]) -> float:
    """Where the scale of a picture ends, and the strip of other definitions begins, if any."""
    low, high = spec["layout"]["yaxis"]["range"]
    strips = [shape["y0"] for shape in spec["layout"]["shapes"] if shape.get("name") == "strip"]
    return float(low + (high - low) * (strips[0] if strips else 1)) + 1e-9


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
        templates = {trace.get("hovertemplate", "") for trace in one.spec["data"]}
        assert not any("%{x" in template or "%{y" in template for template in templates)


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


def test_break_is_a_vertical_rule_before_its_figure() -> None:
    report = telling(*years(2018, "4", "5"), row("2020", "7", status="B"), row("2021", "8"))
    drawn = picture(chart(), report)
    assert [(rule["x0"], rule["x1"]) for rule in drawn["layout"]["shapes"]] == [(2020.5, 2020.5)]
    (line,) = traces(drawn, mode="lines")
    assert [[x for x, _ in stretch] for stretch in stretches(line)] == [[2019, 2020], [2021, 2022]]


def test_series_that_begins_with_a_break_has_no_rule() -> None:
    drawn = picture(chart(), telling(row("2020", "7", status="B"), row("2021", "8")))
    assert not drawn["layout"].get("shapes")


def test_targets_are_outlined_diamonds() -> None:
    diamonds = 0
    for one in pictures():
        if kind(one) == "value":
            continue
        targets = targets_of(one.chart, one.fmt.report)
        wanted = [
            found.period.middle
            if kind(one) == "bar"
            else position(found.period, one.fmt.report.indicators[found.indicator].kind)
            for found in targets
        ]
        open_ = [
            trace["x"][0]
            for trace in traces(one.spec, mode="markers")
            if trace["marker"]["symbol"] == "diamond-open"
        ]
        # Of bars side by side, over its own.
        assert open_ == pytest.approx(wanted, abs=0.3 if kind(one) == "bar" else 0), one.name
        diamonds += len(open_)
    assert diamonds > 10


def texts(drawn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {note["text"]: note for note in drawn["layout"]["annotations"]}


@pytest.mark.parametrize("kind_", ["line", "points", "bar"])
def test_target_says_its_year_and_value(kind_: str) -> None:
    goal = target("2025", "130", qualifier="more_than")
    report = telling(*years(2020, "40", "46"), targets=(goal,))
    assert "2025 target: &gt;1.3" in texts(picture(chart(kind_), report))
    assert "2025年目标：&gt;130" in texts(picture(chart(kind_), report, "zh"))


def test_replaced_target_is_small_and_grey_and_called_the_original_one() -> None:
    first = target("2025", "100", set_on=Period(2020), superseded_by=Period(2022))
    second = target("2025", "130", set_on=Period(2022))
    drawn = picture(chart(), telling(*years(2019, "40", "46"), targets=(first, second)), "zh")
    old, new = (trace for trace in traces(drawn, mode="markers") if "name" not in trace)
    assert old["marker"]["size"] < new["marker"]["size"]
    assert old["marker"]["color"] == PALETTES["light"].muted != new["marker"]["color"]
    notes = texts(drawn)
    assert notes["2025年原目标：100"]["font"] == {"color": PALETTES["light"].muted, "size": 11}
    assert "2025年目标：130" in notes
    assert [
        dash["line"]["color"]
        for dash in traces(drawn, mode="lines")
        if dash["line"].get("dash") == "dash"
    ] == [
        PALETTES["light"].muted,
        new["marker"]["color"],
    ]


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


def test_target_tooltip_names_plan_figure_and_publisher() -> None:
    report = telling(*years(2020, "40", "46"), targets=(target("2030", "100", qualifier="about"),))
    for kind_ in ("line", "points", "bar"):
        drawn = picture(chart(kind_), report)
        (diamond,) = (
            trace
            for trace in traces(drawn, mode="markers")
            if trace["marker"]["symbol"] == "diamond-open"
        )
        (tip,) = tips(diamond)
        for said in ("Target for 2030", "about 1 million kW", "Plan", "Exampleton Gazette, 2023"):
            assert said in tip


def test_target_of_another_place_is_not_drawn() -> None:
    report = telling(*years(2020, "4", "5"), targets=(target("2030", "9", place=NEIGHBOUR),))
    assert [t for t in picture(chart(), report)["data"] if "diamond" in str(t)] == []


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


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ["Neighbourton 310,000"]),
        ({"qualifier": "more_than"}, ["Neighbourton >310,000"]),
        ({"status": "D"}, ["Neighbourton 300,000", "310,000"]),
    ],
)
def test_lines_of_several_places_bear_name_and_figure_at_their_ends(
    more: dict[str, str], said: list[str]
) -> None:
    """A figure of another definition is at no end: it stands in the strip, with its value."""
    theirs = [row("2020", "30", place=NEIGHBOUR), row("2021", "31", place=NEIGHBOUR, **more)]
    report = telling(*years(2020, "40", "46"), *theirs)
    drawn = picture(chart(places=(HOME, NEIGHBOUR)), report)
    names = [label["text"].replace("&gt;", ">") for label in drawn["layout"]["annotations"]]
    assert names == ["<b>Exampleton 460,000</b>", *said]


def test_lone_line_is_labelled_with_its_last_figure() -> None:
    report = telling(row("2020", "40"), row("2021", "46", qualifier="more_than"))
    drawn = picture(chart(), report)
    labels = [label["text"] for label in drawn["layout"]["annotations"]]
    assert labels == ["<b>more than 460,000 kW</b>"]


def test_few_bars_carry_their_figures_with_the_sign_of_a_bound() -> None:
    report = telling(
        row("2020", "40", qualifier="about"),
        row("2021", "46", qualifier="more_than"),
        row("2022", "50", qualifier="less_than"),
        row("2023", "52"),
    )
    assert set(texts(picture(chart("bar"), report, "zh"))) == {"≈40", "&gt;46", "&lt;50", "52"}


def test_many_bars_carry_no_figures() -> None:
    report = telling(*years(2000, *(["40"] * 20)))
    assert texts(picture(chart("bar"), report)) == {}


EACH_KIND = pytest.mark.parametrize("kind_", KINDS)


@EACH_KIND
@pytest.mark.parametrize("what", ["publisher", "name", "long name"])
def test_markup_in_a_name_is_shown_as_it_is_written(what: str, kind_: str) -> None:
    """Plotly reads its texts as HTML. Long names stand in a key, others at the ends of lines."""
    report = telling(
        *years(2020, "40", "46"),
        *(row(str(year), "30", place=NEIGHBOUR) for year in (2020, 2021)),
    )
    drawn = picture(chart(kind_, places=(HOME, NEIGHBOUR)), hostile(report, what))
    evil = HOSTILE[what].en
    assert [text for text in visible(drawn) if escape(evil, quote=False) in text]
    assert [text for text in visible(drawn) if evil in text] == []


@EACH_KIND
@pytest.mark.parametrize("what", ["publisher", "policy"])
def test_markup_in_a_target_is_shown_as_it_is_written(what: str, kind_: str) -> None:
    goal = (
        target("2030", "100", policy=HOSTILE["policy"]) if what == "policy" else target("2030", "9")
    )
    report = hostile(telling(*years(2020, "40", "46"), targets=(goal,)), what)
    drawn = picture(chart(kind_), report)
    evil = HOSTILE[what].en
    assert [text for text in visible(drawn) if escape(evil, quote=False) in text]
    assert [text for text in visible(drawn) if evil in text] == []
