"""Events on an axis of time, a lane for each kind."""

from __future__ import annotations

from collections.abc import Sequence

from report.charts import canvas, marks
from report.charts.canvas import Spec
from report.charts.palette import Palette
from report.charts.years import YearSpan, set_year_axis
from report.model import Event
from report.text.formatter import Formatter

_LANE = 34


def timeline(events: Sequence[Event], colour: str, fmt: Formatter, palette: Palette) -> Spec:
    """One dot an event; the lanes are named on the left, the busiest stands on top."""
    lanes = _lanes(events)
    dates = [event.date.middle for event in events]
    layout = canvas.base_layout(palette, height=_LANE * len(lanes) + 60)
    set_year_axis(layout, YearSpan.around(event.date for event in events), palette)
    layout["yaxis"] = {
        "tickvals": list(range(len(lanes))),
        "ticktext": [f"{fmt.word(f'event.{kind}')}  " for kind in lanes],
        "range": [len(lanes) - 0.5, -0.5],
        "gridcolor": palette.rule,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": palette.text},
    }
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": dates,
        "y": [lanes.index(event.kind) for event in events],
        "marker": {"size": 11, "color": colour, "opacity": 0.8},
        "customdata": [[_tooltip(event, fmt)] for event in events],
        **marks.TELLING,
    }
    return {"data": [dots], "layout": layout}


def _lanes(events: Sequence[Event]) -> list[str]:
    counts: dict[str, int] = {}
    for event in events:
        counts[event.kind] = counts.get(event.kind, 0) + 1
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def _tooltip(event: Event, fmt: Formatter) -> str:
    source = fmt.source(fmt.report.sources[event.source])
    title = f"<b>{canvas.safe(fmt.say(event.title))}</b>"
    return f"{title}<br>{canvas.safe(fmt.period(event.date))}<br>{canvas.safe(source)}"
