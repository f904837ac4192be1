"""Plotly's script as browsers get it: compressed once, from this server alone, kept for good."""

from __future__ import annotations

import gzip
import re
from importlib.metadata import version

import brotli
import pytest
from starlette.applications import Starlette

from report.charts.palette import LIGHT
from report.web import plotly_build, plotly_script
from tests.api.asked import Reply, answer
from tests.captioned import every_chart

_PATH = f"/{plotly_script.ADDRESS}"


def asked(path: str = _PATH, base: str = "", **headers: str) -> Reply:
    return answer(Starlette(routes=plotly_script.routes(base)), path, **headers)


@pytest.mark.parametrize("base", ["report", "/deep/report/"])
def test_stands_below_the_path_of_the_server(base: str) -> None:
    assert asked(f"/{base.strip('/')}{_PATH}", base).status == 200
    assert asked(_PATH, base).status == 404


def test_is_a_script_that_is_kept_for_good() -> None:
    reply = asked()
    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/javascript")
    assert "immutable" in reply.headers["cache-control"]
    assert b"plotly.js" in reply.body[:200]
    assert version("plotly") in _PATH


def test_is_of_the_version_that_pictures_are_drawn_with() -> None:
    """npm's part of it and the whole one of the Python package are pinned apart from each other."""
    part, whole = plotly_script.plain(), plotly_build.whole().read_bytes()
    of_part = re.search(rb"plotly\.js \(cartesian - minified\) v([\d.]+)", part[:200])
    of_whole = re.search(rb"plotly\.js v([\d.]+)", whole[:200])
    assert of_part, "the tests are run with what npm installs"
    assert of_whole
    assert of_part[1] == of_whole[1]
    assert len(part) < len(whole) / 3


def test_every_kind_of_trace_is_in_it() -> None:
    drawn = (chart.draw(LIGHT).unfitted for chart in every_chart("en"))
    kinds = {trace["type"] for spec in drawn for trace in spec["data"]}
    assert kinds == {"bar", "heatmap", "scatter"}


def test_is_compressed_for_who_can_read_it() -> None:
    plain, small = asked(), asked(accept_encoding="gzip")
    smallest = asked(accept_encoding="br, gzip")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert smallest.headers["content-encoding"] == "br"
    assert {reply.headers["vary"] for reply in (plain, small, smallest)} == {"Accept-Encoding"}
    assert len(smallest.body) < len(small.body) < len(plain.body) / 3
    assert gzip.decompress(small.body) == brotli.decompress(smallest.body) == plain.body
