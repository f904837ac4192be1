"""Charts by addresses of their content: what a page has shown is known, and nothing else."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from report.charts.drawing import Drawing
from report.charts.palette import LIGHT
from report.charts.svg_page import page_picture
from report.charts.written import nodes_written
from report.model.report_cache import forget_reports
from report.site import drawn_charts
from report.web import plotly_script
from tests.api.asked import Reply, answer
from tests.captioned import every_chart

_HEIGHT = 400


@cache
def app() -> ASGIApp:
    return Starlette(routes=drawn_charts.routes("green"))


def ask(address: str, **headers: str) -> Reply:
    return answer(app(), f"/green/{address}", "", **headers)


def line_chart() -> Drawing:
    """One with an axis of years."""
    return every_chart("zh")[0].draw(LIGHT)


def told_of(drawing: Drawing, height: int | None = None) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(drawn_charts.told(drawing, "What it shows", height))
    return told


def test_page_says_where_the_figure_is() -> None:
    drawing = line_chart()
    told = told_of(drawing, _HEIGHT)
    assert (told["alt"], told["script"]) == ("What it shows", plotly_script.ADDRESS)
    reply = ask(told["figure"])
    assert reply.body.decode() == drawing.written_in(_HEIGHT)
    assert "immutable" in reply.headers["cache-control"]


@pytest.mark.parametrize("width", [8, 360, 416, 632, 1280, 8192])
def test_picture_has_the_width_that_it_is_asked_for(width: int) -> None:
    drawing = line_chart()
    reply = ask(told_of(drawing, _HEIGHT)["picture"].replace("WIDTH", str(width)))
    assert reply.body == nodes_written([page_picture(drawing, width, _HEIGHT)])


@pytest.mark.parametrize("width", ["1", "0", "361", "8200", "99999999", "-8", "x", "8.0"])
def test_other_widths_are_not_drawn(width: str) -> None:
    assert ask(told_of(line_chart())["picture"].replace("WIDTH", width)).status == 404


def test_figures_of_two_heights_have_two_addresses() -> None:
    drawing = line_chart()
    assert told_of(drawing)["figure"] != told_of(drawing, _HEIGHT)["figure"]


def test_figure_that_no_page_has_shown_is_not_known() -> None:
    assert ask(f"{drawn_charts.FOLDER}/0123456789abcdef").status == 404
    assert ask(f"{drawn_charts.FOLDER}/0123456789abcdef/416").status == 404


def test_figure_that_many_others_came_after_is_known_again_with_the_next_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawn_charts, "MOST", 1)
    # What other tests have shown of older figures may be the same.
    for _ in range(2):
        forget_reports()
    first, second = (chart.draw(LIGHT) for chart in every_chart("zh")[:2])
    address = told_of(first)["figure"]
    assert ask(address).status == 200
    told_of(second)
    assert ask(address).status == 404
    told_of(first)
    assert ask(address).status == 200


def test_charts_of_the_figures_before_are_known_and_no_older_ones() -> None:
    address = told_of(line_chart())["figure"]
    forget_reports()
    assert ask(address).status == 200
    forget_reports()
    assert ask(address).status == 404
    assert told_of(line_chart())["figure"] == address
    assert ask(address).status == 200


def test_answers_are_packed() -> None:
    drawing = line_chart()
    reply = ask(told_of(drawing)["figure"], **{"accept-encoding": "br"})
    assert reply.headers["content-encoding"] == "br"
    assert brotli.decompress(reply.body).decode() == drawing.written
