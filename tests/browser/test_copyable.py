"""Texts to be copied in a real browser: with its clipboard, in the old way, and by hand."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from report.model import LANGUAGES, Language, Report
from report.text.citation import figure_citation
from report.text.formatter import Formatter
from tests.browser.axe import found
from tests.browser.conftest import NewPage, Visit
from tests.browser.seen import block, switch
from tests.long import beyond
from tests.server import Server

# As over plain HTTP, where browsers have no clipboard; and where none copies in the old way.
_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
_REFUSED_CLIPBOARD = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));"
_NO_OLD_WAY = "document.execCommand = () => false;"
_MISSING_OLD_WAY = "document.execCommand = undefined;"
# Whether the whole text of a field is selected, and the focus is in it.
_SELECTED = """field => field === document.activeElement
    && field.selectionStart === 0 && field.selectionEnd === field.value.length"""

expect.set_options(timeout=20_000)


def button(body: Locator, number: int = 0) -> Locator:
    return body.locator("button[aria-labelledby^=copyable_]").nth(number)


def field(body: Locator, number: int = 0) -> Locator:
    return body.locator("textarea").nth(number)


def hinder(page: Page, code: str) -> None:
    """Take from a page what a browser may not have."""
    page.evaluate(f"() => {{ {code} }}")


def pasted(page: Page) -> str:
    """What the clipboard holds, as a page of its own gets it."""
    other = page.context.new_page()
    other.set_content("<textarea autofocus></textarea>")
    other.locator("textarea").focus()
    other.keyboard.press("Control+V")
    text = other.locator("textarea").input_value()
    other.close()
    page.bring_to_front()
    return text


def source_of_nev_stock(page: Page) -> Locator:
    """The dialog of the source of its latest figure, on the page of the indicator."""
    page.locator(".st-key-values_nev_stock tbody tr").first.get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    expect(field(dialog, 1)).to_be_visible()
    return dialog


def shared(page: Page, name: str) -> Locator:
    """What the button under a chart offers: the link and the HTML of an embed."""
    block(page, name).locator("[class*='st-key-share_'] button").click()
    body = page.get_by_test_id("stPopoverBody").filter(visible=True)
    expect(field(body, 1)).to_be_visible()
    return body


def test_citation_is_copied_from_the_dialog(server: Server, visit: Visit, report: Report) -> None:
    """In each way that a browser may have; the focus stays on the button, which says so."""
    fmt = Formatter(report, "zh")
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=zh")
    dialog = source_of_nev_stock(page)
    own_first: tuple[Language, ...] = ("zh", "en")
    latest = report.series("nev_stock")[-1]
    for hindered in ("", _REFUSED_CLIPBOARD, _NO_CLIPBOARD):
        hinder(page, hindered)
        for number, language in enumerate(own_first):
            copy = button(dialog, number)
            copy.click()
            expect(copy).to_have_text(fmt.word("copyable.copied"))
            told = dialog.get_by_role("status").nth(number)
            expect(told).to_have_text(fmt.word("copyable.copied"))
            expect(copy).to_be_focused()
            assert pasted(page) == figure_citation(latest, Formatter(report, language))
    for number, language in enumerate(own_first):
        name = fmt.word("citation.in", language=fmt.word(f"language.{language}"))
        said = f"{fmt.word('copyable.copy')} {name}"
        expect(button(dialog, number)).to_have_accessible_name(said)


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
def test_citation_in_the_language_of_the_reader_comes_first(
    language: Language, server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/indicator?id=pm25_annual_mean&lang={language}", locale="en-GB")
    fields = page.locator(".st-key-page_content [data-copyable] textarea")
    expect(fields).to_have_count(len(LANGUAGES))
    own, other = (one.get_attribute("lang") or "" for one in fields.all())
    assert own.startswith(language)
    assert not other.startswith(language)


def test_text_stays_selected_where_nothing_copies(
    server: Server, visit: Visit, report: Report
) -> None:
    """The button says which keys to press; once they are pressed, that the text is copied."""
    fmt = Formatter(report, "en")
    address = f"{server.url}/chart?id=transport_rail_share&lang=en"
    page = visit(address, scheme="dark", width=390)
    hinder(page, _NO_CLIPBOARD)
    body = shared(page, "transport_rail_share")
    for number, missing in enumerate([_NO_OLD_WAY, _MISSING_OLD_WAY]):
        hinder(page, missing)
        copy, text = button(body, number), field(body, number)
        copy.click()
        expect(copy).to_have_text(fmt.word("copyable.by_hand", keys="Ctrl+C"))
        expect(body.get_by_role("status").nth(number)).to_have_text(copy.inner_text())
        assert text.evaluate(_SELECTED)
        assert found(page) == []
        page.keyboard.press("Control+C")
        expect(copy).to_have_text(fmt.word("copyable.copied"))
        assert pasted(page) == text.input_value()


@pytest.mark.long
def test_a_mac_is_told_its_own_keys(server: Server, new_page: NewPage, report: Report) -> None:
    page = new_page("en-GB", "light", 1440)
    page.add_init_script("Object.defineProperty(navigator, 'platform', {value: 'MacIntel'});")
    page.goto(f"{server.url}/indicator?id=nev_stock&lang=en")
    copy = button(page.get_by_test_id("stMain"))
    expect(copy).to_be_visible()
    hinder(page, _NO_CLIPBOARD + _NO_OLD_WAY)
    copy.click()
    expect(copy).to_have_text(Formatter(report, "en").word("copyable.by_hand", keys="⌘C"))
    page.close()


@pytest.mark.long
def test_link_of_explore_is_copied_by_the_keyboard(
    server: Server, visit: Visit, report: Report
) -> None:
    """The field is reached too, shows all of its text, and cannot be written into; after a while
    the button is as it was.
    """
    page = visit(f"{server.url}/explore?lang=en&indicators=gdp,resident_population&view=scatter")
    page.locator(".st-key-explore_link button").click()
    body = page.get_by_test_id("stPopoverBody").filter(visible=True)
    expect(button(body)).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(body)).to_have_text(report.words["copyable.copied"].en)
    link = field(body).input_value()
    assert pasted(page) == link
    assert parse_qs(urlsplit(link).query) == parse_qs(urlsplit(page.url).query)
    page.keyboard.press("Tab")
    expect(field(body)).to_be_focused()
    page.keyboard.type("x")
    expect(field(body)).to_have_value(link)
    shown, whole = field(body).evaluate("field => [field.clientHeight, field.scrollHeight]")
    assert shown >= whole > 0
    expect(button(body)).to_have_text(report.words["copyable.copy"].en)


@pytest.mark.long
def test_button_speaks_the_language_that_is_switched_to(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=en")
    copy, text = button(page.get_by_test_id("stMain")), field(page.get_by_test_id("stMain"))
    copy.click()
    expect(copy).to_have_text(report.words["copyable.copied"].en)
    latest = report.series("nev_stock")[-1]
    assert text.input_value() == figure_citation(latest, Formatter(report, "en"))
    switch(page, "zh")
    expect(copy).to_have_text(report.words["copyable.copy"].zh)
    copy.click()
    expect(copy).to_have_text(report.words["copyable.copied"].zh)
    assert text.input_value() == pasted(page) == figure_citation(latest, Formatter(report, "zh"))


def test_rerun_leaves_a_selection_as_it_is(server: Server, visit: Visit) -> None:
    """What a reader has selected stays while the search runs."""
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=en")
    text = field(page.get_by_test_id("stMain"))
    node = text.element_handle()
    source_of_nev_stock(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    text.select_text()
    page.locator(".st-key-search button").click()
    page.locator(".st-key-search_everywhere input").fill("metro")
    expect(page.locator(".st-key-search_hits_everywhere a").first).to_be_visible()
    assert node is not None
    assert node.evaluate("node => node.isConnected && node.selectionEnd === node.value.length")
