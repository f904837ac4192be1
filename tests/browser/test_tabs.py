"""A tab that goes from test to test: each finds it as a new visitor would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.conftest import NewPage
from tests.browser.tabs import Tab
from tests.server import Server

_STATE = """() => [sessionStorage.length, navigator.language, (0.5).toLocaleString(),
    matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('print').matches,
    matchMedia('(forced-colors: active)').matches, innerWidth]"""


@pytest.fixture
def tab(new_page: NewPage) -> Iterator[Tab]:
    page = new_page(None, "light", 1440)
    yield Tab(page, kept=True)
    page.close()


def test_nothing_of_a_test_is_left_for_the_next(tab: Tab, server: Server) -> None:
    address = f"{server.url}/_stcore/health"
    tab.seen_as("de-DE", "dark", 390)
    tab.goto(address)
    assert tab.page.evaluate(_STATE) == [0, "de-DE", "0,5", True, False, False, 390]
    tab.page.evaluate("sessionStorage.setItem('a', 'b')")
    tab.page.emulate_media(media="print", forced_colors="active")
    tab.page.route("**/*", lambda route: route.abort())
    assert tab.left() == []
    tab.seen_as("en-GB", "light", 1440)
    tab.goto(address)
    assert tab.page.evaluate(_STATE) == [0, "en-GB", "0.5", False, False, False, 1440]


def test_what_goes_wrong_is_told_once(tab: Tab, server: Server) -> None:
    tab.goto(f"{server.url}/api/v1/none")
    tab.page.evaluate("console.error('oh')")
    assert f"404: {server.url}/api/v1/none" in (wrong := tab.left())
    assert "console: oh" in wrong
    tab.goto(f"{server.url}/_stcore/health")
    assert tab.left() == []


def test_what_would_last_is_refused(tab: Tab) -> None:
    with pytest.raises(AssertionError, match="own=True"):
        tab.page.add_init_script("window.lasting = true")
