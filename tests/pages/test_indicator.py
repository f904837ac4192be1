"""The page of an indicator: what leads on from it, and any address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis import related
from report.model import LANGUAGES, Indicator, Language, Report
from report.text.chemical_names import with_subscripts
from tests import alone, elements
from tests.alone import links, texts_of

# What somebody may put into an address.
HOSTILE = (
    "",
    "nope",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "' OR 1=1; --",
    "gdp\x00\x1b[31m",
    "%E0%A4%A",
    "PM25_ANNUAL_MEAN",
    "pm25_annual_mean ",
    ",,,",
    "x" * 10_000,
    ",".join(["gdp"] * 5_000),
)


def _page(language: str, edition: str) -> None:
    from pages import indicator  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    indicator.show(ctx, alone.signposts(ctx.report))


def page(language: Language, edition: str = "latest", **params: str | list[str]) -> AppTest:
    return alone.run(_page, language, edition, **params)


def test_disagreements_are_counted(report: Report) -> None:
    beside = [row for row in report.observations if row.indicator == "pm25_annual_mean"]
    others = sum(1 for row in beside if not row.preferred)
    assert others
    key, numbers = "indicator.values.disputed", {"count": len(beside), "others": others}
    app = page("en", id="pm25_annual_mean")
    assert report.words[key].en.format(**numbers) in texts_of(app)


def test_links_keep_language_and_edition() -> None:
    row = alone.at("2023").indicators["nev_stock"]
    app = page("zh", "2023", id=row.id)
    area, icon = alone.at("2023").area(row.area).name.zh, alone.at("2023").area(row.area).icon
    assert dict(elements.links(app))[icon + area] == "transport?lang=zh&edition=2023"
    found = links(app)
    others = [where for where in found.values() if where.startswith("indicator?")]
    assert len(others) == len(related.related_indicators(alone.at("2023"), row.id))
    assert all(re.fullmatch(r"indicator\?id=\w+&lang=zh&edition=2023", one) for one in others)


def test_links_to_the_newest_figures_are_plain() -> None:
    found = links(page("en", id="nev_stock"))
    assert found
    assert [where for where in found.values() if "edition" in where] == []


def shown(app: AppTest, report: Report, language: Language) -> Indicator | None:
    """The indicator that a page is of; None for the list of all."""
    assert [error.value for error in app.exception] == []
    by_name = {with_subscripts(row.name[language]): row for row in report.indicators.values()}
    return by_name.get(texts_of(app)[0])


@pytest.mark.parametrize("value", HOSTILE)
def test_an_unknown_id_is_told_quietly(value: str, report: Report) -> None:
    app = page("zh", id=value)
    assert shown(app, report, "zh") is None
    told = texts_of(app)
    assert told[0] == report.words["nav.indicator"].zh
    assert report.words["indicator.unknown"].zh in told
    assert app.text_input(key="search_indicators")
    if len(value) > 3:
        assert value not in told


def test_without_an_id_nothing_is_amiss(report: Report) -> None:
    app = page("en")
    assert report.words["indicator.unknown"].en not in texts_of(app)
    assert links(app)


@pytest.mark.parametrize(
    "given",
    [
        ["gdp", "nev_stock"],
        ["nope", "gdp"],
        ["nope,gdp,nev_stock"],
        ["<script>", "x" * 10_000, "gdp,gdp"],
    ],
)
def test_of_several_ids_the_first_known_counts(given: list[str], report: Report) -> None:
    app = page("en", id=given)
    assert shown(app, report, "en") == report.indicators["gdp"]
    assert app.query_params["id"] == "gdp"


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_leads_to_every_indicator(language: Language, report: Report) -> None:
    app = page(language)
    found: dict[str, str] = {}
    chooser: Any
    for area in report.areas:
        [chooser] = app.get("button_group")
        chooser.set_value(area.id).run()
        assert not app.exception
        found |= links(app)
    wanted = {with_subscripts(row.name[language]): row.id for row in report.indicators.values()}
    assert {name: f"indicator?id={key}&lang={language}" for name, key in wanted.items()} == found
