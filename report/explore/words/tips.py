"""What is said of a point: whose, when, how much, from which figures, by whom."""

from __future__ import annotations

from html import escape

from report.analysis.transform import Point
from report.explore.series import Drawn, Found
from report.explore.words.names import amount, name
from report.model import Observation
from report.text.formatter import Formatter


def tips(one: Drawn, found: Found, writer: Formatter) -> tuple[str, ...]:
    """For each point: whose, when, how much, from which figures, of what status, by whom."""
    title = name(one, found, writer)
    return tuple(_tip(point, one, title, writer) for point in one.points)


def tip(one: Drawn, writer: Formatter) -> str:
    """What is said of a place on a map, which has one figure."""
    place = writer.place(one.place)
    return _tip(one.points[0], one, place, writer)


def _tip(point: Point, one: Drawn, title: str, writer: Formatter) -> str:
    row = point.row
    figure = escape(amount(row, one.unit, writer), quote=False)
    rest = [
        *([_input(source, point, writer) for source in point.inputs] if _is_made(point) else []),
        writer.word(f"status.{row.status}") if row.status != "A" else "",
        *sources(point, writer),
    ]
    head = (
        f"<b>{escape(title, quote=False)}</b>",
        f"{escape(writer.period(row.period), quote=False)}: <b>{figure}</b>",
    )
    return "<br>".join((*head, *(escape(line, quote=False) for line in rest if line)))


def _is_made(point: Point) -> bool:
    """Whether a value was calculated; a published one is told by its own figure."""
    return len(point.inputs) > 1 or point.inputs[0].value != point.row.value


def _input(row: Observation, point: Point, writer: Formatter) -> str:
    """A figure that went in: what it is where it is another's, its place and its period."""
    own = point.inputs[0]
    parts = [writer.indicator(row.indicator)] if row.indicator != own.indicator else []
    parts += [writer.place(row.place)] if row.place != own.place else []
    parts.append(writer.period(row.period))
    text = writer.observation(row)
    return writer.word("explore.input", what=writer.list(parts), figure=text)


def sources(point: Point, writer: Formatter) -> list[str]:
    names = (writer.source(writer.report.sources[row.source]) for row in point.inputs)
    return list(dict.fromkeys(names))


def published_by(point: Point, writer: Formatter) -> str:
    """Who published the figures behind a result, each publication once."""
    return writer.list(sources(point, writer))
