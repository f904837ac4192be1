"""Which addresses of Streamlit's own are there for the outside."""

from __future__ import annotations

import pytest

from report.web.closed_addresses import ClosedAddresses
from tests.web.asked import Tiny, scope, sent_by


def status(path: str, base: str = "", *opened: str) -> int:
    app = ClosedAddresses(Tiny(), base, opened)
    answer: int = sent_by(app, scope(path=path))[0]["status"]
    return answer


_CLOSED = (
    *("_stcore/metrics", "_stcore/agent/interact", "_stcore/agent/mcp", "_stcore/upload_file/a/b"),
    *("_stcore/script-health-check", "_stcore/bidi-components/a", "_stcore", "_stcore/"),
    *("component/a/index.html", "auth/login", "auth/logout", "oauth2callback", "_stcore//metrics"),
)
_OPEN = (
    *("_stcore/health", "_stcore/host-config", "_stcore/stream", "media/a.svg", "static/js/a.js"),
    *("", "energy", "api/v1/report", "energy/_stcore/health", "authors", "components"),
)


@pytest.mark.parametrize("base", ["", "/green/"])
def test_only_what_pages_need_is_there(base: str) -> None:
    below = base or "/"
    assert {path for path in _CLOSED if status(f"{below}{path}", base) != 404} == set()
    assert {path for path in _OPEN if status(f"{below}{path}", base) != 200} == set()


def test_path_that_is_written_in_another_way_is_closed_too() -> None:
    assert status("//_stcore//metrics") == 404
    assert status("/green//_stcore/metrics", "green") == 404


def test_more_is_there_where_somebody_wants_it() -> None:
    assert status("/_stcore/agent/interact", "", "agent") == 200
    assert status("/_stcore/metrics", "", "agent") == 404


def test_socket_of_a_page_passes() -> None:
    app = Tiny()
    asked = scope(path="/_stcore/metrics", type="websocket")
    assert sent_by(ClosedAddresses(app), asked)[0] == app.start
