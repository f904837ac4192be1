"""Plotly's script as browsers get it: compressed once, from this server alone, kept for good."""

from __future__ import annotations

import gzip
from importlib.metadata import version

import brotli
import pytest
from starlette.applications import Starlette

from report.web import plotly_script
from tests.api.asked import Reply, answer

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
    assert b"plotly.js v" in reply.body[:200]
    assert version("plotly") in _PATH


def test_is_compressed_for_who_can_read_it() -> None:
    plain, small = asked(), asked(accept_encoding="gzip")
    smallest = asked(accept_encoding="br, gzip")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert smallest.headers["content-encoding"] == "br"
    assert {reply.headers["vary"] for reply in (plain, small, smallest)} == {"Accept-Encoding"}
    assert len(smallest.body) < len(small.body) < len(plain.body) / 3
    assert gzip.decompress(small.body) == brotli.decompress(smallest.body) == plain.body
