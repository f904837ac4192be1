"""The page of the show: what is given to the browser, and the address that keeps the choices."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pages.parts.slideshow import slideshow
from report.charts.palette import DARK, LIGHT
from report.images.cache import BusyError
from report.model import LANGUAGES, Language, Report
from report.slides.browser_deck import deck_json
from report.slides.deck import DeckOptions, deck
from report.text.formatter import Formatter
from report.text.line_breaks import with_breaks
from tests.elements import links, texts
from tests.opened import fresh


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_offers_the_show_and_the_slides(language: Language, report: Report) -> None:
    app = fresh("present", {"lang": language})
    assert not app.exception
    word = Formatter(report, language).word
    assert word("present.intro") in " ".join(texts(app.main)).replace("\\", "")
    assert word("download.pptx") in " ".join(text for text, _ in links(app))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_when_the_slides_are_made_for_others(
    language: Language, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise BusyError("busy")

    monkeypatch.setattr(slideshow, "deck_json", busy)
    app = fresh("present", {"lang": language})
    assert not app.exception
    assert [one.value for one in app.warning] == [report.words["present.busy"][language]]


@pytest.mark.parametrize("page", ["", "transport"])
def test_slides_are_offered_where_the_figures_are(page: str, report: Report) -> None:
    offered = " ".join(text for text, _ in links(fresh(page, {"lang": "en"})))
    assert Formatter(report, "en").word("download.pptx") in offered


def test_choices_are_read_from_the_address() -> None:
    query = {"lang": "en", "areas": "energy,nowhere", "length": "short", "theme": "dark"}
    app = fresh("present", {**query, "both": "true"})
    assert not app.exception
    assert app.session_state["present_areas"] == ["energy"]
    assert app.session_state["present_length"] == "short"
    assert app.session_state["present_theme"] == "dark"
    assert app.toggle(key="present_both").value is True


@pytest.mark.parametrize("value", ["", "x" * 5000, "<b>", "-1", "true,true"])
def test_hostile_choices_are_passed_over(value: str) -> None:
    names = ("areas", "length", "theme", "both", "slide", "autoplay")
    app = fresh("present", {"lang": "zh", **dict.fromkeys(names, value)})
    assert not app.exception
    assert not app.toggle(key="present_both").value
    assert app.number_input(key="present_autoplay").value == 0


@pytest.mark.parametrize(
    ("chosen", "written"), [(3, "3"), (45, "45"), (2, None), (0, None), (3600, "3600")]
)
def test_seconds_of_a_slide_are_kept_in_the_address(chosen: int, written: str | None) -> None:
    """None turns faster than a reader reads."""
    app = fresh("present", {"lang": "zh"})
    app.number_input(key="present_autoplay").set_value(chosen).run()
    assert not app.exception
    assert app.query_params.get("autoplay") == written
    assert app.number_input(key="present_autoplay").value == (chosen if written else 0)


@pytest.mark.parametrize(("asked", "shown"), [("20", 20), ("1", 0), ("3601", 0), ("5.5", 0)])
def test_seconds_are_read_from_the_address(asked: str, shown: int) -> None:
    app = fresh("present", {"lang": "en", "autoplay": asked})
    assert app.number_input(key="present_autoplay").value == shown


def test_wall_holds_the_whole_deck(report: Report) -> None:
    options = DeckOptions(("energy",), ("zh", "en"), "full")
    told: dict[str, Any] = json.loads(json.dumps(deck_json(report, options, "light")))
    made = deck(report, options)
    assert len(told["pages"]) == len(made.pages)
    for page, slides in zip(made.pages, told["pages"], strict=True):
        for slide, own in zip(page, slides, strict=True):
            foot = slide.footer
            assert own["title"] == with_breaks(slide.title, slide.fmt)
            assert own["foot"] == [
                with_breaks(text, slide.fmt) for text in (foot.source, foot.scope, foot.stamp)
            ]
            assert ("chart" in own) == (slide.chart is not None)
            listed = [name for name in ("grid", "tally", "targets", "areas") if name in own]
            assert len(listed) == (slide.table is not None)


def test_wall_is_of_its_theme_and_marked_by_its_content(report: Report) -> None:
    light, dark = (deck_json(report, DeckOptions(("energy",)), mode) for mode in ("light", "dark"))
    assert light["colours"]["background"] == LIGHT.background
    assert dark["colours"]["background"] == DARK.background
    assert light["mark"] != dark["mark"]
