"""The explore page: the address is the view, controls write it, and nothing in it can break it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from pages.parts.explore import control
from pages.parts.frame import context as reader_module
from report.analysis.transform import TRANSFORMS
from report.explore import VIEWS, query
from report.model import LANGUAGES, Language, Report
from report.text.chemical_names import with_subscripts
from report.text.markup import escaped
from tests.build import EXAMPLE, city_with_settings
from tests.explore.test_explore import HOSTILE
from tests.number_check import Vocabulary, drawn, recorder
from tests.opened import chart_texts, charts, copyables, shown, strings, tables, texts

PATIENCE = 60
# The texts of these are their labels.
CONTROLS = {"slider", "select_slider", "text_input"}
SEVERAL = {
    "indicators": "rd_intensity,gdp,pm25_annual_mean",
    "places": "shenzhen,beijing,china,hong_kong",
}
HANZI = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def _frame() -> None:
    """The explore page and one other, in a frame like that of all pages."""
    from functools import partial  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from pages import explore, unknowns  # noqa: PLC0415
    from pages.parts.frame import header, published_report, url  # noqa: PLC0415
    from pages.parts.frame.context import PageContext  # noqa: PLC0415
    from report.data import served  # noqa: PLC0415

    whole = published_report.published().report
    shown = served.report_at(whole, url.edition(whole))
    ctx = PageContext.for_reader(shown, url.language())
    pages = {
        "explore": st.Page(partial(explore.show, ctx), title="x", default=True),
        "other": st.Page(partial(unknowns.show, ctx), title="o", url_path="other"),
    }
    current = st.navigation(list(pages.values()), position="hidden")
    wanted = st.session_state.pop("go", None)
    if wanted:
        st.switch_page(pages[wanted])
    header.show(ctx, menu=lambda: None, search=lambda: None)
    current.run()


def opened(
    asked: Mapping[str, str] | None = None,
    language: Language = "en",
    theme: str = "light",
    unfolded: Iterable[str] = (),
) -> AppTest:
    app = AppTest.from_function(_frame, default_timeout=PATIENCE)
    for name in unfolded:
        app.session_state[f"explore_{name}"] = True
    app.query_params.update({"lang": language} | dict(asked or {}))
    app.context = {"locale": "zh-CN", "theme": theme}
    return app.run()


def choose(widget: Any, value: object) -> None:
    """Choose in a control, and look at the whole page: a choice sends but parts of it."""
    widget.set_value(value).run().run()


def url(app: AppTest) -> dict[str, str]:
    """What the URL says of the view."""
    return {
        name: value if isinstance(value, str) else value[0]
        for name, value in app.query_params.items()
        if name in query.NAMES
    }


def said(app: AppTest) -> list[str]:
    controls: list[Any] = [node for node in app.main if node.type in CONTROLS]
    labels = [node.label for node in controls]
    return texts(node for node in app.main if node.type not in CONTROLS) + labels


def headline(app: AppTest) -> str:
    return chart_texts(app.get_by_key("block_explored")).headline


def test_bare_page_shows_something_useful_and_writes_no_address() -> None:
    app = opened()
    assert not app.exception
    assert url(app) == {}
    assert app.multiselect(key="explore_indicators").value == ["rd_intensity"]
    assert len(app.multiselect(key="explore_places").value) > 2
    assert [chart.key for chart in charts(app)] == ["explored"]


@pytest.mark.parametrize(("view", "language"), list(product(VIEWS, LANGUAGES)))
def test_every_view_opens(view: str, language: Language) -> None:
    asked = SEVERAL | ({} if view == "line" else {"view": view})
    app = opened(asked, language)
    assert not app.exception
    assert url(app) == asked
    assert len(charts(app)) == (0 if view == "table" else 1)
    assert len(tables(app)) == 1
    assert not [text for text in said(app) if re.search(r"[{}]|\bNone\b|\bnan\b", text)]


@pytest.mark.parametrize(("transform", "language"), list(product(TRANSFORMS, LANGUAGES)))
def test_every_transformation_opens(transform: str, language: Language) -> None:
    asked = SEVERAL | {"transform": transform}
    asked["indicators"] += ",rd_expenditure"
    app = opened(asked, language)
    assert not app.exception
    assert url(app) == asked
    assert charts(app)
    told = "\n".join(said(app))
    refused = [key for key in _words() if key.startswith("transform.refused.")]
    assert any(_words()[key][language] in told for key in refused)


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize("has_settings", [False, True])
def test_page_of_another_city_offers_what_it_can_divide_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_settings: bool
) -> None:
    folder = city_with_settings(tmp_path / "city") if has_settings else EXAMPLE
    monkeypatch.setenv("REPORT_DATA", str(folder))
    app = opened()
    offered = app.selectbox(key="explore_transform").options
    named = {"Per person", "Per unit of GDP", "Share of Exampland"}
    assert (named & set(offered)) == (named if has_settings else set())
    first = "power_per_person" if has_settings else "solar_capacity"
    assert app.multiselect(key="explore_indicators").value == [first]
    for place in range(len(offered)):
        app = opened({"indicators": "solar_capacity"})
        control = app.selectbox(key="explore_transform")
        choose(control, control.options[place])
        assert not app.exception
        assert "transform" in url(app)
    assert len(offered) == (len(TRANSFORMS) if has_settings else len(TRANSFORMS) - len(named))


def _words() -> Mapping[str, Any]:
    from tests.build import shipped  # noqa: PLC0415

    return shipped().words


# A browser cannot send the last two; tests/test_explore.py reads them.
SENT = {name: value for name, value in HOSTILE.items() if name not in {"long", "surrogate"}}


@pytest.mark.parametrize("name", query.NAMES)
def test_hostile_value_is_named(name: str) -> None:
    app = opened({name: SENT["script"]})
    assert not app.exception
    note = _words()["address.ignored"]["en"].format(names=name)
    assert escaped(note) in [caption.value for caption in app.caption]


@pytest.mark.parametrize("value", SENT.values(), ids=SENT)
def test_hostile_values_change_nothing(value: str) -> None:
    app, plain = opened(dict.fromkeys(query.NAMES, value)), opened()
    assert not app.exception
    assert headline(app) == headline(plain)
    assert charts(app) == charts(plain)
    names = ", ".join(sorted({*query.NAMES}, key=query.NAMES.index))
    note = _words()["address.ignored"]["en"].format(names=names)
    assert set(said(app)) - set(said(plain)) == {note}


def test_ignored_part_goes_with_the_next_choice() -> None:
    app = opened({"indicators": "gdp,gone"})
    choose(app.segmented_control(key="explore_view"), "bar")
    assert url(app) == {"indicators": "gdp", "view": "bar"}


@pytest.mark.parametrize(
    "asked", [{}, SEVERAL | {"view": "scatter", "by": "place"}, {"view": "map"}]
)
def test_link_opens_the_same_view_in_the_other_language(asked: dict[str, str]) -> None:
    english = opened(asked, "en", unfolded=["link"])
    link = urlsplit(copyables(english)[0].text)
    carried = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert carried.pop("lang") == "en"
    assert carried == asked
    chinese = opened(carried, "zh", unfolded=["link"])
    assert url(chinese) == asked
    assert [node.type for node in chinese.main] == [node.type for node in english.main]
    for one, other in zip(charts(english), charts(chinese), strict=True):
        points = [[trace.get("x") for trace in chart.spec["data"]] for chart in (one, other)]
        assert points[0] == points[1]


def test_selection_stays_when_language_and_edition_change() -> None:
    app = opened(SEVERAL | {"transform": "growth"}, "zh")
    app.segmented_control(key="language_switch").set_value("en").run()
    assert not app.exception
    assert url(app) == SEVERAL | {"transform": "growth"}
    app.segmented_control(key="edition_switch").set_value("2023").run()
    assert not app.exception
    assert url(app) == SEVERAL | {"transform": "growth"}
    assert app.multiselect(key="explore_indicators").value == SEVERAL["indicators"].split(",")


def test_address_wins_over_what_was_chosen_before() -> None:
    app = opened(SEVERAL)
    app.query_params.clear()
    app.query_params.update({"lang": "en", "indicators": "gdp"})
    app.run()
    assert app.multiselect(key="explore_indicators").value == ["gdp"]
    app.query_params.clear()
    app.query_params.update({"lang": "en"})
    app.run()
    assert app.multiselect(key="explore_indicators").value == ["rd_intensity"]


def test_each_control_writes_its_part_of_the_address() -> None:
    app = opened()
    choose(app.selectbox(key="explore_area"), "transport")
    assert url(app) == {"area": "transport"}
    choose(app.multiselect(key="explore_indicators"), ["nev_stock"])
    choose(app.multiselect(key="explore_places"), ["shenzhen", "china"])
    assert url(app) == {
        "area": "transport",
        "indicators": "nev_stock",
        "places": "shenzhen,china",
    }
    app.button(key="explore_reset").click().run().run()
    assert url(app) == {}
    choose(app.segmented_control(key="explore_view"), "bar")
    choose(app.selectbox(key="explore_transform"), "index")
    choose(app.selectbox(key="explore_base"), 2012)
    assert url(app) == {"view": "bar", "transform": "index", "base": "2012"}
    choose(app.selectbox(key="explore_transform"), "difference")
    choose(app.selectbox(key="explore_against"), "beijing")
    assert url(app)["against"] == "beijing"
    app.button(key="explore_reset").click().run().run()
    choose(app.slider(key="explore_years"), (2013, 2020))
    assert url(app) == {"from": "2013", "to": "2020"}
    assert not app.exception


def test_control_without_a_choice_writes_none() -> None:
    """A browser says so of a control of one that is about to be another."""
    app = opened({"view": "bar"})
    choose(app.segmented_control(key="explore_view"), None)
    assert url(app) == {"view": "bar"}
    assert app.segmented_control(key="explore_view").value == "bar"


@pytest.mark.parametrize(
    ("kind", "field", "value", "written"),
    [
        ("pills", "kinds", ["official"], {"kinds": "official"}),
        ("pills", "statuses", ["A", "B"], {"status": "A,B"}),
        ("toggle", "target", True, {"target": "1"}),
        ("segmented_control", "min_figures", 3, {"points": "3"}),
    ],
)
def test_each_filter_writes_its_part_of_the_address(
    kind: str, field: str, value: object, written: dict[str, str]
) -> None:
    app = opened({"from": "2013"})
    getattr(app, kind)(key=f"explore_{field}").set_value(value).run()
    assert url(app) == {"from": "2013"} | written
    assert not app.exception


# The control of the popover that is set, and the fields of its controls that are sent again with
# the view and the controls beside it: all of them where one offers or shows something else.
BESIDE, NARROWING = {"indicators", "places", "view"}, {"area", "transform", "years"}
CHOICES: tuple[tuple[str, str, object, set[str]], ...] = (
    ("selectbox", "base", 2015, set()),
    ("selectbox", "transform", "growth", NARROWING),
    ("slider", "years", (2013, 2020), NARROWING | {"base"}),
    ("selectbox", "area", "transport", NARROWING | {"base"}),
)


@pytest.mark.parametrize(("kind", "field", "value", "sent"), CHOICES)
def test_choice_in_the_popover_sends_the_view_and_the_controls_that_follow(
    kind: str, field: str, value: object, sent: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "HEARD_S", 0)
    app = opened({"places": "shenzhen,beijing,china", "transform": "index"})
    getattr(app, kind)(key=f"explore_{field}").set_value(value).run()
    assert not app.exception
    assert charts(app) or app.caption
    assert fields(app) == BESIDE | sent


def test_control_that_may_not_have_arrived_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "HEARD_S", PATIENCE)
    app = opened({"transform": "index"})
    app.selectbox(key="explore_base").set_value(2015).run()
    assert fields(app) == BESIDE | NARROWING | {"base"}


def test_value_is_sent_again_until_it_has_been_heard_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer to a click would undo the next one of a reader who is faster."""
    monkeypatch.setattr(control, "HEARD_S", PATIENCE)
    app = opened()
    assert sets_value(choose_view(app, "bar"))
    monkeypatch.setattr(control, "HEARD_S", 0)
    assert not sets_value(choose_view(app, "line"))
    app.query_params["view"] = "multiples"
    assert sets_value(app.run())


