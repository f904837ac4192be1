"""How native charts style: colours, marks by status and qualifier, axes, letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from report.charts.looks import Dash, Look, MarkShape
from report.charts.palette import LIGHT
from report.model import Observation
from report.slides.pptx.axes import ChartAxis
from report.text.notation import SIGNS

_SHAPES: Mapping[str, Any] = MappingProxyType(
    {"more_than": XL_MARKER_STYLE.TRIANGLE, "D": XL_MARKER_STYLE.SQUARE}
)
_PLAIN_SHAPES: Mapping[MarkShape, Any] = MappingProxyType(
    {
        "circle": XL_MARKER_STYLE.CIRCLE,
        "cross": XL_MARKER_STYLE.PLUS,
        "x": XL_MARKER_STYLE.X,
        "star": XL_MARKER_STYLE.STAR,
        # Of their nine shapes those that mean nothing else here.
        "hourglass": XL_MARKER_STYLE.DASH,
        "bowtie": XL_MARKER_STYLE.DOT,
        "star-diamond": XL_MARKER_STYLE.DIAMOND,
        "hexagram": XL_MARKER_STYLE.STAR,
        "star-square": XL_MARKER_STYLE.X,
    }
)
_DASHES: Mapping[Dash, Any] = MappingProxyType(
    {
        "solid": MSO_LINE.SOLID,
        "longdash": MSO_LINE.LONG_DASH,
        "dash": MSO_LINE.DASH,
        "longdashdot": MSO_LINE.LONG_DASH_DOT,
        "dashdot": MSO_LINE.DASH_DOT,
    }
)
# In points.
LABEL_SIZE = 11
# A point of a series; None cuts the line.
ChartPoint = Observation | None
LabelSide = Literal["beside", "over", "under"]
_SIDES: Mapping[LabelSide, Any] = MappingProxyType(
    {
        "beside": XL_LABEL_POSITION.RIGHT,
        "over": XL_LABEL_POSITION.ABOVE,
        "under": XL_LABEL_POSITION.BELOW,
    }
)
# The plot without its labels: shares of the chart's width and height. Its width is the whole less
# what stands at the ends of its lines.
_WHOLE = 0.94
# An axis of lying bars is so many times as long as the longest one, for the figure beside it.
_ROOM = 1.75
_INNER = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout>'
    '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0.05"/><c:y val="0.1"/><c:w val="{width}"/><c:h val="0.8"/>'
    "</c:manualLayout></c:layout>"
)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A line's look, if it is the subject, and if it only joins sparse figures."""

    look: Look
    subject: bool
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class PointLabel:
    """A text at a point of a series: beside it, or over or under it where that has no room."""

    series: int
    point: int
    text: str
    colour: str
    side: LabelSide


def sign(row: Observation) -> str:
    """What a figure is apart from a plain published one: `>`, `≈ D`, `P`."""
    letter = "" if row.status == "A" else row.status
    letter = letter or ("P" if row.qualifier == "preliminary" else "")
    return " ".join(part for part in (SIGNS[row.qualifier], letter) if part)


def lettered(figure: str, row: Observation) -> str:
    """A figure that has its sign, with its letter behind it."""
    letter = sign(row).removeprefix(SIGNS[row.qualifier]).strip()
    return f"{figure} {letter}".strip()


def rgb(hexadecimal: str) -> RGBColor:
    """A colour such as #1b2a25."""
    return RGBColor.from_string(hexadecimal[1:])


def letter_after(row: Observation) -> str:
    """The letter of a status behind a figure, a blank before it; nothing for a published one."""
    return "" if row.status == "A" else f" {row.status}"


def style_line(series: Any, style: LineStyle) -> None:
    """A line with a mark at each figure; the subject's is thicker."""
    series.smooth = False
    line = series.format.line
    line.color.rgb = rgb(style.look.colour)
    line.width = Pt(1.2 if style.dotted else 2.5 if style.subject else 1.5)
    line.dash_style = MSO_LINE.ROUND_DOT if style.dotted else _DASHES[style.look.dash]
    series.marker.style = _PLAIN_SHAPES[style.look.shape]
    series.marker.size = 8 if style.subject else 5 if style.look.shape == "circle" else 7
    _fill_mark(series.marker.format, style.look.colour, is_hollow=False)


