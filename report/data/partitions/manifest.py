"""The manifest of a data set in parts: which files it consists of, and what they stand for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pyarrow import parquet

from report.data.raw import MANIFEST, DataError, Problem

# Told how many of how many files are written, or sent.
FilesProgress = Callable[[int, int], None]
FOLDER = MANIFEST.partition("/")[0]
# Of the columns of the files, and of what they have that follows from other rows.
FORM = 1
_KINDS: Mapping[str, type] = {"str": str, "int": int}
_REMEDY = "Write the folder again by `python -m report partition`"


@dataclass(frozen=True, slots=True)
class Partition:
    """A file of figures: its name, how many it has, and the numbers of the first and last row.

    `written_of` stands for the rows of the table that it was written of, `marks` has for each
    indicator in it what stands for all its figures (`Observations.marks`).
    """

    file: str
    written_of: str
    rows: int
    first: int
    last: int
    size: int
    sha256: str
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a data set.

    `derived_from` stands for the tables by which the figures have what follows from other rows,
    `checked` for all files beside them with which they have been found sound, by this version.
    `in_database` where the parts are rows of the database that is served, and no files.
    """

    partitions: tuple[Partition, ...]
    derived_from: str
    checked: str
    in_database: bool = False

    @property
    def rows(self) -> int:
        """How many figures there are."""
        return sum(part.rows for part in self.partitions)

    def files(self, indicators: Collection[str]) -> list[str]:
        """The names of the files that have one of these indicators."""
        return [p.file for p in self.partitions if not p.marks.keys().isdisjoint(indicators)]

    @property
    def marks(self) -> Mapping[str, str]:
        """The marks of all indicators."""
        pairs = (pair for part in self.partitions for pair in part.marks.items())
        return MappingProxyType(dict(pairs))


def written(manifest: Manifest) -> bytes:
    """The content of the file."""
    names = [field.name for field in fields(Partition)]
    parts = [
        {name: getattr(part, name) for name in names} | {"marks": dict(part.marks)}
        for part in manifest.partitions
    ]
    content = {
        "form": FORM,
        "rows": manifest.rows,
        "derived_from": manifest.derived_from,
        "checked": manifest.checked,
        "in_database": manifest.in_database,
        "partitions": parts,
    }
    return (json.dumps(content, indent=1) + "\n").encode()


def parsed(content: bytes) -> Manifest:
    """The manifest that a file holds. Raises DataError for what is none, or of another form."""
    try:
        found = json.loads(content)
        form, total = found["form"], found["rows"]
        parts = tuple(_part(part) for part in found["partitions"]) if form == FORM else ()
        marks = str(found["derived_from"]), str(found["checked"])
        manifest = Manifest(parts, *marks, found.get("in_database") is True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(_problem("it is no manifest")) from error
    if form != FORM:
        raise DataError(_problem(f"it is of form {form!r}, and not of {FORM}"))
    if any("/" in part.file or part.file.startswith(".") for part in manifest.partitions):
        raise DataError(_problem("it names a file that is not beside it"))
    if total != manifest.rows:
        wrong = f"it says that there are {total!r} figures, and {manifest.rows} in its files"
        raise DataError(_problem(wrong))
    return manifest


def _part(said: Mapping[str, Any]) -> Partition:
    """A file as a manifest tells of it. TypeError or LookupError where it does not."""
    values = {field.name: said[field.name] for field in fields(Partition)}
    for field in fields(Partition):
        if not isinstance(values[field.name], _KINDS.get(str(field.type), dict)):
            raise TypeError(field.name)
    marks = {str(name): str(mark) for name, mark in values.pop("marks").items()}
    return Partition(**values, marks=MappingProxyType(marks))


def broken_files(parts: Sequence[Partition], home: Path) -> Iterator[Problem]:
    """What is wrong with the files that a manifest names, in the folder that it lies in."""
    for part in parts:
        file = home / part.file
        try:
            with file.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            wrong = f"it cannot be read ({error.strerror})"
            yield Problem(f"{FOLDER}/{part.file}", None, None, wrong, _REMEDY)
            continue
        if digest != part.sha256 or parquet.read_metadata(file).num_rows != part.rows:
            wrong = f"it is not what {MANIFEST} says"
            yield Problem(f"{FOLDER}/{part.file}", None, None, wrong, _REMEDY)


def _problem(wrong: str) -> Problem:
    return Problem(MANIFEST, None, None, wrong, _REMEDY)


def not_derived_from_these() -> Problem:
    """What is said where the tables are others than those by which the figures were written."""
    return _problem("sources.csv or indicators.csv have been changed since it was written")


def beside_another_table() -> Problem:
    """What is said where there are figures in two forms."""
    wrong = "observations.csv stands in the folder too, and one of both would not be read"
    return Problem(MANIFEST, None, None, wrong, "Remove the one that is not to be served")
