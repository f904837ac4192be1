"""The page of each indicator, in one language and edition or another: all that belongs there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from report.analysis import related
from report.analysis.default_chart import at_all_places
from report.model import LANGUAGES, Language, Report
from report.text import verdicts
from report.text.cards import figure_card
from report.text.chemical_names import with_subscripts
from report.text.formatter import Formatter
from tests import alone
from tests.alone import EDITIONS
from tests.counted import ones_in_the_plural
from tests.elements import charts, texts
from tests.long import beyond

_ADDRESS = re.compile(r"https?://\S+")


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
class Way:
    """A part of the indicators, in a language and an edition."""

    language: Language
    edition: str
    part: int

    def __str__(self) -> str:
        return f"{self.language}-{self.edition}-{self.part}"


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


# Each indicator in one language and edition, by turns; and then in the others.
_PARTS = len(LANGUAGES) * len(EDITIONS)
_WAYS = [
    Way(language, edition, (number + turn) % _PARTS)
    for turn in range(_PARTS)
    for number, (language, edition) in enumerate(product(LANGUAGES, EDITIONS))
]


@cache
def walk(way: Way) -> Walk:
    """The page of each indicator of the part."""
    language, edition = way.language, way.edition
    walked = list(alone.at(edition).indicators)[way.part :: _PARTS]
    app = alone.run(_every, language, edition, walked)
    assert [error.value for error in app.exception] == []
    boxes = list(app.main.children.values())
    assert len(boxes) == len(walked) > 40
    told = {name: texts(box) for name, box in zip(walked, boxes, strict=True)}
    return Walk(language, edition, app, told)


@pytest.fixture(params=beyond(_PARTS, _WAYS), ids=str)
def walked(request: pytest.FixtureRequest) -> Walk:
    """Each language with each edition."""
    return walk(request.param)


def test_every_indicator_is_walked_and_each_language_and_edition(report: Report) -> None:
    seen = _WAYS[:_PARTS]
    assert {name for way in seen for name in walk(way).told} == {*report.indicators}
    assert {(way.language, way.edition) for way in seen} == {*product(LANGUAGES, EDITIONS)}


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
