"""Pictures of charts: what is said in them, and their size."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from report.analysis.districts import layers
from report.analysis.editions import content_mark
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_map,
    captioned_timeline,
)
from report.charts.palette import LIGHT
from report.explore import ExploreSelection, selection
from report.explore.view import view_of
from report.images import picture
from report.images.chromium import RENDERER
from report.images.picture import WIDTH
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from tests.build import editorial, hostile, shipped
from tests.downloads.samples import edition_of

DRAWN = ("chart", "overview", "map", "events")
# Views of the explore page.
EXPLORED = {
    "line": ExploreSelection(indicators=("gdp", "rd_intensity")),
    "bar": ExploreSelection(view="bar", indicators=("gdp",)),
    "multiples": ExploreSelection(view="multiples", indicators=("rd_intensity",)),
    "scatter": ExploreSelection(view="scatter", indicators=("gdp", "resident_population")),
    "map": ExploreSelection(view="map", indicators=("shared_bike_quota",)),
}


def written(language: Language, edition: str = "latest") -> Formatter:
    return Formatter(edition_of(edition), language)


def drawn(what: str, fmt: Formatter) -> CaptionedChart:
    report = fmt.report
    area = report.area("transport")
    if what == "map":
        return captioned_map(layers(report)[0], fmt)
    if what == "events":
        timeline = captioned_timeline(area, fmt)
        assert timeline is not None
        return timeline
    if what == "overview":
        return captioned_chart(report.settings.charts[0], None, fmt)
    return captioned_chart(area.charts[0], area, fmt)


def explored(chosen: ExploreSelection, fmt: Formatter) -> CaptionedChart:
    view = view_of(selection.resolved(fmt.report, chosen), fmt)
    assert view is not None
    return view.chart


def texts(svg: bytes) -> str:
    """All that can be read in a drawing, without the places where lines end."""
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    return joined(text for text in root.itertext())


def joined(parts: Iterator[str] | list[str]) -> str:
    return "".join("".join(parts).split())


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    RENDERER.stop()


@pytest.mark.parametrize("name", EXPLORED)
def test_view_of_explore_says_what_it_shows(name: str) -> None:
    fmt = written("zh")
    shown = explored(EXPLORED[name], fmt)
    said = texts(picture.in_svg(shown))
    wanted = (shown.headline, shown.subtitle, *shown.legend, shown.source_line)
    assert [text for text in wanted if joined([text]) not in said] == []
    assert content_mark(fmt.report) in said


@pytest.mark.parametrize("what", DRAWN)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_drawing_says_what_it_shows(what: str, language: Language, edition: str) -> None:
    fmt = written(language, edition)
    shown = drawn(what, fmt)
    said = texts(picture.in_svg(shown))
    wanted = (shown.headline, shown.subtitle, *shown.legend, shown.source_line)
    assert [text for text in wanted if joined([text]) not in said] == []
    assert content_mark(fmt.report) in said
    assert joined([fmt.say(fmt.report.settings.title)]) in said
    assert joined([fmt.edition(fmt.report.edition)]) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_picture_is_a_png_of_its_size(language: Language) -> None:
    fmt = written(language)
    shown = drawn("chart", fmt)
    content = picture.in_png(shown)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    with Image.open(io.BytesIO(content)) as image:
        assert image.width == 2 * WIDTH
        assert image.height == 2 * picture.composed(shown)["layout"]["height"]
        corner = image.convert("RGB").getpixel((1, 1))
        assert corner == (255, 255, 255)
        # Something stands in the place of the headline and in that of the last line.
        assert not _blank(image, 0, 100)
        assert not _blank(image, image.height - 90, image.height)


def _blank(image: Image.Image, top: int, bottom: int) -> bool:
    band = image.convert("L").crop((0, top, image.width, bottom))
    low, high = band.getextrema()
    return low == high


def test_nothing_stands_outside_the_picture() -> None:
    """White to all four edges, whatever the chart."""
    fmt = written("zh")
    for what in DRAWN:
        with Image.open(io.BytesIO(picture.in_png(drawn(what, fmt)))) as image:
            grey = image.convert("L")
            width, height = grey.size
            edges = (
                (0, 0, width, 16),
                (0, height - 16, width, height),
                (0, 0, 16, height),
                (width - 16, 0, width, height),
            )
            assert [grey.crop(edge).getextrema() for edge in edges] == [(255, 255)] * 4, what


@pytest.mark.parametrize("what", DRAWN)
def test_same_chart_gives_the_same_bytes(what: str) -> None:
    fmt = written("en")
    shown = drawn(what, fmt)
    assert picture.in_svg(shown) == picture.in_svg(shown)
    assert picture.in_png(shown) == picture.in_png(shown)


def test_picture_does_not_depend_on_those_before_it() -> None:
    """They are drawn on one page, of which nothing may stay for the next."""
    fmt = written("zh")

    def files(names: Sequence[str]) -> dict[str, tuple[bytes, bytes]]:
        RENDERER.stop()
        charts = {name: drawn(name, fmt) for name in names}
        return {
            name: (picture.in_svg(chart), picture.in_png(chart)) for name, chart in charts.items()
        }

    assert files(DRAWN) == files(DRAWN[::-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_the_report_can_be_composed(language: Language) -> None:
    fmt = written(language)
    for one, area in editorial():
        shown = captioned_chart(one, area, fmt)
        before = shown.draw(LIGHT).to_plotly_json()
        spec = picture.composed(shown)
        layout = spec["layout"]
        top, bottom = layout["margin"]["t"], layout["margin"]["b"]
        inner = layout["height"] - top - bottom
        kept = before["layout"]["margin"]
        assert inner == pytest.approx(before["layout"]["height"] - kept["t"] - kept["b"]), one.id
        # The shared figure of all readers is not touched.
        assert shown.draw(LIGHT).to_plotly_json() == before, one.id
        added = len(layout["annotations"]) - len(before["layout"].get("annotations", ()))
        assert added >= 4, one.id


def test_markup_in_a_name_is_shown_as_it_is_written() -> None:
    report = hostile(shipped(), "publisher")
    fmt = Formatter(report, "en")
    shown = replace(drawn("chart", fmt), headline="<b>Q</b> & <a href='http://x.example'>R</a>")
    svg = picture.in_svg(shown)
    said = texts(svg)
    assert "<b>Q</b>&<ahref='http://x.example'>R</a>" in said
    assert "Source:<b>Q</b>&R" in said
    assert list(ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}a")) == []


def test_threads_get_their_own_pictures() -> None:
    fmt = written("en")
    prints = [captioned_chart(one, area, fmt) for one, area in editorial()[:4]]
    wanted = [picture.in_svg(one) for one in prints]
    found: list[bytes] = [b""] * len(prints)

    def draw(place: int) -> None:
        found[place] = picture.in_svg(prints[place])

    threads = [threading.Thread(target=draw, args=(place,)) for place in range(len(prints))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == wanted
    assert len(set(wanted)) == len(prints)
