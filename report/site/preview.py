"""The picture that chats and networks show beside a link: PNG, set with the report's own fonts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from report.analysis.editions import content_mark
from report.analysis.progress import Assessment, as_of, assess_all
from report.charts.palette import LIGHT
from report.charts.verdict_marks import in_order
from report.images.cache import BusyError, KeyedCache
from report.images.chromium import CALL_SECONDS, PictureError
from report.model import Period
from report.pdf import charts, pictures
from report.pdf.typeset import own_fonts
from report.site.page_summary import PageSummary
from report.text.edition import short_title
from report.text.formatter import Formatter

# In pixels: what previews are cut to.
SIZE = (1200, 630)
_TEMPLATE = Path(__file__).with_name("preview.typ")
# Marks side by side, as in documents.
_ACROSS = 36
# Some 60 kB each.
_PICTURES: KeyedCache[bytes] = KeyedCache(256, wait_seconds=CALL_SECONDS)


def preview(told: PageSummary, fmt: Formatter) -> bytes:
    """The picture of a page: its name and finding; its chart, or the marks of its targets.

    A chart that cannot be drawn, or not in time, is left out. Raises BusyError where another has
    not made the same picture in time.
    """
    drawing = _drawing(told, fmt)
    asked = tuple(sorted(told.query.items()))
    mark = content_mark(fmt.report), fmt.report.edition
    key = (*mark, fmt.language, told.page, asked, drawing is not None)
    return _PICTURES.get(key, lambda: _picture(told, drawing, fmt))


def _drawing(told: PageSummary, fmt: Formatter) -> str | None:
    if told.chart is None:
        return None
    try:
        return charts.drawn(told.chart.draw(LIGHT), fmt, charts.LARGE)
    except (PictureError, BusyError):
        return None


def _picture(told: PageSummary, drawing: str | None, fmt: Formatter) -> bytes:
    rows = _targets(told, fmt)
    content = {
        "language": fmt.language,
        "colour": LIGHT.of(told.area) if told.area else LIGHT.product,
        "report": short_title(fmt),
        "name": told.name if told.headline else "",
        "headline": told.headline or told.name,
        "description": told.description,
        "drawing": drawing,
        "marks": pictures.marks(rows, fmt) if rows else None,
        "across": min(len(rows), _ACROSS),
        "foot": _dated(fmt),
    }
    picture = typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=own_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"preview": json.dumps(content, ensure_ascii=False)},
        format="png",
        ppi=72,
    )
    assert isinstance(picture, bytes)
    return picture


def _dated(fmt: Formatter) -> str:
    """The edition, and the day to which its figures reach."""
    day = as_of(fmt.report)
    date = fmt.period(Period(day.year, day.month, day.day))
    return fmt.word("paper.dated", edition=fmt.edition(fmt.report.edition), date=date)


def _targets(told: PageSummary, fmt: Formatter) -> Sequence[Assessment]:
    """Those of the area, of all areas on the overview; of any other page none."""
    areas = {"": fmt.report.areas}.get(told.page, ())
    if told.area is not None and told.page == told.area.id:
        areas = (told.area,)
    return in_order(row for area in areas for row in assess_all(fmt.report, area.id))
