"""Small pictures in documents: the marks of targets, and sparks with the figures at their ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis.leading import leading_indicator
from report.analysis.progress import VERDICTS, Assessment, assess_all
from report.charts.nodes import Node, as_svg
from report.charts.palette import LIGHT
from report.charts.spark import SparkSize, spark, spark_plot, without_others
from report.charts.verdict_marks import in_order, marks_drawing
from report.images.picture import FONTS
from report.model import Area, Indicator
from report.pdf.block_types import AreaContent, AreaPictures, FigureRow, MarkGroup, MarkStrip
from report.text import verdicts
from report.text.cards import FigureCard, figure_card
from report.text.formatter import Formatter

# Marks side by side at most.
_ACROSS = 36
# In pixels, of which 190 are a quarter of a page: letters are then as large as those of a note.
_NAMED = SparkSize(190, 76)
_BARE = SparkSize(108, 44, is_labelled=False, has_years=False)


def city_strip(fmt: Formatter) -> list[MarkStrip]:
    """All counted targets by verdict; nothing where there is none."""
    everything = (row for area in fmt.report.areas for row in assess_all(fmt.report, area.id))
    rows = in_order(everything)
    by_verdict = ([row for row in rows if row.verdict == verdict] for verdict in VERDICTS)
    groups = [_verdict_group(group, fmt) for group in by_verdict if group]
    return [{"kind": "strip", "groups": groups}] if groups else []


def area_strip(area: Area, fmt: Formatter) -> list[MarkStrip]:
    """The counted targets of an area under how many there are of each verdict."""
    rows = in_order(assess_all(fmt.report, area.id))
    if not rows:
        return []
    return [
        {"kind": "strip", "groups": [_group(rows, "", verdicts.tally_in_words(rows, fmt), fmt)]}
    ]


def _verdict_group(rows: Sequence[Assessment], fmt: Formatter) -> MarkGroup:
    name = verdicts.common_name(rows, rows[0].verdict, fmt)
    return _group(rows, fmt.plain(len(rows)), name, fmt)


def _group(rows: Sequence[Assessment], count: str, name: str, fmt: Formatter) -> MarkGroup:
    return {
        "count": count,
        "name": name,
        "drawing": marks(rows, fmt),
        "alt": fmt.word("source.separator").join(
            verdicts.target_in_short(row, fmt) for row in rows
        ),
        "across": min(len(rows), _ACROSS),
    }


def marks(rows: Sequence[Assessment], fmt: Formatter) -> str:
    """The marks of targets as one drawing, so many a line."""
    areas = (fmt.report.area(fmt.report.indicators[row.target.indicator].area) for row in rows)
    colours = [LIGHT.of(area) for area in areas]
    return _svg(marks_drawing(rows, colours, LIGHT.background, _ACROSS), fmt)


def area_pictures(fmt: Formatter) -> list[AreaPictures]:
    """Each area with the figure that leads it, its spark, and its targets."""
    areas = [_area(area, fmt) for area in fmt.report.areas]
    return [{"kind": "areas", "areas": areas}] if areas else []


def _area(area: Area, fmt: Formatter) -> AreaContent:
    leading = leading_indicator(area, fmt.report)
    rows = in_order(assess_all(fmt.report, area.id))
    return {
        "name": fmt.say(area.name),
        "colour": LIGHT.of(area),
        "leading": None if leading is None else _leading(leading, area, fmt),
        "targets": _group(rows, "", verdicts.met_in_words(rows, fmt), fmt) if rows else None,
    }


def _leading(indicator: Indicator, area: Area, fmt: Formatter) -> FigureRow:
    plot = spark_plot(indicator, area, fmt, LIGHT)
    card = figure_card(indicator, fmt)
    picture = None if plot is None else _svg(spark(plot, _NAMED), fmt)
    return _figure_row(card, card.when_and_change, picture)


def key_figures(area: Area, fmt: Formatter) -> list[FigureRow]:
    """The headline figures of an area, each with the way to it."""
    return [*_key_figures(area, fmt)]


def _key_figures(area: Area, fmt: Formatter) -> Iterator[FigureRow]:
    for indicator in fmt.report.headlines(area.id):
        plot = spark_plot(indicator, area, fmt, LIGHT)
        own = None if plot is None else without_others(plot)
        card = figure_card(indicator, fmt)
        yield _figure_row(card, card.note, None if own is None else _svg(spark(own, _BARE), fmt))


def _figure_row(card: FigureCard, note: str, picture: str | None) -> FigureRow:
    number, unit = card.parts if card.row else ("–", "")
    return {
        "name": card.name,
        "number": number,
        "unit": unit,
        "note": note or card.missing,
        "drawing": picture,
    }


def _svg(picture: Node, fmt: Formatter) -> str:
    return as_svg(picture, FONTS[fmt.language]).decode()
