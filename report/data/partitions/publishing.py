"""A data folder written anew with its figures as files: as a whole, with the manifest last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from report.analysis.time_known import with_time_known
from report.analysis.vintages import with_vintages
from report.data import contents, figure_table, store
from report.data.build import indicators_of, sources_of
from report.data.built_figures import built_figures
from report.data.check import problems_in
from report.data.check.warnings.answers import ANSWERS
from report.data.contents import Content
from report.data.figure_table import ColumnarRows, FigureTable
from report.data.partitions import manifest as manifests
from report.data.partitions.manifest import FOLDER, FilesProgress, Manifest, Partition
from report.data.partitions.reading import checked_mark, derived_mark
from report.data.partitions.writing import planned, write_partition
from report.data.raw import MANIFEST, OBSERVATIONS, SIGNATURES, WORDS, DataError, Raw
from report.data.replacing import replace_files
from report.data.signed.signatures import SIGNED


class OtherFolderError(ValueError):
    """The folder to be written is none that may be."""


@dataclass(frozen=True, slots=True)
class PartitionedFolder:
    """What was written: the manifest, and how many of its files were there before."""

    manifest: Manifest
    kept: int


def partition(folder: Path, into: Path, progress: FilesProgress) -> PartitionedFolder:
    """Write a data folder into another one, its figures as files named by a manifest.

    What was there stays readable until the manifest is replaced, and its files after that, until
    the folder is written once more; those of signed states stay for good. Raises DataError for a
    folder that is not sound, OtherFolderError for one that is not to be written into, and OSError.
    """
    _refuse_others(folder, into)
    files = contents.read_files(folder)
    raw = store.raw_of(files, folder)
    if found := problems_in(raw):
        raise DataError(*found)
    before = _manifest_of(into)
    whole = _whole(before, into)
    known = whole if before and before.derived_from == derived_mark(files) else ()
    parts = tuple(_written(raw, into, {part.written_of: part for part in known}, progress))
    manifest = Manifest(parts, derived_mark(files), checked_mark(files))
    beside = files_beside(folder, files)
    replace_files(into, {**beside, MANIFEST: manifests.written(manifest)})
    _clear_away(into, beside, (manifest, before))
    there = {part.file for part in whole}
    return PartitionedFolder(manifest, sum(part.file in there for part in parts))


def _refuse_others(folder: Path, into: Path) -> None:
    if into.resolve() == folder.resolve():
        raise OtherFolderError("the tables stay where editors write them: name another folder")
    if (into / OBSERVATIONS).exists():
        raise OtherFolderError(f"{into} has a table of figures of its own")
    is_ours = (into / MANIFEST).exists() or (into / FOLDER).is_dir()
    if into.exists() and any(into.iterdir()) and not is_ours:
        raise OtherFolderError(f"{into} is not empty, and was not written by this command")


def _manifest_of(into: Path) -> Manifest | None:
    """What the folder has now; None where it cannot be read, and all is written anew."""
    content = contents.content_of(into / MANIFEST)
    try:
        return manifests.parsed(content) if isinstance(content, bytes) else None
    except DataError:
        return None


def _written(
    raw: Raw, into: Path, known: Mapping[str, Partition], progress: FilesProgress
) -> Iterator[Partition]:
    """The files one after the other, in the order of the indicators in the table."""
    table = _by_column(raw)
    column = table.columns["indicator"]
    counts = np.bincount(column.codes, minlength=len(column.texts))
    groups = planned(dict(zip(column.texts, counts.tolist(), strict=True)))
    indicators, sources = indicators_of(raw), sources_of(raw)
    for number, group in enumerate(groups, start=1):
        codes = [column.texts.index(name) for name in group]
        part = table.taken(np.flatnonzero(np.isin(column.codes, codes)))
        mark, lines = _mark(part), part.lines.tolist()
        same = known.get(mark)
        if same is not None:
            yield replace(same, first=lines[0], last=lines[-1])
        else:
            rows = with_vintages(built_figures(part), sources)
            figures = zip(lines, with_time_known(rows, indicators, sources), strict=True)
            yield write_partition(into, tuple(figures), mark)
        progress(number, len(groups))


def _by_column(raw: Raw) -> FigureTable:
    held = raw.tables[OBSERVATIONS]
    return held.by_column() if isinstance(held, ColumnarRows) else figure_table.of_lines(held)[0]


def _mark(part: FigureTable) -> str:
    """Stands for rows as they are written, wherever the first of them stands."""
    digest = hashlib.sha256(np.ascontiguousarray(part.lines - part.lines[0]).tobytes())
    for name, column in part.columns.items():
        digest.update(f"{name} {len(column.texts)} {column.codes.dtype}\n".encode())
        digest.update("\n".join(column.texts).encode())
        digest.update(np.ascontiguousarray(column.codes).tobytes())
    return digest.hexdigest()


def _whole(before: Manifest | None, into: Path) -> tuple[Partition, ...]:
    """The files of the state before that are as they were written."""
    parts = before.partitions if before else ()
    broken = {problem.file for problem in manifests.broken_files(parts, into / FOLDER)}
    return tuple(part for part in parts if f"{FOLDER}/{part.file}" not in broken)


def files_beside(folder: Path, files: Mapping[str, Content]) -> dict[str, bytes]:
    """All files beside the figures that the folder has of its own, and the answers to warnings."""
    answers = {ANSWERS: contents.content_of(folder / ANSWERS)}
    no_words = set() if (folder / WORDS).exists() else {WORDS}
    others = {OBSERVATIONS, MANIFEST, SIGNATURES} | no_words
    return {
        file: content
        for file, content in {**files, **answers}.items()
        if isinstance(content, bytes) and file not in others
    }


def _clear_away(
    into: Path, beside: Mapping[str, bytes], needed: tuple[Manifest | None, ...]
) -> None:
    """Remove what the folder that was written has no more, and files of figures that neither it
    nor the state before it has, unless a signed state may have them.
    """
    for file in contents.own_files(into).keys() - beside.keys() - {MANIFEST}:
        (into / file).unlink(missing_ok=True)
    if (into / SIGNED).exists():
        return
    names = {name for manifest in needed for name in _names(manifest)}
    for held in (into / FOLDER).glob("*.parquet"):
        if held.name not in names:
            held.unlink()


def _names(manifest: Manifest | None) -> frozenset[str]:
    return frozenset(part.file for part in manifest.partitions) if manifest else frozenset()
