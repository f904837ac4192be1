"""All that a reader of one report finds changed in another one."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from report.analysis import listed
from report.analysis.edition_changes.figures import figure_changes
from report.analysis.edition_changes.kinds import Changes
from report.analysis.edition_changes.parts import edited_in_both, only_in
from report.analysis.edition_changes.targets import (
    is_only_superseded,
    new_targets,
    reassessments,
    superseded_targets,
)
from report.analysis.editions import cutoff
from report.model import Correction, Event, Practice, Report

# What is new is told in full, or by what it brings.
_ADDED_ELSEWHERE = {"figure", "target", "correction", "source", "event", "practice"}
# Figures are told in full; a source is gone when nothing was read in it any more.
_REMOVED_ELSEWHERE = {"figure", "source"}


def changes_between(old: Report, new: Report, *, whole: bool = False) -> Changes:
    """All that a reader of `old` finds changed in `new`: editions of one data folder, or folders.

    Nothing is left out but order: of rows, of charts, of the events of the opening; and of more
    figures than anybody would go through those after the first, which are counted. `whole` has
    them, too.
    """
    return _changes(old, new, whole=whole)


@lru_cache(maxsize=8)
def _changes(old: Report, new: Report, whole: bool) -> Changes:
    found = figure_changes(old, new, None if whole else listed.MOST_LISTED)
    superseded = superseded_targets(old, new)
    reassessed = reassessments(old, new)
    told = {("target", row.target.key) for row in superseded if is_only_superseded(row, old)}
    return Changes(
        figures=tuple(found.figures),
        first_figures=tuple(found.first_figures),
        revised=tuple(found.revised),
        withdrawn=tuple(found.withdrawn),
        beside=tuple(found.beside),
        targets=new_targets(old, new),
        superseded=superseded,
        verdicts=tuple(pair for pair in reassessed if pair.after.is_counted),
        verdicts_elsewhere=tuple(pair for pair in reassessed if not pair.after.is_own),
        events=_events(old, new),
        practices=_practices(old, new),
        corrections=_corrections(old, new),
        added=only_in(new, old, _ADDED_ELSEWHERE),
        edited=(*edited_in_both(old, new, told), *found.edited),
        removed=only_in(old, new, _REMOVED_ELSEWHERE),
        unlisted=MappingProxyType(dict(found.unlisted)),
    )


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
