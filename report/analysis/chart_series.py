"""Which series and targets a chart shows, and how it is drawn."""

from __future__ import annotations

from report.model import Chart, ChartKind, Observation, Report, Target

# Indicator, place, and the figures there.
ChartSeries = tuple[tuple[str, str, tuple[Observation, ...]], ...]


def drawn_as(chart: Chart, report: Report) -> ChartKind:
    """The kind that is really drawn: single figures stand side by side, whatever was asked."""
    single = all(len(rows) == 1 for _, _, rows in rows_of(chart, report))
    return "value" if single else chart.kind


def rows_of(chart: Chart, report: Report) -> ChartSeries:
    """The series of a chart that have figures: (indicator, place, rows)."""
    pairs = ((i, p) for i in chart.indicators for p in chart.places)
    found = ((i, p, report.series(i, p)) for i, p in pairs)
    return tuple(series for series in found if series[2])


def targets_of(chart: Chart, report: Report) -> tuple[Target, ...]:
    """The city's targets, drawn only where a chart has one subject."""
    if len(chart.indicators) > 1 or report.frame.place not in chart.places:
        return ()
    wanted = (chart.indicators[0], report.frame.place)
    return tuple(t for t in report.targets if (t.indicator, t.place) == wanted)
