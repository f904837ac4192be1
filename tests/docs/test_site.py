"""The documentation as a site: made whole, no link leads nowhere, no other host is asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.axe import found
from tests.browser.chromium import PATIENCE, launched
from tests.docs.built import faults
from tests.docs.written import ROOT

_PATIENCE = 120


def build(docs: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """What `make docs` does, with warnings of Python as errors, to a folder of its own."""
    command = [sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict"]
    configuration = ["--config-file", str(docs / "site" / "mkdocs.yml"), "--site-dir", str(site)]
    return subprocess.run(
        [*command, *configuration],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = build(ROOT / "docs", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_document_is_a_page(site: Path) -> None:
    documents = {file.stem for file in (ROOT / "docs").glob("*.md")}
    assert documents
    assert documents | {"404"} == {file.stem for file in site.rglob("*.html")}


def test_every_link_anchor_and_picture_leads_somewhere(site: Path) -> None:
    assert faults(site) == []


def test_documents_that_lead_nowhere_are_no_site(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (docs / "unlisted.md").write_text("# A page that no menu has\n", "utf-8")
    with (docs / "data.md").open("a", encoding="utf-8") as document:
        document.write("\n[a](nowhere.md) [b](api.md#no-part) ![c](images/nowhere.png)\n")
    done = build(docs, tmp_path / "site")
    assert done.returncode != 0
    for named in ("unlisted.md", "nowhere.md", "#no-part", "images/nowhere.png"):
        assert named in done.stderr


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="nowhere.html">a</a>', "page.html: nowhere.html leads nowhere"),
        ('<a href="#nowhere">a</a>', "page.html: #nowhere has no such anchor"),
        ('<a href="other.html#x">a</a>', "page.html: other.html#x has no such anchor"),
        ('<img src="a.png" alt="a">', "page.html: a.png is not there"),
        ('<img src="other.html" alt="">', "page.html: the picture other.html says nothing"),
        (
            '<script src="https://example.org/a.js"></script>',
            "page.html: https://example.org/a.js is asked of another host",
        ),
        (
            '<link rel="stylesheet" href="//example.org/a.css">',
            "page.html: //example.org/a.css is asked of another host",
        ),
        (
            '<p style="background: url(https://example.org/a.png)">a</p>',
            "page.html: https://example.org/a.png is asked of another host",
        ),
    ],
)
def test_a_fault_of_a_page_is_found(body: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text('<h1 id="here">Here</h1>', "utf-8")
    sound = '<a href="other.html#here">a</a> <a href="https://example.org/">b</a>'
    (tmp_path / "page.html").write_text(sound, "utf-8")
    assert faults(tmp_path) == []
    (tmp_path / "page.html").write_text(sound + body, "utf-8")
    assert faults(tmp_path) == [fault]


def test_a_fault_of_a_style_sheet_is_found(tmp_path: Path) -> None:
    sheet = '@import "https://example.org/a.css"; p { background: url(a.png) }'
    (tmp_path / "style.css").write_text(sheet, "utf-8")
    assert faults(tmp_path) == [
        "style.css: https://example.org/a.css is asked of another host",
        "style.css: a.png is not there",
    ]


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The address of the site, below a path of its own as on many servers."""
    handler = partial(_Silent, directory=str(site.parent))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/{site.name}"
        server.shutdown()


def test_site_in_a_browser(served: str) -> None:
    """Search in both languages, nothing that axe-core finds, and no other host asked."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for document in ("data", "verdicts.zh"):
            page.goto(f"{served}/{document}.html")
            page.locator(".md-typeset__scrollwrap[tabindex]").first.wait_for()
            assert found(page) == []
        page.locator("label[for=__search].md-header__button").click()
        first = page.locator(".md-search-result__link").first
        for words, document in (("vintage", "data.html"), ("数据出处", "reading.zh.html")):
            page.locator(".md-search__input").fill(words)
            # The search listens to keys.
            page.locator(".md-search__input").press("End")
            expect(first).to_have_attribute("href", re.compile(document), timeout=PATIENCE)
        browser.close()
    assert any("search" in address for address in asked)
    assert [address for address in asked if not address.startswith(served)] == []
