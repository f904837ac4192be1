"""The report in a real browser: charts, controls, themes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from report.analysis.default_chart import chart_of
from report.analysis.districts import layers
from report.analysis.sources import select
from report.charts.palette import DARK, LIGHT, PALETTES
from report.data.raw import REFUSED
from report.model import Indicator, Language, Report
from report.text import narrative
from report.text.formatter import Formatter
from tests.browser.chromium import settled
from tests.browser.conftest import Scheme, Visit
from tests.browser.seen import TAGS, address, block, charts, title_of
from tests.opened import AREAS, DATA_PAGES, opened
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


def switch(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).click()
    expect(page.get_by_role("radio", name=name)).to_be_checked()
    settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_follows_the_colour_scheme(scheme: Scheme, server: Server, visit: Visit) -> None:
    """Page and charts alike: a chart's letters are of the palette of the theme."""
    page = visit(address(server, "transport", "zh"), scheme=scheme)
    palette = PALETTES[scheme]
    assert background(page) == rgb(palette.background)
    letters = charts(page).first.locator("svg.main-svg text").all()
    assert letters
    inks = {text.evaluate("text => getComputedStyle(text).fill") for text in letters}
    assert inks & {rgb(palette.text), rgb(palette.muted)}
    other = DARK if scheme == "light" else LIGHT
    assert not inks & {rgb(other.text), rgb(other.muted)}


def test_first_visitor_may_come_by_any_address(visit: Visit, report: Report) -> None:
    """The first request to a server that nobody has visited is for a chapter.

    The page is closed before its server goes: an open one asks after it, and hears nothing.
    """
    with serving() as fresh:
        page = visit(address(fresh, "transport", "zh"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            report.area("transport").name.zh
        )
        expect(page.get_by_test_id("stTopNav")).to_be_visible()
        assert page.url == address(fresh, "transport", "zh")
        page.close()


@pytest.mark.parametrize(("locale", "language"), [("zh-TW", "zh"), ("en-US", "en"), ("de", "en")])
def test_language_is_the_browsers(
    locale: str, language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """On the page, around it, and in the address."""
    page = visit(address(server, "energy"), locale=locale)
    assert page.locator("html").get_attribute("lang") == TAGS[language]
    assert page.title() == title_of("energy", Formatter(report, language))
    assert page.url == address(server, "energy", language)


@pytest.mark.parametrize("name", ["transport", "changes"])
def test_switch_keeps_the_page(name: str, server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, name, "zh"))
    switch(page, "English")
    expect(page).to_have_url(address(server, name, "en"))
    expect(page).to_have_title(title_of(name, Formatter(report, "en")))
    expect(charts(page)).to_have_count(len(opened(name, "en").charts))


def test_switch_is_told_to_readers_of_the_screen(server: Server, visit: Visit) -> None:
    """The document says the language it is now in, or it is read aloud in the wrong one."""
    page = visit(address(server, "transport", "zh"))
    switch(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_language_is_kept_on_a_walk_through_the_menu(
    server: Server, visit: Visit, report: Report
) -> None:
    """English chosen in a Chinese browser, on pages of each part of the menu."""
    fmt = Formatter(report, "en")
    page = visit(address(server, "", "en"))
    for name in (AREAS[0], DATA_PAGES[0], AREAS[-1], DATA_PAGES[-1], ""):
        if name:
            section = "nav.areas" if name in AREAS else "nav.data_pages"
            page.get_by_test_id("stTopNavSection").filter(has_text=fmt.word(section)).click()
        title = page.get_by_text(title_of(name, fmt), exact=True)
        page.locator("[data-testid^=stTopNav] a").filter(has=title).click()
        expect(page).to_have_url(address(server, name, "en"))
        expect(page).to_have_title(title_of(name, fmt))
        settled(page)


def test_cards_lead_into_the_chapters(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "", "en"), locale="zh-CN")
    links = page.get_by_test_id("stPageLink-NavLink")
    expect(links).to_have_count(8)
    links.nth(4).click()
    expect(page).to_have_url(address(server, report.areas[4].id, "en"))
    settled(page)


def test_back_leads_to_the_page_before(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "", "zh"))
    page.get_by_test_id("stPageLink-NavLink").first.click()
    first = report.areas[0]
    expect(page).to_have_title(first.name.zh)
    settled(page)
    page.go_back()
    expect(page).to_have_title(report.words["nav.overview"].zh)
    settled(page)
    assert page.url.split("?")[0] == f"{server.url}/"


