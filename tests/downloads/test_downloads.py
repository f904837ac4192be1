"""The list of downloads on a page: sent when opened, each a link that any server answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.editions import content_mark
from report.downloads.formats import FORMATS, PICTURES
from report.images import chromium
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from tests.blocks import Block, blocks
from tests.downloads.samples import edition_of

ENDINGS = [one.ending for one in FORMATS]
PICTURED = [one.ending for one in PICTURES]


def _page(kind: str, edition: str, language: str) -> None:
    from pages.parts.chart import block  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.files import addresses  # noqa: PLC0415
    from report.files.addresses import FileSubject  # noqa: PLC0415
    from tests.downloads.samples import edition_of  # noqa: PLC0415

    report = edition_of(edition)
    subject = FileSubject("area", "transport")
    if kind == "chart":
        subject = addresses.of_chart(report.area("transport").charts[0])
    block.actions("tried", subject, None, PageContext.for_reader(report, language))  # type: ignore[arg-type]


def page(kind: str, edition: str, language: Language) -> Block:
    app = AppTest.from_function(_page, args=(kind, edition, language), default_timeout=60).run()
    assert not app.exception
    (read,) = blocks(app)
    return read


def links(read: Block, home: str = "") -> list[tuple[str, str]]:
    """What is opened: the text and the address of each link."""
    listed = read.part("files", {"home": home})
    found = [tree for entry in listed for tree in _walked(entry) if tree[0] == "a"]
    return [("".join(child[2] for child in tree[3][-1:]), tree[1]["href"]) for tree in found]


def _walked(tree: Any) -> Iterator[Any]:
    yield tree
    for child in tree[3]:
        yield from _walked(child)


def endings(read: Block) -> list[str]:
    return [urlsplit(address).path.rsplit(".", 1)[1] for _, address in links(read)]


@pytest.fixture
def browser_known() -> Iterator[None]:
    chromium.browser.cache_clear()
    yield
    chromium.browser.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_opened_list_offers_every_format(edition: str, language: Language) -> None:
    read = page("chart", edition, language)
    assert endings(read) == [*PICTURED, *ENDINGS]
    fmt = Formatter(edition_of(edition), language)
    assert [text for text, _ in links(read)] == [
        fmt.word(f"download.{one}") for one in endings(read)
    ]
    for _, address in links(read):
        asked = parse_qs(urlsplit(address).query)
        assert asked["lang"] == [language]
        assert asked["edition"] == [edition]
        assert asked["mark"] == [content_mark(fmt.report)]


def test_closed_list_is_not_sent() -> None:
    read = page("chart", "latest", "en")
    assert read.buttons == ["files"]
    assert "files/" not in str(read.told)


def test_document_names_the_page_as_the_reader_has_it() -> None:
    """Tables and pictures name none."""
    home = "https://example.org/green/"
    asked = [parse_qs(urlsplit(to).query) for _, to in links(page("area", "latest", "en"), home)]
    assert [one.get("home") for one in asked] == [[home], *[None] * len(ENDINGS)]


def test_document_is_offered_before_the_tables_and_no_picture_without_a_chart() -> None:
    read = page("area", "latest", "zh")
    assert endings(read) == ["pdf", *ENDINGS]
    assert [tree.tag for tree in read.nodes("files")] == ["ul"]


@pytest.mark.usefixtures("browser_known")
def test_without_a_browser_the_list_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    read = page("chart", "latest", "zh")
    assert endings(read) == ENDINGS
    words = edition_of("latest").words["download.no_browser"]
    assert read.nodes("files")[0].text == words.zh
