"""Embeds in another page: their frames are as high as what is in them, at each width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Frame, Page, expect

from report.analysis.districts import layers
from report.charts import addresses, embed
from report.charts.captioned import captioned_map
from report.charts.palette import LIGHT
from report.explore import query, selection
from report.explore.view import view_of
from report.model import LANGUAGES, Language, Report
from report.text.formatter import Formatter
from tests.browser.conftest import NewPage, Visit
from tests.browser.seen import page_of_others
from tests.charts.test_embed import captioned
from tests.long import beyond
from tests.server import Server

# The widths of columns in pages of others, and how much below an embed may be empty.
_WIDTHS = (1000, 640, 360)
_EMPTY = 24
# What a calculated height of a table may be wrong by, as a part: browsers share widths differently.
_TABLE = 0.1
# Of each kind the tallest, and charts as others have them.
_CHARTS = (
    "coverage_energy",
    "timeline_transport",
    "environment_pm25",
    "indicator_gdp",
    "events_nev_stock",
    addresses.MAP,
)
_EXPLORED: tuple[dict[str, str], ...] = (
    {"view": "table", "indicators": "rd_intensity,gdp"},
    {"view": "multiples", "indicators": "rd_intensity,gdp,pm25_annual_mean"},
    {"view": "map", "indicators": "land_area"},
)
_HIGH, _LOW = "coverage_energy", "carbon_label_enterprises"
# Whether nothing in a frame scrolls, and how much of it is empty below the last that stands there.
_ROOM = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    const parts = main.querySelectorAll('[data-testid=stElementContainer]');
    const bottoms = [...parts].filter(one => one.checkVisibility()).map(one =>
        one.getBoundingClientRect().bottom);
    return [main.scrollHeight - main.clientHeight, innerHeight - Math.max(...bottoms)];
}"""
_HEIGHT = """() => document.querySelector('[data-testid=stMainBlockContainer]')
    .getBoundingClientRect().height"""
_HEIGHTS = "() => [...document.querySelectorAll('iframe')].map(frame => frame.clientHeight)"
# How much of what lies over a frame is out of it.
_COVERED = """() => {
    const cover = document.querySelector('.source-dialog');
    return cover.scrollHeight - cover.clientHeight;
}"""
# As each embed is told from the others, and keeps what it has told.
_NOTED = """() => {
    window.told = [];
    addEventListener('message', ({source, data}) => {
        const frames = [...document.querySelectorAll('iframe')];
        const number = frames.findIndex(frame => frame.contentWindow === source);
        if (data?.reportHeight) told.push([number, data.reportHeight]);
    });
}"""

expect.set_options(timeout=30_000)


@dataclass(frozen=True)
class Embed:
    """Something that can be embedded: its parameters, and the height calculated for its frame."""

    page: str
    query: Mapping[str, str]
    height: int

    def code(self, server: Server, language: Language) -> str:
        """The HTML as it is handed out."""
        more = {"lang": language, "embed": "true", "embed_options": "light_theme"}
        address = f"{server.url}/{self.page}?{urlencode({**self.query, **more})}"
        return embed.embed_code(address, self.page, self.height)


def of_chart(name: str, fmt: Formatter) -> Embed:
    entry = addresses.addressed_chart(fmt.report, name)
    assert entry is not None
    is_map = entry.subject == "map"
    chart = captioned_map(layers(fmt.report)[0], fmt) if is_map else captioned(entry, fmt)
    assert chart is not None
    owner = entry.indicator or entry.area
    title = fmt.say(owner.name if owner else fmt.report.settings.title)
    height = embed.map_height if is_map else embed.chart_height
    back = fmt.word("share.back", title=title)
    return Embed("chart", {"id": name}, height(chart, back, LIGHT))


def of_view(asked: Mapping[str, str], fmt: Formatter) -> Embed:
    chosen, _ = query.parse(asked, fmt.report)
    view = view_of(selection.resolved(fmt.report, chosen), fmt)
    assert view is not None
    back = fmt.word("share.back", title=fmt.word("nav.explore"))
    if view.is_table:
        return Embed("explore", asked, embed.sheet_height(view.chart, back))
    return Embed("explore", asked, embed.chart_height(view.chart, back, LIGHT))


def host(page: Page, *codes: str) -> list[Frame]:
    """A page of others with these embeds one below the other, once all of them have told."""
    page.evaluate(_NOTED)
    page.evaluate(
        """codes => {
            document.body.style.margin = 0;
            const made = document.createRange().createContextualFragment(codes.join("\\n"));
            for (const frame of made.querySelectorAll("iframe")) frame.removeAttribute("loading");
            document.body.replaceChildren(made);
        }""",
        list(codes),
    )
    page.wait_for_function(
        "count => new Set(told.map(([number]) => number)).size === count", arg=len(codes)
    )
    frames = [one.content_frame() for one in page.locator("iframe").element_handles()]
    return [frame for frame in frames if frame is not None]


def widen(page: Page, width: int) -> None:
    """Give the embeds another width, and wait until nothing more is told."""
    page.evaluate("width => { document.body.style.width = `${width}px`; }", width)
    quiet(page)


