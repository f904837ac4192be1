"""The list of downloads on a page: sent when opened, each a link that any server answers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.editions import content_mark
from report.downloads.formats import FORMATS, PICTURES
from report.images import chromium
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from tests.downloads.samples import edition_of
from tests.elements import links

ENDINGS = [one.ending for one in FORMATS]
PICTURED = [one.ending for one in PICTURES]


def _page(kind: str, edition: str, language: str) -> None:
    from pages.parts import downloads  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.files import addresses  # noqa: PLC0415
    from report.files.addresses import FileSubject  # noqa: PLC0415
    from tests.downloads.samples import edition_of  # noqa: PLC0415

    report = edition_of(edition)
    subject = FileSubject("area", "transport")
    if kind == "chart":
        subject = addresses.of_chart(report.area("transport").charts[0])
    downloads.show(subject, PageContext.for_reader(report, language), "tried")  # type: ignore[arg-type]


def page(kind: str, edition: str, language: Language, *, opened: bool = True) -> AppTest:
    app = AppTest.from_function(_page, args=(kind, edition, language), default_timeout=60)
    if opened:
        app.session_state["save_tried"] = True
    return app.run()


def endings(app: AppTest) -> list[str]:
    return [urlsplit(address).path.rsplit(".", 1)[1] for _, address in links(app)]


@pytest.fixture
def browser_known() -> Iterator[None]:
    chromium.browser.cache_clear()
    yield
    chromium.browser.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_opened_list_offers_every_format(edition: str, language: Language) -> None:
    app = page("chart", edition, language)
    assert not app.exception
    assert endings(app) == [*PICTURED, *ENDINGS]
    fmt = Formatter(edition_of(edition), language)
    assert [text for text, _ in links(app)] == [fmt.word(f"download.{one}") for one in endings(app)]
    for _, address in links(app):
        asked = parse_qs(urlsplit(address).query)
        assert asked["lang"] == [language]
        assert asked["edition"] == [edition]
        assert asked["mark"] == [content_mark(fmt.report)]


def test_closed_list_is_not_sent() -> None:
    app = page("chart", "latest", "en", opened=False)
    assert not app.exception
    assert len(app.get("popover")) == 1
    assert links(app) == []


def test_document_is_offered_before_the_tables_and_no_picture_without_a_chart() -> None:
    app = page("area", "latest", "zh")
    assert endings(app) == ["pdf", *ENDINGS]
    assert not app.caption


@pytest.mark.usefixtures("browser_known")
def test_without_a_browser_the_list_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    app = page("chart", "latest", "zh")
    assert endings(app) == ENDINGS
    words = edition_of("latest").words["download.no_browser"]
    assert [one.value for one in app.caption] == [words.zh]
