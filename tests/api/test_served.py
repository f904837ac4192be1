"""The API where readers find it: on the server of the pages."""

from __future__ import annotations

import http.client
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from report.data import store
from report.data.raw import REFUSED
from tests.api.asked import Reply
from tests.build import shipped
from tests.server import Server, serving

HANDBOOK = store.SHIPPED.parent / "docs" / "api.md"


def send(server: Server, target: str, method: str = "GET", **headers: str) -> Reply:
    """A request sent as it is written, whatever a client would have made of it."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    told = {name.lower(): value for name, value in response.getheaders()}
    reply = Reply(response.status, told, response.read())
    connection.close()
    return reply


def test_rows_are_served_beside_the_pages(server: Server) -> None:
    reply = send(server, "/api/v1/observations?preferred=all")
    assert reply.status == 200
    assert reply.json["total"] == len(shipped().observations)
    assert '<div id="root">' in server.get("/transport")[1]


def test_connection_of_the_pages_carries_packed_messages(server: Server) -> None:
    address = f"ws{server.url.removeprefix('http')}/_stcore/stream"
    asked: list[Subprotocol] = [Subprotocol("streamlit")]
    with connect(address, origin=Origin(server.url), subprotocols=asked) as connection:
        assert [one.name for one in connection.protocol.extensions] == ["permessage-deflate"]


def test_pandas_line_of_the_handbook_works(server: Server) -> None:
    lines = re.findall(
        r'^(pd\.read_csv\("(http://localhost:8501)(\S+)"\))$',
        HANDBOOK.read_text("utf-8"),
        re.MULTILINE,
    )
    assert len(lines) == 1
    ((line, home, _),) = lines
    frame = eval(line.replace(home, server.url), {"pd": pd})
    rows = [row for row in shipped().observations if row.indicator == "nev_stock" and row.preferred]
    assert isinstance(frame, pd.DataFrame)
    assert sorted(frame["value"]) == sorted(float(row.value) for row in rows)
    assert frame["indicator_name_zh"].unique().tolist() == ["新能源汽车保有量"]


def test_parquet_is_read_over_http(server: Server) -> None:
    frame = pd.read_parquet(f"{server.url}/api/v1/observations?format=parquet&preferred=all")
    assert len(frame) == len(shipped().observations)


def test_unchanged_answer_is_not_sent_again(server: Server) -> None:
    first = send(server, "/api/v1/areas")
    again = send(server, "/api/v1/areas", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_compressed_answer_is_the_same(server: Server) -> None:
    packed = send(server, "/api/v1/observations", accept_encoding="gzip")
    plain = send(server, "/api/v1/observations")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] == plain.headers["etag"]
    assert len(packed.body) * 3 < len(plain.body)


def test_head_and_options_are_answered(server: Server) -> None:
    head = send(server, "/api/v1/places", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["content-length"]) == len(send(server, "/api/v1/places").body)
    asked = send(server, "/api/v1/places", "OPTIONS", origin="https://example.org")
    assert (asked.status, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert send(server, "/api/v1/places", "POST", content_length="0").status == 405


def test_pages_are_not_opened_to_other_sites(server: Server) -> None:
    assert "access-control-allow-origin" not in send(server, "/").headers


@pytest.mark.parametrize(
    "target",
    [
        "/api/v1/areas/..%2f..%2fdata",
        "/api/v1/../../data/words.csv",
        "/api/v1/%00",
        "/api/v1/indicators/%ff%fe",
        "/api/v1/areas%0a",
        "//api/v1/areas",
        "/api//v1/areas",
        "/api/v1/observations?indicator=" + "x" * 10_000,
        "/api/v1/observations?%ff=%fe&&;=",
        "/api/v1/observations?limit=1&limit=1",
        "/api/v1/areas;a=b",
        "/api/v1/nothing",
    ],
)
def test_hostile_address_is_refused(server: Server, target: str) -> None:
    reply = send(server, target)
    assert reply.status in {400, 404}
    if reply.headers.get("content-type") == "application/json":
        assert json.loads(reply.body)["error"]["message"]


def test_unsound_data_are_not_served(tmp_path: Path) -> None:
    example = Path(__file__).parent.parent / "cities" / "example"
    folder = Path(shutil.copytree(example, tmp_path / "city"))
    table = folder / "observations.csv"
    table.write_text(table.read_text("utf-8").replace("yearbook", "no_such_source", 1), "utf-8")
    with serving(folder) as server:
        reply = send(server, "/api/v1/observations")
        assert reply.status == 503
        assert REFUSED.zh in reply.json["error"]["message"]
        assert "Traceback" not in server.said()
