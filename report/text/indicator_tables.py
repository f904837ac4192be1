"""The tables of an indicator's own page: what it is, and every figure that was published of it."""

from __future__ import annotations

from dataclasses import replace

from report.model import Indicator, Observation, Place
from report.text.citation import standing
from report.text.formatter import Formatter
from report.text.sheet import (
    Sheet,
    SheetCell,
    figure_cell,
    period_cell,
    published_cell,
    titled_sheet,
)

_COLUMNS = ("place", "period", "figure", "status", "shown", "source", "published", "note")


def facts(indicator: Indicator, fmt: Formatter) -> Sheet:
    """Unit, kind, direction, definition and note of an indicator, a row each."""
    texts = {
        "definition": fmt.say(indicator.definition),
        "note": fmt.say(indicator.note),
        "unit": fmt.scale((), fmt.report.unit_of(indicator.id)).label,
        "kind": fmt.word(f"indicator.kind.{indicator.kind}"),
        "direction": fmt.word(f"indicator.direction.{indicator.direction}"),
    }
    rows = [(fmt.word(f"indicator.column.{name}"), text) for name, text in texts.items() if text]
    return titled_sheet(("indicator.column.what", "indicator.column.said"), rows, fmt)


def values(indicator: Indicator, fmt: Formatter) -> Sheet:
    """Every published figure: by place, newest first, of a period the one shown first."""
    rows = [row for place in _places(indicator, fmt) for row in _newest(indicator, place, fmt)]
    titles = [f"indicator.column.{name}" for name in _COLUMNS]
    sheet = titled_sheet(
        titles,
        [_cells(row, fmt) for row in rows],
        fmt,
        figures=[{"": row} for row in rows],
        figure_columns=["indicator.column.figure"],
    )
    return replace(sheet, named_by=3)


def figures_counted(sheet: Sheet, fmt: Formatter) -> str:
    """How many figures a sheet of `values` has, and how many of them are other sources' for the
    same period.
    """
    count = len(sheet.figures)
    disputed = sum(1 for row in sheet.figures if not row[""].preferred)
    if not disputed:
        return fmt.counted("indicator.values", count)
    numbers = {"count": fmt.plain(count), "others": fmt.plain(disputed)}
    return fmt.word("indicator.values.disputed", **numbers)


def _places(indicator: Indicator, fmt: Formatter) -> list[Place]:
    """The report's own place first."""
    home = fmt.report.settings.place
    return sorted(fmt.report.places_of(indicator.id), key=lambda place: place.id != home)


def _newest(indicator: Indicator, place: Place, fmt: Formatter) -> list[Observation]:
    rows = fmt.report.published(indicator.id, place.id)
    # A stable sort: of one period the figure shown stays before the others.
    return sorted(rows, key=lambda row: row.stands_at.order, reverse=True)


def _cells(row: Observation, fmt: Formatter) -> tuple[SheetCell | str, ...]:
    report = fmt.report
    source = report.sources[row.source]
    return (
        fmt.place(row.place),
        period_cell(row.period, fmt),
        figure_cell(row, fmt),
        standing(row, fmt),
        fmt.word("indicator.shown" if row.preferred else "indicator.beside"),
        fmt.publisher_and_site(source),
        published_cell(source, fmt),
        fmt.say(row.note),
    )
