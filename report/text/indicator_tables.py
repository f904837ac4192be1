"""The tables of an indicator's own page: what it is, and every figure that was published of it."""

from __future__ import annotations

import pyarrow as pa

from report.model import Indicator, Observation, Place
from report.text.formatter import Formatter
from report.text.tables import Sheet

_HEADS = ("place", "period", "figure", "status", "shown", "source", "published", "note")


def facts(indicator: Indicator, writer: Formatter) -> pa.Table:
    """Unit, kind, direction, definition and note of an indicator, a row each."""
    said = {
        "definition": writer.say(indicator.definition),
        "note": writer.say(indicator.note),
        "unit": writer.scale((), writer.report.unit_of(indicator.id)).label,
        "kind": writer.word(f"indicator.kind.{indicator.kind}"),
        "direction": writer.word(f"indicator.direction.{indicator.direction}"),
    }
    kept = {name: text for name, text in said.items() if text}
    return pa.table(
        {
            writer.word("indicator.column.what"): [
                writer.word(f"indicator.column.{name}") for name in kept
            ],
            writer.word("indicator.column.said"): list(kept.values()),
        }
    )


def values(indicator: Indicator, writer: Formatter) -> Sheet:
    """Every published figure: by place, newest first, of a period the one shown first."""
    rows = [
        row for place in _places(indicator, writer) for row in _newest(indicator, place, writer)
    ]
    cells = [_cells(row, writer) for row in rows]
    titles = [writer.word(f"indicator.column.{head}") for head in _HEADS]
    columns = {
        title: pa.array([row[n] for row in cells], pa.string()) for n, title in enumerate(titles)
    }
    return Sheet(pa.table(columns), tuple({"": row} for row in rows))


def _places(indicator: Indicator, writer: Formatter) -> list[Place]:
    """The report's own place first."""
    home = writer.report.frame.place
    return sorted(writer.report.places_of(indicator.id), key=lambda place: place.id != home)


def _newest(indicator: Indicator, place: Place, writer: Formatter) -> list[Observation]:
    rows = writer.report.published(indicator.id, place.id)
    # A stable sort: of one period the figure shown stays before the others.
    return sorted(rows, key=lambda row: row.period.order, reverse=True)


def _cells(row: Observation, writer: Formatter) -> tuple[str, ...]:
    report = writer.report
    source = report.sources[row.source]
    return (
        writer.place(row.place),
        writer.period(row.period),
        writer.observation(row),
        writer.word(f"status.{row.status}"),
        writer.word("indicator.shown" if row.preferred else "indicator.beside"),
        source.publisher,
        writer.period(source.published) if source.published else writer.word("undated"),
        writer.say(row.note),
    )
