"""A chart over years as SVG for a page: each mark stands where the chart library draws it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.canvas import Spec
from report.charts.drawing import Drawing
from report.charts.fitting import SMALL_SCREEN, frames_of
from report.charts.geometry import Frame
from report.charts.nodes import Node, from_svg
from report.charts.svg import inside, note, sign
from report.charts.svg_marks import SIZE, text_line, text_width
from report.charts.svg_panels import in_panel, title

# In pixels, as Plotly sets a key: before a sign, of a sign, before a name, behind it; a row; below
# all rows.
_BEFORE, _SIGN, _NAME, _BEHIND, _ROW, _BELOW = 5, 30, 40, 5, 19, 5


def has_page_picture(drawing: Drawing) -> bool:
    """Whether there is one of its kind: of panels over years under each other, or of one, without a
    matrix.
    """
    is_other = drawing.is_map or drawing.has_cells or "heatmap" in drawing.kinds
    return drawing.is_over_years and not is_other


def page_picture(drawing: Drawing, width: int, height: int | None = None) -> Node:
    """The chart in this width, of a height that is given on a screen that is not small.

    ValueError where there is no picture of its kind.
    """
    if not has_page_picture(drawing):
        raise ValueError(f"no picture of {', '.join(sorted(drawing.kinds))}")
    spec = drawing.on_page(width, None if width <= SMALL_SCREEN else height)
    high = spec["layout"]["height"]
    parts = "".join(_parts(spec, width))
    size = f'viewBox="0 0 {width} {high}" width="{width}" height="{high}" font-size="{SIZE}"'
    return from_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{parts}</svg>')


def _parts(spec: Spec, width: int) -> Iterator[str]:
    frames = frames_of(spec["layout"], width)
    for axes, frame in frames.items():
        panel = in_panel(spec, *axes)
        if panel["layout"].get("legend"):
            yield from _key(panel, frame)
        yield from inside(panel, frame, panel["layout"]["yaxis"]["tickvals"])
    for label in spec["layout"]["annotations"]:
        if label.get("xref") == "paper":
            yield title(label, spec["layout"], width)
        else:
            yield note(label, frames[label.get("xref", "x"), label.get("yref", "y")])


def _key(spec: Spec, frame: Frame) -> Iterator[str]:
    """Over the plot, its rows from above; names in one row as they come, in several in columns."""
    layout = spec["layout"]
    named = [t for t in spec["data"] if t.get("name") and t.get("showlegend", True)]
    rooms = [_NAME + text_width(trace["name"]) + _BEHIND for trace in named]
    rows = _rows(rooms, frame.width)
    foot = frame.top + (1 - layout["legend"]["y"]) * frame.height
    top = foot - _BELOW - len(rows) * _ROW
    for number, places in enumerate(rows):
        for trace, x in zip(named[number * len(rows[0]) :], places, strict=False):
            left, middle = frame.left + x, top + (number + 0.5) * _ROW
            yield sign(trace, left + _BEFORE, middle, _SIGN)
            colour = layout["font"]["color"]
            yield text_line(left + _NAME, middle + 4.5, trace["name"], colour)


def _rows(rooms: Sequence[float], width: float) -> list[list[float]]:
    """Where the entries of each row begin."""
    if sum(rooms) <= width:
        return [[sum(rooms[:n]) for n in range(len(rooms))]]
    column = max(rooms)
    columns = max(1, int(width // column))
    places = [column * n for n in range(columns)]
    return [places[: len(rooms) - at] for at in range(0, len(rooms), columns)]
