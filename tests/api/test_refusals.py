"""What cannot be answered is refused in JSON that says why; nothing asked brings the API down."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.api.routes import ROUTES
from report.data.raw import REFUSED
from tests.api.asked import Reply, ask
from tests.build import example, shipped

LONG = "x" * 10_000


def error(reply: Reply, status: int) -> dict[str, Any]:
    """What a refusal says; it has always the same form."""
    assert reply.status == status
    assert reply.headers["content-type"] == "application/json"
    assert list(reply.json) == ["error"]
    said: dict[str, Any] = reply.json["error"]
    assert list(said) == ["message", "parameter", "allowed"]
    assert 0 < len(said["message"]) < 400
    return said


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("edition=1999", "edition", ["2022", "latest"]),
        ("edition=", "edition", ["2022", "latest"]),
        ("status=A,X", "status", ["A", "P", "E", "B", "D"]),
        ("status=A,,P", "status", ["A", "P", "E", "B", "D"]),
        ("status=a", "status", ["A", "P", "E", "B", "D"]),
        ("preferred=true", "preferred", ["1", "0", "all"]),
        ("format=xml", "format", ["json", "csv", "parquet", "sdmx-csv"]),
        ("area=power,none", "area", ["power"]),
        ("limit=0", "limit", "a whole number from 1 to 100000"),
        ("limit=100001", "limit", "a whole number from 1 to 100000"),
        ("limit=1e3", "limit", "a whole number from 1 to 100000"),
        ("limit=%EF%BC%91", "limit", "a whole number from 1 to 100000"),
        ("offset=-1", "offset", "a whole number from 0 to 999999999"),
        ("offset=01", "offset", "a whole number from 0 to 999999999"),
        *(
            (
                f"period_from={date}",
                "period_from",
                "a year, a month or a day: 2022, 2022-06 or 2022-11-13",
            )
            for date in ("2023-02-30", "22", "2023-13", "2023/01", "now", "%D9%A2023", "")
        ),
    ],
)
def test_wrong_value_is_named_with_what_it_may_be(query: str, parameter: str, allowed: Any) -> None:
    said = error(ask(example(), "/observations", query), 400)
    assert (said["parameter"], said["allowed"]) == (parameter, allowed)


def test_wrong_part_of_a_list_is_named_and_what_is_like_it() -> None:
    said = error(ask(shipped(), "/observations", "indicator=gdp,nev_stok"), 400)
    assert said["message"] == "indicator cannot be 'nev_stok'; did you mean nev_stock?"
    assert "nev_stock" in said["allowed"]


def test_query_may_be_one_character() -> None:
    """As a Chinese word may be."""
    reply = ask(example(), "/indicators", f"q={quote('光')}")
    assert [row["id"] for row in reply.data] == ["solar_capacity", "clean_power_share"]


@pytest.mark.parametrize(("length", "quoted"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_long_value_is_cut_in_the_message(length: int, quoted: str) -> None:
    message = error(ask(example(), "/observations", "preferred=" + "x" * length), 400)["message"]
    assert message == f"preferred cannot be '{quoted}'"


def test_unknown_parameter_is_named_with_those_there_are() -> None:
    said = error(ask(example(), "/places", "place=x"), 400)
    assert said["parameter"] == "place"
    assert said["allowed"] == ["edition", "limit", "offset", "format"]


def test_parameter_that_stands_twice_is_refused() -> None:
    said = error(ask(example(), "/observations", "limit=1&limit=2"), 400)
    assert said["parameter"] == "limit"


@pytest.mark.parametrize("path", ["/areas/none", "/indicators/none", "/areas/Power"])
def test_unknown_id_is_not_found(path: str) -> None:
    said = error(ask(example(), path), 404)
    assert said["parameter"] == "id"
    assert set(said["allowed"]) <= {*example().indicators, "power"}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/areas/",
        "/areas\n",
        "/areas/power\n",
        "/none",
        "/areas/power/more",
        "/../v1/areas",
        "//areas",
    ],
)
def test_address_that_is_none_is_not_found(path: str) -> None:
    error(ask(example(), path), 404)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_unsound_data_are_not_served(route: Any) -> None:
    said = error(ask(None, route.path.replace("{id}", "power")), 503)
    assert REFUSED.en in said["message"]
    assert REFUSED.zh in said["message"]


HOSTILE = (
    LONG,
    quote("\0"),
    "%",
    "%ff%fe",
    "%c0%ae%c0%ae%2f",
    "%ed%a0%80",
    quote("' OR 1=1; DROP TABLE observations; --"),
    quote("<script>alert(1)</script>"),
    quote("\r\nSet-Cookie: a=b"),
    quote("{{7*7}}${7*7}"),
    "../../../etc/passwd",
    "9" * 5000,
    ",".join(["A"] * 3000),
    "a=b=c",
)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_value_changes_nothing(value: str) -> None:
    checked = 0
    for route in ROUTES:
        path = route.path.replace("{id}", "power" if "areas" in route.path else "solar_capacity")
        for parameter in (*route.parameters,):
            reply = ask(example(), path, f"{parameter.name}={value}")
            wanted = {400} if parameter.name != "q" else {200, 400}
            wanted |= {200} if parameter.name == "status" else set()
            assert reply.status in wanted, (path, parameter.name)
            assert reply.status == 200 or error(reply, 400)["parameter"] == parameter.name
            assert "set-cookie" not in reply.headers
            checked += 1
        assert ask(example(), path, f"{value}=1").status == 400
        assert ask(example(), path, value).status == 400
    assert checked > 30


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_id_is_not_found(value: str) -> None:
    for path in ("/areas", "/indicators"):
        error(ask(example(), f"{path}/{value}"), 404)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.sampled_from(ROUTES), st.text(max_size=40), st.text(max_size=40), st.text(max_size=60))
def test_anything_at_all_is_answered(route: Any, name: str, identity: str, query: str) -> None:
    path = route.path.replace("{id}", name)
    for address in (path, path + identity, f"/{identity}"):
        for asked in (quote(query), query.encode("utf-8", "replace").decode("latin-1")):
            reply = ask(example(), address, asked)
            assert reply.status in {200, 400, 404}
