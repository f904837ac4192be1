"""A choice on the explore page: what the server is asked for, and what it sends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.parts.explore.control import HEARD_S
from report.model import Language, Report
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage
from tests.browser.explore_choices import (
    CHOICES,
    LINES,
    anew,
    chosen,
    last,
    seen,
)
from tests.browser.seen import switch
from tests.server import Server


@dataclass
class Wire:
    """What the server has sent to a page since it was last forgotten."""

    messages: list[ForwardMsg] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._heard)

    def _heard(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        message = ForwardMsg()
        message.ParseFromString(frame)
        self.messages.append(message)

    @property
    def runs(self) -> int:
        return sum(message.HasField("new_session") for message in self.messages)

    @property
    def elements(self) -> set[str]:
        """The keys of the elements that were sent in full."""
        elements = [message.delta.new_element for message in self.messages]
        kinds = [(element, element.WhichOneof("type")) for element in elements]
        ids = [getattr(getattr(element, kind), "id", "") for element, kind in kinds if kind]
        return {name.rpartition("-")[2] for name in ids}


Heard = tuple[Page, Wire]


@pytest.fixture
def heard(new_page: NewPage) -> Iterator[Heard]:
    page, wire = new_page("en-GB", "light", 1440), Wire()
    wire.follow(page)
    yield page, wire
    page.close()


def opened(heard: Heard, server: Server, asked: str) -> None:
    """A page that has heard of the values of its controls."""
    page, wire = heard
    page.goto(f"{server.url}/{asked}")
    settled(page)
    page.wait_for_timeout(1000 * HEARD_S)
    wire.messages.clear()


@CHOICES
def test_choice_is_one_run_of_the_server(
    asked: str, act: Callable[[Page], None], heard: Heard, server: Server
) -> None:
    page, wire = heard
    opened(heard, server, asked)
    chosen(page, act)
    assert wire.runs == 1


def test_what_has_not_changed_is_not_sent_again(heard: Heard, server: Server) -> None:
    """Of the controls, which are as long as the list of indicators, but the names of messages."""
    page, wire = heard
    opened(heard, server, LINES)
    for _ in range(2):
        wire.messages.clear()
        chosen(page, last("places"))
    assert "block_explored" in wire.elements
    assert "explore_indicators" not in wire.elements


def test_choice_that_changes_the_popover_sends_it(heard: Heard, server: Server) -> None:
    """The years that it offers are those of the indicators."""
    page, wire = heard
    opened(heard, server, LINES + "&indicators=rd_intensity,gdp")
    chosen(page, last("indicators"))
    assert "explore_years" in wire.elements


def test_what_the_server_changes_is_no_choice(heard: Heard, server: Server) -> None:
    """Another area brings its own indicator and places: nothing of that is asked for beforehand."""
    page, _ = heard
    opened(heard, server, LINES)
    asked: list[str] = []

    def note(request: Request) -> None:
        """What is asked for in idle time is nobody's choice."""
        if request.headers.get("purpose") != "prefetch":
            asked.append(request.url)

    page.on("request", note)
    page.locator(".st-key-explore_filters button").first.click()
    box = page.locator(".st-key-explore_area input")
    box.click()
    page.get_by_role("option").nth(2).click()
    expect(page).to_have_url(re.compile("area="))
    settled(page)
    page.wait_for_timeout(500)
    shown = [parse_qs(urlsplit(url).query) for url in asked if "next-view" in url]
    assert [query for query in shown if "indicators" in query or "places" in query] == []
    assert seen(page) == anew(page)


def test_choices_are_called_as_in_the_language_that_the_reader_turns_to(
    heard: Heard, server: Server, report: Report
) -> None:
    """The browser keeps them by their names, and was told of them long before."""
    page, _ = heard
    opened(heard, server, "explore?lang=en&indicators=gdp,metro_length&view=line")
    tags = page.locator(".react-aria-ComboBox [data-tag]")
    rows = (report.indicators["gdp"], report.indicators["metro_length"])
    home = report.places[report.settings.place]
    turns: tuple[Language, ...] = ("en", "zh", "en")
    for language in turns:
        if tags.first.inner_text() != rows[0].name[language]:
            switch(page, language)
        names = [row.name[language] for row in rows]
        expect(tags).to_have_text([*names, home.name[language]])
