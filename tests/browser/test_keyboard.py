"""Keys, search, sharing and embedding in a real browser."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from report.charts.palette import PALETTES, Mode
from report.model import Language, Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import entitled, page_of_others
from tests.server import Server

expect.set_options(timeout=20_000)


def at(server: Server, path: str) -> str:
    return f"{server.url}/{path}"


def listening(page: Page) -> Page:
    """A page whose script has come to listen for keys."""
    keys = page.locator(".st-key-keys button[aria-keyshortcuts]")
    expect(keys).to_have_attribute("aria-keyshortcuts", "?")
    return page


def focus(page: Page) -> Locator:
    return page.locator(":focus")


def field(page: Page) -> Locator:
    return page.locator(".st-key-search_everywhere input")


def hits(page: Page) -> Locator:
    return page.locator(".st-key-search_hits_everywhere").get_by_test_id("stPageLink-NavLink")


def seek(page: Page, query: str) -> None:
    """Go to the search box by its key, and type."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type(query)


_ENDED_COMPOSITION = """(field) => field.dispatchEvent(new KeyboardEvent("keydown",
    { key: "Enter", keyCode: 229, isComposing: false, bubbles: true, composed: true }))"""


def test_slash_leads_to_the_search_and_enter_to_the_first_hit(
    server: Server, visit: Visit, report: Report
) -> None:
    page = listening(visit(at(server, "?lang=zh")))
    name = report.indicators["rd_intensity"].name.zh
    seek(page, name)
    expect(field(page)).to_have_value(name)
    expect(hits(page).first).to_be_visible()
    # Safari sends the Enter that ends a composition when the composition has ended.
    field(page).evaluate(_ENDED_COMPOSITION)
    settled(page)
    expect(page).to_have_url(at(server, "?lang=zh"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(at(server, "indicator?id=rd_intensity&lang=zh"))
    expect(page).to_have_title(entitled(name, Formatter(report, "zh")))
    expect(field(page)).to_be_hidden()


def test_enter_waits_for_the_hits_of_what_was_typed_last(
    server: Server, visit: Visit, report: Report
) -> None:
    """A second word typed at once does not open the first hit of the first one."""
    page = listening(visit(at(server, "sources?lang=en")))
    seek(page, "gdp")
    expect(hits(page).first).to_be_visible()
    field(page).fill(report.indicators["nev_stock"].name.en)
    page.keyboard.press("Enter")
    expect(page).to_have_url(at(server, "indicator?id=nev_stock&lang=en"))


@pytest.mark.long
def test_one_indicator_leads_to_another_and_back(
    server: Server, visit: Visit, report: Report
) -> None:
    """The address follows, though the page stays the same."""
    fmt = Formatter(report, "zh")
    page = listening(visit(at(server, "indicator?id=gdp&lang=zh")))
    seek(page, "yftrqd")
    page.keyboard.press("Enter")
    expect(page).to_have_url(at(server, "indicator?id=rd_intensity&lang=zh"))
    expect(page).to_have_title(entitled(fmt.indicator("rd_intensity"), fmt))
    settled(page)
    page.go_back()
    expect(page).to_have_title(entitled(fmt.indicator("gdp"), fmt))
    expect(page).to_have_url(at(server, "indicator?id=gdp&lang=zh"))


@pytest.mark.long
def test_an_event_is_shown_where_it_stands(server: Server, visit: Visit, report: Report) -> None:
    page = listening(visit(at(server, "?lang=en")))
    event = next(row for row in report.events if row.id == "tr_metro_opens")
    seek(page, event.title.en)
    page.keyboard.press("Enter")
    expect(page).to_have_url(at(server, "transport?event=tr_metro_opens&lang=en"))
    expect(page.locator("#event_tr_metro_opens")).to_be_in_viewport()


@pytest.mark.long
def test_a_practice_is_shown_by_its_address(server: Server, visit: Visit, report: Report) -> None:
    practice = report.practices_in("energy")[-1]
    page = visit(at(server, f"energy?lang=zh&practice={practice.id}"))
    expect(page.locator(f"#practice_{practice.id}")).to_be_in_viewport()


def test_typing_is_only_typing(server: Server, visit: Visit) -> None:
    page = listening(visit(at(server, "indicator?id=nev_stock&lang=en")))
    tabs = page.locator("[class*='st-key-block_']").first.get_by_role("tab")
    seek(page, "t/d?")
    expect(field(page)).to_have_value("t/d?")
    expect(tabs.first).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(("language", "key"), [("en", "?"), ("zh", "？")])
def test_question_mark_lists_the_keys(
    key: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    page = listening(visit(at(server, f"sources?lang={language}")))
    listed = page.get_by_text(report.words["keys.turn"][language])
    expect(listed).to_be_hidden()
    # As a keyboard for Chinese gives it: no key of a keyboard for English.
    press = "key => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
    page.evaluate(press, key)
    expect(listed).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()


def test_t_and_d_are_for_the_chart_in_the_middle(
    server: Server, visit: Visit, report: Report
) -> None:
    page = listening(visit(at(server, "transport?lang=zh")))
    block = page.locator(".st-key-block_transport_nev_stock")
    block.evaluate("block => block.scrollIntoView({block: 'center'})")
    tabs = block.get_by_role("tab")
    page.keyboard.press("t")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(tabs.nth(1)).to_be_focused()
    first = page.locator("[class*='st-key-block_']").first
    expect(first.get_by_role("tab").first).to_have_attribute("aria-selected", "true")
    # What stands in the tab comes with the server's answer, which closes what is opened before it.
    expect(block.locator(".data-table").filter(visible=True).first).to_be_visible()
    page.keyboard.press("t")
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("d")
    opened = page.get_by_test_id("stPopoverBody").filter(visible=True)
    expect(opened).to_contain_text(report.words["download.csv"].zh)
    expect(block.locator("[aria-expanded=true]")).to_contain_text(report.words["download.open"].zh)


def test_keys_with_control_are_the_browsers(server: Server, visit: Visit) -> None:
    page = listening(visit(at(server, "indicator?id=nev_stock&lang=zh")))
    tabs = page.locator("[class*='st-key-block_']").first.get_by_role("tab")
    press = "key => document.body.dispatchEvent(new KeyboardEvent('keydown', key))"
    page.evaluate(press, {"key": "t", "ctrlKey": True, "bubbles": True})
    page.evaluate(press, {"key": "/", "metaKey": True, "bubbles": True})
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_be_hidden()


def test_search_and_keys_are_reached_by_tab(server: Server, visit: Visit, report: Report) -> None:
    """The search among the first from the start of the page, the keys from its end."""
    page = listening(visit(at(server, "sources?lang=en")))
    for key, word in (("Tab", "searchbox.label"), ("Shift+Tab", "keys.short")):
        page.reload()
        listening(page)
        reached: set[str] = set()
        for _ in range(10):
            page.keyboard.press(key)
            reached |= set(re.split(r"\s{2,}|\n", focus(page).first.inner_text()))
        assert report.words[word].en in reached


@pytest.mark.long
def test_share_gives_what_can_be_opened_and_embedded(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(at(server, "transport?lang=en"))
    label = report.words["share.label"].en
    block = page.locator(".st-key-block_transport_nev_stock")
    block.get_by_test_id("stPopoverButton").filter(has_text=label).click()
    code = page.get_by_test_id("stPopoverBody").locator("textarea")
    expect(code).to_have_count(2)
    link, frame = (one.input_value() for one in code.all())
    assert link == at(server, "chart?id=transport_nev_stock&lang=en")
    source = re.search(r'src="([^"]*)"', frame)
    assert source
    address = source[1].replace("&amp;", "&")
    assert urlsplit(address).netloc == urlsplit(server.url).netloc
    alone = visit(link, locale="de")
    expect(alone.locator(".st-key-block_transport_nev_stock")).to_be_visible()
    assert alone.locator("html").get_attribute("lang") == "en"
    outside = page_of_others(visit, server)
    outside.set_content(frame)
    inside = outside.frame_locator("iframe")
    embedded(inside, Formatter(report, "en"))


def embedded(frame: FrameLocator | Page, fmt: Formatter) -> None:
    """A chart with its source and its way back, and nothing of the frame around it."""
    block = frame.locator(".st-key-block_transport_nev_stock")
    expect(block.locator(".js-plotly-plot .trace path").first).to_be_visible()
    start = fmt.word("source.line").split("{")[0]
    expect(block.get_by_text(start).first).to_be_visible()
    name = fmt.say(fmt.report.area("transport").name)
    back = frame.get_by_role("link", name=fmt.word("share.back", title=name))
    expect(back).to_have_attribute("href", re.compile(r"/transport\?lang=" + fmt.language))
    expect(frame.locator(".st-key-bar")).to_have_count(0)
    for absent in ("stToolbar", "stPopoverButton", "stButtonGroup"):
        expect(frame.get_by_test_id(absent)).to_have_count(0)
    expect(frame.locator("hr")).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_embedded_chart_wears_the_theme_asked_for(
    mode: Mode, server: Server, visit: Visit, report: Report
) -> None:
    other = "dark" if mode == "light" else "light"
    address = f"chart?id=transport_nev_stock&lang=en&embed=true&embed_options={mode}_theme"
    page = visit(at(server, address), scheme=other, stands=False)
    embedded(page, Formatter(report, "en"))
    colour = PALETTES[mode].background
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    background = "() => getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == f"rgb({red}, {green}, {blue})"


@pytest.mark.long
def test_embedded_chart_fits_a_narrow_frame(server: Server, visit: Visit, report: Report) -> None:
    address = "chart?id=transport_nev_stock&lang=zh&embed=true"
    page = visit(at(server, address), width=390, stands=False)
    embedded(page, Formatter(report, "zh"))
    wide, seen = page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= seen


@pytest.mark.parametrize("path", ["indicator?id=gdp&lang=en", "indicator?lang=zh"])
def test_indicator_page_is_no_wider_than_a_telephone(
    path: str, server: Server, visit: Visit
) -> None:
    page = visit(at(server, path), width=390)
    for frame in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
        wide, seen = page.evaluate(f"() => [{frame}.scrollWidth, {frame}.clientWidth]")
        assert wide <= seen, frame


def test_value_in_the_list_opens_its_source(server: Server, visit: Visit, report: Report) -> None:
    page = visit(at(server, "indicator?id=nev_stock&lang=en"))
    page.locator(".st-key-values_nev_stock tbody tr").first.get_by_role("button").click()
    last = report.series("nev_stock")[-1]
    dialog = page.get_by_role("dialog")
    fmt = Formatter(report, "en")
    expect(dialog).to_contain_text(fmt.observation(last))
    expect(dialog).to_contain_text(fmt.publisher(report.sources[last.source]))


def test_escape_gives_the_focus_back(server: Server, visit: Visit) -> None:
    """To where it was before a key opened the search, or the list of keys."""
    page = listening(visit(at(server, "sources?lang=en")))
    link = page.locator(".st-key-bar_menu a").first
    for key in ("/", "?"):
        link.focus()
        page.keyboard.press(key)
        expect(page.get_by_test_id("stPopoverBody").filter(visible=True)).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody").filter(visible=True)).to_have_count(0)
        expect(link).to_be_focused()
