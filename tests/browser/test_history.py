"""Back and Forward of the browser undo and redo one choice each."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import address, menu
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


def test_back_and_forward_go_through_choices_one_by_one(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(address(server, "transport", "en"))
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


def test_explore_is_found_as_it_was_left_and_one_step_leads_back(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    page = visit(address(server, "explore", "en") + "&indicators=gdp&view=bar")
    left = parsed(page.url)
    assert left == {"indicators": "gdp", "view": "bar"}
    for name in ("nav.overview", "nav.explore"):
        menu(page).get_by_role("link", name=fmt.word(name), exact=True).click()
        settled(page)
    assert parsed(page.url) == left
    assert urlsplit(page.url).path == "/explore"
    page.go_back()
    settled(page)
    assert urlsplit(page.url).path == "/"
