"""What is asked of figures, answered by going through all rows: slowly, and for all to see."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from report.analysis.change import possible_values
from report.model import Cutoff, FigureExtent, FigureQuery, Observation, Period, SeriesSize
from report.model.figure_lines import figure_line

Rows = tuple[Observation, ...]


def published(rows: Iterable[Observation], indicator: str, place: str) -> Rows:
    found = [row for row in rows if (row.indicator, row.place) == (indicator, place)]
    return tuple(sorted(found, key=lambda row: (row.stands_at.order, not row.preferred)))


def places_of(rows: Iterable[Observation], indicator: str) -> set[str]:
    return {row.place for row in rows if row.indicator == indicator}


def years_at(rows: Iterable[Observation], place: str) -> tuple[int, ...]:
    return tuple(sorted({row.period.year for row in rows if row.place == place}))


def sizes_of(rows: Iterable[Observation], indicator: str) -> Mapping[str, SeriesSize]:
    amounts: dict[str, list[Decimal]] = {}
    for row in rows:
        if row.indicator == indicator and row.preferred:
            amounts.setdefault(row.place, []).append(abs(row.value))
    return {place: SeriesSize(len(some), max(some)) for place, some in amounts.items()}


def periods_of(series: Iterable[Observation]) -> Mapping[Period, Rows]:
    found: dict[Period, Rows] = {}
    for row in series:
        found[row.period] = (*found.get(row.period, ()), row)
    return found


def is_notable(cell: Rows) -> bool:
    """Whether figures of a period do not say the same, or do not compare with others."""
    return len({row.written for row in cell}) > 1 or any(row.status in {"B", "D"} for row in cell)


def is_revised(cell: Rows) -> bool:
    """Whether rounding does not explain that one of them is revised."""
    vintages = {row.vintage for row in cell} - {None}
    ranges = [possible_values(row) for row in cell]
    is_apart = max(low for low, _ in ranges) > min(high for _, high in ranges)
    compares = all(row.status not in {"B", "D"} for row in cell)
    return compares and is_apart and {"revised"} < vintages


def extent_of(rows: Iterable[Observation], indicator: str) -> FigureExtent | None:
    found = [row for row in rows if row.indicator == indicator]
    found.sort(key=lambda row: (row.stands_at.order, row.period.order))
    return FigureExtent(len(found), found[0].period, found[-1].period) if found else None


def count_by_source(rows: Iterable[Observation]) -> Mapping[str, int]:
    return Counter(row.source for row in rows)


def drawn_from(rows: Iterable[Observation]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((row.source, row.indicator) for row in rows))


def marks(rows: Rows) -> Mapping[str, str]:
    lines: dict[str, list[str]] = {}
    for row in rows:
        lines.setdefault(row.indicator, []).append(figure_line(row))
    return {
        name: hashlib.sha256("\n".join(sorted(of_it)).encode()).hexdigest()
        for name, of_it in lines.items()
    }


def asked(rows: Rows, query: FigureQuery) -> list[Observation]:
    return [row for row in in_order(rows, query) if is_asked(row, query)]


def in_order(rows: Rows, query: FigureQuery) -> Iterable[Observation]:
    for indicator in query.indicators:
        of_it = tuple(row for row in rows if row.indicator == indicator)
        for place in query.places:
            yield from published(of_it, indicator, place)


def is_asked(row: Observation, query: FigureQuery) -> bool:
    if query.statuses is not None and row.status not in query.statuses:
        return False
    if query.sources is not None and row.source not in query.sources:
        return False
    if query.preferred is not None and row.preferred is not query.preferred:
        return False
    if query.first is not None and row.period.end < query.first:
        return False
    return query.last is None or row.period.end <= query.last


def as_of(rows: Rows, cutoff: Cutoff) -> list[tuple[object, ...]]:
    """All that the figures say that were out by a day, in the order of the rows."""
    out = [row for row in rows if cutoff.holds(row)]
    series = dict.fromkeys((row.indicator, row.place) for row in out)
    remade = {
        pair: iter(cutoff.remade([row for row in out if (row.indicator, row.place) == pair]))
        for pair in series
    }
    return [in_full(next(remade[row.indicator, row.place])) for row in out]


def in_full(row: Observation) -> tuple[object, ...]:
    """All that a figure says, and what follows from others, which it does not compare by."""
    return row, row.written, row.vintage, row.new_vintage, row.known_by
