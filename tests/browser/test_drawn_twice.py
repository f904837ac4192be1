"""Pictures of charts have each mark and each text where the chart library draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Page

from report.charts.drawing import Drawing
from report.charts.palette import DARK, LIGHT, PALETTES
from report.charts.svg_page import page_picture
from report.model import LANGUAGES, Language
from tests.browser import drawn_twice
from tests.browser.conftest import NewPage
from tests.captioned import every_chart
from tests.long import beyond

# In windows of 390, 1440 and 1920 pixels: across the page, across a half, two thirds or all of it.
_WIDTHS = (358, 632, 837, 1280)


def _is_over_years(drawing: Drawing) -> bool:
    return "years" in drawing.unfitted["layout"].get("meta", {})


def _is_plot_of_years(drawing: Drawing) -> bool:
    return _is_over_years(drawing) and not _has_cells(drawing) and "heatmap" not in drawing.kinds


def _has_cells(drawing: Drawing) -> bool:
    return "ticklabelposition" in drawing.unfitted["layout"]["yaxis"]


KINDS: Mapping[str, Callable[[Drawing], bool]] = {
    "over years": lambda one: _is_plot_of_years(one) and not one.has_panels,
    "panels": lambda one: _is_plot_of_years(one) and one.has_panels,
    "small multiples": _has_cells,
    "lying bars": lambda one: one.lies,
    "scatter": lambda one: not (_is_over_years(one) or one.lies or one.is_map),
    "matrix": lambda one: "heatmap" in one.kinds,
    "map": lambda one: one.is_map,
}


@pytest.fixture(scope="module")
def twice(new_page: NewPage) -> Iterator[Page]:
    page = new_page("en-GB", "light", 1440)
    drawn_twice.open_twice(page)
    yield page
    page.close()


def drawings(kind: str, language: Language, mode: str = "light") -> list[Drawing]:
    palette = DARK if mode == "dark" else LIGHT
    drawn = (chart.draw(palette) for chart in every_chart(language))
    return [one for one in drawn if KINDS[kind](one)]


@pytest.mark.parametrize("kind", beyond(2, KINDS))
def test_picture_and_chart_have_all_in_the_same_places(kind: str, twice: Page) -> None:
    found = drawings(kind, "en")
    for one in (found[0], found[len(found) // 2], found[-1]):
        for width in _WIDTHS[:3]:
            assert drawn_twice.differences(twice, one, width) == [], width


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", PALETTES)
@pytest.mark.parametrize("kind", KINDS)
def test_all_of_a_kind(kind: str, mode: str, language: Language, twice: Page) -> None:
    for one in drawings(kind, language, mode)[::8]:
        for width in _WIDTHS:
            assert drawn_twice.differences(twice, one, width) == [], width


def test_what_stands_elsewhere_is_found(twice: Page) -> None:
    """Of a picture of another width hardly anything stands where the chart has it."""
    (one, *_) = drawings("lying bars", "en")
    assert len(drawn_twice.differences(twice, one, 837, page_picture(one, 632))) > 3
