"""The address is the view: what it says is shown, and what it cannot mean is ignored."""

from __future__ import annotations

from itertools import cycle

import pytest

from report.model import LANGUAGES, Language, Report
from tests.elements import charts, texts
from tests.opened import AREAS, KINDS_OF_PAGES, PAGES, fresh, opened
from tests.server import Server

# Nothing that names an indicator of transport.
HOSTILE = {
    "unknown": "no_such_indicator",
    "of another area": "gdp",
    "script": "<script>alert(1)</script>",
    "long": "nev_stock" * 1_200,
    "control": "nev_stock\x00\x1b",
    "empty": "",
    "blank": " nev_stock",
    "capitals": "NEV_STOCK",
    "dunder": "__class__",
    "braces": "{nev_stock}",
    "hanzi": "新能源汽车保有量",
}


def test_address_opens_an_indicator() -> None:
    app = fresh("transport", {"lang": "en", "indicator": "nev_stock"})
    assert not app.exception
    assert app.selectbox(key="closer_transport").value == "nev_stock"
    assert "indicator_nev_stock" in {chart.key for chart in charts(app)}
    assert app.query_params == {"lang": "en", "indicator": "nev_stock"}


@pytest.mark.parametrize("area", AREAS)
def test_last_indicator_of_each_area_is_opened_by_its_address(area: str, report: Report) -> None:
    last = report.in_area(area)[-1].id
    app = fresh(area, {"lang": "zh", "indicator": last})
    assert not app.exception
    assert app.selectbox(key=f"closer_{area}").value == last
    assert app.query_params == {"lang": "zh", "indicator": last}


def test_choice_is_written_into_the_address() -> None:
    app = fresh("transport", {"lang": "zh"})
    assert "indicator" not in app.query_params
    for indicator in ("nev_stock", "metro_length"):
        app.selectbox(key="closer_transport").set_value(indicator).run()
        assert app.query_params == {"lang": "zh", "indicator": indicator}


def test_cleared_choice_leaves_the_address() -> None:
    app = fresh("transport", {"lang": "zh", "indicator": "nev_stock"})
    app.selectbox(key="closer_transport").set_value(None).run()
    assert not app.exception
    assert app.query_params == {"lang": "zh"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_indicator_stays_when_the_language_changes(language: Language) -> None:
    other: Language = "en" if language == "zh" else "zh"
    app = fresh("transport", {"lang": other, "indicator": "nev_stock"})
    app.segmented_control(key="language_switch").set_value(language).run()
    assert app.selectbox(key="closer_transport").value == "nev_stock"
    assert app.query_params == {"lang": language, "indicator": "nev_stock"}
    direct = fresh("transport", {"lang": language, "indicator": "nev_stock"})
    assert texts(app.main) == texts(direct.main)


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_indicator_that_is_none_of_the_page_is_ignored(value: str) -> None:
    app = fresh("transport", {"lang": "zh", "indicator": value})
    assert not app.exception
    assert app.selectbox(key="closer_transport").value is None
    assert texts(app.main) == opened("transport", "zh").texts


@pytest.mark.parametrize("page", KINDS_OF_PAGES)
def test_address_opens_an_edition(page: str) -> None:
    """What stands on every page of an edition: test_numbers."""
    app = fresh(page, {"lang": "zh", "edition": "2023"})
    assert not app.exception
    assert app.query_params == {"lang": "zh", "edition": "2023"}
    assert app.segmented_control(key="edition_switch").value == "2023"
    assert texts(app.main) != opened(page, "zh").texts


def test_edition_stays_when_the_language_changes() -> None:
    app = fresh("energy", {"lang": "zh", "edition": "2023"})
    assert app.query_params == {"lang": "zh", "edition": "2023"}
    app.segmented_control(key="language_switch").set_value("en").run()
    assert app.query_params == {"lang": "en", "edition": "2023"}
    direct = fresh("energy", {"lang": "en", "edition": "2023"})
    assert texts(app.main) == texts(direct.main)


def test_newest_edition_is_left_out_of_the_address() -> None:
    app = fresh("energy", {"lang": "zh", "edition": "2023"})
    app.segmented_control(key="edition_switch").set_value("latest").run()
    assert app.query_params == {"lang": "zh"}
    assert texts(app.main) == opened("energy", "zh").texts


@pytest.mark.parametrize("value", ["", "2022", "1999", "x" * 10_000, "<b>2023</b>", "2023\x00"])
def test_unknown_edition_is_ignored(value: str) -> None:
    app = fresh("energy", {"lang": "zh", "edition": value})
    assert not app.exception
    assert app.query_params == {"lang": "zh"}
    assert texts(app.main) == opened("energy", "zh").texts


@pytest.mark.parametrize("page", KINDS_OF_PAGES)
def test_unknown_parameters_are_ignored(page: str) -> None:
    odd: dict[str, str | list[str]] = {"utm_source": "a", "x" * 500: "y" * 500, "page": ["1", "2"]}
    app = fresh(page, {"lang": "en", **odd})
    assert not app.exception
    assert texts(app.main) == opened(page, "en").texts


def test_repeated_indicator_is_settled() -> None:
    app = fresh("transport", {"lang": "zh", "indicator": ["metro_length", "nev_stock"]})
    assert not app.exception
    chosen = app.selectbox(key="closer_transport").value
    assert chosen in {"metro_length", "nev_stock"}
    assert app.query_params["indicator"] == chosen


@pytest.mark.parametrize(("page", "language"), list(zip(PAGES, cycle(LANGUAGES), strict=False)))
def test_page_is_opened_by_its_address_alone(
    page: str, language: Language, server: Server, report: Report
) -> None:
    """As a visitor's first request to the server, without a click."""
    seen = server.interact(page=page, query_params={"lang": [language]})
    assert seen["status"] == "ready"
    assert seen["page"]["url_path"] == page
    assert seen["query_params"] == {"lang": [language]}
    chapter = page in AREAS
    title = report.area(page).name if chapter else report.words[f"nav.{page or 'overview'}"]
    assert seen["page"]["title"] == title[language]


def test_menu_leads_to_every_page(server: Server) -> None:
    pages = [page["url_path"] for page in server.interact()["pages"]]
    others = {"calendar", "chart", "explore", "glossary", "indicator", "present"}
    assert sorted(pages) == sorted({*PAGES, *others})
    assert pages[0] == ""


def test_unknown_page_is_told_so(server: Server) -> None:
    error = server.interact(page="nowhere")["error"]
    assert error["code"] == "unknown_page"


def test_indicator_is_not_carried_to_another_page(server: Server, report: Report) -> None:
    session = server.interact(page="transport", query_params={"lang": ["en"]})["session_id"]
    name = report.indicators["metro_length"].name.en
    chosen = server.interact(session_id=session, widget_state={"closer_transport": name})
    assert chosen["query_params"] == {"lang": ["en"], "indicator": ["metro_length"]}
    other = server.interact(session_id=session, page="energy", query_params={})
    assert other["page"]["url_path"] == "energy"
    assert other["query_params"] == {"lang": ["en"]}
