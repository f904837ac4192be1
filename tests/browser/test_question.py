"""A whole question on the explore page: found, compared, sent, opened elsewhere, taken away."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from report.explore import VIEWS, query, selection
from report.explore.series import SelectedSeries, find
from report.model import Report
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.browser.seen import page_of_others
from tests.server import Server

expect.set_options(timeout=20_000)


def block(page: Page) -> Locator:
    return page.locator(".st-key-block_explored")


def asked(url: str) -> dict[str, str]:
    """What an address says of the view."""
    given = parse_qs(urlsplit(url).query, keep_blank_values=True)
    return {name: values[0] for name, values in given.items() if name in query.NAMES}


def meant(url: str, report: Report) -> SelectedSeries:
    """The figures that an address asks for, by the library alone."""
    chosen, ignored = query.parse(asked(url), report)
    assert ignored == ()
    return find(report, selection.resolved(report, chosen))


def option(page: Page, label: str, typed: str) -> None:
    """Choose in a box by typing, once the page that it stood on before is gone."""
    settled(page)
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=typed, exact=True).first.click()
    settled(page)


def drawn(page: Page) -> list[list[list[float]]]:
    """The figures of each line as the browser holds them."""
    read = "plot => plot.data.map(trace => [trace.x, trace.y].map(one => Array.from(one ?? [])))"
    found: list[list[list[float]]] = block(page).locator(".js-plotly-plot").evaluate(read)
    return found


def test_a_question_is_answered_and_sent(
    server: Server, visit: Visit, report: Report, tmp_path: Path
) -> None:
    english, chinese = Formatter(report, "en"), Formatter(report, "zh")
    page = visit(f"{server.url}/explore?lang=en&indicators=&places=shenzhen", stands=False)
    page.locator(".st-key-explore_filters button").first.click()
    # Find by a word that is in no name, and again for the second.
    for typed, indicator in (("国内生产总值", "gdp"), ("research spending", "rd_expenditure")):
        page.locator(".st-key-explore_search input").fill(typed)
        name = report.indicators[indicator].name.en
        page.locator(".st-key-explore_hits").get_by_role("radio", name=name, exact=True).click()
        expect(block(page)).to_be_visible()
    expect(page).to_have_url(re.compile("indicators=gdp%2Crd_expenditure"))
    expect(page.get_by_role("combobox", name=english.word("explore.places.choose"))).to_have_count(
        1
    )
    page.keyboard.press("Escape")
    option(page, english.word("explore.places.choose"), report.places["beijing"].name.en)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("places=shenzhen%2Cbeijing"))
    page.locator(".st-key-explore_filters button").first.click()
    option(page, english.word("explore.transform"), english.word("transform.index"))
    expect(page).to_have_url(re.compile("transform=index"))
    expect(block(page)).to_contain_text(english.indicator("rd_expenditure"))
    found = meant(page.url, report)
    assert {one.indicator for one in found.drawn} == {"gdp", "rd_expenditure"}
    link, frame = offered(page)
    assert asked(link) == asked(page.url)
    same_view(page, visit(link.replace("lang=en", "lang=zh"), locale="fr"), chinese)
    taken(page, found, english, tmp_path)
    outside = page_of_others(visit, server)
    outside.set_content(frame)
    embedded(outside, english)


def offered(page: Page) -> list[str]:
    """The link and the HTML under "share"."""
    block(page).locator("[class*='st-key-share_'] button").click()
    code = page.get_by_test_id("stPopoverBody").locator("textarea")
    expect(code).to_have_count(2)
    texts = [one.input_value() for one in code.all()]
    page.keyboard.press("Escape")
    return texts


def same_view(here: Page, there: Page, fmt: Formatter) -> None:
    """A fresh visitor sees the same figures, in the words of another language."""
    assert asked(here.url) == asked(there.url)
    expect(block(there)).to_contain_text(fmt.indicator("rd_expenditure"))
    assert len(drawn(here)) > 1
    assert drawn(here) == drawn(there)


def taken(page: Page, found: SelectedSeries, fmt: Formatter, folder: Path) -> None:
    """The CSV holds what is shown, value by value."""
    block(page).locator("[class*='st-key-save_'] button").click()
    with page.expect_download() as waited:
        page.get_by_role("link", name=fmt.word("download.csv"), exact=True).click()
    path = folder / "view.csv"
    waited.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {
        (row.indicator, row.place, str(row.period)): f"{row.value:f}"
        for one in found.drawn
        for row in one.rows
    }
    keys = ("indicator", "place", "period")
    assert {tuple(row[key] for key in keys): row["calculated"] for row in rows} == wanted
    assert len(rows) == len(wanted) > 10


def embedded(page: Page, fmt: Formatter) -> None:
    """The view alone with its source and the way back, and no control."""
    inside = page.frame_locator("iframe")
    expect(inside.locator(".st-key-block_explored .trace path").first).to_be_attached()
    back = fmt.word("share.back", title=fmt.word("nav.explore"))
    expect(inside.get_by_role("link", name=back)).to_have_attribute(
        "href", re.compile(r"/explore\?.*transform=index")
    )
    expect(inside.locator(".st-key-bar")).to_have_count(0)
    for absent in ("stPopoverButton", "stButtonGroup", "stMultiSelect"):
        expect(inside.get_by_test_id(absent)).to_have_count(0)


_CHOSEN = "indicators=gdp,resident_population&places=shenzhen,beijing,china"


@pytest.mark.long
def test_every_view_is_shown(server: Server, visit: Visit, report: Report) -> None:
    """Chosen one after another on one page; `visit` looks for errors."""
    fmt = Formatter(report, "en")
    page = visit(f"{server.url}/explore?{_CHOSEN}&lang=en")
    for view in VIEWS[1:] + VIEWS[:1]:
        page.locator(".st-key-explore_view").get_by_role(
            "radio", name=fmt.word(f"explore.view.{view}")
        ).click()
        expected = re.compile(f"view={view}" if view != VIEWS[0] else r"^(?!.*view=)")
        expect(page).to_have_url(expected)
        settled(page)
        if view == "table":
            sheet = page.locator(".st-key-explore_table").get_by_role("table")
            expect(sheet).to_be_visible()
            continue
        expect(block(page).locator(".trace path").first).to_be_attached()
        expect(block(page)).to_contain_text(fmt.word("source.line").split("{")[0])


@pytest.mark.long
def test_open_tab_is_in_the_address(server: Server, visit: Visit, report: Report) -> None:
    """By click and by key, kept in the other language; nonsense is the first tab."""
    page = visit(f"{server.url}/indicator?id=gdp&lang=en&tab=table")
    tabs = page.locator(".st-key-block_indicator_gdp").get_by_role("tab")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    tabs.nth(2).click()
    expect(page).to_have_url(re.compile("tab=about"))
    page.get_by_role("radio", name="中文").click()
    expect(tabs.nth(2)).to_have_text(report.words["tab.about"].zh)
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("t")
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(f"{server.url}/indicator?id=gdp&lang=zh")
    odd = visit(f"{server.url}/indicator?id=gdp&lang=zh&tab=%3Cscript%3E")
    expect(odd.get_by_role("tab").first).to_have_attribute("aria-selected", "true")


def pointed(page: Page, x: float, y: float, fmt: Formatter) -> Locator:
    """Click there; the dialog that it opens."""
    page.mouse.click(x, y)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(fmt.word("provenance.title"))
    return dialog


def test_a_cell_and_a_district_open_their_sources(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "zh")
    page = visit(f"{server.url}/?lang=zh")
    here = page.locator(".st-key-block_district_map")
    here.scroll_into_view_if_needed()
    settled(page)
    known = {point[1] for point in page.evaluate(_HANDLES)}
    name = here.locator(".annotation").filter(has_text=fmt.say(report.places["baoan"].name))
    box = name.bounding_box()
    assert box
    dialog = pointed(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, fmt)
    row = next(row for key in known if (row := report.find(key)) and row.place == "baoan")
    expect(dialog).to_contain_text(fmt.observation(row))
    expect(dialog).to_contain_text(fmt.publisher(report.sources[row.source]))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    here.get_by_role("tab").nth(1).click()
    here.locator("tbody tr").first.get_by_role("button").click()
    largest = max((report.find(key) for key in known), key=lambda one: one.value if one else 0)
    assert largest
    expect(dialog).to_contain_text(fmt.observation(largest))


_HANDLES = """() => [...document.querySelector('.st-key-block_district_map .js-plotly-plot').data]
    .flatMap(trace => trace.customdata ?? [])"""


@pytest.mark.long
def test_a_dot_of_a_scatter_opens_both_figures(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(f"{server.url}/explore?{_CHOSEN}&view=scatter&by=place&lang=en")
    dots = block(page).locator(".scatterlayer .trace .point")
    dots.first.scroll_into_view_if_needed()
    box = dots.first.bounding_box()
    assert box
    fmt = Formatter(report, "en")
    dialog = pointed(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, fmt)
    for indicator in ("gdp", "resident_population"):
        expect(dialog).to_contain_text(report.indicators[indicator].name.en)


def test_filters_stay_open_while_several_are_chosen(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/explore?lang=en")
    page.locator(".st-key-explore_filters button").first.click()
    for group, written in (("kinds", "kinds=official"), ("statuses", "status=A")):
        page.locator(f".st-key-explore_{group} button").first.click()
        expect(page).to_have_url(re.compile(written))
        settled(page)
    expect(page.locator(".st-key-explore_min_figures")).to_be_visible()
