"""The calendar of publications: its page, its filters, and its line on cards."""

from __future__ import annotations

import datetime as dt

import pytest

from report.analysis.expected import Expected, expected, expected_of
from report.charts.nodes import Node
from report.data import store
from report.data.served import report_at
from report.model import LANGUAGES, Language, Report
from report.text.expected import line_of
from report.text.formatter import Formatter
from tests.build import shipped
from tests.elements import pictures, texts
from tests.opened import fresh

DAY = dt.date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_TODAY", DAY.isoformat())
    monkeypatch.setenv("REPORT_DATA", str(store.SHIPPED))


def report() -> Report:
    return report_at(shipped(), "latest")


def said(node: Node) -> str:
    return "".join(inside.text for inside in node.walk())


def rows(**params: str | list[str]) -> dict[str, str]:
    """What stands on the page of each figure, by its indicator."""
    app = fresh("calendar", {"lang": "en"} | params)
    assert not app.exception
    named = {str(node.attributes.get("id", "")): node for node in pictures(app)}
    return {
        name.removeprefix("expected_"): said(node)
        for name, node in named.items()
        if name.startswith("expected_")
    }


def such(**wanted: str) -> set[str]:
    """The indicators of the figures that are expected in an area, from a publisher, in a state."""

    def fits(row: Expected) -> bool:
        has = {
            "area": row.indicator.area,
            "publisher": row.publisher,
            "state": row.state(DAY),
        }
        return all(has[name] == value for name, value in wanted.items())

    return {row.indicator.id for row in expected(report()) if fits(row)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_every_figure_that_is_expected(language: Language) -> None:
    app = fresh("calendar", {"lang": language})
    fmt, nodes = Formatter(report(), language), pictures(app)
    heads = [node.text for node in nodes if node.tag == "h2"]
    assert heads[:2] == [fmt.word("calendar.late"), fmt.word("calendar.due")]
    assert len(heads) > 3
    entries = [str(n.attributes["id"]) for n in nodes if n.tag == "li" and "id" in n.attributes]
    assert sorted(entries) == sorted(f"expected_{row.indicator.id}" for row in expected(report()))
    judged = {"en": "Judged on 1 December 2026.", "zh": "按2026年12月1日判断。"}
    assert any(text.endswith(judged[language]) for text in texts(app.caption))


def test_row_tells_when_who_says_so_and_where_the_last_one_was() -> None:
    told = rows()["rd_intensity"]
    assert ", 2025" in told
    assert "about November 2026 to January 2027" in told
    assert "derived from 3 publications" in told
    assert "Last figure from: " in told


@pytest.mark.parametrize(
    "wanted",
    [
        {"area": "industry"},
        {"state": "late"},
        {"publisher": "shenzhen_water"},
        {"area": "technology", "state": "due"},
    ],
    ids="-".join,
)
def test_address_holds_the_filters(wanted: dict[str, str]) -> None:
    left = such(**wanted)
    assert 0 < len(left) < len(expected(report()))
    assert set(rows(**wanted)) == left


def test_choice_goes_into_the_address_and_leaves_what_fits() -> None:
    app = fresh("calendar", {"lang": "en"})
    app.pills(key="calendar_state").set_value(["ahead"]).run()
    assert app.query_params["state"] == "ahead"
    named = {str(node.attributes.get("id", "")) for node in pictures(app)}
    assert {name for name in named if name.startswith("expected_")} == {
        f"expected_{name}" for name in such(state="ahead")
    }


def test_what_fits_nothing_is_said_with_the_way_back() -> None:
    app = fresh("calendar", {"lang": "en", "area": "buildings"})
    assert any("No expected figure matches" in text for text in texts(app.markdown))
    (button,) = [each for each in app.button if each.label == "Show all expected figures"]
    button.click().run()
    assert "area" not in app.query_params


def test_earlier_edition_says_that_the_calendar_is_the_newest_one_s() -> None:
    app = fresh("calendar", {"lang": "en", "edition": "2023"})
    assert not app.exception
    assert any("that of the newest edition" in text for text in texts(app.markdown))


def test_subscription_is_of_the_area_chosen() -> None:
    app = fresh("calendar", {"lang": "en", "area": "industry"})
    assert any("calendar.ics?area=industry&lang=en" in text.value for text in app.markdown)


@pytest.mark.parametrize(
    ("indicator", "english", "chinese"),
    [
        (
            "gdp",
            "Next expected: about January to February 2027",
            "预计下次发布：2027年1月至2月左右",
        ),
        (
            "ets_cap",
            "Expected about June to July 2026, not in the report yet",
            "预计2026年6月至7月左右发布，本报告尚未收录",
        ),
        ("land_area", "", ""),
    ],
    ids=["to come", "late", "not known"],
)
def test_cards_say_when_the_next_figure_is_expected(
    indicator: str, english: str, chinese: str
) -> None:
    """Seen from the day that the report speaks of, not from today."""
    row = report().indicators[indicator]
    assert line_of(row, Formatter(report(), "en")) == english
    assert line_of(row, Formatter(report(), "zh")) == chinese


def test_line_stands_on_the_area_and_leads_from_the_indicator_to_the_calendar() -> None:
    line = "Next expected: about January to February 2027"
    assert expected_of("gdp", report()) is not None
    area = [node.text for node in pictures(fresh("industry", {"lang": "en"}))]
    assert line in area
    page = pictures(fresh("indicator", {"lang": "en", "id": "gdp"}))
    (link,) = [node for node in page if node.text == line]
    assert str(link.attributes["href"]).startswith("calendar?area=industry")
