"""A panel of a picture: what it shows, where it stands, and which axes are its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.charts.canvas import Spec
from report.charts.plot import Plot

# In pixels, around the picture.
EDGE = 8


@dataclass(frozen=True, slots=True)
class Panel:
    """Series of one unit. `ends` is what is written at the end of each line."""

    title: str
    plot: Plot
    ends: tuple[str, ...]


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


def reach_of(panels: Sequence[Panel]) -> tuple[float, float]:
    """The first and the last position on the axis of years that all panels share."""
    spans = [panel.plot.reach() for panel in panels]
    return min(first for first, _ in spans), max(last for _, last in spans)


def framed(spec: Spec, frame: PanelFrame, axes: tuple[Spec, Spec], layout: Spec) -> list[Spec]:
    """The traces of a chart, placed on the axes of its frame.

    Adds these axes, `axes` as x and y, and the chart's vertical rules to `layout`.
    """
    x, y = frame.axis("x"), frame.axis("y")
    across, up = axes
    layout[frame.layout("x")] = across | {"domain": [frame.left, frame.right], "anchor": y}
    layout[frame.layout("y")] = up | {"domain": [frame.bottom, frame.top], "anchor": x}
    rules = spec["layout"]["shapes"]
    layout["shapes"] += [rule | {"xref": x, "yref": f"{y} domain"} for rule in rules]
    return [trace | {"xaxis": x, "yaxis": y} for trace in spec["data"]]
