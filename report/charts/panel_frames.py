"""A panel of a picture: what it shows, where it stands, and which axes are its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from report.charts.canvas import Spec
from report.charts.palette import Palette
from report.charts.placement import Label
from report.charts.plot import Plot
from report.charts.years import YearSpan, set_year_axis

# In pixels, around the picture.
EDGE = 8


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one unit. `end` is what is written at the end of a lone line, if anything."""

    title: str
    plot: Plot
    end: str = ""


@dataclass(frozen=True, slots=True)
class PanelFrame:
    """Where a panel stands: the numbers of its axes, and its edges in parts of the picture."""

    number: int
    left: float
    right: float
    bottom: float
    top: float

    def axis(self, letter: str) -> str:
        """What a trace calls its axis: `x`, `y2`."""
        return letter if self.number == 1 else f"{letter}{self.number}"

    def layout(self, letter: str) -> str:
        """What the layout calls it: `xaxis`, `yaxis2`."""
        return f"{letter}axis" if self.number == 1 else f"{letter}axis{self.number}"


def span_of(panels: Sequence[Panel]) -> YearSpan:
    """The years of the axis that all panels share."""
    return reduce(YearSpan.joined, (panel.plot.span for panel in panels))


def add_panel(
    spec: Spec, frame: PanelFrame, span: YearSpan, layout: Spec, palette: Palette
) -> list[Spec]:
    """The traces of a chart, placed on the axes of its frame.

    Adds these axes, across the years of `span`, and the chart's rules to `layout`.
    """
    x, y = frame.axis("x"), frame.axis("y")
    own = spec["layout"]["xaxis"]
    set_year_axis(layout, span, palette, frame.layout("x"))
    layout[frame.layout("x")] |= {
        "domain": [frame.left, frame.right],
        "anchor": y,
        "showline": own["showline"],
    }
    up = {"domain": [frame.bottom, frame.top], "anchor": x}
    layout[frame.layout("y")] = spec["layout"]["yaxis"] | up
    layout["shapes"] += [_in_panel(shape, x, y) for shape in spec["layout"]["shapes"]]
    return [trace | {"xaxis": x, "yaxis": y} for trace in spec["data"]]


def _in_panel(shape: Spec, x: str, y: str) -> Spec:
    """A rule across the panel, or a mark at its corner."""
    across = f"{x} domain" if shape.get("xref") == "x domain" else x
    return shape | {"xref": across, "yref": f"{y} domain"}


def in_panel(labels: Iterable[Label], frame: PanelFrame) -> list[Label]:
    """The same texts on the axes of a frame."""
    axes = {"xref": frame.axis("x"), "yref": frame.axis("y")}
    return [_on_axes(entry, axes) for entry in labels]


def _on_axes(entry: Label, axes: Spec) -> Label:
    other = entry["otherwise"]
    moved = None if other is None else _on_axes(other, axes)
    return {**entry, "note": entry["note"] | axes, "otherwise": moved}
