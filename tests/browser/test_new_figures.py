"""A page that stands open while the data of its server change."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from report.data import store
from report.model import LANGUAGES, Language
from tests.browser.chromium import PATIENCE, settled
from tests.browser.conftest import Visit
from tests.changing.published import FIRST, PublishedCity, files_of, publishing, states_in, write
from tests.long import beyond
from tests.workers.makers import until


def word(key: str, language: Language) -> str:
    return store.shared(store.SHIPPED).words[key][language]


def publish(city: PublishedCity, state: str) -> None:
    """Have a state served."""
    write(city.folder, state)
    until(lambda: city.is_served(state))


def look(page: Page) -> None:
    """Come back to the page from another one, as its script hears of it."""
    with page.expect_response("**/api/v1/health"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def shown(page: Page) -> set[str]:
    return states_in(page.locator("[data-testid=stMain]").inner_text())


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
def test_page_says_so_and_shows_them_at_a_click(
    language: Language, city: PublishedCity, visit: Visit
) -> None:
    page = visit(f"{city.server.url}/power?lang={language}")
    notice = page.locator(".new-figures")
    look(page)
    expect(notice).to_be_hidden()
    publish(city, "B")
    assert shown(page) == {FIRST}
    look(page)
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(word("news.said", language))
    expect(page.locator("#report-status")).to_have_text(word("news.said", language))
    notice.get_by_role("button", name=word("news.show", language)).click()
    expect(notice).to_be_hidden(timeout=PATIENCE)
    settled(page)
    assert shown(page) == {"B"}
    look(page)
    expect(notice).to_be_hidden()


@pytest.mark.long
def test_next_page_shows_them(city: PublishedCity, visit: Visit) -> None:
    page = visit(f"{city.server.url}/power?lang=en")
    publish(city, "C")
    look(page)
    expect(page.locator(".new-figures")).to_be_visible()
    page.locator("[data-testid=stHeader] a, .bar a").filter(has_text="Overview").first.click()
    page.wait_for_url(lambda url: "/power" not in url)
    settled(page)
    expect(page.locator(".new-figures")).to_be_hidden()
    assert shown(page) == {"C"}


@pytest.mark.long
def test_fault_is_none_of_its_concern(city: PublishedCity, visit: Visit) -> None:
    page = visit(f"{city.server.url}/power?lang=en")
    (city.folder / "places.csv").unlink()
    until(lambda: bool(city.files_told_of))
    look(page)
    expect(page.locator(".new-figures")).to_be_hidden()
    page.reload()
    settled(page)
    assert shown(page) == {FIRST}


@pytest.mark.long
def test_page_that_was_refused_shows_the_report_by_itself(tmp_path: Path, visit: Visit) -> None:
    write(tmp_path, FIRST)
    (tmp_path / "places.csv").unlink()
    with publishing(tmp_path) as city:
        page = visit(f"{city.server.url}/power?lang=en", stands=False)
        problems = page.get_by_test_id("stCode")
        expect(problems).to_contain_text("places.csv: the file is missing", timeout=PATIENCE)
        (tmp_path / "places.csv").write_text(files_of(FIRST)["places.csv"], "utf-8")
        expect(problems).to_be_hidden(timeout=PATIENCE)
        settled(page)
        assert shown(page) == {FIRST}
        page.close()
