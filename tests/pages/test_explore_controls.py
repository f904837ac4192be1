"""The explore page: controls write the address, and what a choice sends."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.explore import control
from tests.elements import charts
from tests.pages.explored import PATIENCE, choose, opened, url


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
