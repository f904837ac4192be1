"""What is written in charts over time: at the ends of lines, on bars, and as data name it."""

from __future__ import annotations

from html import escape

import pytest

from report.charts.draw import KINDS
from tests.build import (
    HOME,
    HOSTILE,
    NEIGHBOUR,
    chart,
    hostile,
    picture,
    row,
    target,
    telling,
    visible,
    years,
)
from tests.charts.strands import texts


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
