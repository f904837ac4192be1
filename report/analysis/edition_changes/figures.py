"""Figures that are new, revised, withdrawn, or stand beside the one that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from report.analysis.edition_changes.kinds import FigureChange, NamedRow, Revision
from report.analysis.latest import latest_figure
from report.model import ChangedCell, Observation, Report


class FigureChanges:
    """The changes of figures by their sort, in the order of the chapters, then by place and time.

    Of each sort in each area the first are kept, and beside them what the report shows of headline
    indicators; `unlisted` tells how many others there are.
    """

    def __init__(self, most: int | None) -> None:
        self.figures: list[Observation] = []
        self.first_figures: list[Observation] = []
        self.revised: list[Revision] = []
        self.withdrawn: list[Observation] = []
        self.beside: list[Observation] = []
        self.edited: list[NamedRow] = []
        self.unlisted: Counter[tuple[str, str]] = Counter()
        self._most, self._kept = most, Counter[tuple[str, str]]()

    def room(self, sort: str, area: str) -> int | None:
        """How many more are kept of a sort in an area; None where all are."""
        return None if self._most is None else self._most - self._kept[sort, area]

    def keep(self, sort: str, area: str, change: FigureChange, *, at_any_rate: bool) -> None:
        """Put a change with those of its sort, or count it."""
        if self._most is None or at_any_rate or self._kept[sort, area] < self._most:
            self._kept[sort, area] += 1
            getattr(self, sort).append(change)
        else:
            self.unlisted[sort, area] += 1


def figure_changes(old: Report, new: Report, most: int | None) -> FigureChanges:
    """The changes of all figures, `most` of each sort in each area; all of them where it is None.

    One figure after the other is looked at: there may be very many that have changed.
    """
    found = FigureChanges(most)
    for indicator in _in_chapters(new, old):
        _find(indicator, old, new, found)
    return found


def _find(indicator: str, old: Report, new: Report, found: FigureChanges) -> None:
    """Look at the figures of an indicator; of new ones that nobody would list any more their
    number alone.
    """
    had_none = not old.observations.places_of(indicator)
    places = tuple(dict.fromkeys((*new.places, *old.places)))
    counted = new.observations.lone_since(old.observations, indicator, places)
    sort = "first_figures" if had_none else "figures"
    room = found.room(sort, _area(indicator, new, old))
    unread = set(_beyond(room, counted, places)) - {new.settings.place}
    for is_unread, some in groupby(places, key=lambda place: place in unread):
        cells = new.observations.changed_since(
            old.observations, indicator, tuple(some), without_lone=is_unread
        )
        for name, change in _changes_of(cells, had_none=had_none):
            area = _area(indicator, *((old, new) if name == "withdrawn" else (new, old)))
            found.keep(name, area, change, at_any_rate=_is_latest_headline(change, new))
    if number := sum(counted.get(place, 0) for place in unread):
        found.unlisted[sort, _area(indicator, new, old)] += number


def _area(indicator: str, *reports: Report) -> str:
    """That of an indicator in the first of these reports that has it."""
    return next(one.indicators[indicator].area for one in reports if indicator in one.indicators)


def _beyond(room: int | None, counted: Mapping[str, int], places: Iterable[str]) -> Iterator[str]:
    """Of places in their order those after the first figures for which there is room."""
    for place in places:
        if room is None or not counted:
            return
        if room <= 0:
            yield place
        room -= counted.get(place, 0)


def _in_chapters(*reports: Report) -> Iterator[str]:
    """The indicators in the order of the chapters, headline figures first; each once."""
    rows = (row for report in reports for area in report.areas for row in report.in_area(area.id))
    yield from dict.fromkeys(row.id for row in rows)


def _changes_of(
    cells: Iterable[ChangedCell], *, had_none: bool
) -> Iterator[tuple[str, FigureChange]]:
    """What has changed in each of these cells, with the name of its sort."""
    for cell in cells:
        before, after = _shown(cell.before), _shown(cell.after)
        told = list(_of_shown(before, after, had_none=had_none))
        told += [("beside", row) for row in _beside(cell)]
        yield from told
        if cell.before and cell.after and not {"revised", "beside"} & dict(told).keys():
            yield "edited", NamedRow("figure", cell.key)


def _of_shown(
    before: Observation | None, after: Observation | None, *, had_none: bool
) -> Iterator[tuple[str, FigureChange]]:
    """What is new, gone or revised: a value, a qualifier or a status.

    That a series breaks elsewhere now is no revision of a figure that stays the same.
    """
    if before is None and after is not None:
        yield "first_figures" if had_none else "figures", after
    elif before is not None and after is None:
        yield "withdrawn", before
    elif before is not None and after is not None and _reading(before) != _reading(after):
        yield "revised", Revision(before, after)


def _shown(rows: Iterable[Observation]) -> Observation | None:
    """Of the figures of an indicator, place and period the one that is shown."""
    return next((row for row in rows if row.preferred), None)


def _reading(row: Observation) -> tuple[object, ...]:
    return row.value, row.qualifier, "A" if row.status == "B" else row.status


def _beside(cell: ChangedCell) -> Iterable[Observation]:
    """New figures of further sources, for periods that are shown by another one."""
    known = {(row.source, row.value) for row in cell.before}
    others = (row for row in cell.after if not row.preferred)
    fresh = (row for row in others if (row.source, row.value) not in known)
    return sorted(fresh, key=lambda row: row.source)


def _is_latest_headline(change: FigureChange, report: Report) -> bool:
    """Whether a change is of the figure that the report shows of a headline indicator."""
    if isinstance(change, NamedRow):
        return False
    row = change.after if isinstance(change, Revision) else change
    indicator = report.indicators.get(row.indicator)
    if indicator is None or indicator.headline is None:
        return False
    return row == latest_figure(report.series(row.indicator))
