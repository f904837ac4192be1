"""What is written at the ends of lines: names and last figures, or a lone line's figure."""

from __future__ import annotations

from collections.abc import Sequence

from report.charts import canvas
from report.charts.marks import Line
from report.charts.placement import Label, Spot, label, spots_around
from report.charts.plot import Plot
from report.charts.years import YearSpan

# A line that ends within this share of the axis from its end is named in the margin.
_MARGIN = 0.12
# Pixels from a point to a text beside it, and above or below it; far ones are led to it.
_BESIDE = 10
_HEIGHTS = (16, -16, 26, -26, 42, -42, 60, -60)
# How far a name may stand above or below the height that its column gives it.
_SHIFTS = (0, 3, -3, 6, -6, 10, -10, 14, -14)
# How far one may in the margin, where there is no room for it at all at the end of its line.
_FAR_SHIFTS = tuple(shift * sign for shift in range(0, 300, 6) for sign in (1, -1))


def end_labels(
    plot: Plot, texts: Sequence[str] | None = None, span: YearSpan | None = None
) -> list[Label]:
    """Name and last figure of several lines, or a lone one's figure; or what is given instead.

    `span` are the years of the axis, where it shows more than those of the plot.
    """
    if len(plot.lines) == 1:
        (line,) = plot.lines
        text = texts[0] if texts else plot.fmt.observation(line.rows[-1])
        return [_lone_end(line, text, plot)] if text else []
    return [
        _name(line, text, plot, span or plot.span)
        for line, text in zip(plot.lines, texts or end_texts(plot), strict=True)
    ]


def end_texts(plot: Plot) -> list[str]:
    """The name of each line with its last figure; alone where that is of another definition."""
    return [_end_text(line, plot) for line in plot.lines]


def _end_text(line: Line, plot: Plot) -> str:
    row = line.rows[-1]
    if row.status == "D":
        return line.name
    return plot.fmt.word("chart.end", name=line.name, figure=plot.figure(row))


def _name(line: Line, text: str, plot: Plot, span: YearSpan) -> Label:
    """In the margin where the line ends near it, else beside the last point, or above or below."""
    row = line.rows[-1]
    last, edge = plot.position(row), span.last + 1
    near = edge - last <= (edge - span.first) * _MARGIN
    bold = f"<b>{canvas.safe(text)}</b>" if line.subject else canvas.safe(text)
    note = canvas.label(edge if near else last, plot.height(row.value), bold, line.colour)
    spots: list[Spot] = [("left", _BESIDE, shift) for shift in _SHIFTS]
    far: list[Spot] = [("left", _BESIDE, shift) for shift in _FAR_SHIFTS]
    in_margin = label(note | {"x": edge}, far, column=True)
    if near:
        return label(note, spots, column=True, otherwise=in_margin)
    return label(note, [*spots, *_around(line)], otherwise=in_margin)


def _lone_end(line: Line, text: str, plot: Plot) -> Label:
    """What is written at the last point of a lone line, behind it where a rule stands before it."""
    row = line.rows[-1]
    bold = f"<b>{canvas.safe(text)}</b>"
    note = canvas.label(plot.position(row), plot.height(row.value), bold, line.colour)
    beside: list[Spot] = [("left", _BESIDE, 0)] if row.begins_run else []
    return label(note, [*beside, *_around(line)])


def _around(line: Line) -> list[Spot]:
    """Above the last point, or below it where the line comes from above; else anywhere near."""
    falls = len(line.rows) > 1 and line.rows[-1].value < line.rows[-2].value
    sign = -1 if falls else 1
    return spots_around([sign * up for up in _HEIGHTS], _BESIDE)
