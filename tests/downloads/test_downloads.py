"""The list of downloads on a page: sent when opened, and no file is made before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.parts import downloads
from report.downloads.formats import FORMATS, PICTURES, Format, PictureFormat
from report.images import chromium
from report.text.formatter import Formatter
from tests.downloads.samples import Sample

ENDINGS = [one.ending for one in FORMATS]
PICTURED = [one.ending for one in PICTURES]


def _page(what: str, edition: str, language: str, with_chart: bool) -> None:
    from pages.parts import downloads  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.charts.captioned import captioned_chart  # noqa: PLC0415
    from tests.downloads.samples import Sample  # noqa: PLC0415

    sample = Sample(what, edition, language)  # type: ignore[arg-type]
    area = sample.report.area("transport")
    chart = captioned_chart(area.charts[0], area, sample.fmt) if with_chart else None
    ctx = PageContext.for_reader(sample.report, sample.fmt.language)
    downloads.show(sample.selection, ctx, "tried", chart)


def page(sample: Sample, *, with_chart: bool = True, opened: bool = True) -> AppTest:
    arguments = (sample.what, sample.edition, sample.language, with_chart)
    app = AppTest.from_function(_page, args=arguments, default_timeout=60)
    if opened:
        app.session_state["save_tried"] = True
    return app.run()


def endings(app: AppTest) -> list[str]:
    return [one.proto.id.rsplit("_", 1)[1] for one in app.get("download_button")]


@pytest.fixture
def browser_known() -> Iterator[None]:
    chromium.browser.cache_clear()
    yield
    chromium.browser.cache_clear()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_opened_list_offers_every_format(edition: str, language: str) -> None:
    sample = Sample("chart", edition, language)  # type: ignore[arg-type]
    app = page(sample)
    assert not app.exception
    assert endings(app) == [*PICTURED, *ENDINGS]
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == [sample.fmt.word(f"download.{ending}") for ending in endings(app)]


def test_closed_list_is_not_sent() -> None:
    app = page(Sample("chart", "latest", "en"), opened=False)
    assert not app.exception
    assert len(app.get("popover")) == 1
    assert endings(app) == []


def test_selection_without_a_chart_has_no_pictures() -> None:
    app = page(Sample("everything", "latest", "zh"), with_chart=False)
    assert endings(app) == ENDINGS
    assert not app.caption


@pytest.mark.usefixtures("browser_known")
def test_without_a_browser_the_list_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    sample = Sample("chart", "latest", "zh")
    app = page(sample)
    assert endings(app) == ENDINGS
    assert [one.value for one in app.caption] == [sample.fmt.word("download.no_browser")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What each button was made with, by the ending of its file."""
    made: dict[str, dict[str, Any]] = {}

    def noted(label: str, data: object, **more: Any) -> None:
        made[str(more["file_name"]).rsplit(".", 1)[1]] = {"label": label, "data": data} | more

    monkeypatch.setattr(st, "download_button", noted)
    return made


def test_file_is_made_when_it_is_asked_for(
    asked: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def note(ending: str, fmt: Formatter) -> bytes:
        made.append(ending)
        return f"{ending} {fmt.language}".encode()

    def of_rows(one: Format) -> Format:
        return replace(one, write=lambda _, fmt: note(one.ending, fmt))

    def of_chart(one: PictureFormat) -> PictureFormat:
        return replace(one, write=lambda chart: note(one.ending, chart.fmt))

    monkeypatch.setattr(downloads, "FORMATS", [of_rows(one) for one in FORMATS])
    monkeypatch.setattr(downloads, "PICTURES", [of_chart(one) for one in PICTURES])
    page(Sample("chart", "latest", "zh"))
    assert made == []
    assert list(asked) == [*PICTURED, *ENDINGS]
    assert [asked[ending]["data"]() for ending in asked] == [f"{e} zh".encode() for e in asked]
    assert made == [*PICTURED, *ENDINGS]


@pytest.mark.parametrize("one", FORMATS, ids=ENDINGS)
def test_button_gives_the_file_under_its_name(
    one: Format, asked: dict[str, dict[str, Any]]
) -> None:
    sample = Sample("indicator", "2023", "en")
    page(sample)
    button = asked[one.ending]
    assert button["data"]() == one.write(sample.selection, sample.fmt)
    assert button["file_name"] == f"shenzhen_2023_nev_stock_en.{one.ending}"
    assert button["mime"] == one.media_type
    assert button["on_click"] == "ignore"


def test_button_gives_the_picture(asked: dict[str, dict[str, Any]]) -> None:
    page(Sample("chart", "latest", "zh"))
    assert asked["png"]["data"]().startswith(b"\x89PNG")
    assert b"<svg" in asked["svg"]["data"]()
    chromium.RENDERER.stop()


def _with_paper() -> None:
    from pages.parts import downloads  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from tests.downloads.samples import Sample  # noqa: PLC0415

    sample = Sample("area", "2023", "zh")
    paper = downloads.DocumentDownload("area", "transport_brief", lambda: b"%PDF")
    ctx = PageContext.for_reader(sample.report, sample.fmt.language)
    downloads.show(sample.selection, ctx, "tried", document=paper)


def test_document_is_offered_before_the_tables(asked: dict[str, dict[str, Any]]) -> None:
    app = AppTest.from_function(_with_paper, default_timeout=60)
    app.session_state["save_tried"] = True
    app.run()
    assert not app.exception
    assert list(asked) == ["pdf", *ENDINGS]
    assert asked["pdf"]["file_name"] == "shenzhen_2023_transport_brief_zh.pdf"
    assert asked["pdf"]["mime"] == "application/pdf"
    assert asked["pdf"]["data"]() == b"%PDF"
    assert asked["pdf"]["on_click"] == "ignore"