def choose_view(app: AppTest, name: str) -> AppTest:
    return app.segmented_control(key="explore_view").set_value(name).run()


def sets_value(app: AppTest) -> bool:
    """Whether the control of the view takes what is sent in place of what the reader has set."""
    return bool(app.segmented_control(key="explore_view").proto.set_value)


def fields(app: AppTest) -> set[str]:
    """Those whose controls the last run sent."""
    keys = {str(node.key) for node in app.main if getattr(node, "key", None)}
    looked_for = BESIDE | NARROWING | {"by", "base"}
    return {name for name in looked_for if f"explore_{name}" in keys}


def test_year_of_the_map_and_dots_of_the_scatter_are_written() -> None:
    app = opened({"view": "map", "indicators": "gdp"})
    slider = app.select_slider(key="explore_year")
    assert len(slider.options) > 1
    last = int(slider.options[-1])
    assert slider.value != last
    choose(slider, last)
    assert url(app)["year"] == str(last)
    assert not app.exception
    app = opened({"view": "scatter", "indicators": "rd_intensity,pm25_annual_mean"})
    choose(app.segmented_control(key="explore_by"), "place")
    assert url(app)["by"] == "place"
    assert not app.exception


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
    assert escaped(_words()["explore.search.none"]["en"]) in [one.value for one in app.caption]


