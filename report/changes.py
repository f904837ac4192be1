"""What is other in one report than in an earlier one: figures, targets, events, chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from report.editions import cutoff
from report.model import Correction, Event, Observation, Practice, Report, Target
from report.progress import Assessment, assess

# What is known by an id, and of which no more is told than that.
Part = Literal[
    "frame",
    "opening",
    "area",
    "chart",
    "map",
    "indicator",
    "figure",
    "target",
    "correction",
    "source",
    "event",
    "practice",
    "place",
    "unit",
    "edition",
    "word",
]
Parts = Mapping[tuple[Part, str], object]

# What is new is told in full, or by what it brings.
_ADDED_ELSEWHERE = {"figure", "target", "correction", "source", "event", "practice"}
# Figures are told in full; a source is gone when nothing was read in it any more.
_REMOVED_ELSEWHERE = {"figure", "source"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that is shown with another value, qualifier or status than before."""

    before: Observation
    after: Observation


@dataclass(frozen=True, slots=True)
class Succession:
    """A target that has been replaced; `by` is its successor, if that is in the report."""

    target: Target
    by: Target | None


@dataclass(frozen=True, slots=True)
class Reassessment:
    """A target of both reports that is judged otherwise than before."""

    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True)
class Named:
    """A row, or a part of a document, by its id."""

    part: Part
    id: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is other in a report than in an earlier one, figures in the order of its chapters.

    `figures` are of periods that had none, for indicators that had some; `first_figures` for
    indicators that had none at all. `beside` stand beside the figure that is shown.
    """

    figures: tuple[Observation, ...]
    first_figures: tuple[Observation, ...]
    revised: tuple[Revision, ...]
    withdrawn: tuple[Observation, ...]
    beside: tuple[Observation, ...]
    targets: tuple[Target, ...]
    superseded: tuple[Succession, ...]
    verdicts: tuple[Reassessment, ...]
    events: tuple[Event, ...]
    practices: tuple[Practice, ...]
    corrections: tuple[Correction, ...]
    added: tuple[Named, ...]
    edited: tuple[Named, ...]
    removed: tuple[Named, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def between(old: Report, new: Report) -> Changes:
    """All that a reader of `old` finds changed in `new`: editions of one data folder, or folders.

    Nothing is left out but order: of rows, of charts, of the events of the opening.
    """
    before, after = _shown(old), _shown(new)
    counted = {row.indicator for row in old.observations}
    fresh = _in_order((row for cell, row in after.items() if cell not in before), new)
    revised = _revised(before, after, new)
    beside = _beside(old, new)
    superseded = _superseded(old, new)
    told = {("figure", _cell(row)) for row in (*(pair.after for pair in revised), *beside)}
    told |= {("target", _target(one.target)) for one in superseded if _else_same(one, old)}
    return Changes(
        figures=tuple(row for row in fresh if row.indicator in counted),
        first_figures=tuple(row for row in fresh if row.indicator not in counted),
        revised=revised,
        withdrawn=_in_order((row for cell, row in before.items() if cell not in after), old),
        beside=beside,
        targets=_targets(old, new),
        superseded=superseded,
        verdicts=_verdicts(old, new),
        events=_events(old, new),
        practices=_practices(old, new),
        corrections=_corrections(old, new),
        added=_only_in(new, old, _ADDED_ELSEWHERE),
        edited=_edited(old, new, told),
        removed=_only_in(old, new, _REMOVED_ELSEWHERE),
    )


def _cell(row: Observation) -> str:
    return f"{row.indicator}/{row.place}@{row.period}"


def _shown(report: Report) -> dict[str, Observation]:
    """The figure that is shown for each indicator, place and period."""
    return {_cell(row): row for row in report.observations if row.preferred}


def _in_order(rows: Iterable[Observation], report: Report) -> tuple[Observation, ...]:
    """Figures in the order of the chapters, headline figures first, then by place and time."""
    chapters = (row for area in report.areas for row in report.in_area(area.id))
    ranks = {row.id: rank for rank, row in enumerate(chapters)}
    places = {place: rank for rank, place in enumerate(report.places)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (ranks[row.indicator], places[row.place], row.period.order, row.source),
        )
    )


def _revised(
    before: Mapping[str, Observation], after: Mapping[str, Observation], new: Report
) -> tuple[Revision, ...]:
    rows = (
        row
        for cell, row in after.items()
        if cell in before and _reading(before[cell]) != _reading(row)
    )
    return tuple(Revision(before[_cell(row)], row) for row in _in_order(rows, new))


def _reading(row: Observation) -> tuple[object, ...]:
    return row.value, row.qualifier, row.status


def _beside(old: Report, new: Report) -> tuple[Observation, ...]:
    """New figures of further sources, for periods that are shown by another one."""
    known = {_published(row) for row in old.observations}
    rows = (row for row in new.observations if not row.preferred and _published(row) not in known)
    return _in_order(rows, new)


def _published(row: Observation) -> tuple[object, ...]:
    return _cell(row), row.source, row.value


def _target(row: Target) -> str:
    """What a target is known by, as in its table."""
    return f"{row.indicator}/{row.place}@{row.period} ({row.set_on or '…'}, {row.policy.en})"


def _targets(old: Report, new: Report) -> tuple[Target, ...]:
    known = {_target(row) for row in old.targets}
    return tuple(row for row in new.targets if _target(row) not in known)


def _superseded(old: Report, new: Report) -> tuple[Succession, ...]:
    """The targets that stood in the old report and have been replaced since."""
    stood = {_target(row) for row in old.targets if row.superseded_by is None}
    replaced = (row for row in new.targets if row.superseded_by and _target(row) in stood)
    return tuple(Succession(row, successor(new, row)) for row in replaced)


def _else_same(one: Succession, old: Report) -> bool:
    """Whether nothing else about the target has changed."""
    return replace(one.target, superseded_by=None) in old.targets


def successor(report: Report, target: Target) -> Target | None:
    """The target that replaced one: of several set at that time the one for the same period."""
    key = target.indicator, target.place, target.superseded_by
    found = [row for row in report.targets if (row.indicator, row.place, row.set_on) == key]
    return min(found, key=lambda row: row.period != target.period, default=None)


def _verdicts(old: Report, new: Report) -> tuple[Reassessment, ...]:
    earlier = {_target(row): row for row in old.targets}
    pairs = (
        Reassessment(assess(old, earlier[_target(row)]), assess(new, row))
        for row in new.targets
        if _target(row) in earlier
    )
    return tuple(pair for pair in pairs if pair.before.verdict != pair.after.verdict)


def _events(old: Report, new: Report) -> tuple[Event, ...]:
    """New events, in time order."""
    known = {row.id for row in old.events}
    rows = (row for row in new.events if row.id not in known)
    return tuple(sorted(rows, key=lambda row: row.date.order))


def _practices(old: Report, new: Report) -> tuple[Practice, ...]:
    known = {row.id for row in old.practices}
    return tuple(row for row in new.practices if row.id not in known)


def _corrections(old: Report, new: Report) -> tuple[Correction, ...]:
    """The corrections made since: after the old edition's cut-off, or not in the old folder."""
    until = cutoff(old)
    known = {row for row in old.corrections if until is None or row.date <= until}
    return tuple(sorted((r for r in new.corrections if r not in known), key=lambda row: row.date))


