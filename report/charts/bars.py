"""Figures of one moment side by side: a lying bar each.

A figure of another definition than the others has no bar, whose length would compare it with them:
its value stands where bars begin, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis import value_axis
from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.palette import Palette
from report.model import Observation
from report.text import wrapping
from report.text.formatter import Formatter

_BAR_HEIGHT = 38
# An axis is so many times as long as the longest bar, for the label beside it.
_ROOM, _MOST_ROOM = 1.75, 5.0
# In pixels: a picture that shares the width of a page with another.
_HALF = 560
# In pixels: on a small screen a longer name takes two lines.
_LONG_NAME = 110
_TAG = re.compile(r"</?b>")


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure with the name under which it is shown, and the colour of its bar."""

    name: str
    row: Observation
    colour: str


def lying_bars(figures: Sequence[NamedFigure], fmt: Formatter, palette: Palette) -> Spec:
    """One horizontal bar a figure, its value and period written beside it."""
    names = [figure.name for figure in figures]
    lines = [_in_two(name) for name in names]
    labels = _labels(figures, sum(lines, ()), fmt)
    values = _drawn(figures, fmt)
    layout = canvas.base_layout(palette, height=len(figures) * _BAR_HEIGHT + 36, right=8)
    layout["xaxis"] = {
        "visible": False,
        # From zero, with room beside the longest bar for its label.
        "range": _reach(values, _room(names, labels, _HALF)),
        "fixedrange": True,
    }
    room = _room(sum(lines, ()), labels, canvas.NARROW)
    layout |= canvas.narrow(
        {"xaxis": {"range": _reach(values, room)}, "yaxis": {"ticktext": _ticks(lines)}}
    )
    layout["yaxis"] = {
        # The first one on top.
        "range": [len(names) - 0.5, -0.5],
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": palette.text},
        "tickvals": list(range(len(names))),
        "ticktext": _ticks([(name,) for name in names]),
    }
    return {"data": [_trace(figures, labels, fmt, palette)], "layout": layout}


def lengths(figures: Sequence[NamedFigure], fmt: Formatter) -> list[float | None]:
    """How long the bars of figures are, in their unit; None for those that have none."""
    return [
        None if apart else _length(row, fmt)
        for row, apart in zip(*_rows_apart(figures), strict=True)
    ]


def _drawn(figures: Sequence[NamedFigure], fmt: Formatter) -> list[float]:
    """The bars as they are drawn: without a length, a bar still has its text."""
    return [length or 0.0 for length in lengths(figures, fmt)]


def _length(row: Observation, fmt: Formatter) -> float:
    return float(value_axis.height(row.value, fmt.report.unit_of(row.indicator)))


def periods_in_brackets(figures: Sequence[NamedFigure], fmt: Formatter) -> list[str]:
    """What stands behind each value: when it was, and why it has no bar."""
    keys = {False: "in_brackets", True: "chart.no_bar"}
    return [
        fmt.word(keys[apart], text=fmt.period(row.period))
        for row, apart in zip(*_rows_apart(figures), strict=True)
    ]


def _rows_apart(
    figures: Sequence[NamedFigure],
) -> tuple[list[Observation], tuple[bool, ...]]:
    rows = [figure.row for figure in figures]
    return rows, value_axis.off_scale(rows)


def _ticks(names: Sequence[tuple[str, ...]]) -> list[str]:
    """Names on the axis, each in its lines, with a gap to their bars."""
    return ["<br>".join(f"{canvas.safe(line)}  " for line in lines) for lines in names]


def _in_two(name: str) -> tuple[str, ...]:
    """A long name in two lines of about the same length; no word and no number is torn."""
    if canvas.label_width([name]) <= _LONG_NAME:
        return (name,)
    return wrapping.halves(name, canvas.LABEL)


def _reach(values: Sequence[float], room: float) -> list[float]:
    return [min(0.0, *values) * room, max(0.0, *values) * room or 1]


def _room(names: Sequence[str], labels: Sequence[str], width: int) -> float:
    """How much longer than the longest bar an axis must be in a picture so wide for the labels."""
    axis = width - canvas.label_width(names)
    lines = (line for label in labels for line in _TAG.sub("", label).split("<br>"))
    bar = axis - canvas.label_width(lines, bold=True)
    return min(_MOST_ROOM, max(_ROOM, axis / max(bar, 1)))


def _labels(figures: Sequence[NamedFigure], names: Sequence[str], fmt: Formatter) -> list[str]:
    """What stands behind each bar: in two lines where one has no room on a small screen."""
    values = [f"<b>{fmt.observation(figure.row)}</b>" for figure in figures]
    parts = list(zip(values, periods_in_brackets(figures, fmt), strict=True))
    labels = ["  ".join(part) for part in parts]
    if _room(names, labels, canvas.NARROW) < _MOST_ROOM:
        return labels
    return ["<br>".join(part) for part in parts]


def _trace(
    figures: Sequence[NamedFigure], labels: Sequence[str], fmt: Formatter, palette: Palette
) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": _drawn(figures, fmt),
        "y": list(range(len(figures))),
        "width": 0.6,
        "marker": marks.bars([f.row for f in figures], [f.colour for f in figures]),
        "text": list(labels),
        "textposition": "outside",
        "textfont": {"color": palette.text, "size": canvas.LABEL},
        # Two lines are higher than a bar: they would be made as small as it.
        "constraintext": "none",
        "cliponaxis": False,
    } | marks.points(
        [figure.row for figure in figures],
        [marks.tooltips([f.row], f.name, fmt)[0] for f in figures],
    )
