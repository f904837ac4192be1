"""The table of figures of a folder whose figures stand in the parts that a manifest names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from report.data import contents
from report.data.contents import Content
from report.data.figure_table import ColumnarRows, FigureTable, Numbers, TextColumn, columns_of
from report.data.partitions.engines import engine_of
from report.data.partitions.figures import PartitionedObservations
from report.data.partitions.manifest import (
    Partition,
    beside_another_table,
    not_derived_from_these,
    parsed,
)
from report.data.raw import (
    COLUMNS,
    INDICATORS,
    MANIFEST,
    OBSERVATIONS,
    SIGNATURES,
    SOURCES,
    DataError,
    RawRow,
)
from report.model import Observation
from report.model.version import VERSION

# Of more series the rows are not asked for one by one.
_MOST_SERIES = 500


class PartitionedTable(ColumnarRows):
    """The rows of `observations.csv` as they stood there before they were written as parts.

    `is_checked` if they have been found sound, by this version, with all that lies beside them now.
    """

    def __init__(self, figures: PartitionedObservations, *, is_checked: bool) -> None:
        self._figures, self._manifest = figures, figures.manifest
        self._is_checked = is_checked

    def __len__(self) -> int:
        return self._manifest.rows

    @overload
    def __getitem__(self, place: int) -> RawRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RawRow]: ...
    def __getitem__(self, place: int | slice) -> RawRow | Sequence[RawRow]:
        return self.by_column()[place]

    def __iter__(self) -> Iterator[RawRow]:
        return iter(self.by_column())

    def observations(self) -> PartitionedObservations:
        return self._figures

    def of_series(self, series: Collection[tuple[str, str]]) -> Sequence[RawRow] | None:
        if not self._is_checked or len(series) > _MOST_SERIES:
            return None
        wanted = frozenset(series)
        return [
            _raw(number, row)
            for part in self._manifest.partitions
            for number, row in self._figures.numbered_in(part, wanted)
        ]

    def by_column(self) -> FigureTable:
        """The table anew, in the order of its rows; it is not kept."""
        return self._table_of(self._manifest.partitions)

    def by_part(self) -> Iterator[FigureTable]:
        return (self._table_of([part]) for part in self._manifest.partitions)

    def _table_of(self, parts: Sequence[Partition]) -> FigureTable:
        """The rows of some parts by column, in the order of their numbers."""
        numbers = [np.array([], dtype=np.int64)]
        columns = columns_of(self._read(parts, numbers))
        lines = np.concatenate(numbers)
        order = np.argsort(lines)
        in_order = {
            name: TextColumn(column.texts, column.codes[order]) for name, column in columns.items()
        }
        return FigureTable(MappingProxyType(in_order), lines[order])

    def _read(self, parts: Sequence[Partition], numbers: list[Numbers]) -> Iterator[pa.RecordBatch]:
        """The columns of each part as the table had them; the numbers of its rows are added."""
        own = ["written" if name == "value" else name for name in COLUMNS[OBSERVATIONS]]
        for part in parts:
            read = self._figures.engine.columns(["number", *own], part.file)
            numbers.append(read.column("number").to_numpy() + np.int64(part.first))
            flags = pc.if_else(read.column("preferred"), "1", "0")
            columns = [flags if name == "preferred" else read.column(name) for name in own]
            texts = [column.dictionary_encode() for column in columns]
            yield from pa.table(texts, names=own).to_batches()


def partitioned_table(
    content: bytes, files: Mapping[str, Content], folder: Path
) -> PartitionedTable:
    """The table of a folder by the content of its manifest, beside the folder's other files.

    Raises DataError where a file is not what it was, or does not fit the others any more.
    """
    if OBSERVATIONS in files:
        raise DataError(beside_another_table())
    manifest = parsed(content)
    engine = engine_of(folder, manifest)
    if broken := tuple(engine.broken(manifest.partitions)):
        raise DataError(*broken)
    if manifest.derived_from != derived_mark(files):
        raise DataError(not_derived_from_these())
    is_checked = manifest.checked == checked_mark(files)
    figures = PartitionedObservations(folder, manifest, engine=engine)
    return PartitionedTable(figures, is_checked=is_checked)


def derived_mark(files: Mapping[str, Content]) -> str:
    """Stands for the tables by which figures have what follows from the other rows."""
    return contents.files_mark({file: files[file] for file in (INDICATORS, SOURCES)})


def checked_mark(files: Mapping[str, Content]) -> str:
    """Stands for all files beside the figures, and for the rules by which they are checked."""
    own = {OBSERVATIONS, MANIFEST, SIGNATURES}
    mark = contents.files_mark({name: held for name, held in files.items() if name not in own})
    return f"{VERSION} {mark}"


def _raw(number: int, row: Observation) -> RawRow:
    cells = {
        "indicator": row.indicator,
        "place": row.place,
        "period": str(row.period),
        "value": row.written,
        "qualifier": row.qualifier,
        "status": row.status,
        "preferred": "1" if row.preferred else "0",
        "source": row.source,
        "note_en": row.note.en,
        "note_zh": row.note.zh,
    }
    return RawRow(OBSERVATIONS, number, MappingProxyType(cells))
