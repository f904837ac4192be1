"""A file that is being made, or cannot be made: the page says so in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from report.data import store
from report.model import LANGUAGES, Language, Report
from tests.browser.chromium import PATIENCE, settled
from tests.browser.conftest import NewPage, Visit
from tests.long import beyond
from tests.server import Server, serving


@pytest.fixture(scope="module")
def without_browser() -> Iterator[Server]:
    """A server whose Chromium ends as soon as it is started."""
    with serving(BROWSER_PATH="/bin/false") as server:
        yield server


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
@pytest.mark.long
def test_failed_download_is_told_in_the_language_of_the_page(
    language: Language,
    without_browser: Server,
    new_page: NewPage,
) -> None:
    page = new_page("en-GB", "light", 1440)
    page.goto(f"{without_browser.url}/indicator?id=rd_intensity&lang={language}")
    settled(page)
    page.locator("[class*='st-key-save_'] button").first.click()
    link = page.locator(".files a[href*='.png']")
    link.click()
    words = store.shared(store.SHIPPED).words["download.failed"]
    # A worker starts first.
    expect(page.locator(".file-note")).to_have_text(words[language], timeout=PATIENCE)
    expect(link).not_to_have_attribute("aria-busy", "true")
    page.close()


def test_link_says_that_its_file_is_being_made(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(f"{server.url}/indicator?id=rd_intensity&lang=zh")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile("/files/(?!waiting/)"), hold)
    page.locator("[class*='st-key-save_'] button").first.click()
    link, note = page.locator(".files a[href*='.csv']"), page.locator(".file-note")
    link.click()
    expect(note).to_have_text(report.words["download.making"].zh)
    expect(link).to_have_attribute("aria-busy", "true")
    link.click()
    assert len(waiting) == 1
    page.route("**/files/waiting/*", lambda route: route.fulfill(body="second"))
    expect(note).to_have_text("second")
    assert waiting[0].request.headers["x-ticket"]
    page.unroute("**/files/waiting/*")
    with page.expect_download() as waited:
        waiting[0].continue_()
    assert waited.value.suggested_filename == "shenzhen_latest_indicator_rd_intensity_zh.csv"
    expect(note).to_have_text("")
    expect(link).not_to_have_attribute("aria-busy", "true")
