"""What chats, crawlers and readers without scripts are told of each page."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from report.charts import addresses
from report.data import served, store
from report.model import LANGUAGES, Language, Report, Text
from report.site import preview
from report.site.front import page_content
from report.site.page_summary import summary
from report.site.preview import SIZE
from report.site.routes import reader
from report.site.told_page import PageSummary
from report.web.html_page import PageRequest
from tests.build import PROVESTAD
from tests.long import beyond
from tests.server import Server

ROOT = "https://host.example/green/"
NAMED = (
    "",
    "explore",
    "indicator",
    "sources",
    "calendar",
    "unknowns",
    "changes",
    "glossary",
    "present",
    "chart",
)


class Read(HTMLParser):
    """Titles, meta elements by name, links by kind, all text and the tags in a piece of HTML."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "meta" and "content" in given:
            self.meta[given.get("name") or given["property"]] = given["content"]
        if "href" in given:
            self.links.append(given)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


def told(page: str, query: Mapping[str, str], report: Report, language: Language) -> PageSummary:
    """The summary of a page that there is."""
    found = summary(page, query, reader(report, language, query.get("edition", "")))
    assert found is not None
    return found


def read(report: Report, page: str, language: Language = "en", **query: str) -> tuple[Read, Read]:
    """Head and body of a page that there is."""
    content = page_content(report, PageRequest(ROOT, page, query, language))
    assert content is not None
    return Read(content.head), Read(content.body)


