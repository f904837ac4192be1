"""Small multiples: one panel a series, all over the same years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report.charts import canvas, over_time
from report.charts.canvas import Spec
from report.charts.other_definitions import strip_labels
from report.charts.palette import Palette
from report.charts.panel_frames import EDGE, Panel, PanelFrame, add_panel, in_panel, span_of
from report.charts.placement import Label
from report.charts.plot import Plot
from report.text.wrapping import wrapped

# In pixels.
_CELL = 120
_CELL_HEAD = 42
_CELL_FOOT = 24
# Of the width of the picture.
_GUTTER = 0.045
# More would be too narrow on a small screen.
_COLUMNS = 2
# Over a cell on a small screen.
_TITLE_SIZE, _TITLE_WIDTH = 12, 148
_TITLE_LINES = 2
_TICK_SIZE = 11
# Of the height of a cell: what the number on its highest rule needs, and a lane of the strip.
_ROOM_FOR_TICK, _LANE = 0.1, 0.26


def drawn(panels: Sequence[Panel], palette: Palette) -> Spec:
    """One small panel a series; all have the same years, those of one unit the same heights."""
    span = span_of(panels)
    rows = -(-len(panels) // _COLUMNS)
    cell = _CELL_HEAD + _CELL + _CELL_FOOT
    layout = canvas.base_layout(palette, height=rows * cell + 2 * EDGE)
    layout["margin"] |= {"t": EDGE, "b": EDGE, "r": EDGE}
    heights = _shared_heights(panels)
    with_strip = {_measure(panel) for panel in panels if panel.plot.strip.names}
    labels: list[Label] = []
    data: list[Spec] = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, _COLUMNS)
        width = (1 - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
        left = column * (width + _GUTTER)
        top = 1 - (row * cell + _CELL_HEAD) / (rows * cell)
        frame = PanelFrame(number + 1, left, left + width, top - _CELL / (rows * cell), top)
        shared = heights[_measure(panel)]
        plot = replace(
            panel.plot,
            shared_heights=tuple(shared),
            lane=_LANE,
            keeps_lane=_measure(panel) in with_strip,
        )
        labels += in_panel(strip_labels(plot), frame)
        data += add_panel(over_time.line_spec(plot), frame, span, layout, palette)
        _make_small(layout, frame, plot)
        layout["annotations"].append(_cell_title(panel.title, left, top, palette))
    layout["meta"]["labels"] = labels
    return {"data": data, "layout": layout}


def _shared_heights(panels: Sequence[Panel]) -> dict[tuple[str, str], list[float]]:
    """All values of each unit and scale."""
    heights: dict[tuple[str, str], list[float]] = {}
    for panel in panels:
        heights.setdefault(_measure(panel), []).extend(panel.plot.heights())
    return heights


def _measure(panel: Panel) -> tuple[str, str]:
    """What the heights of a panel can be compared in."""
    return panel.plot.unit.code, panel.plot.scale.label


def _make_small(layout: Spec, frame: PanelFrame, plot: Plot) -> None:
    """Small letters on both axes of a cell, and two or three values, written inside it.

    The line of a lane has no name there: only one is, and the strip tells it apart.
    """
    font = {"color": plot.palette.muted, "size": _TICK_SIZE}
    layout[frame.layout("x")]["tickfont"] = font
    axis = plot.axis
    step = max(1, (len(axis["tickvals"]) - 1) // 2)
    low, high = axis["range"]
    room = 0 if plot.keeps_lane else _ROOM_FOR_TICK
    layout[frame.layout("y")] |= {
        "range": [low, high + (high - low) * room],
        "tickvals": axis["tickvals"][::step],
        "ticktext": axis["ticktext"][::step],
        "ticklabelposition": "inside top",
        "automargin": False,
        "tickfont": font,
    }


def _cell_title(title: str, left: float, top: float, palette: Palette) -> Spec:
    """On two lines over a cell; what has no room there stands in the tooltips."""
    text = "<br>".join(canvas.safe(line) for line in _lines(title))
    font = {"color": palette.text, "size": _TITLE_SIZE}
    at = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return canvas.label(left, top, f"<b>{text}</b>", palette.text, font=font, align="left", **at)


def _lines(title: str) -> list[str]:
    lines = wrapped(title, _TITLE_SIZE, _TITLE_WIDTH, bold=True)
    cut = lines[:_TITLE_LINES]
    return cut if len(lines) <= _TITLE_LINES else [*cut[:-1], f"{cut[-1]}…"]
