"""What is written at the ends of lines: their names, or a lone line's last figure."""

from __future__ import annotations

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.marks import Line
from report.charts.plot import Plot

# A line that ends within this share of the axis from its end is named in the margin.
_MARGIN = 0.12


def end_labels(plot: Plot, gap: float) -> list[Spec]:
    """Names at the ends of the lines, moved apart; a lone line is labelled with its last figure."""
    heights = marks.values([line.rows[-1] for line in plot.lines], plot.scale)
    if len(plot.lines) == 1:
        (line,) = plot.lines
        return [lone_end(line, plot.fmt.observation(line.rows[-1]), heights[0])]
    moved = canvas.spread(heights, gap)
    return [_name(line, y, plot) for line, y in zip(plot.lines, moved, strict=True)]


def _name(line: Line, y: float, plot: Plot) -> Spec:
    """Where a dashed line leads on to a target, a name stands on the side with none."""
    if line is plot.lines[0] and _leads_on(line, plot):
        x, text = line.rows[-1].stands_at.position, _strong(line, line.name)
        return canvas.label(x, y, text, line.colour, xanchor="right", **_off_the_line(line))
    return end(line, line.name, beside(line, plot.reach()), y)


def _leads_on(line: Line, plot: Plot) -> bool:
    return any(target.period.position > line.rows[-1].stands_at.position for target in plot.targets)


def end(line: Line, text: str, x: float, y: float) -> Spec:
    """What is written behind the end of one of several lines."""
    return canvas.label(x, y, _strong(line, text), line.colour, xanchor="left", xshift=10)


def _strong(line: Line, text: str) -> str:
    return f"<b>{canvas.safe(text)}</b>" if line.subject else canvas.safe(text)


def beside(line: Line, reach: tuple[float, float]) -> float:
    """Where a line is named: in the margin if it ends near it, else beside its last point."""
    last = line.rows[-1].stands_at.position
    near = reach[1] - last <= (reach[1] - reach[0]) * _MARGIN
    return reach[1] if near else last


def lone_end(line: Line, text: str, y: float) -> Spec:
    """What is written at the last point of a lone line, on the side where the line is not."""
    return canvas.label(
        line.rows[-1].stands_at.position,
        y,
        f"<b>{canvas.safe(text)}</b>",
        line.colour,
        xanchor="left" if len(line.rows) == 1 else "right",
        **_off_the_line(line),
    )


def _off_the_line(line: Line) -> Spec:
    """Above the last point, or below it where the line comes from above."""
    falls = len(line.rows) > 1 and line.rows[-1].value < line.rows[-2].value
    return {"xshift": 8, "yshift": -16 if falls else 16}