def test_empty_selection_says_how_to_go_on() -> None:
    app = opened()
    choose(app.multiselect(key="explore_indicators"), [])
    assert not app.exception
    assert app.query_params["indicators"] in ("", [""])
    assert charts(app) == []
    assert escaped(_words()["explore.none_chosen"]["en"]) in [one.value for one in app.caption]
    app.button(key="explore_start").click().run()
    assert len(charts(app)) == 1
    narrow = opened({"indicators": "gdp", "from": "1901", "to": "1902"})
    assert not narrow.exception
    assert escaped(_words()["explore.nothing"]["en"]) in [one.value for one in narrow.caption]
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
    assert escaped(_words()["explore.map.none"]["en"]) in [one.value for one in app.caption]
    assert not app.button


def test_area_brings_its_own_indicator_but_keeps_one_of_its_own() -> None:
    app = opened({"indicators": "gdp"})
    choose(app.selectbox(key="explore_area"), "transport")
    assert url(app) == {"area": "transport"}
    app = opened({"indicators": "gdp"})
    choose(app.selectbox(key="explore_area"), "industry")
    assert url(app) == {"area": "industry", "indicators": "gdp"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_one_language(language: Language, report: Report) -> None:
    app = opened(SEVERAL | {"transform": "per_person"}, language)
    other: Language = "en" if language == "zh" else "zh"
    foreign = {word[other] for word in report.words.values() if word.en != word.zh}
    own = {word[language] for word in report.words.values()}
    assert not (set(said(app)) & (foreign - own)) - {"中文", "English"}
    if language == "en":
        published = {source.original_title for source in report.sources.values()} - {""}
        rest = [text for text in said(app) if HANZI.search(text) and text != "中文"]
        assert not [text for text in rest if not any(name in text for name in published)]


def test_charts_have_the_colours_of_the_theme() -> None:
    light, dark = (
        strings(charts(opened(SEVERAL, theme=mode))[0].spec) for mode in ("light", "dark")
    )
    assert {text for text in light if text.startswith("#")} != {
        text for text in dark if text.startswith("#")
    }


QUERIES: tuple[dict[str, str], ...] = (
    {},
    *(SEVERAL | {"view": view} for view in VIEWS),
    *(SEVERAL | {"transform": transform} for transform in TRANSFORMS),
    {"view": "scatter", "by": "place", "indicators": "rd_intensity,pm25_annual_mean"},
    {"indicators": "nev_stock", "transform": "per_person"},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_resolves(language: Language, report: Report) -> None:
    pages, own = [], recorder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader_module, "Formatter", own)
        for asked in QUERIES:
            app = opened(asked, language, unfolded=["link"])
            figures = [text for chart in charts(app) for text in drawn(chart.spec)]
            pages.append((str(asked), [*said(app), *figures]))
    vocabulary = Vocabulary.of(report, language, own)
    # The link to copy is no text.
    kept = [
        (page, [text for text in found if "?" not in text or "lang=" not in text])
        for page, found in pages
    ]
    unresolved = [one for page, found in kept for one in vocabulary.unresolved(page, found)]
    assert not {f"{one.page}: {one.token!r} in {one.sentence[:160]!r}" for one in unresolved}


def _rerun_of_a_part_that_is_gone() -> None:
    import streamlit as st  # noqa: PLC0415

    from pages.parts.explore import control  # noqa: PLC0415

    st.button("choose", key="choose", on_click=control.rerun_parts, args=("of_another_page",))


def _rerun_outside_a_callback() -> None:
    from pages.parts.explore import control  # noqa: PLC0415

    control.rerun_parts(control.SHOWN)


def test_choice_on_the_way_to_another_page_is_passed_over() -> None:
    app = AppTest.from_function(_rerun_of_a_part_that_is_gone).run()
    app.button(key="choose").click().run()
    assert not app.exception


def test_rerun_that_is_wrong_in_itself_is_an_error() -> None:
    app = AppTest.from_function(_rerun_outside_a_callback).run()
    assert len(app.exception) == 1
