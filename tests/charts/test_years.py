"""The axis of years: ticks at boundaries, names in the middle, the first and the last kept."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.charts.canvas import LABEL
from report.charts.palette import LIGHT
from report.charts.years import YearSpan, set_year_axis, thinned, year_axis
from report.model import Period
from report.text.wrapping import width

calendar_years = st.integers(1950, 2060)


def span(*years: int) -> YearSpan:
    return YearSpan.around(Period(year) for year in years)


def test_year_is_named_in_its_middle_between_its_boundaries() -> None:
    axis = year_axis(span(2022, 2024), LIGHT)
    assert dict(zip(axis["ticktext"], axis["tickvals"], strict=True)) == {
        "2022": 2022.5,
        "2023": 2023.5,
        "2024": 2024.5,
    }
    assert axis["minor"]["tickvals"] == [2022, 2023, 2024, 2025]
    assert axis["ticks"] == "", "the middle of a year has no tick"
    assert go.Figure({"data": [], "layout": {"xaxis": axis}}).layout.xaxis.minor.ticklen == 5


def test_axis_holds_its_years_whole() -> None:
    low, high = year_axis(span(2022), LIGHT)["range"]
    assert low < 2022
    assert high > 2023


@pytest.mark.parametrize(
    ("figures", "others", "base", "kept"),
    [
        ((2012, 2025), (), None, (2012, 2025)),
        ((2012, 2023), (2030,), None, (2012, 2023, 2030)),
        ((1997, 2019), (), 2008, (1997, 2019, 2008)),
        ((2015, 2020), (2010, 2030), None, (2015, 2020, 2030, 2010)),
    ],
)
def test_names_that_an_axis_keeps(
    figures: tuple[int, ...], others: tuple[int, ...], base: int | None, kept: tuple[int, ...]
) -> None:
    index = None if base is None else Period(base)
    found = YearSpan.around(map(Period, figures), map(Period, others), index)
    assert found.kept == kept
    assert (found.first, found.last) == (min(figures + others), max(figures + others))


def test_panels_share_the_years_of_all_and_keep_the_outer_figures() -> None:
    both = span(2012, 2020).joined(YearSpan.around([Period(2015)], [Period(2030)]))
    assert (both.first, both.last) == (2012, 2030)
    assert both.kept[:3] == (2012, 2020, 2030)


@pytest.mark.parametrize(
    ("first", "last", "pixels", "named"),
    [
        (2022, 2022, 300, [2022]),
        (2020, 2023, 300, [2020, 2021, 2022, 2023]),
        (2013, 2022, 300, [2013, 2016, 2018, 2020, 2022]),
        (1997, 2019, 520, [1997, 1999, 2001, 2003, 2005, 2007, 2009, 2011, 2013, 2015, 2017, 2019]),
        (1997, 2019, 200, [1997, 2004, 2009, 2014, 2019]),
    ],
)
def test_first_and_last_year_are_named_and_others_where_there_is_room(
    first: int, last: int, pixels: float, named: list[int]
) -> None:
    found = span(first, last)
    axis = thinned(year_axis(found, LIGHT), found.kept, pixels)
    assert [int(text) for text in axis["ticktext"]] == named


@given(calendar_years, calendar_years, st.floats(100, 1300))
def test_names_stand_apart_and_the_ends_are_among_them(one: int, other: int, pixels: float) -> None:
    found = span(one, other)
    axis = thinned(year_axis(found, LIGHT), found.kept, pixels)
    low, high = axis["range"]
    apart = [(b - a) * pixels / (high - low) for a, b in pairwise(axis["tickvals"])]
    assert all(gap > width("2000", LABEL) for gap in apart)
    assert found.kept[0] in [int(text) for text in axis["ticktext"]]
    if (high - low) * 40 < pixels or found.last - found.first > 40:
        assert str(found.last) in axis["ticktext"]


def test_base_outside_of_the_years_shown_is_not_named() -> None:
    found = YearSpan.around([Period(2015), Period(2020)], base=Period(2008))
    axis = thinned(year_axis(found, LIGHT), found.kept, 600)
    assert axis["ticktext"][0] == "2015"


def test_layout_notes_which_names_its_axis_keeps() -> None:
    layout: dict[str, object] = {}
    set_year_axis(layout, span(2012, 2025), LIGHT, "xaxis2")
    assert layout["meta"] == {"years": {"xaxis2": [2012, 2025]}}
    assert "xaxis2" in layout
