"""The changes that matter most, and how many there are in each area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report.analysis.edition_changes.kinds import Changes, Reassessment, Revision
from report.analysis.latest import latest_figure
from report.model import Area, Observation, Report

MOST = 5
ForemostChange = Reassessment | Revision | Observation
_NEW = ("figures", "first_figures")
_DECIDED = frozenset({"met", "missed"})
# Between these a target has only come to be due.
_SILENT = frozenset({"cannot", "awaiting", "never_reported"})


@dataclass(frozen=True, slots=True)
class AreaChanges:
    """How many figures of an area are new and how many revised, and its targets judged anew."""

    area: Area
    new: int
    revised: int
    verdicts: tuple[Reassessment, ...]

    @property
    def changed(self) -> int:
        """How many figures are new or revised."""
        return self.new + self.revised


def changes_by_area(changes: Changes, report: Report) -> tuple[AreaChanges, ...]:
    """The changes of figures and verdicts in each area, in the order of the report."""
    new = [area_of(row, report) for row in (*changes.figures, *changes.first_figures)]
    revised = [area_of(pair, report) for pair in changes.revised]
    verdicts = [(area_of(pair, report), pair) for pair in changes.verdicts]
    more = changes.unlisted
    return tuple(
        AreaChanges(
            area,
            new.count(area.id) + sum(more.get((sort, area.id), 0) for sort in _NEW),
            revised.count(area.id) + more.get(("revised", area.id), 0),
            tuple(pair for name, pair in verdicts if name == area.id),
        )
        for area in report.areas
    )


def area_of(change: ForemostChange, report: Report) -> str:
    """The area that a change belongs to."""
    return report.indicators[indicator_of(change)].area


def indicator_of(change: ForemostChange) -> str:
    """The indicator that a change is of."""
    if isinstance(change, Reassessment):
        return change.after.target.indicator
    return change.after.indicator if isinstance(change, Revision) else change.indicator


def foremost(changes: Changes, report: Report) -> tuple[ForemostChange, ...]:
    """At most five changes, each of another area as long as there is one.

    First targets met or missed since; then other verdicts that changed, unless from one without a
    finding to another; then the latest figures of headline indicators: those whose value was
    revised, the largest change first, then new ones.
    """
    ranked: list[ForemostChange] = [
        *_verdicts(changes),
        *_revisions(changes, report),
        *_latest(changes, report),
    ]
    first: dict[str, ForemostChange] = {}
    for change in ranked:
        first.setdefault(area_of(change, report), change)
    others = [change for change in ranked if change not in first.values()]
    chosen = [*first.values(), *others][:MOST]
    return tuple(sorted(chosen, key=ranked.index))


def _verdicts(changes: Changes) -> Iterable[Reassessment]:
    told = [
        pair
        for pair in changes.verdicts
        if not {pair.before.verdict, pair.after.verdict} <= _SILENT
    ]
    return sorted(told, key=lambda pair: pair.after.verdict not in _DECIDED)


def _revisions(changes: Changes, report: Report) -> Iterable[Revision]:
    headlines = _headlines(report)
    pairs = [pair for pair in changes.revised if _is_latest(pair.after, headlines, report)]
    return sorted((pair for pair in pairs if _size(pair)), key=_size, reverse=True)


def _size(pair: Revision) -> float:
    """How much a value changed, as a share of what it was."""
    before, after = float(pair.before.value), float(pair.after.value)
    return abs(after - before) / abs(before) if before else float(after != before)


def _latest(changes: Changes, report: Report) -> Iterator[Observation]:
    headlines = _headlines(report)
    for row in (*changes.figures, *changes.first_figures):
        if _is_latest(row, headlines, report):
            yield row


def _headlines(report: Report) -> set[str]:
    return {row.id for area in report.areas for row in report.headlines(area.id)}


def _is_latest(row: Observation, headlines: set[str], report: Report) -> bool:
    """Whether a figure is the one that the report shows of a headline indicator."""
    return row.indicator in headlines and row == latest_figure(report.series(row.indicator))