def _only_in(one: Report, other: Report, elsewhere: set[str]) -> tuple[Named, ...]:
    """Parts of one report that the other has not, except for those that are told elsewhere."""
    known = _parts(other)
    missing = (key for key in _parts(one) if key not in known)
    return tuple(Named(part, name) for part, name in missing if part not in elsewhere)


def _edited(old: Report, new: Report, told: set[tuple[str, str]]) -> tuple[Named, ...]:
    """Parts of both reports that are not the same in both; `told` figures are told already."""
    before = _parts(old)
    pairs = (key for key, part in _parts(new).items() if key in before and before[key] != part)
    return tuple(Named(part, name) for part, name in pairs if (part, name) not in told)


def _parts(report: Report) -> Parts:
    """Everything that a report holds, by kind and id, each without what is a part of its own."""
    return dict((*_documents(report), *_rows(report)))


def _documents(report: Report) -> Iterator[tuple[tuple[Part, str], object]]:
    yield ("frame", ""), replace(report.frame, charts=(), opening=())
    yield ("map", ""), report.outlines
    for event in report.frame.opening:
        yield ("opening", event), event
    for area in report.areas:
        yield ("area", area.id), replace(area, charts=())
    for charts in (report.frame.charts, *(area.charts for area in report.areas)):
        for chart in charts:
            yield ("chart", chart.id), chart


def _rows(report: Report) -> Iterator[tuple[tuple[Part, str], object]]:
    tables: dict[Part, Mapping[str, object]] = {
        "indicator": report.indicators,
        "figure": _cells(report),
        "target": {_target(row): row for row in report.targets},
        "correction": {_correction(row): None for row in report.corrections},
        "source": report.sources,
        "event": {row.id: row for row in report.events},
        "practice": {row.id: row for row in report.practices},
        "place": report.places,
        "unit": report.units,
        "edition": report.editions,
        "word": report.words,
    }
    for part, table in tables.items():
        for name, row in table.items():
            yield (part, name), row


def _correction(row: Correction) -> str:
    """What a correction is known by; one that says something else is told in full."""
    return f"{row.indicator}/{row.place}@{row.period} ({row.source}, {row.date})"


def _cells(report: Report) -> Mapping[str, frozenset[Observation]]:
    """All figures for each indicator, place and period."""
    cells: dict[str, set[Observation]] = {}
    for row in report.observations:
        cells.setdefault(_cell(row), set()).add(row)
    return {cell: frozenset(rows) for cell, rows in cells.items()}
