"""The report below a path: behind a proxy that cuts it off, and at a server that is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from report.data import store
from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.long import beyond
from tests.proxy import cutting
from tests.server import free_port, serving

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
PATH = "/green"

expect.set_options(timeout=20_000)


@contextmanager
def cut_off() -> Iterator[str]:
    """By a proxy, so that the server never hears of the path in an address."""
    with serving(EXAMPLE) as server, cutting(server.url, PATH) as address:
        yield address


@contextmanager
def kept() -> Iterator[str]:
    """By nobody: the server itself stands there."""
    address = f"http://localhost:{free_port()}{PATH}"
    with serving(EXAMPLE, address, STREAMLIT_SERVER_BASE_URL_PATH=PATH):
        yield address


@pytest.mark.parametrize("below", beyond(1, [cut_off, kept]))
def test_pages_and_all_they_give_away_are_below_the_path(
    below: object, visit: Visit, tmp_path: Path
) -> None:
    assert callable(below)
    area = store.shared(EXAMPLE).areas[0]
    with below() as home:
        page = visit(f"{home}/{area.id}?lang=en")
        page.locator(".st-key-bar_menu a.brand").click()
        expect(page).to_have_url(re.compile(rf"^{home}/?\?lang=en$"))
        settled(page)
        assert {address.startswith(f"{home}/") for address in shared(page)} == {True}
        assert {link.startswith(f"{home}/") for link in printed(page, home, tmp_path)} == {True}
        page.locator(f"main a[href^='{area.id}?']").filter(visible=True).first.click()
        expect(page).to_have_url(re.compile(rf"^{home}/{area.id}\?lang=en"))
        expect(page.get_by_role("heading", level=1, name=area.name.en)).to_be_visible()
        page.goto("about:blank")
        told = urlopen(f"{home}/{area.id}?lang=en").read().decode()
        canonical = re.findall(r'rel="(?:canonical|alternate)"[^>]*href="([^"]+)"', told)
        canonical += re.findall(r'property="og:(?:url|image)" content="([^"]+)"', told)
        [feed] = [address for address in canonical if address.startswith(f"{home}/feed.xml?")]
        canonical.remove(feed)
        with urlopen(feed.replace("&amp;", "&")) as news:
            assert f"{home}/{area.id}" in news.read().decode()
        assert len(canonical) == 6
        assert all(address.startswith(f"{home}/{area.id}") for address in canonical[:-2])
        with urlopen(canonical[-1].replace("&amp;", "&")) as picture:
            assert picture.headers["content-type"] == "image/png"


def shared(page: Page) -> list[str]:
    """The addresses that the first chart of the page offers: to open, and to embed."""
    page.locator("[class*='st-key-share_'] button").filter(visible=True).first.click()
    codes = page.get_by_test_id("stPopoverBody").locator("textarea")
    expect(codes.last).to_be_visible()
    texts = "\n".join(one.input_value() for one in codes.all())
    page.keyboard.press("Escape")
    expect(codes).to_have_count(0)
    return re.findall(r"http://[^\s\"]+", texts)


def printed(page: Page, home: str, folder: Path) -> list[str]:
    """The addresses of this host in the PDF of the whole report."""
    page.locator(".st-key-save_everything button").click()
    with page.expect_download() as waited:
        page.locator(".files a[href*='.pdf']").click()
    waited.value.save_as(folder / "report.pdf")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    settled(page)
    pages = PdfReader(folder / "report.pdf").pages
    marks = [mark.get_object() for one in pages for mark in one.get("/Annots") or ()]
    links = [str(mark["/A"]["/URI"]) for mark in marks if "/URI" in mark.get("/A", {})]
    host = home.removesuffix(PATH)
    found = [link for link in links if link.startswith(host)]
    assert found
    return found
