"""A chart with all that is said around it, made once: pages, pictures, documents and slides only
place it, so that none of them can say anything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial

from report.analysis import related, unknowns
from report.analysis.chart_series import drawn_rows, rows_of
from report.analysis.corrections import corrections_among
from report.analysis.districts import Layer
from report.analysis.unknowns import STATES, Coverage
from report.charts.coverage import draw_coverage
from report.charts.draw import draw_chart, draw_layer
from report.charts.drawing import Drawing
from report.charts.events import EventStrip, draw_events
from report.charts.palette import Palette
from report.model import Area, Chart, Correction, Indicator, Period
from report.model.report_cache import report_cache
from report.text import narrative, tables
from report.text.corrections import correction_line
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.sheet import Sheet
from report.text.unknowns_tables import coverage_sheet

# Fewer years make no series.
_SERIES = 3


@dataclass(frozen=True, eq=False)
class CaptionedChart:
    """A chart and its texts in the language of `fmt`, plain and without markup.

    `draw` gives the chart in the colours of a palette; the texts are the same in all. `rows` are
    all the figures, targets and events that it shows: a target that is not drawn is not among them.
    `sheet` is the same as a table, `alt` what a listener hears, and `note` what editors say of it,
    empty where they say nothing.
    """

    fmt: Formatter
    draw: Callable[[Palette], Drawing]
    rows: tuple[SourcedRow, ...]
    headline: str
    subtitle: str
    alt: str
    sheet: Sheet
    legend: tuple[str, ...] = ()
    note: str = ""

    @cached_property
    def source_line(self) -> str:
        """Who published exactly these rows, the most trusted and newest by name."""
        return narrative.source_line(self.rows, self.fmt)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What we had wrong of the figures that it shows, the newest first."""
        return corrections_among(self.rows, self.fmt.report)

    @cached_property
    def correction_lines(self) -> tuple[str, ...]:
        """The same in words."""
        return tuple(correction_line(row, self.fmt) for row in self.corrections)

    @property
    def legend_line(self) -> str:
        """The marks with their meanings in one line, empty where none needs to be told."""
        return " · ".join(self.legend)


# Made once for all readers of one language and edition.
@report_cache(1024)
def captioned_chart(chart: Chart, area: Area | None, fmt: Formatter) -> CaptionedChart:
    """A chart of the report. ValueError where the report has no figure for it."""
    if not rows_of(chart, fmt.report):
        raise ValueError(f"chart {chart.id}: no figure of {chart.indicators} at {chart.places}")
    rows = drawn_rows(chart, fmt.report)
    return CaptionedChart(
        fmt=fmt,
        draw=cache(partial(draw_chart, chart, area, fmt)),
        rows=rows,
        headline=narrative.chart_headline(chart, fmt),
        subtitle=narrative.chart_subtitle(chart, fmt),
        alt=narrative.chart_alt(chart, fmt),
        legend=tuple(narrative.chart_legend(chart, fmt)),
        note=narrative.chart_note(chart, fmt),
        sheet=tables.chart_sheet(chart, fmt),
    )


@report_cache(64)
def captioned_map(layer: Layer, fmt: Formatter) -> CaptionedChart:
    """The districts coloured by the figures of a layer."""
    name = narrative.layer_name(layer, fmt)
    return CaptionedChart(
        fmt=fmt,
        draw=cache(partial(draw_layer, layer, fmt)),
        rows=layer.rows,
        headline=name,
        subtitle=narrative.map_subtitle(len(layer.rows), fmt),
        alt=narrative.layer_alt(name, layer, fmt),
        legend=(fmt.say(fmt.report.settings.map_credit),),
        sheet=tables.district_sheet(layer.rows, fmt),
    )


@report_cache(64)
def captioned_timeline(area: Area, fmt: Formatter) -> CaptionedChart | None:
    """The events of an area in time; None without events."""
    events = fmt.report.events_in(area.id)
    name = fmt.say(area.name)
    headline = fmt.word("events.headline", area=name)
    return _events(headline, name, EventStrip(events), area, fmt) if events else None


@report_cache(512)
def captioned_events_beside(indicator: Indicator, fmt: Formatter) -> CaptionedChart | None:
    """The events of an indicator's time over its years, its figures beside them; None without
    events.
    """
    report = fmt.report
    events = tuple(entry.event for entry in related.related_events(report, indicator.id))
    if not events:
        return None
    years = related.span(report, indicator.id)
    strip = EventStrip(events, report.series(indicator.id), years)
    name = fmt.say(indicator.name)
    headline = fmt.word("indicator.events.headline", name=name)
    return _events(headline, name, strip, report.area(indicator.area), fmt)


def _events(
    headline: str, name: str, strip: EventStrip, area: Area, fmt: Formatter
) -> CaptionedChart:
    """The figures in the last lane are drawn too: the line of sources names theirs as well."""
    events = strip.events
    when = fmt.span(events[-1].date, events[0].date)
    return CaptionedChart(
        fmt=fmt,
        draw=cache(partial(draw_events, strip, area, fmt)),
        rows=(*events, *strip.rows),
        headline=headline,
        subtitle=fmt.counted("events.subtitle", len(events), when=when),
        alt=fmt.counted("alt.timeline", len(events), area=name, when=when),
        sheet=tables.event_sheet(events, fmt),
    )


@report_cache(64)
def captioned_coverage(
    area: Area, fmt: Formatter, *, with_earlier: bool = False
) -> CaptionedChart | None:
    """Which indicators of an area have a figure in which year; None where none has one.

    Drawn are the late years, or all; the table has all of them.
    """
    whole = unknowns.coverage(fmt.report, area.id)
    if whole is None:
        return None
    matrix = whole if with_earlier else whole.late
    series = sum(1 for track in whole.tracks if len(track.years()) >= _SERIES)
    names = {
        "area": fmt.say(area.name),
        "place": fmt.place(fmt.report.settings.place),
        "when": fmt.span(Period(matrix.years[0]), Period(matrix.years[-1])),
        "all": fmt.plain(len(matrix.tracks)),
    }
    return CaptionedChart(
        fmt=fmt,
        draw=cache(partial(draw_coverage, matrix, area, fmt)),
        rows=whole.rows,
        headline=fmt.word("coverage.headline", count=fmt.plain(series), **names),
        subtitle=fmt.word("coverage.subtitle", **names),
        alt=fmt.word("coverage.alt", **names, **_cells(matrix, fmt)),
        legend=_coverage_legend(matrix, fmt),
        sheet=coverage_sheet(whole, fmt),
    )


def _cells(matrix: Coverage, fmt: Formatter) -> dict[str, str]:
    """How many cells there are of each state, and in all."""
    numbers: dict[str, int] = {state: matrix.count(state) for state in STATES}
    numbers |= {"filled": matrix.count(), "years": len(matrix.years)}
    return {name: fmt.plain(number) for name, number in numbers.items()}


def _coverage_legend(matrix: Coverage, fmt: Formatter) -> tuple[str, ...]:
    """The marks that the matrix really shows."""
    shown = [state for state in STATES if matrix.count(state)]
    return tuple(fmt.word(f"coverage.legend.{mark}") for mark in (*shown, "none"))
