"""One of the panels of a figure by itself."""

from __future__ import annotations

from report.charts.canvas import Spec


def in_panel(spec: Spec, across: str, up: str) -> Spec:
    """What stands on two axes, as if they were the only ones; with its key, if it has one."""
    layout = spec["layout"]
    data = [trace for trace in spec["data"] if trace.get("yaxis", "y") == up]
    own = {
        "font": layout["font"],
        "xaxis": layout[across.replace("x", "xaxis")],
        "yaxis": layout[up.replace("y", "yaxis")],
        "shapes": [shape for shape in layout["shapes"] if _is_of(shape, up)],
    }
    if not layout.get("showlegend"):
        return {"data": data, "layout": own}
    names = {trace["legend"] for trace in data if "legend" in trace}
    if names:
        # Over the panel, wherever that stands.
        own["legend"] = layout[names.pop()] | {"y": 1}
    elif "xaxis2" not in layout:
        own["legend"] = layout["legend"]
    return {"data": data, "layout": own}


def _is_of(shape: Spec, up: str) -> bool:
    name = shape.get("yref", "paper").removesuffix(" domain")
    return name in (up, "paper")
