"""The explore page: what is found by typing, and what is offered where nothing is shown."""

from __future__ import annotations

from itertools import combinations

import pytest
from streamlit.runtime.context import ContextProxy

from report.model import LANGUAGES, Language, Report
from report.text.chemical_names import with_subscripts
from report.text.markup import escaped
from tests.elements import charts, shown
from tests.pages.explored import choose, opened, said, url, words


@pytest.mark.parametrize(
    "typed", ["新能源汽车保有", "xnyqcby", "new energy vehicles in use", "NEV stock"]
)
def test_indicator_is_found_by_typing_and_added(typed: str) -> None:
    app = opened({"indicators": "gdp"}, "zh")
    app.text_input(key="explore_search").set_value(typed).run()
    choose(app.pills(key="explore_hits"), "nev_stock")
    assert not app.exception
    assert url(app)["indicators"] == "gdp,nev_stock"
    assert app.text_input(key="explore_search").value == ""


def test_search_that_finds_nothing_says_so() -> None:
    app = opened()
    app.text_input(key="explore_search").set_value("qqqqzzzz").run()
    assert escaped(words()["explore.search.none"]["en"]) in [one.value for one in app.caption]


def test_empty_selection_says_how_to_go_on() -> None:
    app = opened()
    choose(app.multiselect(key="explore_indicators"), [])
    assert not app.exception
    assert app.query_params["indicators"] in ("", [""])
    assert charts(app) == []
    assert escaped(words()["explore.none_chosen"]["en"]) in [one.value for one in app.caption]
    app.button(key="explore_start").click().run()
    assert len(charts(app)) == 1
    narrow = opened({"indicators": "gdp", "from": "1901", "to": "1902"})
    assert not narrow.exception
    assert escaped(words()["explore.nothing"]["en"]) in [one.value for one in narrow.caption]
    narrow.button(key="explore_unfiltered").click().run()
    assert "from" not in narrow.query_params
    assert narrow.query_params["indicators"] in ("gdp", ["gdp"])
    assert len(charts(narrow)) == 1


def has_a_map(indicator: str, report: Report) -> bool:
    """Whether two districts have a figure of one year."""
    districts = [place.id for place in report.districts()]
    years = [{row.period.year for row in report.series(indicator, name)} for name in districts]
    return any(first & second for first, second in combinations(years, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_map_offers_every_indicator_that_has_one(language: Language, report: Report) -> None:
    app = opened({"view": "map", "points": "2"}, language)
    assert charts(app) == []
    offered = [node for node in app.button if str(node.key).startswith("explore_show_")]
    mapped = [name for name in report.indicators if has_a_map(name, report)]
    names = [with_subscripts(report.indicators[name].name[language]) for name in mapped]
    assert len(names) > 5
    assert [shown(node.label) for node in offered] == names
    told = report.words["explore.suggest.map"][language]
    assert told.format(count=len(names)) in said(app)
    offered[-1].click().run().run()
    assert not app.exception
    assert url(app) == {"view": "map", "indicators": mapped[-1]}
    assert len(charts(app)) == 1


def test_empty_scatter_offers_pairs_with_the_indicator_chosen(report: Report) -> None:
    app = opened({"view": "scatter", "indicators": "nev_stock"})
    assert charts(app) == []
    offered = [node for node in app.button if str(node.key).startswith("explore_show_")]
    assert len(offered) == 6
    name = report.indicators["nev_stock"].name.en
    assert all(node.label.startswith(f"{name} × ") for node in offered)
    offered[0].click().run().run()
    assert url(app)["indicators"].startswith("nev_stock,")
    assert url(app)["view"] == "scatter"
    assert len(charts(app)) == 1
    assert not [node for node in app.button if str(node.key).startswith("explore_show_")]


def test_embed_of_an_empty_map_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "is_embedded", True)
    app = opened({"view": "map"})
    assert not app.exception
    assert escaped(words()["explore.map.none"]["en"]) in [one.value for one in app.caption]
    assert not app.button


def test_area_brings_its_own_indicator_but_keeps_one_of_its_own() -> None:
    app = opened({"indicators": "gdp"})
    choose(app.selectbox(key="explore_area"), "transport")
    assert url(app) == {"area": "transport"}
    app = opened({"indicators": "gdp"})
    choose(app.selectbox(key="explore_area"), "industry")
    assert url(app) == {"area": "industry", "indicators": "gdp"}
