"""The site without an app in a real browser, from files and by any web server, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from report.data import served
from report.model import LANGUAGES, Language, Report
from report.static.addresses import SitePage
from report.static.assets import kept_assets
from report.static.document import SiteOptions, document
from report.text.formatter import Formatter
from tests.browser.axe import found
from tests.browser.conftest import NewPage, Scheme, Visit
from tests.long import beyond
from tests.static.documents import SITE, Document, Site

_PAGES = (
    SitePage(""),
    SitePage("environment"),
    SitePage("indicator", "pm25_annual_mean"),
    SitePage("indicator"),
    SitePage("unknowns"),
    SitePage("changes"),
    SitePage("glossary"),
    SitePage("calendar"),
)
_NARROW, _WIDE = 390, 1440
# Each page is looked at once, so that all of them are seen in every way.
Look = tuple[Language, Scheme, int]
_LOOKS: tuple[Look, ...] = (
    ("zh", "light", _NARROW),
    ("en", "dark", _WIDE),
    ("en", "dark", _NARROW),
    ("zh", "light", _WIDE),
)
# What docs/operating.md says that a server may forbid.
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'"
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def folder(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some pages of the shipped report, whose words are long and whose areas are full."""
    home = tmp_path_factory.mktemp("pages")
    assets, files = kept_assets()
    newest = served.report_at(report, served.newest_edition(report))
    for language in LANGUAGES:
        fmt = Formatter(newest, language)
        for page in _PAGES:
            content = document(page, fmt, SiteOptions(SITE), assets)
            files[page.file(language)] = content
    for name, content in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    return home


class _Handler(SimpleHTTPRequestHandler):
    """Files as they are, with the policy that the handbook names."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A plain web server of a folder, below a path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder.parent))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def host(site: Site) -> Iterator[str]:
    """The site of the second city."""
    with serving(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def pages(folder: Path) -> Iterator[str]:
    """The pages of the shipped report."""
    with serving(folder) as address:
        yield address


@pytest.mark.long
@pytest.mark.parametrize(("page", "look"), beyond(1, zip(_PAGES, cycle(_LOOKS), strict=False)))
def test_nothing_reaches_over_the_edge_and_nothing_is_hard_to_read(
    pages: str, visit: Visit, page: SitePage, look: Look
) -> None:
    language, scheme, width = look
    address = f"{pages}{page.file(language)}"
    opened = visit(address, width=width, scheme=scheme, stands=False)
    assert opened.evaluate(_OVERFLOW) == 0
    assert found(opened) == []
    other = visit(address, width=_NARROW + _WIDE - width, scheme=scheme, stands=False)
    assert other.evaluate(_OVERFLOW) == 0


@pytest.mark.long
def test_browser_builds_exactly_the_elements_that_are_written(folder: Path, visit: Visit) -> None:
    """It would close or move what may not stand where it does."""
    for page in _PAGES:
        file = folder / page.file("en")
        opened = visit(file.as_uri(), stands=False)
        built = opened.evaluate(
            "() => [...document.querySelectorAll('*')].map(one => one.tagName.toLowerCase())"
        )
        assert built == [one.tag.lower() for one in Document.at(file).elements]


def without_scripts(new_page: NewPage, width: int) -> Page:
    page = new_page("zh-CN", "dark", width)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    return page


@pytest.mark.parametrize("width", beyond(1, [_NARROW, _WIDE]))
def test_reader_goes_from_the_city_to_an_area_an_indicator_and_a_source(
    host: str, new_page: NewPage, width: int
) -> None:
    page = without_scripts(new_page, width)
    page.goto(host)
    page.locator("a[href='zh/index.html']").click()
    page.locator(".area h2 a").first.click()
    name = page.locator("h1").evaluate("title => title.lastChild.textContent.trim()")
    drawn = page.locator(".front-chart svg:visible").first
    assert drawn.bounding_box() is not None
    page.locator(".key-figures a").first.click()
    assert name in page.locator(".indicator-area").inner_text()
    page.locator("#values ~ [data-table] a.to-source").first.click()
    assert page.url.partition("#")[2].startswith("source_")
    page.locator(".st-key-language_switch a[lang=en]").click()
    assert "/en/sources.html" in page.url
    page.close()


def test_policy_of_the_handbook_holds_and_the_theme_is_the_readers(host: str, visit: Visit) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = visit(f"{host}zh/climate.html", scheme=scheme, stands=False)
        grounds.append(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
        colour = page.locator(".area-head").evaluate("one => getComputedStyle(one).color")
        assert colour != grounds[-1]
    assert grounds == ["rgb(255, 255, 255)", "rgb(16, 22, 29)"]


def test_menu_opens_without_scripts(host: str, new_page: NewPage) -> None:
    page = without_scripts(new_page, 390)
    page.goto(f"{host}en/index.html")
    menu = page.locator(".bar-folded summary")
    menu.click()
    page.locator(".bar-folded a[href='sources.html']").click()
    assert page.url.endswith("/en/sources.html")
    page.close()
