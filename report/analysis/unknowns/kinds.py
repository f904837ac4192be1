"""What can be unknown: each kind as a value, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from report.analysis.series import year_runs
from report.analysis.unknowns.disagreement import Disagreements
from report.model import Observation, Period, Place, Source, Target, Text

UnknownKind = Literal[
    "single",
    "elsewhere",
    "gaps",
    "unmeasured",
    "unfollowed",
    "definitions",
    "disagreements",
    "undated",
]
KINDS: tuple[UnknownKind, ...] = get_args(UnknownKind)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An indicator without a figure of the report's own place, and the places that have one."""

    indicator: str
    places: tuple[Place, ...]
    latest: Period


@dataclass(frozen=True, slots=True)
class Gap:
    """The years between the first and the last figure of an indicator that have none."""

    indicator: str
    first: Period
    last: Period
    years: tuple[int, ...]

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Neighbouring years together: the first and the last of each run."""
        return year_runs(self.years)


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A target after which nothing has been measured, and the last figure there is."""

    target: Target
    latest: Observation


@dataclass(frozen=True, slots=True)
class Shift:
    """A series with figures that do not compare: after a break, or of another definition."""

    indicator: str
    place: str
    breaks: tuple[Period, ...]
    others: tuple[Period, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was looked at: what the counts of each kind are to be held against.

    A series is an indicator at a place; `compared` are its periods that several rows give.
    """

    indicators: int
    targets: int
    series: int
    compared: int
    sources: int


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Everything that is not known of an area, or of all (`area` None), in the tables' order.

    Lone figures, figures elsewhere and gaps are those of the report's own place; the other
    kinds cover every place in the tables. Of all kinds all are listed, but of disagreements.
    """

    area: str | None
    extent: Extent
    single: tuple[Observation, ...]
    elsewhere: tuple[Elsewhere, ...]
    gaps: tuple[Gap, ...]
    unmeasured: tuple[Target, ...]
    unfollowed: tuple[Unfollowed, ...]
    definitions: tuple[Shift, ...]
    disagreements: Disagreements
    undated: tuple[Source, ...]

    @property
    def counts(self) -> Mapping[UnknownKind, int]:
        """For each kind, how many there are."""
        return {
            "single": len(self.single),
            "elsewhere": len(self.elsewhere),
            "gaps": len(self.gaps),
            "unmeasured": len(self.unmeasured),
            "unfollowed": len(self.unfollowed),
            "definitions": len(self.definitions),
            "disagreements": self.disagreements.total,
            "undated": len(self.undated),
        }

    @property
    def totals(self) -> Mapping[UnknownKind, int]:
        """For each kind, how many there could be."""
        extent = self.extent
        return {
            "single": extent.indicators,
            "elsewhere": extent.indicators,
            "gaps": extent.indicators,
            "unmeasured": extent.targets,
            "unfollowed": extent.targets,
            "definitions": extent.series,
            "disagreements": extent.compared,
            "undated": extent.sources,
        }
