"""The report in a real browser: charts, controls, themes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from report.analysis.districts import layers
from report.analysis.sources import select
from report.charts.palette import DARK, LIGHT, PALETTES
from report.data.raw import REFUSED
from report.model import Indicator, Language, Report
from report.text import narrative
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Scheme, Visit
from tests.browser.seen import TAGS, address, block, charts, menu, name_of, title_of
from tests.long import beyond
from tests.opened import AREAS, DATA_PAGES, EVERY_PAGE
from tests.server import Server, serving

_EXAMPLE = Path(__file__).parent.parent / "cities" / "example"

expect.set_options(timeout=20_000)


def rgb(colour: str) -> str:
    """A colour of the palette as the browser says it."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def background(page: Page) -> str:
    found: str = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    return found


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a box by typing its name."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).first.click()
    settled(page)


@pytest.mark.parametrize("scheme", beyond(1, ["light", "dark"]))
def test_page_follows_the_colour_scheme(scheme: Scheme, server: Server, visit: Visit) -> None:
    """Page and charts alike: a chart's letters are of the palette of the theme."""
    page = visit(f"{server.url}/indicator?id=nev_stock&lang=zh", scheme=scheme)
    palette = PALETTES[scheme]
    assert background(page) == rgb(palette.background)
    letters = charts(page).first.locator("svg.main-svg text").all()
    assert letters
    inks = {text.evaluate("text => getComputedStyle(text).fill") for text in letters}
    assert inks & {rgb(palette.text), rgb(palette.muted)}
    other = DARK if scheme == "light" else LIGHT
    assert not inks & {rgb(other.text), rgb(other.muted)}


@pytest.mark.long
def test_first_visitor_may_come_by_any_address(visit: Visit, report: Report) -> None:
    """The first request to a server that nobody has visited is for a chapter.

    The page is closed before its server goes: an open one asks after it, and hears nothing.
    """
    with serving() as fresh:
        page = visit(address(fresh, "transport", "zh"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            report.area("transport").name.zh
        )
        expect(menu(page)).to_be_visible()
        assert page.url == address(fresh, "transport", "zh")
        page.close()


@pytest.mark.parametrize(("locale", "language"), [("zh-TW", "zh"), ("en-US", "en"), ("de", "en")])
def test_language_is_the_browsers(
    locale: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """On the page, around it, and in the address."""
    page = visit(address(server, "sources"), locale=locale)
    assert page.locator("html").get_attribute("lang") == TAGS[language]
    assert page.title() == title_of("sources", Formatter(report, language))
    assert page.url == address(server, "sources", language)


@pytest.mark.long
def test_language_is_kept_on_a_walk_through_the_menu(
    server: Server, visit: Visit, report: Report
) -> None:
    """English chosen in a Chinese browser, on pages of each part of the menu."""
    fmt = Formatter(report, "en")
    page = visit(address(server, "", "en"))
    for name in (AREAS[-1], DATA_PAGES[0], ""):
        if name:
            section = "nav.areas" if name in AREAS else "nav.data_pages"
            menu(page).locator("summary").filter(has_text=fmt.word(section)).click()
        menu(page).get_by_role("link", name=name_of(name, fmt), exact=True).click()
        expect(page).to_have_url(address(server, name, "en"))
        expect(page).to_have_title(title_of(name, fmt))
        settled(page)


def test_cards_lead_into_the_chapters_and_back(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(address(server, "", "zh"), locale="en-GB")
    fmt = Formatter(report, "zh")
    links = page.locator(".areas h2 a")
    expect(links).to_have_count(len(report.areas))
    links.nth(4).click()
    fifth = report.areas[4]
    expect(page).to_have_url(address(server, fifth.id, "zh"))
    expect(page).to_have_title(title_of(fifth.id, fmt))
    settled(page)
    page.go_back()
    expect(page).to_have_title(title_of("", fmt))
    settled(page)
    assert page.url.split("?")[0] == f"{server.url}/"


def test_tabs_show_table_and_explanation(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "transport", "en"))
    fmt = Formatter(report, "en")
    chart = report.area("transport").charts[0]
    here = block(page, chart.id)
    here.get_by_role("tab", name=fmt.word("tab.table")).click()
    last = report.series(chart.indicators[0])[-1]
    expect(here.get_by_role("rowheader").first).to_have_text(fmt.period(last.period))
    here.get_by_role("tab", name=fmt.word("tab.about")).click()
    definition = report.indicators[chart.indicators[0]].definition.en
    expect(here.get_by_text(definition)).to_be_visible()
    here.get_by_role("tab", name=fmt.word("tab.chart")).click()
    expect(here.get_by_test_id("stPlotlyChart")).to_be_visible()


def test_key_figure_leads_to_its_indicator_and_its_sources(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(address(server, "transport", "zh"))
    first = report.headlines("transport")[0]
    page.locator(".key-figures a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(first.name.zh)
    source = report.sources[report.series(first.id)[-1].source]
    publisher = report.publishers[source.publisher].name.zh
    expect(page.get_by_text(publisher).filter(visible=True).first).to_be_visible()


def with_one_figure(report: Report) -> Indicator:
    """An indicator that the city has a single figure of, and no other place any."""
    return next(
        row
        for row in report.indicators.values()
        if len(report.series(row.id)) == 1 and len(report.places_of(row.id)) == 1
    )


@pytest.mark.long
def test_closer_look_at_a_single_figure(server: Server, visit: Visit, report: Report) -> None:
    indicator = with_one_figure(report)
    page = visit(address(server, indicator.area, "zh"))
    choose(page, report.words["closer.choose"].zh, indicator.name.zh)
    expect(page.locator(f".st-key-closer_single_{indicator.id}")).to_be_attached()
    expect(page.locator(f".st-key-block_indicator_{indicator.id}")).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"[?&]indicator={indicator.id}\b"))


def test_address_opens_an_indicator(server: Server, visit: Visit, report: Report) -> None:
    page = visit(f"{address(server, 'transport')}?indicator=nev_stock&lang=en")
    box = page.get_by_role("combobox", name=report.words["closer.choose"].en)
    expect(box).to_have_value(report.indicators["nev_stock"].name.en)
    chart = block(page, "indicator_nev_stock").get_by_test_id("stPlotlyChart")
    expect(chart.locator(".trace path").first).to_be_attached()
    assert "indicator=nev_stock" in page.url


def test_map_changes_with_what_is_chosen(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "", "zh"))
    fmt = Formatter(report, "zh")
    first, second, *_ = layers(report)
    here = block(page, "district_map")
    expect(here).to_contain_text(narrative.layer_name(first, fmt))
    before = here.locator("svg.main-svg").first.inner_html()
    choose(page, fmt.word("map.choose"), narrative.layer_name(second, fmt))
    expect(here).to_contain_text(narrative.layer_name(second, fmt))
    drawn = here.locator("svg.main-svg").first
    page.wait_for_function(
        "([map, before]) => map.innerHTML !== before", arg=[drawn.element_handle(), before]
    )
    expect(here).to_contain_text(report.settings.map_credit.zh)
    districts = len(report.districts())
    assert here.locator(".trace path").count() >= districts


@pytest.mark.long
def test_register_is_filtered(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "sources", "en"))
    fmt = Formatter(report, "en")

    def counted(areas: list[str], kinds: list[str]) -> str:
        return fmt.counted("sources.count", len(select(report, areas, kinds)))

    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text(counted([], []))
    main.get_by_role("button", name=report.area("energy").name.en, exact=True).click()
    expect(main).to_contain_text(counted(["energy"], []))
    main.get_by_role("button", name=fmt.word("kind.official"), exact=True).click()
    expect(main).to_contain_text(counted(["energy"], ["official"]))
    main.get_by_role("button", name=report.area("energy").name.en, exact=True).click()
    expect(main).to_contain_text(counted([], ["official"]))


