"""How native charts look: colours, marks by status and qualifier, axes, letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from report.charts.palette import LIGHT
from report.model import Observation
from report.text.formatter import SIGNS

_SHAPES: Mapping[str, Any] = MappingProxyType(
    {"more_than": XL_MARKER_STYLE.TRIANGLE, "D": XL_MARKER_STYLE.SQUARE}
)
_LABEL = 11
LabelSide = Literal["beside", "over", "under"]
_SIDES: Mapping[LabelSide, Any] = MappingProxyType(
    {
        "beside": XL_LABEL_POSITION.RIGHT,
        "over": XL_LABEL_POSITION.ABOVE,
        "under": XL_LABEL_POSITION.BELOW,
    }
)
# The plot without its labels: shares of the chart's width and height.
_INNER = (
    '<c:layout xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:manualLayout>'
    '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0.05"/><c:y val="0.1"/><c:w val="0.83"/><c:h val="0.8"/>'
    "</c:manualLayout></c:layout>"
)


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """Where an axis begins and ends, how far apart its ticks are, and if its n say 1/n."""

    low: float
    high: float
    step: float
    of_parts: bool = False


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A line's colour, if it is the subject, and if it only joins sparse figures."""

    colour: str
    subject: bool
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class PointLabel:
    """A name at a point of a series: beside it, or over or under it where that has no room."""

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


def signed(figure: str, row: Observation) -> str:
    """A figure with its sign before it and its letter behind it."""
    letter = sign(row).removeprefix(SIGNS[row.qualifier]).strip()
    return f"{SIGNS[row.qualifier]}{figure} {letter}".strip()


def colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal[1:])


def stroke(series: Any, look: LineStyle) -> None:
    series.smooth = False
    line = series.format.line
    line.color.rgb = colour(look.colour)
    line.width = Pt(1.2 if look.dotted else 2.5 if look.subject else 1.5)
    if look.dotted:
        line.dash_style = MSO_LINE.ROUND_DOT
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 8 if look.subject else 5
    _filled(series.marker.format, look.colour, hollow=False)


def points(
    series: Any, rows: Sequence[Observation | None], own: str, labels: Mapping[int, str]
) -> None:
    """The marks of what is more, or less, than a plain figure, and the labels."""
    for number, row in enumerate(rows):
        if row is None or not (sign(row) or number in labels):
            continue
        point = series.points[number]
        if sign(row):
            shape = _SHAPES.get(row.qualifier) or _SHAPES.get(row.status, XL_MARKER_STYLE.CIRCLE)
            point.marker.style = shape
            point.marker.size = 9
            _filled(point.marker.format, own, hollow=row.is_provisional or row.qualifier == "about")
        if number in labels:
            label(point, labels[number], XL_LABEL_POSITION.ABOVE)


def names(chart: Any, told: Sequence[PointLabel]) -> None:
    """Names at the ends of lines, and room for them at the right."""
    series = list(chart.plots[0].series)
    for one in told:
        point = series[one.series].points[one.point]
        given = point.data_label.text_frame.text if point.data_label.has_text_frame else ""
        text = f"{one.text} {given}".strip()
        label(point, text, _SIDES[one.side])
        point.data_label.text_frame.paragraphs[0].runs[0].font.color.rgb = colour(one.colour)
    chart._chartSpace.chart.plotArea.insert(0, parse_xml(_INNER))


def _filled(form: Any, own: str, *, hollow: bool) -> None:
    form.line.color.rgb = colour(own)
    form.line.width = Pt(1.5)
    form.fill.solid()
    form.fill.fore_color.rgb = colour(LIGHT.background if hollow else own)


def label(point: Any, text: str, where: Any) -> None:
    frame = point.data_label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size = Pt(_LABEL)
    font.bold = True
    font.color.rgb = colour(LIGHT.text)
    point.data_label.position = where


def aims(series: Any, own: str, labels: Sequence[str]) -> None:
    """Targets: outlined diamonds that no line joins."""
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.DIAMOND
    series.marker.size = 12
    _filled(series.marker.format, own, hollow=True)
    # LibreOffice draws no outline around a mark: a white one would be lost there.
    series.marker.format.fill.fore_color.rgb = colour(LIGHT.rule)
    for number, text in enumerate(labels):
        label(series.points[number], text, XL_LABEL_POSITION.BELOW)


def fill(series: Any, own: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour(own)
    series.invert_if_negative = False


def outlined(series: Any, own: str) -> None:
    """Columns of a target: outlined, as nothing has been measured."""
    series.format.fill.background()
    series.format.line.color.rgb = colour(own)
    series.format.line.dash_style = MSO_LINE.DASH


def bars(
    series: Any, rows: Sequence[Observation | None], own: str, labels: Mapping[int, str]
) -> None:
    """Hollow bars for provisional figures, hatched ones for another definition."""
    for number, row in enumerate(rows):
        if row is None:
            continue
        form = series.points[number].format
        form.line.color.rgb = colour(own)
        if row.is_provisional:
            form.fill.background()
        elif row.status == "D":
            form.fill.patterned()
            form.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            form.fill.fore_color.rgb = colour(own)
            form.fill.back_color.rgb = colour(LIGHT.background)
        else:
            form.fill.solid()
            form.fill.fore_color.rgb = colour(own)
        if number in labels:
            label(series.points[number], labels[number], XL_LABEL_POSITION.OUTSIDE_END)


def paper(chart: Any, size: float, *, legend: bool) -> None:
    """Letters, and a key below where there is more than one series."""
    chart.font.size = Pt(size)
    chart.font.color.rgb = colour(LIGHT.muted)
    chart.has_title = False
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False


def axes(chart: Any, years: ChartAxis | None, heights: ChartAxis) -> None:
    """Light rules at round values; whole years below."""
    down, across = chart.value_axis, chart.category_axis
    _scaled(down, heights)
    if heights.of_parts:
        down.tick_labels.number_format, down.tick_labels.number_format_is_linked = '"1/"0', False
        down.reverse_order, down.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    down.has_major_gridlines = True
    down.major_gridlines.format.line.color.rgb = colour(LIGHT.rule)
    down.format.line.fill.background()
    across.has_major_gridlines = False
    across.format.line.color.rgb = colour(LIGHT.muted)
    across.major_tick_mark = XL_TICK_MARK.OUTSIDE
    if years is not None:
        _scaled(across, years)
        across.tick_labels.number_format = "0"
        across.tick_labels.number_format_is_linked = False
    else:
        chart.plots[0].gap_width = 60


def _scaled(axis: Any, own: ChartAxis) -> None:
    axis.minimum_scale, axis.maximum_scale = own.low, own.high
    axis.major_unit = own.step
    axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.major_tick_mark = XL_TICK_MARK.NONE


def side(chart: Any, largest: float) -> None:
    """Bars that lie: the first on top, from zero, without an axis of values."""
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = colour(LIGHT.muted)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = largest * 1.75 or 1
    chart.plots[0].gap_width = 60
