"""Where a page of the report is found, and what is looked at on it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from report.model import Language
from report.text.edition import short_title
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.opened import AREAS
from tests.server import Server

TAGS = {"en": "en", "zh": "zh-CN"}
_EMPTY = "<!doctype html><title>A page of others</title>"
_NAMES = {"en": "English", "zh": "中文"}


def address(server: Server, page: str, language: Language | None = None) -> str:
    query = f"?lang={language}" if language else ""
    return f"{server.url}/{page}{query}"


def page_of_others(visit: Visit, server: Server) -> Page:
    """An empty page at the server's own host that no policy of ours reaches, for frames of ours.

    Browsers let frames of another host rest where they are not looked at.
    """
    page = visit(f"{server.url}/_stcore/health", stands=False)
    address = f"{server.url}/others"
    page.route(address, lambda route: route.fulfill(body=_EMPTY, content_type="text/html"))
    page.goto(address)
    page.unroute_all()
    return page


def name_of(page: str, fmt: Formatter) -> str:
    """What the menu calls a page."""
    if page in AREAS:
        return fmt.say(fmt.report.area(page).name)
    return fmt.word(f"nav.{page or 'overview'}")


def title_of(page: str, fmt: Formatter) -> str:
    """The title of its document."""
    return entitled(name_of(page, fmt), fmt)


def entitled(name: str, fmt: Formatter) -> str:
    """The title of a document about this."""
    return f"{name} · {short_title(fmt)}"


def menu(page: Page) -> Locator:
    """The menu of the bar, as it stands on a wide screen."""
    return page.locator(".st-key-bar_menu nav.bar-row")


def charts(page: Page) -> Locator:
    return page.get_by_test_id("stPlotlyChart")


def block(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-block_{key}")


def switch(page: Page, language: Language) -> None:
    """Choose a language in the header of the page."""
    choice = page.get_by_role("radio", name=_NAMES[language])
    choice.click()
    expect(choice).to_be_checked()
    settled(page)
