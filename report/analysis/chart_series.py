"""Which series and targets a chart shows, and how it is drawn."""

from __future__ import annotations

from report.analysis.series import indexed
from report.model import Chart, ChartKind, Observation, Report, Target

# Kinds that bring several units to one axis by drawing each as an index of its base year.
INDEX_KINDS: frozenset[ChartKind] = frozenset({"decoupling"})
# Indicator, place, and the figures there.
ChartSeries = tuple[tuple[str, str, tuple[Observation, ...]], ...]


def drawn_as(chart: Chart, report: Report) -> ChartKind:
    """The kind that is really drawn: single figures stand side by side, whatever was asked."""
    single = all(len(rows) == 1 for _, _, rows in rows_of(chart, report))
    return "value" if single else chart.kind


def is_index(chart: Chart) -> bool:
    """Whether a chart draws its series with their base set to 100 instead of their figures."""
    return chart.kind in INDEX_KINDS and chart.base is not None


def rows_of(chart: Chart, report: Report) -> ChartSeries:
    """The series of a chart that have figures: (indicator, place, rows).

    Of an index these are the figures that it is calculated for.
    """
    pairs = ((i, p) for i in chart.indicators for p in chart.places)
    series = ((i, p, _rows(chart, report.series(i, p))) for i, p in pairs)
    return tuple(entry for entry in series if entry[2])


def _rows(chart: Chart, series: tuple[Observation, ...]) -> tuple[Observation, ...]:
    if not is_index(chart):
        return series
    assert chart.base is not None
    return tuple(row for row, _ in indexed(series, chart.base))


def targets_of(chart: Chart, report: Report) -> tuple[Target, ...]:
    """The city's targets for what a chart is of, where it has one subject."""
    if len(chart.indicators) > 1 or report.settings.place not in chart.places:
        return ()
    wanted = (chart.indicators[0], report.settings.place)
    return tuple(t for t in report.targets if (t.indicator, t.place) == wanted)


def drawn_targets(chart: Chart, report: Report) -> tuple[Target, ...]:
    """Those of its targets that a chart draws: there is no place for one beside single figures,
    and none in an index.
    """
    if is_index(chart) or drawn_as(chart, report) == "value":
        return ()
    return targets_of(chart, report)


def drawn_rows(chart: Chart, report: Report) -> tuple[Observation | Target, ...]:
    """Every figure and target that a chart shows. Its line of sources names what they are from."""
    figures = (row for _, _, rows in rows_of(chart, report) for row in rows)
    return (*figures, *drawn_targets(chart, report))
