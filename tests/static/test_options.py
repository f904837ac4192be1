"""What is asked of a site: where the app is, and whether it holds documents."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from report.model import LANGUAGES, Language, Report
from report.static.addresses import SitePage
from report.static.assets import SiteAssets
from report.static.document import SiteOptions, document
from report.static.files import files_of
from report.text.formatter import Formatter
from tests.static.documents import Document

ASSETS = SiteAssets("assets/style.css")
APP = "https://app.example.org/report/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_leads_to_the_app_where_it_has_an_address(report: Report, language: Language) -> None:
    options = SiteOptions("https://x.example.org/", APP)
    fmt = Formatter(report, language)
    page = Document.of(document(SitePage("glossary"), fmt, options, ASSETS).decode())
    led = [urlsplit(one) for one in page.addresses if one.startswith(APP)]
    assert {address.path for address in led} == {"/report/explore", "/report/present"}
    assert all(parse_qs(address.query) == {"lang": [language]} for address in led)


def endings(page: SitePage, report: Report, *, documents: bool) -> list[str]:
    files = files_of(page, Formatter(report, "en"), documents=documents)
    return [file.path.rpartition(".")[2] for file in files]


def test_documents_are_among_the_files_where_they_are_wanted(report: Report) -> None:
    for page in (SitePage(""), SitePage(report.areas[0].id)):
        assert endings(page, report, documents=False) == ["xlsx", "csv", "json"]
        assert endings(page, report, documents=True) == ["xlsx", "csv", "json", "pdf", "pptx"]


def test_indicator_offers_its_figures_and_other_pages_nothing(report: Report) -> None:
    name = next(iter(report.indicators))
    assert endings(SitePage("indicator", name), report, documents=True) == ["csv"]
    assert endings(SitePage("sources"), report, documents=True) == []


def test_files_of_all_pages_have_names_of_their_own(report: Report) -> None:
    pages = [SitePage(""), *(SitePage(area.id) for area in report.areas)]
    pages += [SitePage("indicator", name) for name in report.indicators]
    fmts = [Formatter(report, language) for language in LANGUAGES]
    paths = [f.path for fmt in fmts for page in pages for f in files_of(page, fmt, documents=True)]
    assert len(paths) == len(set(paths))
