"""The cells whose figures are others in another state: only what can differ is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from report.data.partitions.asked import AskedFiles, NumberedFigure
from report.model import ChangedCell, Cutoff, Observation

# By what names them, the cells of an indicator: the number of the first row, and the figures.
_Cells = dict[str, tuple[int, tuple[Observation, ...]]]
_NONE: tuple[Observation, ...] = ()


def changed_cells(earlier: AskedFiles, now: AskedFiles) -> tuple[ChangedCell, ...]:
    """As `Observations.changed_since`."""
    changed: list[tuple[int, ChangedCell]] = []
    gone: list[tuple[int, ChangedCell]] = []
    for indicator, places in _series_apart(earlier, now).items():
        before, after = (_cells(one.numbered(indicator, places)) for one in (earlier, now))
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


def _series_apart(earlier: AskedFiles, now: AskedFiles) -> Mapping[str, Collection[str] | None]:
    """The indicators some of whose figures may be others, each with its places, or all of them."""
    marks_before, marks = earlier.manifest.marks, now.manifest.marks
    places: dict[str, set[str]] = {}
    if not _is_same(earlier.cutoff, now.cutoff):
        for indicator, place in now.out_otherwise(earlier.cutoff):
            places.setdefault(indicator, set()).add(place)
    apart: dict[str, Collection[str] | None] = {**places}
    for indicator in {**marks_before, **marks}:
        if marks_before.get(indicator) != marks.get(indicator):
            apart[indicator] = None
    return apart


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
