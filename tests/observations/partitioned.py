"""Any figures as files of a data set, and what reads them there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.manifest import Manifest
from report.data.partitions.writing import planned, write_partition
from report.model import Observation
from tests.observations.plainly import in_full


def manifest_of(folder: Path, rows: Iterable[Observation]) -> Manifest:
    """Figures written into a folder, in the order given."""
    figures = tuple(enumerate(rows, start=2))
    groups = planned(Counter(row.indicator for _, row in figures))
    parts = (
        write_partition(folder, [one for one in figures if one[1].indicator in group])
        for group in groups
    )
    return Manifest(tuple(parts), "", "")


def partitioned(folder: Path, rows: Iterable[Observation]) -> PartitionedObservations:
    """Figures read from files of a folder; the same ones are written there once."""
    return PartitionedObservations(folder, _written(folder, tuple(map(Whole, rows))))


class Whole:
    """A figure that equals only what is the same with all that follows from other rows."""

    def __init__(self, row: Observation) -> None:
        self.row = row

    def __hash__(self) -> int:
        return hash(self.row)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Whole) and in_full(self.row) == in_full(other.row)


@lru_cache(maxsize=32)
def _written(folder: Path, rows: tuple[Whole, ...]) -> Manifest:
    return manifest_of(folder, (one.row for one in rows))