def quiet(page: Page) -> int:
    """Wait until every embed has drawn and none tells a height; how often they have told one."""
    before = -1
    while before != (before := page.evaluate("() => told.length")):
        page.wait_for_timeout(700)
    return before


def fits(frame: Frame) -> bool:
    """Whether nothing of it scrolls, and it leaves no more empty than a line."""
    beyond, empty = frame.evaluate(_ROOM)
    return bool(beyond <= 0 and 0 <= empty <= _EMPTY)


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
def test_frames_are_as_high_as_what_is_in_them(
    language: Language, server: Server, visit: Visit, report: Report
) -> None:
    """Side by side in one page, at each width; and as high as was calculated at one of them."""
    fmt = Formatter(report, language)
    every = [*(of_chart(name, fmt) for name in _CHARTS), *(of_view(one, fmt) for one in _EXPLORED)]
    page = page_of_others(visit, server)
    frames = host(page, *(one.code(server, language) for one in every))
    assert len(frames) == len(every)
    for width in _WIDTHS:
        widen(page, width)
        assert [frame.url for frame in frames if not fits(frame)] == [], width
    widen(page, embed.WIDTH)
    told = page.evaluate(_HEIGHTS)
    for one, height in zip(every, told, strict=True):
        allowed = _TABLE * height if one.query.get("view") == "table" else _EMPTY
        assert abs(one.height - height) <= allowed, (one.query, one.height, height)


@pytest.mark.long
def test_frame_follows_a_tab_and_no_other_frame_does(
    server: Server, visit: Visit, report: Report
) -> None:
    fmt = Formatter(report, "en")
    codes = [
        of_chart(name, fmt).code(server, "en") for name in ("environment_pm25", "indicator_gdp")
    ]
    page = page_of_others(visit, server)
    turned, other = host(page, *codes)
    widen(page, 640)
    before = page.locator("iframe").nth(1).evaluate("frame => frame.clientHeight")
    count = quiet(page)
    for number in (1, 2, 0):
        turned.get_by_role("tab").nth(number).click()
        page.wait_for_function("count => told.length > count", arg=count)
        count = quiet(page)
        assert fits(turned), number
    assert page.locator("iframe").nth(1).evaluate("frame => frame.clientHeight") == before
    assert fits(other)


@pytest.mark.long
def test_scroll_bar_that_comes_and_goes_with_the_height_is_not_followed_for_ever(
    server: Server, visit: Visit, report: Report
) -> None:
    """A page that takes width from a frame as soon as it is high: in less width it is lower."""
    page = page_of_others(visit, server)
    code = of_chart("environment_pm25", Formatter(report, "en")).code(server, "en")
    [frame] = host(page, code)
    widen(page, 650)
    wide = frame.evaluate(_HEIGHT)
    widen(page, 635)
    assert frame.evaluate(_HEIGHT) < wide
    page.evaluate(
        """([limit, less, more]) => new ResizeObserver(([{target}]) => {
            document.body.style.width = `${target.clientHeight > limit ? less : more}px`;
        }).observe(document.querySelector("iframe"))""",
        [wide - 1, 635, 650],
    )
    count = quiet(page)
    page.wait_for_timeout(1500)
    assert page.evaluate("() => told.length") == count
    assert frame.evaluate(_ROOM)[0] <= 0


@pytest.mark.long
def test_source_opens_where_the_reader_looks(server: Server, visit: Visit, report: Report) -> None:
    """At the end of a frame that is much higher than the screen, and as a whole in a low one."""
    fmt = Formatter(report, "en")
    codes = [of_chart(name, fmt).code(server, "en") for name in (_HIGH, _LOW)]
    page = page_of_others(visit, server)
    high, low = host(page, *codes)
    widen(page, 720)
    before = page.evaluate(_HEIGHTS)
    assert before[0] > 2 * 900
    for frame in (high, low):
        point = frame.locator("path.point, .point path").last
        point.scroll_into_view_if_needed()
        point.click(force=True)
        dialog = frame.get_by_role("dialog")
        expect(dialog.locator("textarea").last).to_be_visible()
        quiet(page)
        expect(dialog.get_by_role("heading").first).to_be_in_viewport()
        assert frame.evaluate(_COVERED) <= 0
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        quiet(page)
        assert page.evaluate(_HEIGHTS) == before


@pytest.mark.long
def test_frame_without_its_script_scrolls(server: Server, visit: Visit, report: Report) -> None:
    """As on sites that take scripts away; and a message of another frame changes nothing."""
    one = of_chart("environment_pm25", Formatter(report, "zh"))
    page = page_of_others(visit, server)
    [frame] = host(page, one.code(server, "zh").split("<script>")[0])
    widen(page, 300)
    assert page.locator("iframe").evaluate("frame => frame.clientHeight") == one.height
    link = frame.get_by_role("link").last
    link.scroll_into_view_if_needed()
    expect(link).to_be_in_viewport()


def test_nothing_is_told_where_there_is_no_page_around(server: Server, new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 1440)
    page.add_init_script("(" + _NOTED + ")()")
    page.goto(f"{server.url}/chart?id=environment_pm25&lang=en&embed=true")
    expect(page.locator(".trace path").first).to_be_attached()
    page.wait_for_timeout(500)
    assert page.evaluate("() => told") == []
    page.close()
