"""Back and Forward of the browser undo and redo one choice each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.held import Held
from tests.browser.seen import address, menu
from tests.long import beyond
from tests.server import Server

expect.set_options(timeout=20_000)


def parsed(address: str) -> dict[str, str]:
    """What an address asks for, beside the language."""
    query = parse_qs(urlsplit(address).query)
    return {name: values[0] for name, values in query.items() if name != "lang"}


def stands(page: Page, wanted: dict[str, str]) -> None:
    """Wait until the page is the one that asks for this, and remains it."""
    page.wait_for_url(lambda url: parsed(url) == wanted)
    settled(page)
    assert parsed(page.url) == wanted


def take(page: Page, choice: str, name: str) -> None:
    """Choose the indicator of a closer look by its name."""
    box = page.locator(f".st-key-{choice} input")
    box.click()
    box.fill(name)
    page.get_by_role("option", name=name, exact=True).first.click()
    settled(page)


@pytest.mark.long
def test_back_and_forward_go_through_choices_one_by_one(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(address(server, "transport", "en"), own=True)
    choices: list[dict[str, str]] = [{}]
    for indicator in ("nev_stock", "metro_length"):
        take(page, "closer_transport", report.indicators[indicator].name.en)
        choices.append({"indicator": indicator})
        stands(page, choices[-1])
    for choice in reversed(choices[:-1]):
        page.go_back()
        stands(page, choice)
        chosen = choice.get("indicator")
        name = report.indicators[chosen].name.en if chosen else ""
        expect(page.locator(".st-key-closer_transport input")).to_have_value(name)
    for choice in choices[1:]:
        page.go_forward()
        stands(page, choice)
    page.locator(".st-key-edition_switch").get_by_text(fmt.edition("2023"), exact=True).click()
    stands(page, choices[-1] | {"edition": "2023"})
    page.go_back()
    stands(page, choices[-1])
    page.go_forward()
    stands(page, choices[-1] | {"edition": "2023"})


@pytest.mark.parametrize(
    ("name", "link"),
    beyond(1, [("transport", "a.bullet >> nth=3"), ("", ".board .marks a >> nth=20")]),
)
def test_back_leads_to_where_the_reader_was(
    name: str, link: str, server: Server, visit: Visit
) -> None:
    """As far down, and on the link that had led away; forward, and by a link, to the title."""
    page = visit(address(server, name, "en"), locale="en-GB", own=True)
    main, left = page.get_by_test_id("stMain"), page.locator(link)
    left.scroll_into_view_if_needed()
    down = main.evaluate("main => main.scrollTop")
    assert down > 300
    left.click()
    expect(page.locator(".indicator-head h1")).to_be_focused()
    page.go_back()
    expect(page.locator(link)).to_be_focused()
    assert main.evaluate("main => main.scrollTop") == pytest.approx(down, abs=2)
    page.go_forward()
    expect(page.locator(".indicator-head h1")).to_be_focused()
    assert main.evaluate("main => main.scrollTop") < 60


def test_explore_is_found_as_it_was_left_and_one_step_leads_back(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(address(server, "explore", "en") + "&indicators=gdp&view=bar", own=True)
    left = parsed(page.url)
    assert left == {"indicators": "gdp", "view": "bar"}
    for name in ("nav.overview", "nav.explore"):
        link = menu(page).get_by_role("link", name=fmt.word(name), exact=True)
        link.click()
        # The page that was left stands there until the server has heard of the click.
        expect(link).to_have_attribute("aria-current", "page")
        settled(page)
    stands(page, left)
    assert urlsplit(page.url).path == "/explore"
    page.go_back()
    settled(page)
    assert urlsplit(page.url).path == "/"


def go_back_twice(page: Page, held: Held) -> None:
    """The second time before the page has heard of what the first one brings."""
    held.hold()
    page.evaluate("history.back()")
    held.until_silent(page)
    page.evaluate("history.back()")
    page.wait_for_timeout(500)
    held.release()
    page.wait_for_timeout(500)


@pytest.fixture
def heard(new_page: NewPage) -> Iterator[tuple[Page, Held]]:
    """A page whose server can be held back."""
    page: Page = new_page("en-GB", "light", 1440)
    yield page, Held(page)
    page.close()


def test_two_quick_steps_back_undo_two_choices(
    server: Server, heard: tuple[Page, Held], report: Report
) -> None:
    """What the page still shows of the first one is no choice when the second one is asked for."""
    page, held = heard
    page.goto(address(server, "transport", "en"))
    settled(page)
    take(page, "closer_transport", report.indicators["nev_stock"].name.en)
    stands(page, {"indicator": "nev_stock"})
    edition = Formatter(report, "en").edition("2023")
    page.locator(".st-key-edition_switch").get_by_text(edition, exact=True).click()
    stands(page, {"indicator": "nev_stock", "edition": "2023"})
    go_back_twice(page, held)
    stands(page, {})
    expect(page.locator(".st-key-closer_transport input")).to_have_value("")
    page.go_forward()
    stands(page, {"indicator": "nev_stock"})


@pytest.mark.long
def test_two_quick_steps_back_undo_two_choices_of_explore(
    server: Server, heard: tuple[Page, Held], report: Report
) -> None:
    page, held = heard
    page.goto(address(server, "explore", "en") + "&indicators=gdp")
    settled(page)
    for view in ("bar", "table"):
        page.get_by_role("radio", name=report.words[f"explore.view.{view}"].en).click()
        stands(page, {"indicators": "gdp", "view": view})
    go_back_twice(page, held)
    stands(page, {"indicators": "gdp"})
    expect(page.get_by_role("radio", name=report.words["explore.view.line"].en)).to_be_checked()


def test_choices_made_before_the_page_hears_of_the_first_are_kept(
    server: Server, heard: tuple[Page, Held], report: Report
) -> None:
    """They are no steps back: the last of them is what the page comes to."""
    page, held = heard
    page.goto(address(server, "explore", "en") + "&indicators=gdp")
    settled(page)
    held.hold()
    for view in ("bar", "table"):
        page.get_by_role("radio", name=report.words[f"explore.view.{view}"].en).click()
        held.until_silent(page)
    held.release()
    stands(page, {"indicators": "gdp", "view": "table"})
