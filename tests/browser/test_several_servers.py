"""Several servers behind one address: a file of a page is answered by one that never saw it."""

from __future__ import annotations

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import settled
from tests.browser.conftest import Visit
from tests.server import Server, serving


def addresses(page: Page, opened_by: str) -> list[str]:
    """The files that a button offers, by their addresses below the server."""
    page.locator(opened_by).first.click()
    links = page.get_by_test_id("stPopoverBody").locator("a.file")
    links.first.wait_for()
    found: list[str] = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    page.keyboard.press("Escape")
    links.first.wait_for(state="detached")
    settled(page)
    return found


def answered(server: Server, address: str) -> tuple[str, bytes]:
    with urlopen(f"{server.url}/{address}") as reply:
        return reply.headers["content-disposition"], reply.read()


@pytest.mark.long
def test_another_server_answers_with_the_same_file(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/transport?lang=en&edition=2023")
    files = addresses(page, "[class*='st-key-block_'] [class*='st-key-save_'] button")
    files += addresses(page, ".st-key-save_area_transport button")
    files += [str(page.locator("a[href^='files/slides/']").get_attribute("href"))]
    page = visit(f"{server.url}/explore?indicators=gdp&view=bar&lang=zh")
    files += addresses(page, "[class*='st-key-block_'] [class*='st-key-save_'] button")
    with serving() as other:
        for address in files:
            # Documents name the host that they were asked from.
            if ".pdf" not in address:
                assert answered(other, address) == answered(server, address), address
        pdf = next(address for address in files if ".pdf" in address)
        name, body = answered(other, pdf)
        assert body.startswith(b"%PDF")
        assert "shenzhen_2023_transport_brief_en.pdf" in name
    kinds = {re.findall(r"\.(\w+)\?", address)[0] for address in files}
    assert kinds == {"png", "svg", "xlsx", "csv", "zip", "json", "parquet", "pdf", "pptx"}
