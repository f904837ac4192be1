"""One chart, one set of texts and sources: on pages, in pictures, in documents and on slides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest

from pages.parts.chart import block as chart_block
from pages.parts.chart import events
from pages.parts.chart.block import PlacedChart
from pages.parts.frame.context import PageContext
from report.analysis.chart_series import is_index
from report.analysis.default_chart import at_all_places
from report.analysis.districts import layers
from report.charts import addresses
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_coverage,
    captioned_events_beside,
    captioned_map,
    captioned_timeline,
)
from report.charts.draw import KINDS
from report.charts.palette import DARK, LIGHT, PALETTES
from report.explore import ExploreSelection, selection
from report.explore.view import view_of
from report.files.contents import found
from report.model import LANGUAGES, ChartKind, Language, Observation, Target
from report.text import narrative
from report.text.formatter import Formatter
from tests.blocks import block, blocks
from tests.build import chart, editorial, row, shipped, target, telling
from tests.captioned import every_chart, of_report, written
from tests.elements import chart_texts, charts, texts
from tests.opened import fresh, opened

EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def test_charts_of_all_kinds_are_looked_at() -> None:
    assert len(of_report()) > 380
    assert len(every_chart("en")) > 750
    assert len(every_chart("en")) == len(every_chart("zh"))


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_target_beside_a_single_figure_is_not_named(kind: str) -> None:
    report = telling(row("2022", "52"), targets=(target("2030", "100"),))
    shown = captioned_chart(chart(kind), None, Formatter(report, "en"))
    assert shown.source_line == "Source: Statistics Office of Exampleton, 2024"
    assert shown.rows == tuple(report.observations)


@pytest.mark.parametrize("kind", KINDS)
def test_target_that_is_drawn_is_named(kind: str) -> None:
    rows = (row("2021", "46"), row("2022", "52"))
    report = telling(*rows, targets=(target("2030", "100"),))
    shown = captioned_chart(chart(kind), None, Formatter(report, "en"))
    assert shown.source_line == (
        "Source: Statistics Office of Exampleton, 2024; Exampleton Gazette, 2023"
    )
    assert shown.rows == (*rows, *report.targets)


def test_target_beside_an_index_is_not_named() -> None:
    rows = (row("2021", "46"), row("2022", "52"))
    report = telling(*rows, targets=(target("2030", "100"),))
    held = chart("decoupling", base=rows[0].period)
    shown = captioned_chart(held, None, Formatter(report, "en"))
    assert shown.rows == rows
    assert shown.legend == (report.words["legend.cut"].en,)


def test_figures_beside_events_are_named() -> None:
    fmt = written("en")
    for indicator in shipped().indicators.values():
        shown = captioned_events_beside(indicator, fmt)
        if shown is not None:
            rows = {entry for entry in shown.rows if isinstance(entry, Observation)}
            assert rows == set(shipped().series(indicator.id)), indicator.id


@EACH_LANGUAGE
def test_what_is_drawn_is_what_the_sources_are_named_of(language: Language) -> None:
    """Read from the drawing itself: each figure has a point with its key, each target a diamond."""
    fmt = written(language)
    for one, area in of_report():
        shown = captioned_chart(one, area, fmt)
        of_figures = {entry.key for entry in shown.rows if isinstance(entry, Observation)}
        targets = [entry for entry in shown.rows if isinstance(entry, Target)]
        points = list(_points(shown))
        drawn = {key for _, *keys in points for key in keys}
        # Of an index the table has the years before its base too.
        assert drawn <= of_figures if is_index(one) else drawn == of_figures, one.id
        assert len([keys for _, *keys in points if not keys]) == len(targets), one.id
        assert shown.source_line == narrative.source_line(shown.rows, fmt), one.id


def _points(shown: CaptionedChart) -> Iterator[list[str]]:
    """What the points of a drawing carry: a tooltip, and a key unless it is a target."""
    for trace in shown.draw(LIGHT).to_plotly_json()["data"]:
        yield from trace.get("customdata", ())


@EACH_LANGUAGE
def test_page_places_the_chart_that_files_are_made_of(language: Language) -> None:
    fmt = written(language)

    def in_file(placed: PlacedChart | None) -> CaptionedChart | None:
        assert placed is not None
        assert placed.save is not None
        content = found(placed.save, fmt)
        return content.chart if content else None

    for palette in PALETTES.values():
        ctx = PageContext(fmt, palette)
        for one, area in of_report():
            placed = chart_block.placed_chart(one, area, ctx)
            assert placed.chart is captioned_chart(one, area, fmt) is in_file(placed), one.id
        for area in shipped().areas:
            timeline = events.placed_timeline(area, ctx)
            assert timeline is not None
            assert timeline.chart is captioned_timeline(area, fmt) is in_file(timeline), area.id


@EACH_LANGUAGE
def test_area_page_says_what_its_charts_say(language: Language) -> None:
    fmt = written(language)
    for area in shipped().areas[:3]:
        app = opened(area.id, language).app
        expected = {one.id: captioned_chart(one, area, fmt) for one in area.charts}
        for key, shown in expected.items():
            assert_placed(app.get_by_key(f"block_{key}"), shown)


def assert_placed(node: Any, shown: CaptionedChart, level: str = "h3") -> None:
    """The block of a page has all texts of a chart, and its note in the tab that tells of it.

    Its headline is a heading of this level: the second where the page is about the chart.
    """
    read = chart_texts(node)
    assert (read.level, read.headline, read.subtitle) == (level, shown.headline, shown.subtitle)
    assert [drawn.alt for drawn in charts(node)] == [shown.alt]
    legend = [shown.legend_line] if shown.legend else []
    assert read.foot == [*legend, shown.source_line]
    about = [each.text for tree in block(node).nodes("about") for each in tree.walk()]
    assert shown.note in (*about, "")


@EACH_LANGUAGE
@pytest.mark.usefixtures("every_tab")
def test_chart_alone_says_what_it_says_elsewhere(language: Language) -> None:
    """The page of one chart, which other sites embed, for a chart of each subject."""
    report, fmt = shipped(), written(language)
    area = report.area("transport")
    indicator = report.indicators["rd_intensity"]
    own = at_all_places(indicator, report)
    assert own is not None
    by_id = {
        area.charts[0].id: captioned_chart(area.charts[0], area, fmt),
        report.settings.charts[0].id: captioned_chart(report.settings.charts[0], None, fmt),
        own.id: captioned_chart(own, report.area(indicator.area), fmt),
        addresses.events_of(indicator.id): captioned_events_beside(indicator, fmt),
        f"timeline_{area.id}": captioned_timeline(area, fmt),
        f"coverage_{area.id}": captioned_coverage(area, fmt),
        addresses.MAP: captioned_map(layers(report)[0], fmt),
    }
    for name, shown in by_id.items():
        assert shown is not None, name
        app = fresh("chart", {"id": name, "lang": language})
        level = "h3" if name == addresses.MAP else "h2"
        assert_placed(app.get_by_key(f"block_{name}"), shown, level)


@EACH_LANGUAGE
@pytest.mark.parametrize("view", ["line", "bar", "multiples", "scatter", "map", "table"])
def test_explore_page_says_what_its_view_says(view: Any, language: Language) -> None:
    named = selection.resolved(
        shipped(), ExploreSelection(view=view, indicators=("gdp", "rd_intensity"))
    )
    shown = view_of(named, written(language))
    query = {"view": view, "indicators": "gdp,rd_intensity", "lang": language}
    app = fresh("explore", query)
    if shown is None:
        assert app.get_by_key("block_explored") is None
    elif shown.is_table:
        read = texts(app.main)
        wanted = (f"## {shown.chart.headline}", shown.chart.subtitle, shown.chart.source_line)
        assert [text for text in wanted if text not in read] == []
    else:
        assert_placed(app.get_by_key("block_explored"), shown.chart, "h2")


@pytest.mark.parametrize(("view", "pictures"), [("line", {"png", "svg"}), ("table", set())])
def test_table_of_explore_is_no_picture(view: str, pictures: set[str]) -> None:
    app = fresh("explore", {"view": view, "indicators": "gdp", "lang": "en"})
    (read,) = (one for one in blocks(app) if "files" in one.buttons)
    files = [node for tree in read.nodes("files") for node in tree.walk() if node.tag == "a"]
    found_at = [str(node.attributes["href"]) for node in files]
    endings = {urlsplit(address).path.rsplit(".", 1)[1] for address in found_at}
    assert {"csv", "xlsx"} <= endings
    assert endings & {"png", "svg"} == pictures


def test_chart_is_made_once_for_a_language_and_drawn_once_for_a_palette() -> None:
    (one, area), fmt = editorial()[0], written("en")
    shown = captioned_chart(one, area, fmt)
    assert captioned_chart(one, area, written("en")) is shown
    assert captioned_chart(one, area, written("zh")) is not shown
    assert shown.draw(DARK) is shown.draw(DARK)
    assert shown.draw(DARK) is not shown.draw(LIGHT)


def test_without_figures_or_events_there_is_no_chart() -> None:
    report = telling(events=())
    fmt = Formatter(report, "en")
    (area,) = report.areas
    with pytest.raises(ValueError, match="no figure of"):
        captioned_chart(chart(), area, fmt)
    assert captioned_timeline(area, fmt) is None
    assert captioned_coverage(area, fmt) is None
    assert captioned_events_beside(report.indicators["solar_capacity"], fmt) is None
