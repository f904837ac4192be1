"""The search box: what it finds in both languages, and where its hits lead."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis.search import HitKind
from report.model import LANGUAGES, Language, Report
from report.text.chemical_names import with_subscripts
from tests import alone
from tests.alone import links, texts_of

HOSTILE = (
    " ",
    "\t\n",
    "<script>alert(1)</script>",
    "' OR 1=1; --",
    ".*(a+)+$",
    "{0.__class__} %s $x$ :red[x] **b** [a](http://evil)",
    "\x00\x1b[31m\u202e",
    "x" * 10_000,
    "深" * 10_000,
)


def _box(language: str, edition: str) -> None:
    from pages.parts.frame import search_box  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    search_box.box("tried", ctx, alone.signposts(ctx.report))


def asked(query: str, language: Language = "en", edition: str = "latest") -> AppTest:
    app = alone.run(_box, language, edition)
    app.text_input(key="search_tried").set_value(query).run()
    assert [error.value for error in app.exception] == []
    return app


def titled(report: Report, kind: HitKind, name: str, language: Language) -> str:
    """What stands on a hit: its title, and its kind in words."""
    rows = {
        "area": report.area(name).name if kind == "area" else None,
        "indicator": report.indicators[name].name if kind == "indicator" else None,
        "event": next((row.title for row in report.events if row.id == name), None),
        "term": next((row.term for row in report.glossary if row.id == name), None),
        "practice": next((row.title for row in report.practices if row.id == name), None),
    }
    found = rows[kind]
    assert found is not None
    name, kind_name = found[language], report.words[f"searchbox.kind.{kind}"][language]
    return f"{with_subscripts(name)} :small[{kind_name}]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "kind", "name", "page"),
    [
        ("PM2.5 annual mean", "indicator", "pm25_annual_mean", "indicator?id=pm25_annual_mean&"),
        ("研发投入强度", "indicator", "rd_intensity", "indicator?id=rd_intensity&"),
        ("Shenzhen Metro opens", "event", "tr_metro_opens", "transport?event=tr_metro_opens&"),
        ("energy", "area", "energy", "energy?"),
        ("可比价", "term", "comparable_prices", "glossary?term=comparable_prices&"),
    ],
)
def test_either_language_finds_and_leads_there(
    query: str, kind: HitKind, name: str, page: str, language: Language
) -> None:
    report = alone.at("latest")
    app = asked(query, language)
    assert links(app)[titled(report, kind, name, language)] == f"{page}lang={language}"
    assert report.words["searchbox.hits"][language].format(query=query) in texts_of(app)


def test_every_practice_leads_to_its_chapter(report: Report) -> None:
    practice = report.practices[0]
    found = links(asked(practice.title.en))
    assert found[titled(report, "practice", practice.id, "en")] == (
        f"{practice.area}?practice={practice.id}&lang=en"
    )


def test_a_source_is_told_to_the_register(report: Report) -> None:
    source = next(iter(report.sources.values()))
    where = [to for label, to in links(asked(source.title.en)).items() if source.title.en in label]
    assert f"sources?source={source.id}&lang=en" in where


def test_links_keep_the_edition(report: Report) -> None:
    found = links(asked("nev_stock", "zh", "2023"))
    label = titled(report, "indicator", "nev_stock", "zh")
    assert found[label] == "indicator?id=nev_stock&lang=zh&edition=2023"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_is_said(language: Language, report: Report) -> None:
    app = asked("qqqzzz", language)
    assert links(app) == {report.words["searchbox.all"][language]: f"indicator?lang={language}"}
    assert report.words["searchbox.none"][language].format(query="qqqzzz") in texts_of(app)


def test_an_empty_box_says_nothing() -> None:
    app = asked("")
    assert texts_of(app) == []
    assert links(app) == {}


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_query_stays_text(query: str) -> None:
    """What is repeated of it is short, and each sign of markup is escaped."""
    app = asked(query)
    repeated = [node.value for node in app.caption]
    assert len(repeated) == bool(query.strip())
    for text in repeated:
        assert len(text) < 300
        assert re.search(r"(?<!\\)[*\[\]$<>{}`]|(?<!\\):red", text) is None
    assert all(re.match(r"\w+\?", where) for where in links(app).values())


def test_hits_are_few() -> None:
    assert 0 < len(links(asked("carbon"))) <= 12
