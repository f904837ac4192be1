"""The explore page: the address is the view, and nothing in it can break it."""

from __future__ import annotations

from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from report.explore import query
from report.text.markup import escaped
from tests.elements import charts, copyables
from tests.explore.test_explore import HOSTILE
from tests.pages.explored import SEVERAL, choose, headline, opened, said, url, words

# A browser cannot send the last two; tests/test_explore.py reads them.
SENT = {name: value for name, value in HOSTILE.items() if name not in {"long", "surrogate"}}


@pytest.mark.parametrize("name", query.NAMES)
def test_hostile_value_is_named(name: str) -> None:
    app = opened({name: SENT["script"]})
    assert not app.exception
    note = words()["address.ignored"]["en"].format(names=name)
    assert escaped(note) in [caption.value for caption in app.caption]


@cache
def bare() -> AppTest:
    """The page as it opens, once: only to be looked at."""
    return opened()


@pytest.mark.parametrize("value", SENT.values(), ids=SENT)
def test_hostile_values_change_nothing(value: str) -> None:
    app, plain = opened(dict.fromkeys(query.NAMES, value)), bare()
    assert not app.exception
    assert headline(app) == headline(plain)
    assert charts(app) == charts(plain)
    names = ", ".join(sorted({*query.NAMES}, key=query.NAMES.index))
    note = words()["address.ignored"]["en"].format(names=names)
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
