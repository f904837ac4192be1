"""What can have changed: each kind as a value, and all changes together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from report.analysis.progress import Assessment
from report.model import Correction, Event, Observation, Practice, Target

# What is known by an id, and of which no more is told than that.
ContentPart = Literal[
    "settings",
    "opening",
    "area",
    "chart",
    "map",
    "indicator",
    "figure",
    "target",
    "same_target",
    "term",
    "correction",
    "publisher",
    "source",
    "event",
    "practice",
    "place",
    "unit",
    "edition",
    "word",
]
ContentParts = Mapping[tuple[ContentPart, str], object]


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
class NamedRow:
    """A row, or a part of a document, by its id."""

    part: ContentPart
    id: str


FigureChange = Observation | Revision | NamedRow
_NONE: Mapping[tuple[str, str], int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is other in a report than in an earlier one, figures in the order of its chapters.

    `figures` are of periods that had none, for indicators that had some; `first_figures` for
    indicators that had none at all. `beside` stand beside the figure that is shown. `verdicts` are
    those on the targets that the report counts, `verdicts_elsewhere` on those of other places.
    Of very many changes of figures the first are here; by the name of their sort and their area
    `unlisted` tells how many more there are.
    """

    figures: tuple[Observation, ...]
    first_figures: tuple[Observation, ...]
    revised: tuple[Revision, ...]
    withdrawn: tuple[Observation, ...]
    beside: tuple[Observation, ...]
    targets: tuple[Target, ...]
    superseded: tuple[Succession, ...]
    verdicts: tuple[Reassessment, ...]
    verdicts_elsewhere: tuple[Reassessment, ...]
    events: tuple[Event, ...]
    practices: tuple[Practice, ...]
    corrections: tuple[Correction, ...]
    added: tuple[NamedRow, ...]
    edited: tuple[NamedRow, ...]
    removed: tuple[NamedRow, ...]
    unlisted: Mapping[tuple[str, str], int] = field(default_factory=lambda: _NONE)

    def number_of(self, *sorts: str) -> int:
        """How many changes of these sorts there are, listed or not."""
        more = sum(count for (sort, _), count in self.unlisted.items() if sort in sorts)
        return sum(len(getattr(self, sort)) for sort in sorts) + more

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)
