"""Several charts under each other, all over the same years, each with its own unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from report.charts import canvas, over_time
from report.charts.canvas import Spec
from report.charts.line_ends import (
    end_figures,
    end_labels,
    end_texts,
    figure_texts,
    lone_end,
)
from report.charts.other_definitions import strip_labels
from report.charts.palette import Palette
from report.charts.panel_frames import EDGE, Panel, PanelFrame, add_panel, in_panel, span_of
from report.charts.placement import Label
from report.charts.targets import target_labels
from report.charts.years import YearSpan

PanelStyle = Literal["line", "bar"]
# In pixels.
_BODY = 250
_LONE_BODY = 300
_HEAD = 28
_FOOT = 30
_KEY_ROW = 20
_KEY_WIDTH = 620
_KEY_SIGN = 44
_NAME_ROW = 19
# A longer text at an end would leave too little for the picture on a small screen.
_WIDEST_END = 150
_BESIDE = 28


def stacked(panels: Sequence[Panel], style: PanelStyle, palette: Palette) -> Spec:
    """Panels under each other, all with the same axis of years, each with its own unit."""
    span = span_of(panels)
    rooms = [_room_at_ends(panel, style) for panel in panels]
    heights = [_heights(panel, style, lone=len(panels) == 1) for panel in panels]
    total = sum(sum(height) for height in heights)
    layout = canvas.base_layout(
        palette, height=round(total) + 2 * EDGE, right=max([_BESIDE, *rooms])
    )
    layout["margin"] |= {"t": EDGE, "b": EDGE}
    layout["bargap"] = 0.35
    data: list[Spec] = []
    top = float(total)
    for number, (panel, (head, body, foot)) in enumerate(zip(panels, heights, strict=True), 1):
        bottom = top - head - body
        frame = PanelFrame(number, 0, 1, bottom / total, (top - head) / total)
        if panel.title:
            layout["annotations"].append(_title(panel.title, top / total, palette))
        data += _drawn(panel, style, frame, span, layout)
        top = bottom - foot
    return {"data": data, "layout": layout}


def _drawn(
    panel: Panel, style: PanelStyle, frame: PanelFrame, span: YearSpan, layout: Spec
) -> list[Spec]:
    """The traces of a panel; its axes, texts and key go into the layout."""
    plot = panel.plot
    spec = over_time.bar_spec(plot) if style == "bar" else over_time.line_spec(plot)
    traces = add_panel(spec, frame, span, layout, plot.palette)
    labels = layout["meta"].setdefault("labels", [])
    if style == "bar":
        labels += in_panel(spec["layout"]["meta"]["labels"], frame)
    else:
        texts = [*_ends(panel, span), *strip_labels(plot), *target_labels(plot)]
        labels += in_panel(texts, frame)
    if _needs_key(panel, style):
        return _with_key(traces, frame, layout)
    return [trace | {"showlegend": False} for trace in traces]


def _ends(panel: Panel, span: YearSpan) -> list[Label]:
    """Names and figures at the ends of lines; figures alone where a key has the names."""
    plot = panel.plot
    if len(plot.lines) == 1:
        return [lone_end(plot, panel.end)] if panel.end else []
    return end_figures(plot, span) if _needs_key(panel, "line") else end_labels(plot, span)


def _room_at_ends(panel: Panel, style: PanelStyle) -> int:
    """The width of the margin for what stands at the ends of several lines, 0 for others."""
    if style == "bar" or len(panel.plot.lines) == 1:
        return 0
    texts = (figure_texts if _needs_key(panel, style) else end_texts)(panel.plot)
    return canvas.label_width(texts, bold=True)


def _needs_key(panel: Panel, style: PanelStyle) -> bool:
    """Whether several lines have their names in a key: those of bars, and long ones."""
    is_long = canvas.label_width(end_texts(panel.plot), bold=True) > _WIDEST_END
    return len(panel.plot.lines) > 1 and (style == "bar" or is_long)


def _heights(panel: Panel, style: PanelStyle, *, lone: bool) -> tuple[float, float, float]:
    """What a panel needs above, for and below its picture; many lines need room for their names."""
    lines = panel.plot.lines
    head = _HEAD if panel.title else EDGE * 2
    if _needs_key(panel, style):
        widths = sum(canvas.label_width([line.name]) + _KEY_SIGN for line in lines)
        head += _KEY_ROW * (widths // _KEY_WIDTH + 1)
    body = max(
        _LONE_BODY if lone else _BODY,
        _NAME_ROW * len(lines) if _room_at_ends(panel, style) else 0,
    )
    return head, body, _FOOT


def _title(text: str, y: float, palette: Palette) -> Spec:
    return canvas.label(
        0,
        y,
        f"<b>{canvas.safe(text)}</b>",
        palette.text,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
    )


def _with_key(traces: Iterable[Spec], frame: PanelFrame, layout: Spec) -> list[Spec]:
    """A key over the panel, for names that have no room beside what they name."""
    name = "legend" if frame.number == 1 else f"legend{frame.number}"
    layout["showlegend"] = True
    layout[name] = {
        "orientation": "h",
        "x": 0,
        "y": frame.top,
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return [trace | {"legend": name} for trace in traces]
