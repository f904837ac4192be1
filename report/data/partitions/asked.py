"""What pages and comparisons of figures ask of the parts of a data set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from report.data.partitions.conditions import Condition
from report.data.partitions.manifest import Manifest, Partition
from report.data.partitions.questions import EVERY, FigureEngine, Question, Row
from report.model import Cutoff, Observation

# Of so many places figures are looked at together: what is read of them is in memory.
_PLACES_AT_ONCE = 1_000

# The number of its row, and a figure.
NumberedFigure = tuple[int, Observation]


def portions(places: Sequence[str]) -> Iterator[Sequence[str]]:
    """Places in their order, so many at a time."""
    for begin in range(0, len(places), _PLACES_AT_ONCE):
        yield places[begin : begin + _PLACES_AT_ONCE]


class AskedParts(Protocol):
    """Figures in parts, as they are or as they were at a cut-off."""

    @property
    def manifest(self) -> Manifest:
        """Which parts they are."""

    @property
    def cutoff(self) -> Cutoff | None:
        """By when they were out; None for all of them."""

    def ask(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """What these parts say of the figures that were out."""

    def every_series(
        self, part: Partition, where: Condition = EVERY
    ) -> Iterator[list[NumberedFigure]]:
        """Such series of a part one after the other, each in the order of its rows."""

    def numbered(self, indicator: str, places: Collection[str]) -> Iterator[NumberedFigure]:
        """The figures of an indicator at places, series after series, each with its number."""

    def places_of(self, indicator: str) -> frozenset[str]:
        """As `Observations.places_of`."""

    def by_place(
        self, indicator: str, places: Sequence[str]
    ) -> Mapping[str, tuple[Observation, ...]]:
        """As `Observations.by_place`."""

    @property
    def engine(self) -> FigureEngine:
        """What keeps the parts."""