def test_tabs_show_table_and_explanation(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "transport", "en"))
    fmt = Formatter(report, "en")
    chart = report.area("transport").charts[0]
    here = block(page, chart.id)
    here.get_by_role("tab", name=fmt.word("tab.table")).click()
    grid = here.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    # What is painted for the eye stands there as a table for readers of the screen.
    last = report.series(chart.indicators[0])[-1]
    expect(grid.locator("[role=gridcell]").first).to_have_text(fmt.period(last.period))
    here.get_by_role("tab", name=fmt.word("tab.about")).click()
    definition = report.indicators[chart.indicators[0]].definition.en
    expect(here.get_by_text(definition)).to_be_visible()
    here.get_by_role("tab", name=fmt.word("tab.chart")).click()
    expect(here.get_by_test_id("stPlotlyChart")).to_be_visible()


def test_point_of_a_chart_opens_its_source(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "transport", "zh"))
    here = block(page, "transport_rail_length")
    here.scroll_into_view_if_needed()
    spot = here.locator(".js-plotly-plot .point").last.bounding_box()
    assert spot
    page.mouse.move(spot["x"] - 20, spot["y"])
    page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2, steps=4)
    expect(here.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    last = report.series("rail_transit_length")[-1]
    dialog = page.get_by_role("dialog")
    fmt = Formatter(report, "zh")
    expect(dialog).to_contain_text(fmt.observation(last))
    expect(dialog).to_contain_text(fmt.publisher(report.sources[last.source]))


def test_card_opens_its_source(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "transport", "zh"))
    first = report.headlines("transport")[0]
    page.get_by_role("button", name=report.words["card.source"].zh).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(first.definition.zh)
    source = report.sources[report.series(first.id)[-1].source]
    expect(dialog).to_contain_text(report.publishers[source.publisher].name.zh)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def with_one_figure(report: Report) -> Indicator:
    """An indicator that the city has a single figure of, and no other place any."""
    return next(
        row
        for row in report.indicators.values()
        if len(report.series(row.id)) == 1 and len(report.places_of(row.id)) == 1
    )


def with_a_target_only(report: Report) -> Indicator:
    targets = {target.indicator for target in report.targets}
    return next(
        row
        for row in report.indicators.values()
        if row.id in targets and not report.places_of(row.id)
    )


def test_closer_look_at_a_single_figure(server: Server, visit: Visit, report: Report) -> None:
    indicator = with_one_figure(report)
    page = visit(address(server, indicator.area, "zh"))
    choose(page, report.words["closer.choose"].zh, indicator.name.zh)
    chart = block(page, f"indicator_{indicator.id}").get_by_test_id("stPlotlyChart")
    expect(chart.locator(".trace path").first).to_be_attached()
    expect(page).to_have_url(re.compile(rf"[?&]indicator={indicator.id}\b"))


def test_closer_look_at_a_mere_target(server: Server, visit: Visit, report: Report) -> None:
    """No chart, for there is no figure: what it is, and what is aimed at."""
    indicator = with_a_target_only(report)
    assert chart_of(indicator, report) is None
    page = visit(address(server, indicator.area, "en"))
    choose(page, report.words["closer.choose"].en, indicator.name.en)
    expect(page.get_by_text(indicator.definition.en).last).to_be_visible()
    expect(page).to_have_url(re.compile(rf"[?&]indicator={indicator.id}\b"))
    target = next(row for row in report.targets if row.indicator == indicator.id)
    figure = Formatter(report, "en").figure(
        target.value, report.unit_of(indicator.id), target.qualifier
    )
    expect(page.get_by_role("cell", name=figure, exact=True).last).to_be_visible()


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
    expect(here).to_contain_text(report.frame.map_credit.zh)
    districts = len(report.districts())
    assert here.locator(".trace path").count() >= districts


def test_register_is_filtered(server: Server, visit: Visit, report: Report) -> None:
    page = visit(address(server, "sources", "en"))
    fmt = Formatter(report, "en")

    def counted(areas: list[str], kinds: list[str]) -> str:
        return fmt.word("sources.count", count=fmt.plain(len(select(report, areas, kinds))))

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
    assert page.title() == report.area("energy").name.zh
    assert page.url == address(server, "energy", "zh") or "indicator=" in page.url


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