def test_hostile_address_does_nothing(server: Server, visit: Visit, report: Report) -> None:
    script = "%3Cscript%3Edocument.title%3D%27taken%27%3C%2Fscript%3E"
    page = visit(f"{server.url}/energy?lang={script}&indicator={script}", locale="zh-CN")
    assert page.title() == title_of("energy", Formatter(report, "zh"))
    assert page.url == address(server, "energy", "zh") or "indicator=" in page.url


@pytest.mark.long
def test_unsound_data_are_refused_at_every_address(visit: Visit, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(_EXAMPLE, tmp_path / "city"))
    table = folder / "observations.csv"
    table.write_text(table.read_text("utf-8").replace("yearbook", "no_such_source", 1), "utf-8")
    with serving(folder) as refusing:
        page = visit(address(refusing, "power", "en"), stands=False)
        expect(page.get_by_role("heading", level=1)).to_contain_text(REFUSED.en)
        expect(page.get_by_test_id("stCode")).to_contain_text("observations.csv, row 2")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert REFUSED.zh in page.title()
        page.close()


def test_menu_closes_at_escape_and_gives_the_focus_back(
    server: Server, visit: Visit, report: Report
) -> None:
    page = visit(address(server, "sources", "en"))
    word = menu(page).locator("summary").filter(has_text=report.words["nav.areas"].en)
    first = menu(page).get_by_role("link", name=report.areas[0].name.en, exact=True)
    word.press("Enter")
    expect(first).to_be_visible()
    first.focus()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(word).to_be_focused()


def test_small_screen_has_the_whole_menu_behind_one_button(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "zh")
    page = visit(address(server, "sources", "zh"), width=390)
    folded = page.locator(".st-key-bar_menu .bar-folded")
    expect(menu(page)).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.get_by_role("link")).to_have_count(len(EVERY_PAGE) + len(report.editions))
    old = next(iter(report.editions))
    folded.get_by_role("link", name=fmt.edition(old), exact=True).click()
    expect(page).to_have_url(re.compile(f"/sources\\?lang=zh&edition={old}$"))
    settled(page)
    page.locator(".st-key-bar_menu .bar-folded summary").click()
    page.get_by_role("link", name=fmt.word("edition.newest"), exact=True).click()
    expect(page).to_have_url(address(server, "sources", "zh"))
