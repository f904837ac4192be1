"""What is said of a point: whose, when, how much, from which figures, by whom."""

from __future__ import annotations

from html import escape

from report.analysis.transform import Point
from report.explore.series import DrawnSeries, FoundSeries
from report.explore.words.names import amount, name
from report.model import Observation
from report.text.formatter import Formatter


def tips(one: DrawnSeries, found: FoundSeries, fmt: Formatter) -> tuple[str, ...]:
    """For each point: whose, when, how much, from which figures, of what status, by whom."""
    title = name(one, found, fmt)
    return tuple(_tip(point, one, title, fmt) for point in one.points)


def tip(one: DrawnSeries, fmt: Formatter) -> str:
    """What is said of a place on a map, which has one figure."""
    place = fmt.place(one.place)
    return _tip(one.points[0], one, place, fmt)


def _tip(point: Point, one: DrawnSeries, title: str, fmt: Formatter) -> str:
    row = point.row
    figure = escape(amount(row, one.unit, fmt), quote=False)
    rest = [
        *([_input(source, point, fmt) for source in point.inputs] if _is_made(point) else []),
        fmt.word(f"status.{row.status}") if row.status != "A" else "",
        *sources(point, fmt),
    ]
    head = (
        f"<b>{escape(title, quote=False)}</b>",
        f"{escape(fmt.period(row.period), quote=False)}: <b>{figure}</b>",
    )
    return "<br>".join((*head, *(escape(line, quote=False) for line in rest if line)))


def _is_made(point: Point) -> bool:
    """Whether a value was calculated; a published one is told by its own figure."""
    return len(point.inputs) > 1 or point.inputs[0].value != point.row.value


def _input(row: Observation, point: Point, fmt: Formatter) -> str:
    """A figure that went in: what it is where it is another's, its place and its period."""
    own = point.inputs[0]
    parts = [fmt.indicator(row.indicator)] if row.indicator != own.indicator else []
    parts += [fmt.place(row.place)] if row.place != own.place else []
    parts.append(fmt.period(row.period))
    text = fmt.observation(row)
    return fmt.word("explore.input", what=fmt.list(parts), figure=text)


def sources(point: Point, fmt: Formatter) -> list[str]:
    names = (fmt.source(fmt.report.sources[row.source]) for row in point.inputs)
    return list(dict.fromkeys(names))


def published_by(point: Point, fmt: Formatter) -> str:
    """Who published the figures behind a result, each publication once."""
    return fmt.list(sources(point, fmt))
