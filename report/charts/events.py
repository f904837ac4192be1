"""Events on the axis of an indicator's years, with a lane for the figures themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.analysis.timing import position
from report.charts import marks
from report.charts.canvas import Spec
from report.charts.drawing import Drawing
from report.charts.palette import Palette
from report.charts.timeline import timeline
from report.charts.years import YearSpan, set_year_axis
from report.model import Area, Event, Observation, Period
from report.text.formatter import Formatter

_LANE = 34


@dataclass(frozen=True, slots=True)
class EventStrip:
    """What stands side by side: at least one event, an indicator's figures, the years they span.

    Newest events first. Without figures there is no lane for them.
    """

    events: tuple[Event, ...]
    rows: tuple[Observation, ...] = ()
    years: range = range(0)


def draw_events(strip: EventStrip, area: Area, fmt: Formatter, palette: Palette) -> Drawing:
    """The timeline of an area's events; each figure is a dot of a last lane."""
    spec = timeline(strip.events, palette.of(area), fmt, palette)
    ends = [Period(strip.years[0]), Period(strip.years[-1])] if strip.years else []
    dates = [event.date for event in strip.events]
    set_year_axis(spec["layout"], YearSpan.around(ends or dates, dates), palette)
    if strip.rows:
        _add_lane(spec, strip.rows, fmt, palette)
    return Drawing(spec)


def _add_lane(spec: Spec, rows: Sequence[Observation], fmt: Formatter, palette: Palette) -> None:
    layout, axis = spec["layout"], spec["layout"]["yaxis"]
    lane = len(axis["tickvals"])
    axis["tickvals"] = [*axis["tickvals"], lane]
    axis["ticktext"] = [*axis["ticktext"], f"{fmt.word('indicator.lane')}  "]
    axis["range"] = [lane + 0.5, -0.5]
    layout["height"] += _LANE
    spec["data"].append(_figures(rows, lane, fmt, palette))


def _figures(rows: Sequence[Observation], lane: int, fmt: Formatter, palette: Palette) -> Spec:
    name = fmt.indicator(rows[0].indicator)
    kind = fmt.report.indicators[rows[0].indicator].kind
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": [position(row.stands_at, kind) for row in rows],
        "y": [lane] * len(rows),
    }
    dots |= marks.points(rows, marks.tooltips(rows, name, fmt))
    dots["marker"] = {
        "symbol": [marks.symbol(row) for row in rows],
        "size": 8,
        "color": palette.muted,
        "line": {"width": 1.5, "color": palette.muted},
    }
    return dots
