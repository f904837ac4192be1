"""Lines over time: cut where the page cuts them, named at their ends, with the targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from report.analysis.series import is_gap
from report.charts.line_ends import end_texts
from report.charts.lines import in_time
from report.charts.marks import Line
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.charts.targets import target_text
from report.model import Observation
from report.slides.pptx import styles
from report.slides.pptx.axes import place, value_axis, year_axis
from report.slides.pptx.styles import ChartPoint, LabelSide, LineStyle, PointLabel
from report.text import wrapping

# In characters; longer names stand in a key above the picture.
_LONGEST_NAME = 14
# Ends of lines nearer than this share of the axis would cover each other's names.
_NEAR = 0.07
# Of the width of a chart, what texts at the ends of lines may take; and points around one.
_MOST_FOR_ENDS, _AROUND_END = 0.35, 14


def with_cuts(
    rows: Sequence[Observation], plot: Plot, *, over_gaps: bool = False
) -> Iterator[ChartPoint]:
    """The figures in time, with None where a series breaks or (else) a year has no figure."""
    for number, segment in enumerate(in_time(rows, plot)):
        if number:
            yield None
        yield segment[0]
        for earlier, later in pairwise(segment):
            if not over_gaps and is_gap(earlier.period, later.period):
                yield None
            yield later


def insert_lines(shape: Any, plot: Plot, *, is_sparse: bool = False) -> Any:
    """A scatter with lines: periods stand where they lie, months among years too.

    Sparse figures are joined by dots, over years without a figure too. Figures of another
    definition are not drawn: a place above the scale would stand in the sheet as their value.
    """
    drawn = [line for line in plot.lines if plot.on_scale(line.rows)]
    lines = [(line, list(with_cuts(line.rows, plot, over_gaps=is_sparse))) for line in drawn]
    width = int(shape.width)
    frame = shape.insert_chart(XL_CHART_TYPE.XY_SCATTER_LINES, _data(lines, plot))
    series = list(frame.chart.plots[0].series)
    for one, (line, points) in zip(series, lines, strict=False):
        styles.style_line(one, LineStyle(line.look, line.subject, dotted=is_sparse))
        styles.style_points(one, points, line.look, _labels(points, plot))
    if has_names_at_ends(plot):
        share = _share_of_ends(end_texts(plot), width)
        styles.label_ends(frame.chart, _end_labels(lines, plot), share)
    if plot.targets:
        labels = [target_text(target, plot) for target in plot.targets]
        styles.style_target_marks(series[-1], LIGHT.text, labels)
    styles.style_axes(frame.chart, year_axis(plot), value_axis(plot))
    return frame


def _data(lines: Sequence[tuple[Line, Sequence[ChartPoint]]], plot: Plot) -> XyChartData:
    data = XyChartData(number_format="General")
    longest = max(len(points) for _, points in lines)
    for number, (line, points) in enumerate(lines):
        coordinates = list(_coordinates(points, plot))
        # LibreOffice leaves a first series out that is shorter than another one.
        padding = [(coordinates[-1][0], None)] * (0 if number else longest - len(coordinates))
        _add(data.add_series(line.name), [*coordinates, *padding])
    if plot.targets:
        targets = [(place(plot.position(row)), plot.height(row.value)) for row in plot.targets]
        _add(data.add_series(plot.fmt.word("target.short")), targets)
    return data


def _add(series: Any, coordinates: Iterable[tuple[float, float | None]]) -> None:
    for x, y in coordinates:
        series.add_data_point(x, y)


def _coordinates(points: Sequence[ChartPoint], plot: Plot) -> Iterator[tuple[float, float | None]]:
    """A cut stands between its neighbours, so that the table beside the chart reads in order."""
    for number, row in enumerate(points):
        if row is None:
            yield _middle(points, number, plot), None
        else:
            yield place(plot.position(row)), plot.height(row.value)


def _middle(points: Sequence[ChartPoint], number: int, plot: Plot) -> float:
    before, after = points[number - 1], points[number + 1]
    assert before is not None
    assert after is not None
    return place((plot.position(before) + plot.position(after)) / 2)


def _labels(points: Sequence[ChartPoint], plot: Plot) -> dict[int, str]:
    """Signs and letters beside what is more than a plain figure; the last figure of each line that
    has no name there.
    """
    signs = {n: styles.sign(row) for n, row in enumerate(points) if row and styles.sign(row)}
    if has_names_at_ends(plot):
        return signs
    last = len(points) - 1
    row = points[last]
    assert row is not None
    lone = plot.fmt.observation(row) + styles.letter_after(row)
    return signs | {last: lone if len(plot.lines) == 1 else styles.lettered(plot.figure(row), row)}


def has_names_at_ends(plot: Plot) -> bool:
    """Whether the lines bear their names at their ends, instead of a key above."""
    return len(plot.lines) > 1 and max(len(line.name) for line in plot.lines) <= _LONGEST_NAME


def _end_labels(lines: Sequence[tuple[Line, Sequence[ChartPoint]]], plot: Plot) -> list[PointLabel]:
    """The name of each line with its last figure, at the point of that."""
    axis = value_axis(plot)
    near = (axis.high - axis.low) * _NEAR
    ends = [_end(line, plot) for line, _ in lines]
    return [
        PointLabel(n, len(points) - 1, text, line.colour, side_of_name(n, ends, near))
        for n, ((line, points), text) in enumerate(zip(lines, _end_texts(lines, plot), strict=True))
    ]


def _end_texts(lines: Sequence[tuple[Line, Sequence[ChartPoint]]], plot: Plot) -> list[str]:
    """Names and figures, each with the letter of its status."""
    rows = [plot.on_scale(line.rows)[-1] for line, _ in lines]
    return [styles.lettered(text, row) for text, row in zip(end_texts(plot), rows, strict=True)]


def _share_of_ends(texts: Sequence[str], width: int) -> float:
    """How much of the width of a chart, in EMU, texts at the ends of its lines need."""
    widest = max(wrapping.width(text, styles.LABEL_SIZE, bold=True) for text in texts)
    return min(_MOST_FOR_ENDS, int(Pt(widest + _AROUND_END)) / width)


def _end(line: Line, plot: Plot) -> tuple[float, float]:
    row = plot.on_scale(line.rows)[-1]
    return place(plot.position(row)), plot.height(row.value)


def side_of_name(n: int, ends: Sequence[tuple[float, float]], near: float) -> LabelSide:
    """Where the name of the nth line stands, when lines end at these places and heights.

    Beside its end no line goes on, and of two that end together the upper one gives way; of three,
    the lowest one too.
    """
    place, height = ends[n]
    others = [end for m, end in enumerate(ends) if m != n and abs(end[1] - height) < near]
    going_on = [other for at, other in others if at > place]
    below = [other for _, other in others if other < height]
    if going_on:
        return "over" if below else "under"
    together = [other for at, other in others if at == place]
    if not any(other < height for other in together):
        return "under" if len(together) > 1 else "beside"
    return "beside" if any(other > height for other in together) else "over"
