"""The addresses of the report's own pages."""

from __future__ import annotations

from report.charts.palette import LIGHT
from report.data.check.chapters import RESERVED
from report.files.addresses import FOLDER
from report.model import Report
from report.screens.context import ScreenContext
from report.screens.menu import menu
from report.text.formatter import Formatter


def test_no_area_may_have_the_address_of_a_page(report: Report) -> None:
    """All that the menu lists but the areas, and where the server has its files."""
    ctx = ScreenContext(Formatter(report, "en"), LIGHT)
    listed = {
        page.path
        for pages in menu(ctx, ctx.link, has_changes=True).values()
        for page in pages
        if page.path
    }
    others = listed - {area.id for area in report.areas}
    assert len(others) > 5
    assert others | {FOLDER} <= RESERVED
