"""The empty figure: whole years, round values, ticks written by the formatter."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.analysis.value_axis import nice_ticks
from report.charts import canvas
from report.charts.palette import LIGHT, PALETTES, Palette
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from tests.build import example

EN, ZH = (Formatter(example(), language) for language in LANGUAGES)
amounts = st.floats(-1e6, 1e12).filter(lambda value: abs(value) > 1e-6 or value == 0)


@given(amounts, amounts, st.booleans())
def test_ticks_are_round_and_enclose_the_values(one: float, other: float, from_zero: bool) -> None:
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high, from_zero=from_zero)
    slack = (float(ticks[-1]) - float(ticks[0])) * 1e-6
    assert ticks[0] <= Decimal(low + slack)
    assert Decimal(high - slack) <= ticks[-1]
    steps = {later - earlier for earlier, later in pairwise(ticks)}
    assert len(steps) == 1
    assert str(steps.pop().normalize().as_tuple().digits) in {"(1,)", "(2,)", "(2, 5)", "(5,)"}


@given(amounts, amounts, st.booleans())
def test_ticks_are_few_but_enough(one: float, other: float, from_zero: bool) -> None:
    low, high = sorted((one, other))
    assert 3 <= len(nice_ticks(low, high, from_zero=from_zero)) <= 7


@given(amounts, amounts)
def test_axis_from_zero_holds_zero(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high, from_zero=True)
    assert ticks[0] <= 0 <= ticks[-1]
    assert 0 in ticks


@pytest.mark.parametrize(
    ("low", "high", "from_zero", "ticks"),
    [
        (16, 39.6, False, ["10", "20", "30", "40"]),
        (3.66, 6.67, False, ["3", "4", "5", "6", "7"]),
        (3.66, 6.67, True, ["0", "2", "4", "6", "8"]),
        (1, 100, False, ["0", "25", "50", "75", "100"]),
        (-5, -1, True, ["-6", "-4", "-2", "0"]),
        (-3, 7, False, ["-5", "-2.5", "0", "2.5", "5", "7.5"]),
        (0, 0, True, ["-1", "-0.5", "0", "0.5", "1"]),
    ],
)
def test_ticks(low: float, high: float, from_zero: bool, ticks: list[str]) -> None:
    found = nice_ticks(low, high, from_zero=from_zero)
    assert [f"{tick.normalize():f}" for tick in found] == ticks


@given(st.sampled_from(LANGUAGES), st.lists(amounts, min_size=1, max_size=9), st.booleans())
def test_axis_of_values_shows_all_and_is_written_by_the_formatter(
    language: Language, values: list[float], from_zero: bool
) -> None:
    fmt = EN if language == "en" else ZH
    axis = canvas.value_axis(values, LIGHT, fmt, from_zero=from_zero)
    low, high = axis["range"]
    assert all(low <= value <= high for value in (*values, *axis["tickvals"]))
    assert len(axis["ticktext"]) == len(axis["tickvals"])
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        assert not set("E-") & set(text)
        assert float(text.replace(",", "").replace("−", "-")) == pytest.approx(value)
        assert language == "en" or "," not in text


def test_axis_of_parts_reaches_from_nothing_to_the_whole() -> None:
    axis = canvas.part_axis([0.5, 1 / 3, 1 / 3, 0.2], LIGHT, EN)
    assert axis["ticktext"] == ["0", "1/5", "1/3", "1/2", "1"]
    assert axis["tickvals"] == pytest.approx([0, 0.2, 1 / 3, 0.5, 1])
    assert axis["range"] == [0, pytest.approx(1.06)]


def test_parts_too_near_to_each_other_have_one_rule() -> None:
    assert canvas.part_axis([0.2, 0.25, 0.98], LIGHT, EN)["ticktext"] == ["0", "1/5", "1"]


@pytest.mark.parametrize("values", [[0, 40], [12, 40], [-3, -1]])
def test_axis_from_zero_ends_exactly_there(values: list[float]) -> None:
    """Bars stand on the line of the axis, not above it."""
    assert 0 in canvas.value_axis(values, LIGHT, EN, from_zero=True)["range"]


def test_axis_marks_zero_only_where_it_lies_inside() -> None:
    inside = canvas.value_axis([-3, 7], LIGHT, EN, from_zero=False)
    above = canvas.value_axis([60, 70], LIGHT, EN, from_zero=False)
    assert (inside["zeroline"], above["zeroline"]) == (True, False)


@given(st.lists(st.floats(-1e3, 1e3), max_size=8), st.floats(0.001, 100))
def test_labels_are_moved_apart_in_their_order(positions: list[float], gap: float) -> None:
    moved = canvas.spread(positions, gap)
    assert len(moved) == len(positions)
    order = sorted(range(len(positions)), key=positions.__getitem__)
    for below, above in pairwise(order):
        assert moved[above] - moved[below] >= gap - 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    assert canvas.spread([3.0, 1.0, 9.0], 2.0) == [3.0, 1.0, 9.0]
    assert canvas.spread([], 2.0) == []


def test_chinese_label_needs_more_room_than_an_english_one_of_as_many_characters() -> None:
    assert canvas.label_width(["深圳"]) > canvas.label_width(["Sz"])
    assert canvas.label_width(["Sz", "Shenzhen"]) == canvas.label_width(["Shenzhen"])
    assert canvas.label_width([]) > 0


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_paper_has_no_title_and_no_template(palette: Palette) -> None:
    paper = canvas.base_layout(palette, height=200)
    assert "title" not in paper
    assert "template" not in paper
    assert (paper["showlegend"], paper["height"]) == (False, 200)
    assert paper["font"]["color"] == palette.text
    # Plotly refuses what is no layout.
    assert go.Figure({"data": [], "layout": paper}).layout.hovermode == "closest"


def test_rule_stands_across_the_whole_picture() -> None:
    rule = canvas.rule_at(2019.5, LIGHT)
    assert (rule["x0"], rule["x1"], rule["y0"], rule["y1"], rule["yref"]) == (
        *(2019.5, 2019.5),
        *(0, 1),
        "paper",
    )


def test_label_takes_further_properties() -> None:
    label = canvas.label(1, 2, "a", "#000000", xshift=8, font={"size": 12})
    assert (label["x"], label["y"], label["text"], label["xshift"]) == (1, 2, "a", 8)
    assert label["font"] == {"size": 12}
    assert label["showarrow"] is False
