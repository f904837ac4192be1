"""What stands beside the product shows the same figures. Dash itself is no part of the usual
installation: what its pages show is what `content.py` and `explored.py` give all of them.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from bench import many_series
from bench.contenders import content
from bench.contenders.content import AREA, ShownArea, area_content, city_content, figure_of
from bench.contenders.explored import ExploreContent
from report.analysis.progress import assess_all
from report.charts.captioned import captioned_chart
from report.charts.palette import LIGHT
from report.data import store
from report.data.check import problems
from report.explore import ExploreSelection
from report.explore.series import atlas
from report.text.formatter import Formatter
from tests.build import PROVESTAD
from tests.opened import opened


@pytest.fixture(scope="module")
def fmt() -> Formatter:
    return content.formatter()


@pytest.fixture(scope="module")
def area(fmt: Formatter) -> ShownArea:
    return area_content(AREA, fmt)


def test_an_area_says_what_the_product_says(area: ShownArea) -> None:
    texts = " ".join(opened(AREA, "en").texts)
    assert area.cards
    assert [card.figure for card in area.cards if card.parts[0] not in texts] == []
    assert [row.subject for row in area.targets if row.subject not in texts] == []
    assert [chart.headline for chart in area.charts if chart.headline not in texts] == []


def test_an_area_has_all_charts_and_indicators(area: ShownArea, fmt: Formatter) -> None:
    chapter = fmt.report.area(AREA)
    drawn = [captioned_chart(chart, chapter, fmt) for chart in chapter.charts]
    figures = [chart.draw(LIGHT).to_plotly_json() for chart in drawn]
    assert [figure_of(chart) for chart in area.charts] == figures
    rows = sum(len(sheet.rows) for sheet in area.tables.values())
    assert rows == len(fmt.report.in_area(AREA))


def test_the_overview_has_every_area_and_target(fmt: Formatter) -> None:
    shown = city_content(fmt)
    assert list(shown.cards) == [area.id for area in fmt.report.areas]
    assert all(shown.cards.values())
    assert len(shown.targets) == len(assess_all(fmt.report))


def test_explore_draws_the_figures_of_the_report(fmt: Formatter) -> None:
    explored = ExploreContent(fmt)
    opening = explored.opening
    assert opening.indicators
    assert opening.places
    figure = explored.figure("bar", opening.indicators, opening.places, None)
    drawn = {trace["name"]: trace["y"] for trace in figure["data"]}
    assert len(drawn) == len(opening.places)
    for place in opening.places:
        name = f"{explored.indicators[opening.indicators[0]]} · {explored.places[place]}"
        rows = fmt.report.series(opening.indicators[0], place)
        assert [Decimal(str(value)) for value in drawn[name]] == [row.value for row in rows]


def test_explore_has_a_panel_for_each_unit(fmt: Formatter) -> None:
    explored = ExploreContent(fmt)
    units: dict[str, str] = {}
    for name in explored.indicators:
        if explored.points(name, fmt.report.settings.place):
            units.setdefault(explored.unit(name), name)
    chosen = list(units.values())[:2]
    figure = explored.figure("line", chosen, [fmt.report.settings.place], None)
    titles = [figure["layout"][axis]["title"]["text"] for axis in ("yaxis", "yaxis2")]
    assert titles == list(units)[:2]
    assert [trace["yaxis"] for trace in figure["data"]] == ["y", "y2"]


def test_a_map_is_of_the_first_indicator_that_has_one(fmt: Formatter) -> None:
    explored = ExploreContent(fmt)
    without = next(name for name in explored.indicators if not explored.mapped(name))
    mapped = next(name for name in explored.indicators if explored.mapped(name))
    years = explored.years([without, mapped])
    drawn = atlas(fmt.report, ExploreSelection(indicators=(mapped,), view="map"))
    assert drawn is not None
    assert list(years) == list(drawn.years)
    year, values = next(iter(years.items()))
    figure = explored.figure("map", [without, mapped], [], year)
    told = " ".join(trace["text"] for trace in figure["data"])
    assert all(f"{explored.places[place]} {value:.12g}" in told for place, value in values.items())
    assert len(figure["data"]) == len(fmt.report.outlines)


_SCRIPT = """
from bench.contenders import content, streamlit_app
streamlit_app.{page}({area}content.formatter())
"""


def run(page: str, area: str = "") -> AppTest:
    """A page of plain Streamlit as its script leaves it."""
    script = _SCRIPT.format(page=page, area=area and f"{area!r}, ")
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    return app


def test_plain_streamlit_shows_an_area(area: ShownArea) -> None:
    app = run("area_page", AREA)
    assert app.title[0].value == area.name
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown == {card.name: card.figure for card in area.cards}
    assert len(app.get("plotly_chart")) == len(area.charts)
    assert len(app.dataframe) == len(area.charts) + len(area.tables)


def test_plain_streamlit_shows_the_overview(fmt: Formatter) -> None:
    app, shown = run("overview"), city_content(fmt)
    assert app.title[0].value == shown.title
    assert len(app.metric) == sum(map(len, shown.cards.values()))
    assert len(app.get("plotly_chart")) == len(shown.charts)


def test_plain_streamlit_lets_explore(fmt: Formatter) -> None:
    app, opening = run("explore"), ExploreContent(fmt).opening
    assert [tuple(box.value) for box in app.multiselect] == [opening.indicators, opening.places]
    assert len(app.get("plotly_chart")) == 1


def test_another_city_has_pages_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_DATA", str(PROVESTAD))
    fmt = content.formatter()
    assert fmt.report.settings.title == store.shared(PROVESTAD).settings.title
    shown = area_content(fmt.report.areas[0].id, fmt)
    assert shown.charts
    assert city_content(fmt).cards


def test_a_city_of_many_series_is_sound(tmp_path: Path) -> None:
    many_series.write(tmp_path / "many")
    assert problems(tmp_path / "many") == ()
