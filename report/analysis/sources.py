"""Which source carries what: areas, indicators, and how many figures come from each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import get_args

from report.analysis.publishers import publishers_named
from report.model import Publisher, Report, Source, SourceKind

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


def select(
    report: Report,
    areas: Collection[str],
    kinds: Collection[str],
    publishers: Iterable[Publisher] | None = None,
) -> tuple[Source, ...]:
    """The sources of these areas and kinds (all, where none is named), most trusted kinds first.

    With `publishers` only those that name one of them: as the publisher, or as the site that they
    were read on.
    """
    by_area = areas_of(report)
    named = None if publishers is None else {publisher.id for publisher in publishers}
    rows = (
        source
        for source in report.sources.values()
        if (not areas or by_area.get(source.id, set()) & set(areas))
        and (not kinds or source.kind in kinds)
        and (named is None or named & publishers_named(source))
    )
    return tuple(sorted(rows, key=lambda source: KINDS.index(source.kind)))


def one_of_each_publisher(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The best source of each publisher: the most trusted kinds first, then the newest."""
    ordered = sorted(sources, key=lambda source: source.id)
    ordered.sort(key=_newness, reverse=True)
    ordered.sort(key=lambda source: KINDS.index(source.kind))
    best: dict[str, Source] = {}
    for source in ordered:
        best.setdefault(source.publisher, source)
    return tuple(best.values())


def _newness(source: Source) -> tuple[bool, str]:
    """Later for what was published later; undated sources come before all others."""
    return source.published is not None, str(source.published or "")


@lru_cache(8)
def areas_of(report: Report) -> Mapping[str, set[str]]:
    """For each source, the areas that draw on it for a figure, a target, an event, a practice."""
    used: dict[str, set[str]] = {}
    for source, indicator in _drawn(report):
        used.setdefault(source, set()).add(report.indicators[indicator].area)
    pairs = [(event.source, event.area) for event in report.events]
    pairs += [(practice.source, practice.area) for practice in report.practices]
    for source, area in pairs:
        used.setdefault(source, set()).add(area)
    return used


@lru_cache(8)
def indicators_of(report: Report) -> Mapping[str, list[str]]:
    """For each source, the ids of the indicators whose figures or targets it gives."""
    used: dict[str, list[str]] = {}
    for source, indicator in dict.fromkeys(_drawn(report)):
        used.setdefault(source, []).append(indicator)
    return used


def _drawn(report: Report) -> list[tuple[str, str]]:
    pairs = list(report.observations.drawn_from())
    return pairs + [(row.source, row.indicator) for row in report.targets]


def counts(report: Report) -> Mapping[SourceKind, tuple[int, int]]:
    """For each kind: how many sources there are, and how many published figures come from them."""
    kinds = {source.id: source.kind for source in report.sources.values()}
    given: Counter[SourceKind] = Counter()
    for source, figures in report.observations.count_by_source().items():
        given[kinds[source]] += figures
    return {kind: (list(kinds.values()).count(kind), given[kind]) for kind in KINDS}