@pytest.mark.parametrize("folder", [store.SHIPPED, PROVESTAD], ids=["shipped", "provestad"])
def test_every_page_is_told_of_an_earlier_edition(folder: Path) -> None:
    report = store.shared(folder)
    edition = list(report.editions)[-2]
    for page in NAMED:
        if page != "chart":
            assert read(report, page, edition=edition)
    # What has changed is that of the newest one, as on the page itself.
    newest, earlier = read(report, "changes"), read(report, "changes", edition=edition)
    assert newest[1].texts == earlier[1].texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_a_description_of_its_own(
    report: Report, language: Language
) -> None:
    titles, images = set(), set()
    pages = [*NAMED, *(area.id for area in report.areas)]
    for page in pages:
        head, _ = read(report, page, language)
        titles.add(head.texts[0])
        images.add(head.meta["og:image"])
        assert 20 <= len(head.meta["description"]) <= 300
        assert head.meta["og:description"] == head.meta["description"]
    assert len(titles) == len(images) == len(pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_and_chart_is_told(report: Report, language: Language) -> None:
    asked = [("indicator", name) for name in report.indicators]
    asked += [("chart", name) for name in addresses.ids(report) if name != addresses.MAP]
    assert len(asked) > 700
    fmt = reader(report, language, "")
    for page, name in asked:
        found = told(page, {"id": name}, report, language)
        assert found.name
        assert "None" not in found.title(fmt) + found.told
        # A chart without a figure in this edition has no page of its own to be told.
        assert found.query in ({"id": name}, {})
    empty = [name for page, name in asked if not told(page, {"id": name}, report, language).query]
    assert len(empty) < 30


def test_overview_tells_its_finding_and_every_area_with_its_figure(report: Report) -> None:
    head, body = read(report, "")
    finding = told("", {}, report, "en").headline
    assert finding
    assert head.meta["og:description"].startswith(finding)
    texts = " ".join(body.texts)
    for area in report.areas:
        assert area.name.en in texts
        assert any(urlsplit(link["href"]).path == f"/green/{area.id}" for link in body.links)


def test_indicator_lists_its_figures_each_with_its_source(report: Report) -> None:
    rows = report.series("pm25_annual_mean")
    _, body = read(report, "indicator", id="pm25_annual_mean")
    sources = [parse_qs(urlsplit(link["href"]).query).get("source", [""])[0] for link in body.links]
    assert [name for name in sources if name] == [row.source for row in reversed(rows)]
    other = next(text for text in body.texts if text.startswith("2024"))
    assert other == "2024: 17.26 µg/m³ (definition differs)"


def test_addresses_are_the_page_s_own_in_both_languages(report: Report) -> None:
    head, _ = read(report, "indicator", "zh", id="gdp", lang="zh", utm="x", edition="2023")
    by_kind = {link.get("hreflang", link["rel"]): link["href"] for link in head.links}
    page = f"{ROOT}indicator?id=gdp"
    assert by_kind == {
        "canonical": f"{page}&lang=zh&edition=2023",
        "en": f"{page}&lang=en&edition=2023",
        "zh-CN": f"{page}&lang=zh&edition=2023",
        "x-default": f"{page}&edition=2023",
        "alternate": f"{ROOT}feed.xml?indicator=gdp&lang=zh",
    }
    assert head.meta["og:url"] == by_kind["canonical"]


def test_a_view_of_explore_is_told_by_what_it_shows(report: Report) -> None:
    named = {"indicators": "gdp", "places": "shenzhen", "view": "line", "nonsense": "1"}
    found = told("explore", named, report, "en")
    assert found.name != "Explore"
    assert "nonsense" not in found.query
    assert found.query["indicators"] == "gdp"
    assert found.chart is not None


def test_unknown_page_and_nonsense_are_left_to_the_app(report: Report) -> None:
    asked = PageRequest(ROOT, "no_such_page", {}, "en")
    assert page_content(report, asked) is None
    assert told("indicator", {"id": "no_such"}, report, "en").query == {}
    assert told("chart", {"id": "x" * 5000}, report, "en").query == {}


def test_nothing_of_the_data_or_the_address_becomes_markup(report: Report) -> None:
    evil = "<script>alert(1)</script>\" onload='x' &amp; ]]>"
    first = report.areas[0]
    areas = (replace(first, name=Text(evil, evil)), *report.areas[1:])
    marked = replace(report, areas=areas)
    asked = PageRequest(f'https://{evil}/"><script>/', first.id, {"id": evil}, "en")
    content = page_content(marked, asked)
    assert content is not None
    for read_back in (Read(content.head), Read(content.body)):
        assert "script" not in read_back.tags
        assert evil in read_back.texts[0] + " ".join(read_back.texts)


def png_size(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query"),
    beyond(
        2,
        [
            ("transport", {}),
            ("indicator", {"id": "pm25_annual_mean", "edition": "2023"}),
            ("", {}),
            ("unknowns", {}),
            ("chart", {"id": "transport_rail_share"}),
            ("indicator", {"id": "pm25_annual_mean"}),
        ],
    ),
)
def test_picture_has_the_size_that_is_told(
    report: Report, page: str, query: dict[str, str], language: Language
) -> None:
    fmt = reader(report, language, query.get("edition", ""))
    picture = preview.preview(told(page, query, report, language), fmt)
    assert png_size(picture) == SIZE
    assert len(picture) < 300_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_finding_stays_on_the_picture(report: Report, language: Language) -> None:
    """Of what is too long for the page Typst would make a second one."""
    fmt = reader(report, language, "")
    every = [told("indicator", {"id": name}, report, language) for name in report.indicators]
    longest = max(every, key=lambda one: len(one.headline))
    assert png_size(preview.preview(longest, fmt)) == SIZE


def test_server_tells_each_page_and_shows_its_picture(server: Server) -> None:
    _, page = server.get("/transport?lang=en")
    head = Read(page.encode())
    title = "<title>Transportation system · Shenzhen Green and Low-Carbon Report</title>"
    assert page.count("<title>") == page.count(title) == 1
    assert "Urban rail operating length" in page.split("<noscript>")[1].split("</noscript>")[0]
    address = head.meta["og:image"]
    assert address.startswith(server.url)
    with urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert png_size(answer.read()) == SIZE
    assert server.get("/assets/preview.png?page=no_such_page")[0] == 404
    assert "交通体系" in server.get("/transport?lang=zh")[1].split("</title>")[0]


def test_edition_of_the_newest_is_not_in_addresses(report: Report) -> None:
    newest = served.newest_edition(report)
    head, _ = read(report, "transport", edition=newest)
    assert all("edition" not in link["href"] for link in head.links)
