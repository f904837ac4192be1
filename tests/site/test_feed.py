"""Feeds of what is new: of all, of an area, of an indicator, in both languages; who names them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette

from report.analysis.edition_changes import changes_between
from report.data import served
from report.model import LANGUAGES, Language, Report, Text
from report.site import routes
from report.site.feed import MEDIA_TYPE, feed
from report.site.front import page_content
from report.site.page_address import Home
from report.text.formatter import Formatter
from report.text.news import news
from report.web.html_page import PageRequest
from tests.api.asked import Reply, answer
from tests.build import example, shipped

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ROOT = "https://host.example/green/"


def ask(report: Report, **query: str) -> Reply:
    app = Starlette(routes=routes.routes(lambda: report, "green"))
    headers = {"host": "host.example", "x-forwarded-proto": "https"}
    return answer(app, "/green/feed.xml", urlencode(query), **headers)


def read(content: bytes) -> ET.Element:
    root = ET.fromstring(content)
    assert root.tag == f"{{{ATOM['a']}}}feed"
    return root


def entries(root: ET.Element) -> list[dict[str, str]]:
    """Of each entry its id, title, day and link."""
    return [
        {
            **{name: one.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "updated")},
            "link": next(link.attrib["href"] for link in one.findall("a:link", ATOM)),
        }
        for one in root.findall("a:entry", ATOM)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_has_editions_corrections_and_figures(language: Language) -> None:
    report = example()
    reply = ask(report, lang=language)
    assert reply.status == 200
    assert reply.headers["content-type"].startswith(MEDIA_TYPE)
    root = read(reply.body)
    tag = root.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    assert tag.startswith(language)
    found = entries(root)
    fmt = Formatter(report, language)
    titles = [one["title"] for one in found]
    assert fmt.say(report.editions["2022"].title) in titles
    assert any(fmt.say(report.corrections[0].why) in title for title in titles)
    before = served.previous_report(report, "latest")
    assert before is not None
    changes = changes_between(before, report)
    new = (*changes.figures, *changes.first_figures)
    dated = [row for row in new if report.sources[row.source].published]
    assert len(dated) > 2
    for row in dated:
        assert any(fmt.observation(row) in title for title in titles)


def test_newest_comes_first_and_says_when_the_feed_was_new() -> None:
    root = read(ask(shipped(), lang="zh").body)
    days = [one["updated"] for one in entries(root)]
    assert days == sorted(days, reverse=True)
    assert len(days) == 100
    assert root.findtext("a:updated", "", ATOM) == days[0]


def test_ids_are_unique_and_the_same_in_each_feed_and_language() -> None:
    whole = {one["id"] for one in entries(read(ask(example(), lang="en").body))}
    assert whole == {one["id"] for one in entries(read(ask(example(), lang="zh").body))}
    every = entries(read(ask(shipped(), lang="en").body))
    assert len({one["id"] for one in every}) == len(every)
    own = {one["id"] for one in entries(read(ask(example(), indicator="solar_capacity").body))}
    assert own < whole


def test_feed_of_an_area_and_of_an_indicator_have_their_own() -> None:
    report = shipped()
    fmt = Formatter(report, "en")
    before = served.previous_report(report, served.newest_edition(report))
    assert before is not None
    items = news(Formatter(before, "en"), fmt)
    by_title = {item.text: item.indicator for item in items}
    of_area = entries(read(ask(report, lang="en", area="energy").body))
    assert of_area
    assert {report.indicators[by_title[one["title"]]].area for one in of_area} == {"energy"}
    newest = items[0].indicator or items[1].indicator
    of_one = entries(read(ask(report, lang="en", indicator=newest).body))
    assert {by_title[one["title"]] for one in of_one} == {newest}
    assert {parse_qs(urlsplit(one["link"]).query)["id"][0] for one in of_one} == {newest}


@pytest.mark.parametrize("query", [{"area": "nowhere"}, {"indicator": "nothing"}])
def test_there_is_no_feed_of_what_there_is_not(query: dict[str, str]) -> None:
    assert ask(example(), **query).status == 404


def test_addresses_are_those_that_the_reader_has() -> None:
    root = read(ask(example(), lang="en").body)
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall("a:link", ATOM)}
    assert urlsplit(links["self"]).path == "/green/feed.xml"
    assert root.findtext("a:id", "", ATOM) == links["self"]
    assert urlsplit(links["alternate"]).path == "/green/"
    assert all(urlsplit(one["link"]).netloc == "host.example" for one in entries(root))


def test_whatever_the_data_hold_is_text() -> None:
    report = example()
    hostile = Text("<script>&]]>", "<b>“示例”</b>")
    edition = replace(report.editions["2022"], title=hostile)
    changed = replace(report, editions={**report.editions, "2022": edition})
    content = feed({}, Home(ROOT, "latest", "latest"), Formatter(changed, "en"))
    assert content is not None
    assert b"<script" not in content
    assert hostile.en in [one["title"] for one in entries(read(content))]


@pytest.mark.parametrize(
    ("page", "query", "named"),
    [
        ("", {}, {}),
        ("power", {}, {"area": ["power"]}),
        ("indicator", {"id": "solar_capacity"}, {"indicator": ["solar_capacity"]}),
        ("sources", {}, {}),
    ],
)
def test_page_names_its_feed(page: str, query: dict[str, str], named: dict[str, list[str]]) -> None:
    asked = PageRequest(ROOT, page, query | {"lang": "en"}, "en", is_readable=True)
    content = page_content(example(), asked)
    assert content is not None
    head = content.head.decode()
    [link] = [line for line in head.splitlines() if MEDIA_TYPE in line]
    address = ET.fromstring(link if link.endswith("/>") else f"{link}</link>").attrib["href"]
    assert address.startswith(f"{ROOT}feed.xml?")
    assert parse_qs(urlsplit(address).query) == named | {"lang": ["en"]}
