"""Choices on the explore page, as a reader makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import settled
from tests.long import beyond

# A view over time of several series, and the map of a year.
LINES = "explore?lang=en"
MAP = "explore?lang=en&view=map&indicators=gdp"


def chosen(page: Page, act: Callable[[Page], None]) -> None:
    """Make a choice, and wait until the page shows it."""
    before = page.url
    act(page)
    expect(page).not_to_have_url(before)
    settled(page)


def view(page: Page) -> None:
    page.locator(".st-key-explore_view [role=radio]").nth(1).click()


def last(field_name: str) -> Callable[[Page], None]:
    """Take the last of several away."""

    def act(page: Page) -> None:
        page.locator(f".st-key-explore_{field_name} input").focus()
        page.keyboard.press("Backspace")

    return act


def year(page: Page) -> None:
    page.locator(".st-key-explore_year input").focus()
    page.keyboard.press("ArrowRight")


CHOICES = pytest.mark.parametrize(
    ("asked", "act"), beyond(1, [(LINES, view), (LINES, last("places")), (MAP, year)])
)


@dataclass(frozen=True)
class Seen:
    """What a page says of the view: in words, and by how it is drawn."""

    headline: str
    subtitle: str
    alt: str
    bars: bool


def seen(page: Page) -> Seen:
    """When the chart that is shown answers: until somebody comes near it is a picture."""
    chart = page.get_by_test_id("stPlotlyChart")
    chart.dispatch_event("pointerenter")
    expect(chart).to_have_attribute("data-drawn", "chart")
    return Seen(
        page.locator(".st-key-head_explored h2").inner_text(),
        page.locator(".st-key-head_explored .chart-note").inner_text(),
        page.get_by_test_id("stPlotlyChart").get_attribute("aria-label") or "",
        page.locator(".js-plotly-plot .barlayer .trace").count() > 0,
    )


def anew(page: Page) -> Seen:
    """What the same address shows to another reader."""
    page.goto(page.url)
    settled(page)
    return seen(page)
