"""The cells whose figures are others in another state: only what can differ is read."""

from __future__ import annotations

from collections.abc import Iterator

from report.data.partitions.asked import AskedParts, NumberedFigure, Periods
from report.model import ChangedCell, Cutoff, Observation

# By what names them, the cells of an indicator: the number of the first row, and the figures.
_Cells = dict[str, tuple[int, tuple[Observation, ...]]]
_NONE: tuple[Observation, ...] = ()


def changed_cells(earlier: AskedParts, now: AskedParts) -> tuple[ChangedCell, ...]:
    """As `Observations.changed_since`."""
    changed: list[tuple[int, ChangedCell]] = []
    gone: list[tuple[int, ChangedCell]] = []
    for indicator, periods in _cells_apart(earlier, now):
        before, after = (_cells(one.numbered(indicator, periods)) for one in (earlier, now))
        for key, (number, rows) in after.items():
            _, rows_before = before.get(key, (0, _NONE))
            if frozenset(rows_before) != frozenset(rows):
                changed.append((number, ChangedCell(key, rows_before, rows)))
        gone += [
            (number, ChangedCell(key, rows, _NONE))
            for key, (number, rows) in before.items()
            if key not in after
        ]
    in_order = (*sorted(changed, key=_number), *sorted(gone, key=_number))
    return tuple(cell for _, cell in in_order)


def _number(numbered: tuple[int, ChangedCell]) -> int:
    return numbered[0]


def _cells_apart(earlier: AskedParts, now: AskedParts) -> Iterator[tuple[str, Periods | None]]:
    """The indicators some of whose figures may be others, each with the periods of each place at
    which they may be, or all of them.
    """
    marks_before, marks = earlier.manifest.marks, now.manifest.marks
    for indicator in {**marks_before, **marks}:
        if marks_before.get(indicator) != marks.get(indicator):
            yield indicator, None
    if _is_same(earlier.cutoff, now.cutoff):
        return
    for part in now.manifest.partitions:
        same = {name for name, mark in part.marks.items() if marks_before.get(name) == mark}
        for indicator, periods in now.out_otherwise(part, earlier.cutoff).items():
            if indicator in same:
                yield indicator, periods


def _is_same(cutoff: Cutoff | None, other: Cutoff | None) -> bool:
    if cutoff is None or other is None:
        return cutoff is other
    days = (cutoff.day, cutoff.out, cutoff.perhaps), (other.day, other.out, other.perhaps)
    return days[0] == days[1]


def _cells(figures: list[NumberedFigure]) -> _Cells:
    cells: _Cells = {}
    for number, row in figures:
        first, rows = cells.get(row.key, (number, _NONE))
        cells[row.key] = first, (*rows, row)
    return cells
