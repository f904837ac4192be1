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
    heights = marks.values([one.rows[-1] for one in plot.lines], plot.scale)
    if len(plot.lines) == 1:
        (one,) = plot.lines
        return [lone_end(one, plot.fmt.observation(one.rows[-1]), heights[0])]
    moved = canvas.spread(heights, gap)
    return [_name(one, y, plot) for one, y in zip(plot.lines, moved, strict=True)]


def _name(one: Line, y: float, plot: Plot) -> Spec:
    """Where a dashed line leads on to a target, a name stands on the side with none."""
    if one is plot.lines[0] and _leads_on(one, plot):
        x, text = one.rows[-1].period.position, _strong(one, one.name)
        return canvas.label(x, y, text, one.colour, xanchor="right", **_off_the_line(one))
    return end(one, one.name, beside(one, plot.reach()), y)


def _leads_on(one: Line, plot: Plot) -> bool:
    return any(aim.period.position > one.rows[-1].period.position for aim in plot.targets)


def end(one: Line, text: str, x: float, y: float) -> Spec:
    """What is written behind the end of one of several lines."""
    return canvas.label(x, y, _strong(one, text), one.colour, xanchor="left", xshift=10)


def _strong(one: Line, text: str) -> str:
    return f"<b>{canvas.safe(text)}</b>" if one.subject else canvas.safe(text)


def beside(one: Line, reach: tuple[float, float]) -> float:
    """Where a line is named: in the margin if it ends near it, else beside its last point."""
    own = one.rows[-1].period.position
    near = reach[1] - own <= (reach[1] - reach[0]) * _MARGIN
    return reach[1] if near else own


def lone_end(one: Line, text: str, y: float) -> Spec:
    """What is written at the last point of a lone line, on the side where the line is not."""
    return canvas.label(
        one.rows[-1].period.position,
        y,
        f"<b>{canvas.safe(text)}</b>",
        one.colour,
        xanchor="left" if len(one.rows) == 1 else "right",
        **_off_the_line(one),
    )


def _off_the_line(one: Line) -> Spec:
    """Above the last point, or below it where the line comes from above."""
    falls = len(one.rows) > 1 and one.rows[-1].value < one.rows[-2].value
    return {"xshift": 8, "yshift": -16 if falls else 16}