def style_points(
    series: Any, rows: Sequence[ChartPoint], look: Look, labels: Mapping[int, str]
) -> None:
    """The marks of what is more, or less, than a plain figure, and the labels."""
    for number, row in enumerate(rows):
        if row is None or not (sign(row) or number in labels):
            continue
        point = series.points[number]
        if sign(row):
            plain = _PLAIN_SHAPES[look.shape]
            shape = _SHAPES.get(row.qualifier) or _SHAPES.get(row.status, plain)
            point.marker.style = shape
            point.marker.size = 9
            is_hollow = row.is_provisional or row.qualifier == "about"
            _fill_mark(point.marker.format, look.colour, is_hollow=is_hollow)
        if number in labels:
            label_point(point, labels[number], XL_LABEL_POSITION.ABOVE)


def label_ends(chart: Any, labels: Sequence[PointLabel], share: float) -> None:
    """Texts at the ends of lines, and this share of the width for them at the right."""
    series = list(chart.plots[0].series)
    for label in labels:
        point = series[label.series].points[label.point]
        label_point(point, label.text, _SIDES[label.side])
        point.data_label.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(label.colour)
    inner = _INNER.format(width=round(_WHOLE - share, 3))
    chart._chartSpace.chart.plotArea.insert(0, parse_xml(inner))


def _fill_mark(shape_format: Any, colour: str, *, is_hollow: bool) -> None:
    shape_format.line.color.rgb = rgb(colour)
    shape_format.line.width = Pt(1.5)
    shape_format.fill.solid()
    shape_format.fill.fore_color.rgb = rgb(LIGHT.background if is_hollow else colour)


def label_point(point: Any, text: str, position: Any) -> None:
    """Write a label at a point; `position` is one of XL_LABEL_POSITION."""
    frame = point.data_label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size = Pt(LABEL_SIZE)
    font.bold = True
    font.color.rgb = rgb(LIGHT.text)
    point.data_label.position = position


def style_target_marks(series: Any, colour: str, labels: Sequence[str]) -> None:
    """Targets: outlined diamonds that no line joins."""
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.DIAMOND
    series.marker.size = 12
    _fill_mark(series.marker.format, colour, is_hollow=True)
    # LibreOffice draws no outline around a mark: a white one would be lost there.
    series.marker.format.fill.fore_color.rgb = rgb(LIGHT.rule)
    for number, text in enumerate(labels):
        label_point(series.points[number], text, XL_LABEL_POSITION.BELOW)


def style_text(chart: Any, size: float, *, has_legend: bool) -> None:
    """Letters, and a key below where there is more than one series."""
    chart.font.size = Pt(size)
    chart.font.color.rgb = rgb(LIGHT.muted)
    chart.has_title = False
    chart.has_legend = has_legend
    if has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False


def style_axes(chart: Any, years: ChartAxis | None, heights: ChartAxis) -> None:
    """Light rules at round values; whole years below."""
    vertical, horizontal = chart.value_axis, chart.category_axis
    _set_limits(vertical, heights)
    if heights.of_parts:
        labels = vertical.tick_labels
        labels.number_format, labels.number_format_is_linked = "# ?/?", False
    vertical.has_major_gridlines = True
    vertical.major_gridlines.format.line.color.rgb = rgb(LIGHT.rule)
    vertical.format.line.fill.background()
    horizontal.has_major_gridlines = False
    horizontal.format.line.color.rgb = rgb(LIGHT.muted)
    horizontal.major_tick_mark = XL_TICK_MARK.OUTSIDE
    if years is not None:
        _set_limits(horizontal, years)
        horizontal.tick_labels.number_format = "0"
        horizontal.tick_labels.number_format_is_linked = False
        if years.is_upright:
            _turn_upright(horizontal)
    else:
        chart.plots[0].gap_width = 60


def _turn_upright(axis: Any) -> None:
    """Names of ticks from below to above: PowerPoint counts in 60,000ths of a degree."""
    axis.tick_labels.font.bold = False
    body = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    body.set("rot", "-5400000")
    body.set("vert", "horz")


def _set_limits(axis: Any, limits: ChartAxis) -> None:
    axis.minimum_scale, axis.maximum_scale = limits.low, limits.high
    axis.major_unit = limits.step
    axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.major_tick_mark = XL_TICK_MARK.NONE


def style_lying_bars(chart: Any, values: Sequence[float]) -> None:
    """Bars that lie: the first on top, from zero, without an axis of values."""
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.muted)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = min(0.0, *values) * _ROOM
    chart.value_axis.maximum_scale = max(0.0, *values) * _ROOM or 1
    chart.plots[0].gap_width = 60
