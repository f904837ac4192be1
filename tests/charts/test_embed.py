"""The HTML that embeds a chart, and the height that its frame has before any script has told it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from report.analysis.chart_series import rows_of
from report.charts import addresses, embed
from report.charts.addresses import AddressedChart
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_coverage,
    captioned_events_beside,
    captioned_timeline,
)
from report.charts.palette import LIGHT
from report.charts.table_size import table_height
from report.model import LANGUAGES, Language
from report.text.formatter import Formatter
from report.text.sheet import Sheet, SheetCell
from tests.build import shipped
from tests.server import ROOT

_EXAMPLE = "https://report.example/chart?id=environment_pm25&embed=true&embed_options=light_theme"
_BACK = "Open in the report: {}"


class Tags(HTMLParser):
    """The tags of a piece of HTML, as a browser reads them."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(code)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_embed_code_is_one_frame_and_its_script_whatever_the_title_holds() -> None:
    address, title = "http://h/chart?id=a&lang=zh", '"><script>x</script> & PM2.5'
    (tag, attributes), script = Tags(embed.embed_code(address, title, 612)).tags
    assert tag == "iframe"
    assert (attributes["src"], attributes["title"]) == (address, title)
    assert (attributes["width"], attributes["height"]) == ("100%", "612")
    assert script == ("script", {})


def test_handbook_has_the_code_as_it_is_handed_out() -> None:
    written = (ROOT / "docs" / "using.md").read_text("utf-8")
    for language, title, height in (("zh", "生态环境", 596), ("en", "Ecological environment", 619)):
        address = f"{_EXAMPLE}&lang={language}"
        assert embed.embed_code(address, title, height) in written


def captioned(entry: AddressedChart, fmt: Formatter) -> CaptionedChart | None:
    """The chart of an address but of the map; None where there is nothing to draw."""
    if entry.subject == "coverage" and entry.area is not None:
        return captioned_coverage(entry.area, fmt)
    if entry.subject == "beside" and entry.indicator is not None:
        return captioned_events_beside(entry.indicator, fmt)
    if entry.subject == "events" and entry.area is not None:
        return captioned_timeline(entry.area, fmt)
    has_figures = entry.chart is not None and rows_of(entry.chart, fmt.report)
    return captioned_chart(entry.chart, entry.area, fmt) if entry.chart and has_figures else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_height_is_that_of_the_picture_and_its_texts(language: Language) -> None:
    """That they are right is seen in a browser (tests/browser/test_embed.py) for some; here that
    none is out of place: beside the picture there are at least a headline, tabs and three lines,
    and never more than a dozen lines.
    """
    fmt = Formatter(shipped(), language)
    names = addresses.ids(fmt.report)
    entries = [addresses.addressed_chart(fmt.report, name) for name in names]
    charts = [chart for entry in entries if entry and (chart := captioned(entry, fmt))]
    assert len(charts) > 700
    for chart in charts:
        height = embed.chart_height(chart, _BACK.format(chart.headline), LIGHT)
        assert 190 <= height - chart.draw(LIGHT).height <= 400, chart.headline


def test_a_line_more_makes_the_frame_higher() -> None:
    fmt = Formatter(shipped(), "en")
    entry = addresses.addressed_chart(fmt.report, "indicator_gdp")
    assert entry is not None
    chart = captioned(entry, fmt)
    assert chart is not None
    short, long = (embed.chart_height(chart, "word " * count, LIGHT) for count in (2, 40))
    assert 20 < long - short < 50


def sheet(rows: int, text: str) -> Sheet:
    return Sheet({"Year": [SheetCell("2020")] * rows, "Title": [SheetCell(text)] * rows})


def test_a_table_is_as_high_as_its_rows_up_to_a_page() -> None:
    one, two, page, more = (table_height(sheet(rows, "a"), 600) for rows in (1, 2, 25, 90))
    assert two - one == pytest.approx(33.3)
    assert page - one == pytest.approx(24 * (two - one))
    assert 40 < more - page < 60


def test_a_text_wraps_in_what_its_column_has() -> None:
    text = "Shenzhen Municipal Bureau of Ecology and Environment " * 3
    wide, narrow = (table_height(sheet(1, text), room) for room in (2000, 400))
    assert narrow - wide > 40
