"""Calendars of what is expected, as programs read them (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import importlib
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from report.analysis.expected import expected
from report.data import store
from report.model import LANGUAGES, Language, Report, Text
from report.site import routes
from report.site.calendar_feed import calendar
from report.site.page_address import Home
from report.text.formatter import Formatter
from tests.api.asked import Reply, answer
from tests.build import PROVESTAD

ROOT = "https://host.example/green/"


def city() -> Report:
    return store.shared(PROVESTAD)


def ask(report: Report | None, known: str = "", **query: str) -> Reply:
    app = Starlette(routes=routes.routes(lambda: report, "green"))
    headers = {"host": "host.example", "x-forwarded-proto": "https"}
    headers |= {"if-none-match": known} if known else {}
    return answer(app, "/green/calendar.ics", urlencode(query), **headers)


def made(report: Report, language: Language = "en", **about: str) -> bytes:
    written = calendar(about, Home.of(ROOT, report), Formatter(report, language))
    assert written is not None
    return written


def read(content: bytes) -> Any:
    """A calendar as a library of others reads it; not by its name, for it has no part in types."""
    library = importlib.import_module("icalendar")
    found = library.Calendar.from_ical(content)
    assert [found.errors, *(one.errors for one in found.walk())] == [[]] * (1 + len(found.walk()))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_expected_figure_is_an_entry_of_whole_days(language: Language) -> None:
    reply = ask(city(), lang=language)
    assert reply.status == 200
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    found, fmt = read(reply.body), Formatter(city(), language)
    entries = {str(one["UID"]): one for one in found.walk("VEVENT")}
    rows = expected(city())
    assert len(entries) == len(rows) == 20
    by_page = {str(one["URL"]): one for one in entries.values()}
    for row in rows:
        one = by_page[f"{ROOT}indicator?id={row.indicator.id}&lang={language}"]
        assert fmt.say(row.indicator.name) in str(one["SUMMARY"])
        assert one["DTSTART"].dt == row.first.start
        assert one["DTEND"].dt == row.last.end + dt.timedelta(days=1)
        assert one["DTSTART"].params["VALUE"] == "DATE"
        assert str(one["TRANSP"]) == "TRANSPARENT"
        assert one["DTSTAMP"].dt == dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


def test_calendar_of_an_area_and_of_an_indicator() -> None:
    whole = {str(one["UID"]) for one in read(made(city())).walk("VEVENT")}
    ids = {row.indicator.id for row in expected(city()) if row.indicator.area == "climate"}
    of_area = read(ask(city(), area="climate", lang="en").body).walk("VEVENT")
    assert len(of_area) == len(ids) > 1
    (of_one,) = read(ask(city(), indicator="net_emissions", lang="en").body).walk("VEVENT")
    assert str(of_one["UID"]) in {str(one["UID"]) for one in of_area} < whole


def test_what_there_is_not_has_no_calendar() -> None:
    assert ask(city(), area="nothing").status == 404
    assert ask(city(), indicator="nothing").status == 404
    assert ask(None).status == 503


def test_indicator_of_which_nothing_is_known_has_an_empty_one() -> None:
    assert read(ask(city(), indicator="support_change").body).walk("VEVENT") == []


def test_ids_are_the_same_in_both_languages_and_wherever_it_is_served() -> None:
    elsewhere = calendar({}, Home.of("http://other/", city()), Formatter(city(), "zh"))
    assert elsewhere is not None
    ids = [[str(one["UID"]) for one in read(c).walk("VEVENT")] for c in (made(city()), elsewhere)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_folded_and_ended_as_the_standard_wants(language: Language) -> None:
    content = made(city(), language)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()


def test_texts_of_the_data_stay_texts() -> None:
    """What parts values, ends lines or begins a property is nothing of the kind in a name."""
    name = 'Net; emissions, \\n "all"\r\nEND:VEVENT\u2028x'
    row = replace(city().indicators["net_emissions"], name=Text(name, name))
    indicators = MappingProxyType(dict(city().indicators) | {row.id: row})
    found = read(made(replace(city(), indicators=indicators)))
    titles = [str(one["SUMMARY"]) for one in found.walk("VEVENT")]
    assert len(titles) == 20
    assert 'Expected: Net; emissions, \\n "all"\nEND:VEVENT\nx, 2026' in titles


def test_same_calendar_is_not_sent_again() -> None:
    first = ask(city(), lang="en")
    again = ask(city(), first.headers["etag"], lang="en")
    assert (again.status, again.body) == (304, b"")
    assert ask(city(), first.headers["etag"], lang="zh").status == 200
