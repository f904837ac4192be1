"""The picture that chats and networks show beside a link: PNG, set with the report's own fonts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import typst

from report.analysis.editions import whole_mark
from report.analysis.progress import Assessment, as_of, assess_all
from report.charts.palette import LIGHT
from report.charts.verdict_marks import in_order
from report.images.cache import KeyedCache
from report.images.chromium import CALL_SECONDS, PictureError
from report.model import Period
from report.pdf import charts, pictures
from report.pdf.typeset import own_fonts
from report.site.told_page import PageSummary
from report.text.edition import edition_shown, short_title
from report.text.formatter import Formatter

# In pixels: what previews are cut to.
SIZE = (1200, 630)
_TEMPLATE = Path(__file__).with_name("preview.typ")
# Marks side by side, as in documents.
_ACROSS = 36
# Makes the picture of a page, with the chart that it is about or without it.
DrawPreview = Callable[[PageSummary, Formatter, bool], bytes]
# Some 60 kB each.
_PICTURES: KeyedCache[bytes] = KeyedCache(256, wait_seconds=CALL_SECONDS)


def preview(told: PageSummary, fmt: Formatter, draw: DrawPreview | None = None) -> bytes:
    """The picture of a page: its name and finding; its chart, or the marks of its targets.

    A chart that cannot be drawn, or not in time, is left out. `draw` is where it is made: in this
    process, if nothing else is said. Raises BusyError where another has not made the same picture
    in time.
    """
    asked = tuple(sorted(told.query.items()))
    key = (whole_mark(fmt.report), fmt.report.edition, fmt.language, told.page, asked)
    make, has_chart = draw or drawn, told.chart is not None
    with suppress(PictureError):
        return _PICTURES.get((*key, has_chart), lambda: make(told, fmt, has_chart))
    return _PICTURES.get((*key, False), lambda: make(told, fmt, False))


def drawn(told: PageSummary, fmt: Formatter, has_chart: bool) -> bytes:
    """The picture, made now. Raises PictureError where its chart cannot be drawn."""
    drawing = None
    if has_chart and told.chart is not None:
        drawing = charts.drawn(told.chart.draw(LIGHT), fmt, charts.LARGE)
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
    # Texts that are far too long go on, on pages that nobody is shown.
    first = picture[0] if isinstance(picture, list) else picture
    assert isinstance(first, bytes)
    return first


def _dated(fmt: Formatter) -> str:
    """The edition, and the day to which its figures reach."""
    day = as_of(fmt.report)
    date = fmt.period(Period(day.year, day.month, day.day))
    return fmt.word("paper.dated", edition=edition_shown(fmt), date=date)


def _targets(told: PageSummary, fmt: Formatter) -> Sequence[Assessment]:
    """Those of the area, of all areas on the overview; of any other page none."""
    areas = {"": fmt.report.areas}.get(told.page, ())
    if told.area is not None and told.page == told.area.id:
        areas = (told.area,)
    return in_order(row for area in areas for row in assess_all(fmt.report, area.id))
