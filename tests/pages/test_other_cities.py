"""Other cities: every page, file and answer of theirs is free of the city that the report is of."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree
from starlette.applications import Starlette
from starlette.types import ASGIApp

from report.analysis.districts import layers
from report.api.routes import ROUTES
from report.data import store
from report.files import addresses, routes
from report.files.addresses import FileSubject
from report.model import LANGUAGES, Language, Report
from report.pdf import charts
from report.site.page_summary import summary
from report.slides.model import LENGTHS, DeckOptions
from report.text.formatter import Formatter
from tests.api.asked import Reply, answer, ask
from tests.build import EXAMPLE, PROVESTAD
from tests.elements import copyables, pictures, strings, texts, titles
from tests.long import beyond
from tests.opened import DATA_PAGES, fresh
from tests.pdf.printed import Printed, stand_in

CITIES = {"example": EXAMPLE, "provestad": PROVESTAD}
EVERY_CITY = [(city, language) for city in CITIES for language in LANGUAGES]
PLAIN = ("xlsx", "csv", "json", "zip")
# Places and plans of the report that is shipped.
_OURS = re.compile(
    r"Shenzhen|Guangdong|\bChina\b|Hong ?Kong|Five-Year Plan|Low Carbon City Forum"
    r"|深圳|广东|中国|香港|五年规划|论坛开幕|低碳城论坛|八大|[“「]十[一二三四五]五",
    re.IGNORECASE,
)
# 10,000 is a word in Chinese numbers and in the names of what they count: 1.96万, 万千瓦时, /万人.
_TEN_THOUSAND: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile("[万亿]"),
    "zh": re.compile(r"(?<![\d/])万(?![亿千吨次棵套人丹])"),
}
# What a program says where it has nothing to say, and a variable that nobody has filled.
_UNSAID = re.compile(
    r"\bnan\b|\bNaN\b|(?:^|[:：（(,，=] ?)None(?:$|[,，)）.。%])|(?<!/)\{[a-z_.]+\}(?!/)"
)


@dataclass(frozen=True)
class Said:
    """A text of a city in a language, and where it stands."""

    where: str
    text: str
    language: Language


def slips(said: Iterable[Said]) -> list[str]:
    """The texts that name another city, count in another language's numbers, or say nothing."""
    hits = (
        (one, rule.search(one.text))
        for one in said
        for rule in (_OURS, _TEN_THOUSAND[one.language], _UNSAID)
    )
    return [
        f"{one.where}: …{one.text[max(hit.start() - 30, 0) : hit.end() + 30]}…"
        for one, hit in hits
        if hit is not None
    ]


@cache
def formatter(city: str, language: Language) -> Formatter:
    return Formatter(store.shared(CITIES[city]), language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The districts of Shenzhen", "en"),
        ("Power for Hong Kong", "en"),
        ("in the 14th Five-Year Plan period", "en"),
        ("全国（中国）", "zh"),
        ("“十四五”时期", "zh"),
        ("2.5万", "en"),
        ("单位：万元", "zh"),
        ("Capacity: None", "en"),
        ("nan%", "en"),
        ("{figure} kW", "en"),
    ],
)
def test_slip_is_found(text: str, language: Language) -> None:
    said = Said("here", text, language), Said("there", "All 4 homes, 四套", language)
    assert slips(said) == [f"here: …{text}…"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("4.23万吨", "zh"), ("吨/万人", "zh"), ("None of these have a map", "en"), ("中文", "en")],
)
def test_what_is_right_is_no_slip(text: str, language: Language) -> None:
    assert slips([Said("here", text, language)]) == []


