"""What pages and comparisons of figures ask of the files of a data set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from report.data.partitions.conditions import Condition
from report.data.partitions.engine import Row
from report.data.partitions.manifest import Manifest, Partition
from report.model import Cutoff, Observation

# The number of its row, and a figure.
NumberedFigure = tuple[int, Observation]


class AskedFiles(Protocol):
    """Figures in files, as they are or as they were at a cut-off."""

    @property
    def manifest(self) -> Manifest:
        """Which files they are."""

    @property
    def cutoff(self) -> Cutoff | None:
        """By when they were out; None for all of them."""

    def ask(
        self, select: str, files: Collection[str], asked: Condition | None = None, then: str = ""
    ) -> Sequence[Row]:
        """What these files say of the figures that were out; `select` and `then` are no data."""

    def every_series(self, part: Partition) -> Iterator[list[NumberedFigure]]:
        """The series of a file one after the other, each in the order of its rows."""

    def numbered(self, indicator: str, places: Collection[str] | None) -> list[NumberedFigure]:
        """The figures of an indicator at these places, or at all, place by place."""

    def by_place(
        self, indicator: str, places: Sequence[str]
    ) -> Mapping[str, tuple[Observation, ...]]:
        """As `Observations.by_place`."""

    def out_otherwise(self, cutoff: Cutoff | None) -> Sequence[tuple[str, str]]:
        """The series of which other figures were out at another cut-off."""
