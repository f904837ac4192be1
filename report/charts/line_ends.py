"""What is written at the ends of lines: names and last figures, or figures alone."""

from __future__ import annotations

from collections.abc import Sequence

from report.charts import canvas
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.placement import Label, Spot, label, spots_around
from report.charts.plot import Plot
from report.charts.years import YearSpan
from report.model import Observation

# Of more lines, which have no other names, any height will do: they keep their order.
_MOST_LED = 8
# A line that ends within this share of the axis from its end is named in the margin.
_MARGIN = 0.12
# Pixels from a point to a text beside it, and above or below it; far ones are led to it.
_BESIDE = 10
# Pixels from the end of the axis to a text in the margin.
_IN_MARGIN = 4
_NEAR = range(14, 34, 3)
_HEIGHTS = tuple(up * sign for up in (*_NEAR, *range(42, 66, 6)) for sign in (1, -1))
# How far a text in the margin may stand above or below the height that its column gives it.
_SHIFTS = (0, 3, -3, 6, -6, 10, -10)
# How far one may be led to the end of its line, and how far it may stand without that.
_LED_SHIFTS = tuple(shift * sign for shift in range(0, 300, 6) for sign in (1, -1))
_UNLED_SHIFTS = (0, 6, -6, 12, -12, 18, -18, 24, -24)


def end_labels(plot: Plot, span: YearSpan | None = None) -> list[Label]:
    """The name and the last figure of each of several lines.

    `span` are the years of the axis, where it shows more than those of the plot.
    """
    texts = zip(_ended(plot), end_texts(plot), strict=True)
    return [_name(line, text, plot, span or plot.span) for line, text in texts]


def end_figures(plot: Plot, span: YearSpan | None = None) -> list[Label]:
    """The last figure of each of several lines, whose names stand in a key: near the end of its
    line or nowhere, as no name would tell whose it is.
    """
    return [_figure(line, plot, span or plot.span) for line in _ended(plot)]


def lone_end(plot: Plot, text: str) -> Label:
    """What is written at the last point of a lone line, behind it where a rule stands before it;
    the bare figure where the text has no room.
    """
    (line,) = plot.lines
    row = _last(line, plot)
    beside: list[Spot] = [("left", _BESIDE, 0)] if row.begins_run else []
    spots = [*beside, *_around(line, plot)]
    short = label(_note(line, plot.figure(row), plot), spots)
    return label(_note(line, text, plot), spots, otherwise=short)


def end_texts(plot: Plot) -> list[str]:
    """The name of each line that has figures on the scale, with the last of these."""
    return [_end_text(line, plot) for line in _ended(plot)]


def figure_texts(plot: Plot) -> list[str]:
    """The last figure of each line that has some on the scale."""
    return [plot.figure(_last(line, plot)) for line in _ended(plot)]


def _ended(plot: Plot) -> list[Line]:
    """The lines that have an end: figures on the scale."""
    return [line for line in plot.lines if plot.on_scale(line.rows)]


def _last(line: Line, plot: Plot) -> Observation:
    return plot.on_scale(line.rows)[-1]


def _end_text(line: Line, plot: Plot) -> str:
    figure = plot.figure(_last(line, plot))
    return plot.fmt.word("chart.end", name=line.name, figure=figure)


def _note(line: Line, text: str, plot: Plot) -> Spec:
    """A text at the last point of a line; that of the subject is bold."""
    row = _last(line, plot)
    markup = f"<b>{canvas.safe(text)}</b>" if line.subject else canvas.safe(text)
    return canvas.label(plot.position(row), plot.height(row.value), markup, line.colour)


def _name(line: Line, text: str, plot: Plot, span: YearSpan) -> Label:
    """In the margin where the line ends near it, else beside the last point, or above or below."""
    note = _note(line, text, plot)
    in_margin = note | {"x": span.edge}
    is_crowded = len(plot.lines) > _MOST_LED
    unled = label(
        in_margin, _aside(_LED_SHIFTS if is_crowded else _UNLED_SHIFTS), column=is_crowded
    )
    led_spots = _aside(_SHIFTS[:1] if is_crowded else _LED_SHIFTS)
    led = label(in_margin, led_spots, column=True, point=(note["x"], note["y"]), otherwise=unled)
    if _is_near(note, span):
        return led
    return label(note, [*_beside(), *_around(line, plot)], otherwise=led)


def _figure(line: Line, plot: Plot, span: YearSpan) -> Label:
    note = _note(line, plot.figure(_last(line, plot)), plot)
    if _is_near(note, span):
        spots, point = _aside(_UNLED_SHIFTS), (note["x"], note["y"])
        return label(note | {"x": span.edge}, spots, column=True, point=point)
    return label(note, [*_beside(), *_around(line, plot)])


def _is_near(note: Spec, span: YearSpan) -> bool:
    """Whether a line that ends at a text's point ends near the margin."""
    end = span.last + 1
    return bool(end - note["x"] <= (end - span.first) * _MARGIN)


def _beside() -> list[Spot]:
    return [("left", _BESIDE, shift) for shift in _SHIFTS]


def _aside(shifts: Sequence[float]) -> list[Spot]:
    return [("left", _IN_MARGIN, shift) for shift in shifts]


def _around(line: Line, plot: Plot) -> list[Spot]:
    """Above the last point, or below it where the line comes from above; else anywhere near."""
    rows = plot.on_scale(line.rows)
    falls = len(rows) > 1 and rows[-1].value < rows[-2].value
    sign = -1 if falls else 1
    return spots_around([sign * up for up in _HEIGHTS], _BESIDE)
