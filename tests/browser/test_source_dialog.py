"""The dialog of the sources of figures, as a reader has it: opened from an address without a run,
walked by keys, left in every way, on a telephone, on paper, and where the server has begun anew.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pypdf
import pytest
from playwright.sync_api import Locator, Page, Request, Route, WebSocket, expect

from report.model import Language, Report
from report.site import closed_parts
from report.text.formatter import Formatter
from report.text.revisions import revised_in_full
from tests.browser.axe import found
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage, Scheme, Visit
from tests.browser.seen import address
from tests.long import beyond
from tests.server import Server

_WIDEST = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
_FINGER = 44

expect.set_options(timeout=20_000)


def noted(into: list[Any]) -> Callable[[Any], None]:
    """Writes down what happens; Playwright takes no method of a list for it."""

    def note(one: Any) -> None:
        into.append(one)

    return note


def dialog_of(page: Page) -> Locator:
    return page.get_by_role("dialog")


def opener(page: Page) -> Locator:
    """The button of the latest figure, on the page of an indicator."""
    return page.locator(".indicator-head ~ .source-line button")


def opened(page: Page) -> Locator:
    opener(page).click()
    dialog = dialog_of(page)
    expect(dialog.locator("textarea").first).to_be_visible()
    return dialog


def indicator(server: Server, language: Language = "en", name: str = "nev_stock") -> str:
    return f"{server.url}/indicator?id={name}&lang={language}"


def close_button(dialog: Locator, fmt: Formatter) -> Locator:
    return dialog.get_by_role("button", name=fmt.word("stock.close"), exact=True)


def test_source_is_fetched_from_one_address_and_no_run_is_asked_for(
    server: Server, new_page: NewPage, report: Report
) -> None:
    """Nor a script, nor anything a second time."""
    page = new_page("en-GB", "light", 1440)
    asked: list[Request] = []
    sent: list[str | bytes] = []

    def follow(socket: WebSocket) -> None:
        socket.on("framesent", noted(sent))

    page.on("websocket", follow)
    page.goto(indicator(server))
    settled(page)
    page.on("request", noted(asked))
    before = len(sent)
    latest = report.series("nev_stock")[-1]
    for _ in range(2):
        dialog = opened(page)
        expect(dialog).to_contain_text(revised_in_full(latest, Formatter(report, "en")))
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    assert len(sent) == before
    (request,) = asked
    parts = urlsplit(request.url)
    assert f"/{closed_parts.FOLDER}/" in parts.path
    assert parse_qs(parts.query)["keys"] == [latest.key]
    page.close()


@pytest.mark.parametrize("way", ["Escape", "button", "beside"])
def test_focus_goes_in_and_comes_back(
    way: str, server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "zh")
    page = visit(indicator(server, "zh"))
    opener(page).focus()
    page.keyboard.press("Enter")
    dialog = dialog_of(page)
    expect(dialog).to_have_accessible_name(fmt.word("provenance.title"))
    expect(dialog.get_by_role("heading").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(close_button(dialog, fmt)).to_be_focused()
    match way:
        case "Escape":
            page.keyboard.press("Escape")
        case "button":
            page.keyboard.press("Enter")
        case _:
            page.mouse.click(8, 400)
    expect(dialog).to_have_count(0)
    expect(opener(page)).to_be_focused()


def test_keys_of_the_page_rest_and_tab_stays_inside(server: Server, visit: Visit) -> None:
    page = visit(indicator(server))
    dialog = opened(page)
    page.keyboard.press("/")
    page.keyboard.press("?")
    expect(page.get_by_test_id("stPopoverBody").filter(visible=True)).to_have_count(0)
    inside = "() => document.activeElement.closest('dialog') !== null"
    outside = "() => document.activeElement === document.body"
    # The browser's own bar lies between the last control and the first.
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(inside) or page.evaluate(outside)
    expect(dialog).to_be_visible()


def test_text_that_is_selected_beyond_the_edge_closes_nothing(server: Server, visit: Visit) -> None:
    page = visit(indicator(server))
    dialog = opened(page)
    box = dialog.locator("textarea").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(8, box["y"] + 10)
    page.mouse.up()
    page.wait_for_timeout(100)
    expect(dialog).to_be_visible()


def test_way_back_closes_it(server: Server, visit: Visit) -> None:
    page = visit(address(server, "transport", "en"))
    page.locator(".key-figures a[href*='id=']").first.click()
    settled(page)
    dialog = opened(page)
    page.go_back()
    expect(dialog).to_have_count(0)
    settled(page)


@pytest.mark.parametrize(
    ("language", "scheme"),
    beyond(1, [("zh", "dark"), ("en", "light"), ("en", "dark"), ("zh", "light")]),
)
def test_it_fits_a_telephone_and_is_moved_inside(
    language: Language, scheme: Scheme, server: Server, visit: Visit, report: Report
) -> None:
    """Its close button is as large as a finger needs, and stays in sight."""
    fmt = Formatter(report, language)
    page = visit(indicator(server, language), scheme=scheme, width=390)
    dialog = opened(page)
    wide, seen = page.evaluate(_WIDEST)
    assert wide <= seen
    assert found(page) == []
    cut = dialog.locator("*").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().right > innerWidth).length"
    )
    assert cut == 0
    button = close_button(dialog, fmt)
    main = page.get_by_test_id("stMain")
    before = main.evaluate("main => main.scrollTop")
    page.mouse.move(195, 400)
    page.mouse.wheel(0, 4000)
    expect(dialog.locator("textarea").last).to_be_in_viewport()
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(100)
    assert main.evaluate("main => main.scrollTop") == before
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= _FINGER
    expect(button).to_be_in_viewport()
    button.click()
    expect(dialog).to_have_count(0)


def test_three_figures_or_more_are_folded(server: Server, visit: Visit) -> None:
    """As those of a text are; each opens to all that is told of it."""
    page = visit(address(server, "transport", "en"))
    button = page.locator(".prose ~ .source-line button")
    count = len(str(button.get_attribute("data-figures")).split(","))
    assert count > 2
    button.click()
    dialog = dialog_of(page)
    folds = dialog.locator("details")
    expect(folds).to_have_count(count)
    expect(dialog.locator("textarea").filter(visible=True)).to_have_count(0)
    folds.last.locator("summary").click()
    expect(dialog.locator("textarea").filter(visible=True).first).to_be_visible()
    assert found(page) == []


def test_slow_answer_is_waited_for_in_sight(
    server: Server, new_page: NewPage, report: Report
) -> None:
    """And whoever closes the dialog meanwhile has it closed."""
    page = new_page("en-GB", "light", 1440)
    held: list[Route] = []
    page.goto(indicator(server))
    settled(page)
    page.route(f"**/{closed_parts.FOLDER}/**", noted(held))
    opener(page).click()
    dialog = dialog_of(page)
    expect(dialog).to_contain_text(Formatter(report, "en").word("provenance.title"))
    expect(dialog.locator("[aria-busy=true]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(dialog).to_have_count(0)
    opener(page).click()
    expect(dialog.locator("textarea").first).to_be_visible()
    page.close()


def test_figure_that_the_server_does_not_know_is_asked_for_again(
    server: Server, new_page: NewPage
) -> None:
    """As where it has begun anew meanwhile: a run of the script has it known."""
    page = new_page("en-GB", "light", 1440)
    refused: list[str] = []
    sent: list[str | bytes] = []

    def refuse_once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=404)

    def follow(socket: WebSocket) -> None:
        socket.on("framesent", noted(sent))

    page.on("websocket", follow)
    page.goto(indicator(server))
    settled(page)
    page.route(f"**/{closed_parts.FOLDER}/**", refuse_once)
    before = len(sent)
    dialog = opened(page)
    assert len(refused) == 1
    assert len(sent) > before
    expect(dialog).to_be_visible()
    page.close()


def test_figure_that_there_is_not_opens_nothing(server: Server, visit: Visit) -> None:
    page = visit(indicator(server))
    button = opener(page)
    button.evaluate("button => { button.dataset.figures = 'gone|shenzhen|2023,<b>'; }")
    with page.expect_response(re.compile(f"/{closed_parts.FOLDER}/")) as reply:
        button.click()
    assert (reply.value.status, reply.value.body()) == (200, b"[]")
    page.wait_for_timeout(300)
    expect(dialog_of(page)).to_have_count(0)


def test_paper_has_the_page_and_no_dialog(server: Server, visit: Visit, report: Report) -> None:
    fmt = Formatter(report, "en")
    page = visit(indicator(server))
    expect(opened(page)).to_be_visible()
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    words = " ".join(sheet.extract_text() for sheet in sheets)
    assert fmt.word("provenance.title") not in words
    assert fmt.indicator("nev_stock") in words


def test_earlier_edition_has_its_own_sources(server: Server, visit: Visit) -> None:
    page = visit(f"{indicator(server)}&edition=2023")
    dialog = opened(page)
    texts = [one.input_value() for one in dialog.locator("textarea").all()]
    assert "edition=2023" in texts[-1]
    assert f"{server.url}/indicator" in texts[-1]
