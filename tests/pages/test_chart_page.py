"""A chart that stands alone on its page, what is shared of it, and any address."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.chart import share
from report.charts import addresses
from report.charts.captioned import captioned_chart
from report.model import LANGUAGES, Language, Report
from tests import alone
from tests.alone import EDITIONS, links, texts_of
from tests.blocks import node_of
from tests.elements import charts, copyables_in, is_chart, texts
from tests.pages.test_indicator import HOSTILE


def _embedded(language: str, edition: str) -> None:
    from pages import embedded  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    embedded.show(ctx, alone.signposts(ctx.report))


def embedded(language: Language, edition: str = "latest", **params: str | list[str]) -> AppTest:
    app = alone.run(_embedded, language, edition, **params)
    assert [error.value for error in app.exception] == []
    return app


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("environment_pm25", "environment"),
        ("decoupling", ""),
        ("pm25_annual_mean", "indicator?id=pm25_annual_mean"),
        ("indicator_pm25_annual_mean", "indicator?id=pm25_annual_mean"),
        ("events_nev_stock", "indicator?id=nev_stock"),
        ("timeline_energy", "energy"),
        ("coverage_energy", "energy"),
        ("district_map", ""),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_stands_alone_and_leads_back(name: str, home: str, language: Language) -> None:
    app = embedded(language, id=name)
    [drawn] = charts(app)
    assert drawn.spec["data"]
    start = alone.at("latest").words["source.line"][language].split("{")[0]
    assert [text for text in texts_of(app) if text.startswith(start)]
    [(_, where)] = links(app).items()
    assert where == f"{home}{'&' if '?' in home else '?'}lang={language}"


def _charts(edition: str, names: list[str]) -> None:
    import streamlit as st  # noqa: PLC0415

    from pages import embedded  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx("en", edition)
    pages = alone.signposts(ctx.report)
    for name in names:
        st.query_params["id"] = name
        with st.container(key=f"chart_{name}"):
            embedded.show(ctx, pages)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_chart_with_an_address_can_be_shown(edition: str) -> None:
    """A chart of the one edition may have nothing to draw in the other, and says so."""
    report = alone.at(edition)
    of_indicators = {"indicator", "beside"}
    names = [name for name in addresses.ids(report) if subject(report, name) not in of_indicators]
    assert len(names) > 50
    app = alone.run(_charts, edition, names)
    assert [error.value for error in app.exception] == []
    for name, box in zip(names, app.main.children.values(), strict=True):
        nodes = list(box)
        drawn = [node for node in nodes if is_chart(node)]
        assert bool(drawn) != (report.words["share.no_figure"].en in texts(nodes)), name


def subject(report: Report, name: str) -> str:
    found = addresses.addressed_chart(report, name)
    assert found is not None
    return found.subject


@pytest.mark.parametrize("value", HOSTILE)
def test_an_unknown_chart_is_told_quietly(value: str, report: Report) -> None:
    app = embedded("zh", id=value)
    assert report.words["share.unknown"].zh in texts_of(app)
    assert charts(app) == []


def shared(language: Language, name: str, **asked: str) -> list[str]:
    ctx = alone.ctx(language)
    entry = addresses.addressed_chart(ctx.report, "indicator_gdp")
    assert entry is not None
    assert entry.chart is not None
    way = share.of_chart(name, captioned_chart(entry.chart, entry.area, ctx.fmt), ctx)
    nodes = map(node_of, json.loads(share.listed(way, ctx, asked))) if way else ()
    return [told.text for told in copyables_in(nodes)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_share_gives_the_link_and_the_frame(language: Language) -> None:
    link, frame = shared(language, "environment_pm25")
    assert link.endswith(f"chart?id=environment_pm25&lang={language}")
    assert "embed=true&amp;embed_options=light_theme" in frame
    link, frame = shared(language, "indicator_gdp")
    assert link.endswith(f"indicator?id=gdp&lang={language}")
    assert "chart?id=indicator_gdp&amp;" in frame


def test_share_goes_on_where_the_reader_is() -> None:
    """At the home, on the tab and with the places that the browser names, as far as there are."""
    asked = {"home": "https://example.org/green/", "tab": "table", "with": "beijing,atlantis"}
    link, frame = shared("en", "indicator_gdp", **asked)
    assert link.startswith("https://example.org/green/indicator?")
    assert parse_qs(urlsplit(link).query) == {
        "id": ["gdp"],
        "lang": ["en"],
        "tab": ["table"],
        "with": ["beijing"],
    }
    assert 'src="https://example.org/green/chart?' in frame
    assert "atlantis" not in frame
    assert "tab=" not in shared("en", "indicator_gdp", tab="cellar")[0]


def test_what_has_no_address_is_not_shared() -> None:
    assert shared("en", "explored") == []
