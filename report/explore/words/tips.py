"""Tooltips of points, in Plotly's markup, escaped."""

from __future__ import annotations

from html import escape

from report.analysis.transform import Point
from report.explore.series import DrawnSeries, SelectedSeries
from report.explore.words.names import series_name
from report.model import Observation
from report.text.formatter import Formatter
from report.text.index_unit import figure_in


def series_tips(series: DrawnSeries, selected: SelectedSeries, fmt: Formatter) -> tuple[str, ...]:
    """For each point: whose, when, how much, from which figures, of what status, by whom."""
    title = series_name(series, selected, fmt)
    return tuple(_tip(point, series, title, fmt) for point in series.points)


def place_tip(series: DrawnSeries, fmt: Formatter) -> str:
    """The tooltip of a place on a map, which has one figure."""
    place = fmt.place(series.place)
    return _tip(series.points[0], series, place, fmt)


def _tip(point: Point, series: DrawnSeries, title: str, fmt: Formatter) -> str:
    row = point.row
    figure = escape(figure_in(row, series.unit, fmt), quote=False)
    rest = [
        *([_input(source, point, fmt) for source in point.inputs] if _is_calculated(point) else []),
        fmt.status(row),
        *sources(point, fmt),
    ]
    head = (
        f"<b>{escape(title, quote=False)}</b>",
        f"{escape(fmt.period(row.period), quote=False)}: <b>{figure}</b>",
    )
    return "<br>".join((*head, *(escape(line, quote=False) for line in rest if line)))


def _is_calculated(point: Point) -> bool:
    """Whether a value was calculated, so that the figures that went in have to be named."""
    return len(point.inputs) > 1 or point.inputs[0].value != point.row.value


def _input(row: Observation, point: Point, fmt: Formatter) -> str:
    """A figure that went in, with its period; its indicator and its place where they are others."""
    first = point.inputs[0]
    parts = [fmt.indicator(row.indicator)] if row.indicator != first.indicator else []
    parts += [fmt.place(row.place)] if row.place != first.place else []
    parts.append(fmt.period(row.period))
    text = fmt.observation(row)
    return fmt.word("explore.input", what=fmt.list(parts), figure=text)


def sources(point: Point, fmt: Formatter) -> list[str]:
    """The publications of the figures that went into a point, each once, as one names a source."""
    names = (fmt.source(fmt.report.sources[row.source]) for row in point.inputs)
    return list(dict.fromkeys(names))


def published_by(point: Point, fmt: Formatter) -> str:
    """Who published the figures behind a result, each publication once."""
    return fmt.list(sources(point, fmt))
