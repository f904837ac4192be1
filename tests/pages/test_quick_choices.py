"""Choices that come before the browser has heard of the address that the one before has led to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace

import pytest

from pages.parts.frame import url


class Parameters:
    """The parameters of an address, and all that the browser is told of it."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.told: list[dict[str, list[str]]] = []

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def get_all(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def __setitem__(self, name: str, value: str) -> None:
        self.from_dict(self.values | {name: [value]})

    def __delitem__(self, name: str) -> None:
        self.from_dict({one: self.values[one] for one in self.values if one != name})

    def from_dict(self, values: Mapping[str, list[str]]) -> None:
        self.values = {name: list(value) for name, value in values.items()}
        self.told.append(self.values)


class Browser:
    """Asks for an address: for the whole page, or as one who chooses something there."""

    def __init__(self) -> None:
        self.parameters = Parameters()

    def opens(self, **values: str) -> None:
        self.parameters.values = {name: [value] for name, value in values.items()}
        url.begin()

    def chooses(self, name: str, value: str | None, **at: str) -> dict[str, str]:
        """The address after a choice `at` an address."""
        self.parameters.values = {name: [value] for name, value in at.items()}
        url.write_choice(name, value)
        url.begin()
        return {name: values[0] for name, values in self.parameters.values.items()}

    def asks_anew(self, **at: str) -> dict[str, str]:
        """The address after a run that is no choice, asked for `at` an address."""
        self.parameters.values = {name: [value] for name, value in at.items()}
        url.keep()
        url.begin()
        return {name: values[0] for name, values in self.parameters.values.items()}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    browser = Browser()
    streamlit = SimpleNamespace(session_state={}, query_params=browser.parameters)
    monkeypatch.setattr(url, "st", streamlit)
    return browser


def test_quick_choice_leaves_the_one_before(browser: Browser) -> None:
    browser.opens(lang="en")
    browser.chooses("places", "a", lang="en")
    assert browser.chooses("view", "bar", lang="en") == {
        "lang": "en",
        "places": "a",
        "view": "bar",
    }


@pytest.mark.parametrize(("value", "told"), [("en", {"lang": ["en"]}), (None, {})])
def test_choice_that_is_taken_back_at_once_is_told(
    value: str | None, told: dict[str, list[str]], browser: Browser
) -> None:
    """Or the browser would go to the address of the choice, and the page would be another."""
    before = {"lang": value} if value else {}
    browser.opens(**before)
    browser.chooses("lang", "zh", **before)
    browser.chooses("lang", value, **before)
    assert browser.parameters.told[-1] == told


def test_choice_after_a_step_back_goes_on_from_there(browser: Browser) -> None:
    browser.opens(lang="en")
    browser.chooses("places", "a", lang="en")
    browser.opens(lang="en", places="a")
    browser.opens(lang="en")
    assert browser.chooses("view", "bar", lang="en") == {"lang": "en", "view": "bar"}


def test_what_controls_show_after_two_quick_steps_back_is_no_choice(browser: Browser) -> None:
    browser.opens()
    browser.chooses("view", "bar")
    browser.chooses("view", "dots", view="bar")
    browser.opens(view="bar")
    assert browser.chooses("view", "dots") == {}


def test_address_that_was_never_told_is_left(browser: Browser) -> None:
    browser.opens(view="bar")
    assert browser.chooses("view", "dots", view="map") == {"view": "map"}


def test_run_without_a_choice_leaves_the_one_before(browser: Browser) -> None:
    browser.opens(lang="en")
    browser.chooses("view", "bar", lang="en")
    assert browser.asks_anew(lang="en") == {"lang": "en", "view": "bar"}


def test_run_without_a_choice_stays_where_the_browser_has_gone(browser: Browser) -> None:
    browser.opens(lang="en", view="bar")
    assert browser.asks_anew(lang="en", slide="3") == {"lang": "en", "slide": "3"}
