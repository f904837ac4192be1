"""What the server says of itself: whether it has data, which, and what is wrong with newer ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.routing import Mount, Router

from report.analysis.editions import content_mark
from report.api.server import application
from report.data import served
from report.data.raw import Problem
from report.data.served import Published
from tests.api.asked import Reply, answer
from tests.build import example

PROBLEM = Problem("places.csv", 3, "kind", "it is not there", "Put it there")


def asked(now: Published, method: str = "GET") -> Reply:
    api = application(lambda: now.report, published=lambda: now)
    return answer(Router([Mount("/api", api)]), "/api/v1/health", method=method)


def told(now: Published) -> Mapping[str, Any]:
    found: Mapping[str, Any] = asked(now).json
    return found


def test_sound_data_are_told_of() -> None:
    taken = dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)
    reply = asked(Published(example(), mark="abc", taken=taken))
    newest = served.report_at(example(), served.newest_edition(example()))
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    age = reply.json["age"]
    assert 7200 <= age < 9000
    assert reply.json == {
        "ready": True,
        "status": "ok",
        "edition": newest.edition,
        "content_mark": content_mark(newest),
        "data": "abc",
        "taken": taken.isoformat(timespec="seconds"),
        "age": age,
        "changing": False,
        "problems": [],
        "waiting": 0,
    }


def test_refused_state_beside_a_sound_one_is_told_of() -> None:
    now = Published(example(), (PROBLEM,), "abc", is_changing=True)
    assert asked(now).status == 200
    assert (told(now)["ready"], told(now)["status"]) == (True, "outdated")
    assert told(now)["changing"]
    assert told(now)["problems"] == [
        {
            "file": "places.csv",
            "row": 3,
            "column": "kind",
            "wrong": "it is not there",
            "remedy": "Put it there",
        }
    ]


def test_server_without_data_is_not_ready() -> None:
    now = Published(None, (PROBLEM,))
    assert asked(now).status == 503
    assert (told(now)["ready"], told(now)["status"]) == (False, "refused")
    assert told(now)["data"] is None


def test_folder_that_nobody_watches_has_no_age() -> None:
    now = Published(example())
    assert (told(now)["status"], told(now)["taken"], told(now)["age"]) == ("ok", None, None)


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("OPTIONS", 204), ("POST", 405)])
def test_other_methods_are_answered_as_everywhere(method: str, status: int) -> None:
    reply = asked(Published(example()), method)
    assert reply.status == status
    assert reply.headers["access-control-allow-origin"] == "*"
    assert method == "POST" or reply.body == b""
