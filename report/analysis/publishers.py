"""How much comes from which publisher, and how much of it is first-hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from report.model import Publisher, PublisherKind, Report, Source, SourceKind

PUBLISHER_KINDS: tuple[PublisherKind, ...] = get_args(PublisherKind)
# In these a publisher says what it decided, counted or found itself; in all others somebody
# reports what others have said.
FIRST_HAND_KINDS: frozenset[SourceKind] = frozenset(
    {"official", "law", "institution", "paper", "dataset"}
)


def is_first_hand(source: Source) -> bool:
    """Whether a source is its publisher's own word, and was read with that publisher."""
    return source.kind in FIRST_HAND_KINDS and source.via in {"", source.publisher}


@dataclass(frozen=True, slots=True)
class SourceTotals:
    """How many sources there are, how many published figures were read in them, and how many of
    either are first-hand.
    """

    sources: int
    figures: int
    first_hand_sources: int
    first_hand_figures: int


def source_totals(report: Report, sources: Iterable[Source]) -> SourceTotals:
    """The totals of some sources of a report."""
    return _totals(tuple(sources), _figures_by_source(report))


def _totals(sources: Collection[Source], figures: Counter[str]) -> SourceTotals:
    first_hand = [source for source in sources if is_first_hand(source)]
    return SourceTotals(
        sources=len(sources),
        figures=sum(figures[source.id] for source in sources),
        first_hand_sources=len(first_hand),
        first_hand_figures=sum(figures[source.id] for source in first_hand),
    )


def _figures_by_source(report: Report) -> Counter[str]:
    return Counter(report.observations.count_by_source())


def percentage(part: int, whole: int) -> Decimal | None:
    """A part in per cent of the whole, unrounded; None of nothing."""
    return Decimal(100 * part) / whole if whole else None


@dataclass(frozen=True, slots=True)
class PublisherTotals:
    """What a publisher published first, and how many sources of others were read on its site."""

    publisher: Publisher
    published: SourceTotals
    republished: int


def publisher_totals(
    report: Report, sources: Iterable[Source], publishers: Iterable[Publisher]
) -> tuple[PublisherTotals, ...]:
    """What these sources have from each of these publishers, those with most figures first.

    A publisher that none of the sources names is left out.
    """
    named: dict[str, list[Source]] = {}
    for source in sources:
        for publisher_id in publishers_named(source):
            named.setdefault(publisher_id, []).append(source)
    figures = _figures_by_source(report)
    rows = [_of_publisher(row, named[row.id], figures) for row in publishers if row.id in named]
    return tuple(sorted(rows, key=_size, reverse=True))


def _of_publisher(
    publisher: Publisher, named: Collection[Source], figures: Counter[str]
) -> PublisherTotals:
    published = [source for source in named if source.publisher == publisher.id]
    republished = len(named) - len(published)
    return PublisherTotals(publisher, _totals(published, figures), republished)


def _size(row: PublisherTotals) -> tuple[int, int, int]:
    return row.published.figures, row.published.sources, row.republished


def publishers_named(source: Source) -> set[str]:
    """The ids of who published a source, and of whose site it was read on."""
    return {source.publisher, source.via} - {""}


def select_publishers(
    report: Report, ids: Collection[str], kinds: Collection[str]
) -> tuple[Publisher, ...]:
    """The publishers with these ids and of these kinds; all, where none is named."""
    return tuple(
        row
        for row in report.publishers.values()
        if (not ids or row.id in ids) and (not kinds or row.kind in kinds)
    )
