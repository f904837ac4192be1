"""Figures written as the files of a data set: those that are there already stay as they are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import pyarrow as pa
from pyarrow import parquet

from report.data.partitions.asked import NumberedFigure
from report.data.partitions.columns import table_of
from report.data.partitions.manifest import FOLDER, Partition
from report.model.figure_lines import figure_line, mark_of_lines

# An indicator has a file of its own where these have so many figures on the average; of smaller
# ones several share one.
_LEAST = 20_000
_MOST_FILES = 256
# In figures: what the engine reads at least of a file.
_ROW_GROUP = 16_384
_NAME_DIGITS = 32


def planned(counts: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Which indicators share a file, by how many figures each has."""
    total = sum(counts.values())
    if len(counts) <= min(_MOST_FILES, total // _LEAST):
        return [(indicator,) for indicator in counts]
    # A power of two: few indicators change their file when there are more figures.
    number = min(_MOST_FILES, 1 << max(0, (total // _LEAST).bit_length() - 1))
    groups: dict[int, list[str]] = {}
    for indicator in counts:
        groups.setdefault(crc32(indicator.encode()) % number, []).append(indicator)
    return [tuple(group) for group in groups.values()]


def write_partition(
    folder: Path, figures: Sequence[NumberedFigure], written_of: str = ""
) -> Partition:
    """Write a file of figures, one at least, into a data folder; the same give the same file.

    They are given in the order of their rows.
    """
    (first, _), (last, _) = figures[0], figures[-1]
    ordered = sorted(figures, key=_in_file)
    content = _packed(table_of([(number - first, row) for number, row in ordered]))
    digest = hashlib.sha256(content).hexdigest()
    name = f"{digest[:_NAME_DIGITS]}.parquet"
    home = folder / FOLDER
    if not _holds(home / name, content):
        home.mkdir(parents=True, exist_ok=True)
        _write(home / name, content)
    return Partition(
        *(name, written_of, len(figures), first, last, len(content), digest, _marks(figures))
    )


def _holds(file: Path, content: bytes) -> bool:
    """Whether a file is there, as it was written."""
    try:
        return file.read_bytes() == content
    except FileNotFoundError:
        return False


def _marks(figures: Sequence[NumberedFigure]) -> Mapping[str, str]:
    lines: dict[str, list[str]] = {}
    for _, row in figures:
        lines.setdefault(row.indicator, []).append(figure_line(row))
    return MappingProxyType({name: mark_of_lines(some) for name, some in lines.items()})


def _in_file(numbered: NumberedFigure) -> tuple[object, ...]:
    """Sorts by series and, in a series, as it is read."""
    number, row = numbered
    return row.indicator, row.place, row.stands_at.order, not row.preferred, number


def _packed(table: pa.Table) -> bytes:
    content = pa.BufferOutputStream()
    parquet.write_table(
        table, content, compression="zstd", row_group_size=_ROW_GROUP, store_schema=False
    )
    return bytes(content.getvalue().to_pybytes())


def _write(file: Path, content: bytes) -> None:
    """Write a file that is there as a whole or not at all."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
