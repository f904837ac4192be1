"""Native charts: editable, with the same values, cuts, marks and signs as those of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE

from report.analysis.chart_series import drawn_as
from report.analysis.measures import is_gap, segments
from report.charts import canvas
from report.charts.bars import NamedFigure
from report.charts.draw import named_figures, plot_of
from report.charts.marks import Line
from report.charts.palette import LIGHT
from report.charts.plot import Plot
from report.model import ChartKind, Observation, Period
from report.slides.model import SlideChart
from report.slides.pptx import styles
from report.slides.pptx.styles import ChartAxis, LabelSide, LineStyle, PointLabel
from report.text.formatter import SIGNS, Formatter

# A point of a series; None cuts the line.
ChartPoint = Observation | None
_MOST_LABELS = 14
# In characters; longer names stand in a key above the picture.
_LONGEST_NAME = 14
# Ends of lines nearer than this share of the axis would cover each other's names.
_NEAR = 0.07


def draw(holder: Any, drawing: SlideChart, fmt: Formatter, size: float) -> Any:
    """Put a chart into a placeholder, its letters of this size in points."""
    kind, legend = drawn_as(drawing.chart, fmt.report), False
    if kind == "value" and drawing.chart.base is None:
        frame = _values(holder, named_figures(drawing.chart, drawing.area, fmt, LIGHT), fmt)
    else:
        plot = plot_of(drawing.chart, drawing.area, fmt, LIGHT)
        frame = _bars(holder, plot) if kind == "bar" else _lines(holder, plot, kind)
        several = len(plot.lines) > 1 and (kind == "bar" or not _are_named(plot))
        legend = several or bool(plot.targets)
    styles.paper(frame.chart, size, legend=legend)
    return frame


def signs(drawing: SlideChart, fmt: Formatter) -> str:
    """The signs beside the points of a chart, in words: qualifiers, status letters, cuts."""
    kind = drawn_as(drawing.chart, fmt.report)
    rows = [row for _, row in _shown(drawing, fmt)]
    qualifiers = {row.qualifier for row in rows}
    signed = [code for code, sign in SIGNS.items() if sign and code in qualifiers]
    parts = [fmt.word(f"legend.bar.{code}") for code in signed]
    letters = {row.status for row in rows}
    for letter in "PEBD":
        if letter in letters:
            said = fmt.word(f"status.{letter}")
            parts.append(fmt.word("deck.letter", letter=letter, text=said))
    if kind not in {"bar", "value"}:
        parts += _joins(drawing, kind, fmt)
    return fmt.word("progress.separator").join(parts)


def _shown(drawing: SlideChart, fmt: Formatter) -> Iterator[tuple[Line | None, Observation]]:
    if drawn_as(drawing.chart, fmt.report) == "value" and drawing.chart.base is None:
        yield from ((None, n.row) for n in named_figures(drawing.chart, drawing.area, fmt, LIGHT))
        return
    for line in plot_of(drawing.chart, drawing.area, fmt, LIGHT).lines:
        yield from ((line, row) for row in line.rows)


def _joins(drawing: SlideChart, kind: ChartKind, fmt: Formatter) -> Iterator[str]:
    """What lines that end, and dotted ones, mean."""
    lines = plot_of(drawing.chart, drawing.area, fmt, LIGHT).lines
    sparse = kind == "points"
    if any(None in list(cut(line.rows, over_gaps=sparse)) for line in lines):
        yield fmt.word("deck.break" if sparse else "deck.cut")
    if sparse and any(len(line.rows) > 1 for line in lines):
        yield fmt.word("legend.dotted")


def cut(rows: Sequence[Observation], *, over_gaps: bool = False) -> Iterator[ChartPoint]:
    """The figures in time, with None where a series breaks or (else) a year has no figure."""
    for number, segment in enumerate(segments(rows)):
        if number:
            yield None
        yield segment[0]
        for earlier, later in pairwise(segment):
            if not over_gaps and is_gap(earlier.period, later.period):
                yield None
            yield later


def _lines(holder: Any, plot: Plot, kind: ChartKind) -> Any:
    """A scatter with lines: periods stand where they lie, months among years too."""
    data = XyChartData(number_format="General")
    sparse = kind == "points"
    drawn = [(line, list(cut(line.rows, over_gaps=sparse))) for line in plot.lines]
    longest = max(len(points) for _, points in drawn)
    for number, (line, points) in enumerate(drawn):
        placed = list(_placed(points, plot))
        # LibreOffice leaves a first series out that is shorter than another one.
        padding = [(placed[-1][0], None)] * (0 if number else longest - len(placed))
        _add(data.add_series(line.name), [*placed, *padding])
    if plot.targets:
        aims = data.add_series(plot.fmt.word("target.short"))
        _add(aims, [(t.period.position, float(plot.scale.of(t.value))) for t in plot.targets])
    frame = holder.insert_chart(XL_CHART_TYPE.XY_SCATTER_LINES, data)
    series = list(frame.chart.plots[0].series)
    for own, (line, points) in zip(series, drawn, strict=False):
        styles.stroke(own, LineStyle(line.colour, line.subject, dotted=sparse))
        styles.points(own, points, line.colour, _labels(points, plot))
    if _are_named(plot):
        styles.names(frame.chart, _names(drawn, plot))
    if plot.targets:
        styles.aims(series[-1], LIGHT.text, [plot.fmt.target(t) for t in plot.targets])
    styles.axes(frame.chart, _years(plot), _heights(plot))
    return frame


def _are_named(plot: Plot) -> bool:
    """Whether the lines bear their names at their ends, instead of a key above."""
    return len(plot.lines) > 1 and max(len(line.name) for line in plot.lines) <= _LONGEST_NAME


def _names(drawn: Sequence[tuple[Line, Sequence[ChartPoint]]], plot: Plot) -> list[PointLabel]:
    """The name of each line at its last point."""
    heights = _heights(plot)
    near = (heights.high - heights.low) * _NEAR
    ends = [(line.rows[-1].period.position, _end(line, plot)) for line, _ in drawn]
    return [
        PointLabel(n, len(points) - 1, line.name, line.colour, beside(n, ends, near))
        for n, (line, points) in enumerate(drawn)
    ]


def _end(line: Line, plot: Plot) -> float:
    return float(plot.scale.of(line.rows[-1].value))


def beside(n: int, ends: Sequence[tuple[float, float]], near: float) -> LabelSide:
    """Where the name of the nth line stands, when lines end at these places and heights.

    Beside its end no line goes on, and of two that end together the upper one gives way.
    """
    place, height = ends[n]
    others = [end for m, end in enumerate(ends) if m != n and abs(end[1] - height) < near]
    going_on = [other for at, other in others if at > place]
    below = [other for _, other in others if other < height]
    if going_on:
        return "over" if below else "under"
    together = [other for at, other in others if at == place and other < height]
    return "over" if together else "beside"


def _add(series: Any, points: Iterable[tuple[float, float | None]]) -> None:
    for x, y in points:
        series.add_data_point(x, y)


def _placed(points: Sequence[ChartPoint], plot: Plot) -> Iterator[tuple[float, float | None]]:
    """A cut stands between its neighbours, so that the table beside the chart reads in order."""
    for number, row in enumerate(points):
        if row is None:
            yield _middle(points, number), None
        else:
            yield row.period.position, float(plot.scale.of(row.value))


def _middle(points: Sequence[ChartPoint], number: int) -> float:
    before, after = points[number - 1], points[number + 1]
    assert before is not None
    assert after is not None
    return round((before.period.position + after.period.position) / 2, 3)


def _labels(points: Sequence[ChartPoint], plot: Plot) -> dict[int, str]:
    """Signs and letters beside what is more than a plain figure; the last figure of a lone line."""
    told = {n: styles.sign(row) for n, row in enumerate(points) if row and styles.sign(row)}
    if len(plot.lines) > 1:
        return told
    last = len(points) - 1
    row = points[last]
    assert row is not None
    letter = "" if row.status == "A" else f" {row.status}"
    return told | {last: plot.fmt.observation(row) + letter}


def _years(plot: Plot) -> ChartAxis:
    first, last = plot.reach()
    ticks = canvas.year_axis(first, last, LIGHT)["tickvals"]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1
    low = ticks[0] if ticks[0] <= first else ticks[0] - step
    return ChartAxis(
        low - (step if first == last else 0), ticks[-1] + (step if first == last else 0), step
    )


def _heights(plot: Plot, *, from_zero: bool = False) -> ChartAxis:
    if plot.unit.is_part and not from_zero:
        return ChartAxis(min(plot.heights()) - 1, max(plot.heights()) + 1, 1, of_parts=True)
    ticks = canvas.nice_ticks(min(plot.heights()), max(plot.heights()), from_zero=from_zero)
    return ChartAxis(float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0]))


def _bars(holder: Any, plot: Plot) -> Any:
    """Columns over the periods; a year without a figure keeps its empty place."""
    periods = _periods(plot)
    data = CategoryChartData(number_format="General")
    data.categories = [_named(period, plot.fmt) for period in periods]
    drawn = [(line, _by_period(line.rows, periods)) for line in plot.lines]
    for line, rows in drawn:
        data.add_series(line.name, [row and float(plot.scale.of(row.value)) for row in rows])
    aims = {target.period: target for target in plot.targets}
    if aims:
        goals = [aims.get(period) for period in periods]
        heights = [goal and float(plot.scale.of(goal.value)) for goal in goals]
        data.add_series(plot.fmt.word("target.short"), heights)
    frame = holder.insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    series = list(frame.chart.plots[0].series)
    for own, (line, rows) in zip(series, drawn, strict=False):
        styles.fill(own, line.colour)
        styles.bars(own, rows, line.colour, _figures(rows, plot))
    if aims:
        styles.outlined(series[-1], LIGHT.text)
    styles.axes(frame.chart, None, _heights(plot, from_zero=True))
    return frame


def _periods(plot: Plot) -> list[Period]:
    """The periods of all figures and targets, and the whole years between them."""
    found = {row.period for line in plot.lines for row in line.rows}
    found |= {target.period for target in plot.targets}
    years = {period.year for period in found}
    between = {Period(year) for year in range(min(years), max(years)) if year not in years}
    return sorted(found | between, key=lambda period: period.order)


def _named(period: Period, fmt: Formatter) -> str:
    return str(period.year) if period.is_year else fmt.period(period)


def _by_period(rows: Sequence[Observation], periods: Sequence[Period]) -> list[ChartPoint]:
    own = {row.period: row for row in rows}
    return [own.get(period) for period in periods]


def _figures(rows: Sequence[ChartPoint], plot: Plot) -> dict[int, str]:
    """Each figure on its bar; of many bars only the signs of what is more than plain."""
    few = len(rows) * len(plot.lines) <= _MOST_LABELS
    told = {n: styles.sign(row) for n, row in enumerate(rows) if row}
    if not few:
        return {n: text for n, text in told.items() if text}
    return {
        n: styles.signed(plot.fmt.brief(row.value, plot.scale), row)
        for n, row in enumerate(rows)
        if row
    }


def _values(holder: Any, shown: Sequence[NamedFigure], fmt: Formatter) -> Any:
    """One bar a figure, the first on top, its value and period beside it."""
    data = CategoryChartData(number_format="General")
    data.categories = [one.name for one in shown]
    data.add_series(fmt.word("table.figure"), [float(one.row.value) for one in shown])
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    series = frame.chart.plots[0].series[0]
    for number, one in enumerate(shown):
        styles.bars(series, _alone(number, one), one.colour, {number: _told(one, fmt)})
    styles.side(frame.chart, max(float(one.row.value) for one in shown))
    return frame


def _alone(number: int, one: NamedFigure) -> list[ChartPoint]:
    return [*([None] * number), one.row]


def _told(one: NamedFigure, fmt: Formatter) -> str:
    period = fmt.word("in_brackets", text=fmt.period(one.row.period))
    letter = "" if one.row.status == "A" else f" {one.row.status}"
    return f"{fmt.observation(one.row)} {period}{letter}"
