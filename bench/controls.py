"""How the controls of Explore are used, each found by its role and name.

A control is made ready first; what is returned is the last act, from which on is measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Protocol

from playwright.sync_api import Locator, Page

from report.text.formatter import Formatter

Act = Callable[[], None]


class Controls(Protocol):
    """The controls of one contender, in the language of `fmt`."""

    fmt: Formatter

    def view(self, page: Page, name: str) -> Act:
        """Choose a view by its name."""

    def place(self, page: Page, name: str) -> Act:
        """Take away a place that is chosen, by its name."""

    def indicator(self, page: Page, name: str) -> Act:
        """Add an indicator by its name."""

    def year(self, page: Page) -> Act:
        """One year earlier."""

    def close(self, page: Page) -> None:
        """Close what a control has opened."""


class _Radios:
    """What all have: views as radio buttons, the year as a slider."""

    def __init__(self, fmt: Formatter) -> None:
        self.fmt = fmt

    def view(self, page: Page, name: str) -> Act:
        """A click on its button."""
        return page.get_by_role("radio", name=name, exact=True).click

    def year(self, page: Page) -> Act:
        """One step to the left."""
        slider = page.get_by_role("slider").last
        slider.focus()
        return partial(page.keyboard.press, "ArrowLeft")

    def close(self, page: Page) -> None:
        """A list hides all that is beside it."""
        if page.locator("[aria-expanded=true]").count():
            page.keyboard.press("Escape")


class StreamlitControls(_Radios):
    """Lists of Streamlit: the product's, and those of the plain page."""

    def place(self, page: Page, name: str) -> Act:
        """Each has a button of its own, whose name ends with that of the place."""
        button = page.get_by_role("button", name=re.compile(rf"\s{re.escape(name)}$")).first
        # By its key: a click would move the row that it stands in, and may miss it.
        button.focus()
        return partial(page.keyboard.press, "Enter")

    def indicator(self, page: Page, name: str) -> Act:
        """Found by typing."""
        label = self.fmt.word("explore.indicators.choose")
        page.get_by_role("combobox", name=label, exact=True).fill(name)
        return _first(page.get_by_role("option", name=name, exact=True))


class DashControls(_Radios):
    """Lists of Dash, which open over the page."""

    def place(self, page: Page, name: str) -> Act:
        page.locator("#places").click()
        return _first(page.get_by_role("option", name=name, exact=True))

    def indicator(self, page: Page, name: str) -> Act:
        page.locator("#indicators").click()
        page.get_by_role("searchbox").fill(name)
        return _first(page.get_by_role("option", name=name, exact=True))


class PlainControls(_Radios):
    """Boxes to tick."""

    def place(self, page: Page, name: str) -> Act:
        return page.get_by_role("checkbox", name=name, exact=True).click

    def indicator(self, page: Page, name: str) -> Act:
        box = page.get_by_role("checkbox", name=name, exact=True)
        box.scroll_into_view_if_needed()
        return box.click


def _first(option: Locator) -> Act:
    option.first.wait_for()
    return option.first.click