def pages(report: Report) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every page, each view of Explore, and the indicators that are below zero or told by month."""
    yield from ((page, {}) for page in ("", *(area.id for area in report.areas), *DATA_PAGES))
    yield from ((page, {}) for page in ("calendar", "glossary", "present"))
    first = next(iter(report.indicators))
    signed = {row.indicator for row in report.observations if row.value < 0 or row.period.month}
    yield from (("indicator", {"id": name}) for name in sorted({first, *signed}))
    yield "explore", {}
    yield from (("explore", {"view": view}) for view in ("bar", "table", "scatter", "map"))


def of_page(page: str, params: Mapping[str, str], fmt: Formatter) -> Iterator[Said]:
    """All that a page sends: the texts of its elements, of its charts, and of its frame."""
    app = fresh(page, {**params, "lang": fmt.language})
    where = f"{page or 'overview'} {dict(params)}"
    assert [error.value for error in app.exception] == [], where
    assert titles(app), where
    headings = [node for node in pictures(app) if node.tag in {"h1", "h2", "h3", "h4"}]
    assert all("".join(each.text for each in node.walk()).strip() for node in headings), where
    told = summary(page, dict(params), fmt)
    assert told is not None, where
    yield from (Said(where, text, fmt.language) for text in (told.title(fmt), told.told))
    for node in app.main:
        # A citation stands on a page in both languages.
        is_own = node.type == "bidi_component"
        is_cited = is_own and any(one.language for one in copyables(node))
        language = "zh" if is_cited else fmt.language
        yield from (Said(where, text, language) for text in texts([node]))
        # Variables in what is sent to scripts are filled by them.
        sent = (text.replace("{", "") for text in strings(_content(node)))
        yield from (Said(f"{where}, sent", text, language) for text in sent)


def _content(node: Any) -> Any:
    """What is sent to an element of our own."""
    sent = node.proto.bytes if node.type == "bidi_component" else b""
    return [json.loads(line) for line in sent.split(b"\n") if line]


@pytest.mark.parametrize(("city", "language"), beyond(3, EVERY_CITY))
def test_pages_are_of_their_city(
    city: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(CITIES[city]))
    fmt = formatter(city, language)
    said = [one for page in pages(fmt.report) for one in of_page(*page, fmt)]
    assert fmt.place(fmt.report.settings.place) in " ".join(one.text for one in said)
    assert slips(said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_city_lacks_has_no_heading(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORT_DATA", str(PROVESTAD))
    report = formatter("provestad", language).report
    assert [bool(report.events_in(name)) for name in ("power", "heat")] == [False, True]
    heading = report.words["section.events"][language]
    found = [heading in texts(fresh(name, {"lang": language}).main) for name in ("power", "heat")]
    assert found == [False, True]


def subjects(report: Report) -> Iterator[tuple[FileSubject, tuple[str, ...]]]:
    """What files are of, and the endings that each is asked for with."""
    area = report.areas[0]
    yield addresses.REPORT, (*PLAIN, "pdf")
    yield FileSubject("area", area.id), ("csv", "pdf")
    yield from ((FileSubject("events", one.id), ("csv",)) for one in report.areas[:1])
    yield from (
        (FileSubject("indicator", name), ("csv", "xlsx")) for name in [*report.indicators][:3]
    )
    yield from ((addresses.of_chart(chart), ("csv",)) for chart in area.charts)
    yield from ((FileSubject("map", one.key), ("csv",)) for one in layers(report))


def read(content: bytes, ending: str) -> Iterator[str]:
    """The texts of a file as a program reads them."""
    if ending == "pdf":
        yield from Printed(content).pages
    elif ending in {"xlsx", "pptx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                if name.endswith(".xml"):
                    yield from map(str, etree.fromstring(package.read(name)).itertext())
    elif ending == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (package.read(name).decode("utf-8-sig") for name in package.namelist())
    else:
        yield content.decode("utf-8-sig")


@cache
def app(city: str) -> ASGIApp:
    return Starlette(routes=routes.routes(lambda: formatter(city, "en").report))


def files(city: str, fmt: Formatter) -> Iterator[Said]:
    """Every file of a city in a language, with its name."""
    decks = (DeckOptions(length=length, languages=(fmt.language,)) for length in LENGTHS)
    every = [*subjects(fmt.report), *((addresses.of_slides(deck), ("pptx",)) for deck in decks)]
    for subject, endings in every:
        for ending in endings:
            parts = urlsplit(addresses.address(subject, ending, fmt))
            reply = answer(app(city), f"/{parts.path}", parts.query)
            where = f"{subject.kind} {subject.id}.{ending}"
            assert reply.status == 200, where
            # Tables have the columns of both languages.
            language = fmt.language if ending in {"pdf", "pptx"} else "zh"
            yield Said(where, reply.headers["content-disposition"], language)
            yield from (Said(where, text, language) for text in read(reply.body, ending))


@pytest.mark.parametrize(("city", "language"), beyond(2, EVERY_CITY))
def test_files_are_of_their_city(
    city: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "drawn", stand_in)
    said = [*files(city, formatter(city, language))]
    assert len(said) > 100
    assert slips(said) == []


def replies(report: Report) -> Iterator[tuple[str, Reply]]:
    """Every answer of the API, those of one thing for the first of its kind."""
    first = {"areas": report.areas[0].id, "indicators": next(iter(report.indicators))}
    for route in ROUTES:
        path = route.path.replace("{id}", first.get(route.path.split("/")[1], ""))
        yield path, ask(report, path)


@pytest.mark.parametrize("city", CITIES)
def test_answers_are_of_their_city(city: str) -> None:
    every = [*replies(formatter(city, "en").report)]
    assert {reply.status for _, reply in every} == {200}
    assert slips(Said(path, reply.body.decode(), "zh") for path, reply in every) == []


def test_words_are_of_no_city() -> None:
    """A folder without words of its own has ours."""
    words = formatter("example", "en").report.words
    assert len(words) > 1000
    for language in LANGUAGES:
        said = (Said(key, word[language], language) for key, word in words.items())
        assert slips(replace(one, text=one.text.replace("{", "")) for one in said) == []
