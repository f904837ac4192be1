"""The page of an indicator: each of them, in both languages and editions; and any address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis import related
from report.analysis.default_chart import at_all_places
from report.charts import addresses
from report.model import LANGUAGES, Indicator, Language, Report
from report.text import verdicts
from report.text.cards import figure_card
from report.text.chemical_names import with_subscripts
from report.text.formatter import Formatter
from tests import alone, opened
from tests.alone import EDITIONS, links, texts_of
from tests.counted import ones_in_the_plural
from tests.opened import charts, copyables, is_chart, texts

# Of the pages in the other edition of a language, one in so many is looked at.
_STEP = 8
_ADDRESS = re.compile(r"https?://\S+")
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


def _every(language: str, edition: str, names: list[str]) -> None:
    """The pages of these indicators, one below the other, each in a box of its own."""
    import streamlit as st  # noqa: PLC0415

    from pages import indicator  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language, edition)
    pages = alone.signposts(ctx.report)
    for name in names:
        st.query_params["id"] = name
        with st.container(key=f"page_{name}"):
            indicator.show(ctx, pages)


@dataclass(frozen=True)
class Walk:
    """The pages of many indicators, in a language and an edition."""

    language: Language
    edition: str
    app: AppTest
    told: Mapping[str, list[str]]

    @property
    def report(self) -> Report:
        return alone.at(self.edition)

    def word(self, key: str) -> str:
        return self.report.words[key][self.language]


@cache
def walk(language: Language, edition: str) -> Walk:
    """Every indicator in one edition for each language, and a part of them in the other."""
    names = list(alone.at(edition).indicators)
    walked = names if (language == "zh") == (edition == "latest") else names[::_STEP]
    app = alone.run(_every, language, edition, walked)
    assert [error.value for error in app.exception] == []
    boxes = list(app.main.children.values())
    assert len(boxes) == len(walked) > 40
    told = {name: texts(box) for name, box in zip(walked, boxes, strict=True)}
    return Walk(language, edition, app, told)


@pytest.fixture(params=list(product(LANGUAGES, EDITIONS)), ids="-".join)
def walked(request: pytest.FixtureRequest) -> Walk:
    """Each language with each edition."""
    return walk(*request.param)


def test_every_indicator_is_walked_in_both_languages_and_editions(report: Report) -> None:
    whole = [
        one for one in product(LANGUAGES, EDITIONS) if set(walk(*one).told) == {*report.indicators}
    ]
    assert {language for language, _ in whole} == set(LANGUAGES)
    assert {edition for _, edition in whole} == set(EDITIONS)


def test_indicator_says_what_it_is(walked: Walk) -> None:
    for name, said in walked.told.items():
        row = walked.report.indicators[name]
        assert said[0] == with_subscripts(row.name[walked.language])
        wanted = [row.definition, row.note, walked.report.area(row.area).name]
        missing = [
            text for text in wanted if text and with_subscripts(text[walked.language]) not in said
        ]
        assert missing == [], name
        assert walked.word(f"indicator.kind.{row.kind}") in said
        assert walked.word(f"indicator.direction.{row.direction}") in said


def test_every_published_figure_stands_on_its_page(walked: Walk) -> None:
    fmt = Formatter(walked.report, walked.language)
    rows = [row for row in walked.report.observations if row.indicator in walked.told]
    assert len(rows) > 50
    for row in rows:
        said = walked.told[row.indicator]
        assert fmt.observation(row) in said
        assert fmt.publisher_and_site(walked.report.sources[row.source]) in said


def test_figures_are_drawn_or_their_absence_is_told(walked: Walk) -> None:
    drawn = {chart.key for chart in charts(walked.app)}
    for name, said in walked.told.items():
        chart = at_all_places(walked.report.indicators[name], walked.report)
        assert (chart is None) == (walked.word("indicator.no_figure") in said)
        assert chart is None or chart.id in drawn


def test_targets_stand_with_their_policies(walked: Walk) -> None:
    targets = [target for target in walked.report.targets if target.indicator in walked.told]
    assert targets
    for target in targets:
        said = "\n".join(walked.told[target.indicator])
        assert with_subscripts(target.policy[walked.language]) in said
        assert walked.report.sources[target.source].title[walked.language] in said
    without = {n for n, said in walked.told.items() if walked.word("indicator.no_target") in said}
    assert without == set(walked.told) - {target.indicator for target in targets}


def test_head_says_the_latest_figure_and_its_verdicts(walked: Walk) -> None:
    """In the first texts of a page, before its chart: digits, unit, period and change apart."""
    fmt = Formatter(walked.report, walked.language)
    home = walked.report.settings.place
    for name, said in walked.told.items():
        indicator = walked.report.indicators[name]
        places = [place.id for place in walked.report.places_of(name)]
        place = home if home in places or not places else places[0]
        card = figure_card(indicator, fmt, place)
        head = said[: said.index(fmt.word("card.source"))] if places else said
        assert all(text in head for text in card.parts if text), name
        assert not places or card.when_and_change in head, name
        assert (place == home) or fmt.place(place) in head, name
        targets = [row for row in walked.report.targets if row.indicator == name]
        in_force = [row for row in targets if walked.report.successor(row) is None]
        shown = [verdicts.target_with_year(row, fmt) for row in in_force]
        assert sum(text in head for text in shown) >= min(len(set(shown)), 3), name


def test_events_and_neighbours_stand_beside(walked: Walk) -> None:
    for name, said in walked.told.items():
        together = "\n".join(said)
        for one in related.related_events(walked.report, name):
            assert with_subscripts(one.event.title[walked.language]) in together
        for other in related.related_indicators(walked.report, name):
            assert with_subscripts(other.indicator.name[walked.language]) in said


def test_a_reference_stands_in_both_languages(walked: Walk) -> None:
    with_figures = [name for name in walked.told if walked.report.places_of(name)]
    assert len(with_figures) > 20
    for name in with_figures:
        for language in LANGUAGES:
            named = with_subscripts(walked.report.indicators[name].name[language])
            title = walked.report.settings.title[language]
            assert [text for text in walked.told[name] if named in text and title in text], name


def test_nothing_is_left_open(walked: Walk) -> None:
    """No placeholder, no key of a word, no Python."""
    keys = {key for key in walked.report.words if "." in key}
    odd = re.compile(r"[{}]|\b(?:None|nan|NaN|Decimal)\b")
    for name, said in walked.told.items():
        tokens = {token for text in said for token in re.findall(r"[\w.]*\w", text)}
        assert tokens & keys == set(), name
        bare = [_ADDRESS.sub("", text) for text in said]
        assert [text for text in bare if odd.search(text)] == [], name


def test_one_thing_is_in_the_singular(walked: Walk) -> None:
    assert ones_in_the_plural(text for said in walked.told.values() for text in said) == []


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
    assert dict(opened.links(app))[icon + area] == "transport?lang=zh&edition=2023"
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


def shared(language: Language, name: str) -> list[str]:
    app = alone.run(_opened_share, language, name)
    assert [error.value for error in app.exception] == []
    return [one.text for one in copyables(app)]


def _opened_share(language: str, name: str) -> None:
    import streamlit as st  # noqa: PLC0415

    from pages.parts.chart import share  # noqa: PLC0415
    from report.charts import addresses  # noqa: PLC0415
    from report.charts.captioned import captioned_chart  # noqa: PLC0415
    from tests import alone  # noqa: PLC0415

    ctx = alone.ctx(language)
    entry = addresses.addressed_chart(ctx.report, "indicator_gdp")
    assert entry is not None
    assert entry.chart is not None
    st.session_state[f"share_{name}"] = True
    share.show(name, captioned_chart(entry.chart, entry.area, ctx.fmt), ctx)


@pytest.mark.parametrize("language", LANGUAGES)
def test_share_gives_the_link_and_the_frame(language: Language) -> None:
    link, frame = shared(language, "environment_pm25")
    assert link.endswith(f"chart?id=environment_pm25&lang={language}")
    assert "embed=true&amp;embed_options=light_theme" in frame
    link, frame = shared(language, "indicator_gdp")
    assert link.endswith(f"indicator?id=gdp&lang={language}")
    assert "chart?id=indicator_gdp&amp;" in frame


def test_what_has_no_address_is_not_shared() -> None:
    assert shared("en", "explored") == []
