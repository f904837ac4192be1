"""The sources of figures by an address: of keys, of places in tables, and of anything else."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from report.analysis import editions
from report.charts.palette import LIGHT
from report.model import LANGUAGES, Language, Report
from report.screens.context import ScreenContext
from report.site import asked_figures, closed_parts
from report.site.asked_figures import PART
from report.text.formatter import Formatter
from report.text.indicator_tables import values
from report.text.revisions import revised_in_full
from tests.api.asked import Reply, answer
from tests.build import shipped
from tests.hostile import EVIL

APP = Starlette(routes=closed_parts.routes())
KEYS = [row.key for row in shipped().series("gdp")[-2:]]


def ctx(language: Language = "en", report: Report | None = None) -> ScreenContext:
    return ScreenContext(Formatter(report or shipped(), language), LIGHT)


def where(of: ScreenContext) -> str:
    parts = {PART: partial(asked_figures.of_keys, of)}
    return closed_parts.kept("figures", of, parts)


def ask(query: str, of: ScreenContext | None = None, **headers: str) -> Reply:
    return answer(APP, f"/{where(of or ctx())}/{PART}", query, **headers)


def of_keys(*keys: str, of: ScreenContext | None = None) -> str:
    reply = ask(f"keys={quote(','.join(keys))}", of)
    assert reply.status == 200
    return reply.body.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_are_found_by_their_keys(language: Language) -> None:
    found = json.loads(of_keys(*KEYS, of=ctx(language)))
    assert len(found) == 2
    for key, told in zip(KEYS, found, strict=True):
        row = shipped().find(key)
        assert row is not None
        assert revised_in_full(row, Formatter(shipped(), language)) in str(told)


def test_each_is_told_once_and_unknown_ones_are_left_out() -> None:
    assert of_keys(KEYS[0], "gone|shenzhen|2023", KEYS[0], "") == of_keys(KEYS[0])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "keys",
        "keys=",
        "keys=gdp",
        "keys=gdp||",
        "keys=|||",
        "keys=%00%ff%fe,%F0%9F",
        "keys=" + ",".join(["gdp|shenzhen"] * 500),
        "keys=" + quote(EVIL),
        "keys=gdp|shenzhen|" + "9" * 5000,
        "place=0,0&sheet=",
        "&&&=;;=%",
    ],
)
def test_nothing_is_told_of_what_is_no_figure(query: str) -> None:
    reply = ask(query)
    assert (reply.status, reply.body) == (200, b"[]")


def test_of_very_many_only_some_are_told() -> None:
    keys = list(dict.fromkeys(row.key for row in shipped().observations if row.preferred))[:150]
    assert len(json.loads(of_keys(*keys))) == 100


def test_answer_is_known_again() -> None:
    query = f"keys={quote(KEYS[0])}"
    first = ask(query)
    again = ask(query, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert ask(f"keys={quote(KEYS[1])}").headers["etag"] != first.headers["etag"]


def test_reader_is_told_the_address_that_they_have_and_no_other() -> None:
    for home, believed in (("http://report.example/", True), ("https://evil.example/", False)):
        reply = ask(f"keys={quote(KEYS[0])}&home={quote(home)}", host="report.example")
        assert (f"{home}indicator?id=gdp" in reply.body.decode()) is believed
        assert "indicator?id=gdp" in reply.body.decode()


def test_figures_are_those_of_the_edition() -> None:
    older = ctx(report=editions.report_at(shipped(), "2023"))
    assert where(older) != where(ctx())
    late = next(
        row.key
        for row in shipped().observations
        if row.preferred and older.report.find(row.key) is None
    )
    assert of_keys(late, of=older) == "[]"
    assert of_keys(late) != "[]"
    assert "edition=2023" in of_keys(older.report.series("gdp")[-1].key, of=older)


def test_figures_of_a_kept_state_lead_to_that_state() -> None:
    kept = ctx(report=replace(shipped(), kept="0123456789abcdef"))
    assert where(kept) != where(ctx())
    assert "mark=0123456789abcdef" in of_keys(KEYS[0], of=kept)
    assert "mark=" not in of_keys(KEYS[0])


def test_table_tells_of_the_figure_at_a_place() -> None:
    """Of a cell its own, of a row all, those of other sources among them."""
    sheet = values(shipped().indicators["gdp"], Formatter(shipped(), "en"))
    of = partial(asked_figures.of_tables, {"one": sheet}, ctx())
    for row, figures in enumerate(sheet.figures):
        whole = json.loads(of({"sheet": "one", "place": f"{row},-1"}))
        assert len(whole) == len(figures)
        for column, title in enumerate(sheet.columns):
            told = json.loads(of({"sheet": "one", "place": f"{row},{column}"}))
            behind = [figures[title]] if title in figures else list(figures.values())
            assert len(told) == len(behind)
            for one, figure in zip(told, behind, strict=True):
                assert revised_in_full(figure, Formatter(shipped(), "en")) in str(one)


@pytest.mark.parametrize(
    "place", ["", ",", "0", "0,", "-1,0", "0,-2", "0,99", "99999,0", "x,y", "0,0,0", "٠,٠", EVIL]
)
def test_place_that_is_not_there_tells_nothing(place: str) -> None:
    sheet = values(shipped().indicators["gdp"], Formatter(shipped(), "en"))
    of = partial(asked_figures.of_tables, {"one": sheet}, ctx())
    assert of({"sheet": "one", "place": place}) == b"[]"
    assert of({"sheet": "two", "place": "0,0"}) == b"[]"
    assert of({}) == b"[]"
