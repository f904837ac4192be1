"""A file that cannot be made: the page says so in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from report.data import store
from report.model import LANGUAGES, Language
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage
from tests.server import Server, serving

SAID = "error => getComputedStyle(error, '::after').content"
SIZE = "error => parseFloat(getComputedStyle(error).fontSize)"


@pytest.fixture(scope="module")
def without_browser() -> Iterator[Server]:
    """A server whose Chromium ends as soon as it is started."""
    with serving(BROWSER_PATH="/bin/false") as server:
        yield server


@pytest.mark.parametrize("language", LANGUAGES)
def test_failed_download_is_told_in_the_language_of_the_page(
    language: Language,
    without_browser: Server,
    new_page: NewPage,
) -> None:
    page = new_page("en-GB", "light", 1440)
    page.goto(f"{without_browser.url}/indicator?id=rd_intensity&lang={language}")
    settled(page)
    page.locator("[class*='st-key-save_'] button").first.click()
    page.locator("[class*='st-key-save_'][class*='_png'] button").click()
    error = page.get_by_test_id("stDownloadButtonError")
    error.wait_for()
    words = store.shared(store.SHIPPED).words["download.failed"]
    assert error.evaluate(SAID).strip('"') == words[language]
    assert error.evaluate(SIZE) == 0
    page.close()
