"""Data folder → Report: what its files hold, read as rows and documents, and built."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from report.data import contents
from report.data.build import build
from report.data.contents import Content
from report.data.database.address import DATA, database_in_use
from report.data.raw import (
    COLUMNS,
    MANIFEST,
    MAP,
    OBSERVATIONS,
    PUBLISHERS,
    SIGNATURES,
    DataError,
    Problem,
    Raw,
    RawRow,
)
from report.data.replacing import refuse_broken_off
from report.data.tables import MIGRATE, parse_table, parsed_lines
from report.model import Report

if TYPE_CHECKING:
    from report.data.database.mirror import Mirror

SHIPPED = contents.SHIPPED

# In bytes. Smaller tables are read row by row, in less time than the other way takes to import.
LARGE_TABLE = 2_000_000
_NO_MARK = "Save it as UTF-8 without BOM"
_LINE_ENDS = "Save it with Unix line ends (LF)"


def folder() -> Path:
    """The data folder in use: `REPORT_DATA`, else the one that is shipped; where that names a
    database, one with the files that are served of it.

    Raises DataError and FiguresUnavailableError where a database has no report, or is not there.
    """
    address = database_in_use()
    if address is None:
        return Path(os.environ.get(DATA) or SHIPPED)
    return _mirror(address).folder


def renew() -> Problem | None:
    """Have the folder in use be as the database is now, where it is one of a database; what hinders
    that.
    """
    address = database_in_use()
    return None if address is None else _mirror(address).look()


def leave() -> None:
    """Remove what was made to read a database. Nobody reads the folder in use after that."""
    address = database_in_use()
    if address is not None:
        _mirror(address).remove()


def _mirror(address: str) -> Mirror:
    # Folders do without the driver.
    from report.data.database.mirror import mirror_of  # noqa: PLC0415

    return mirror_of(address)


@lru_cache(maxsize=4)
def shared(path: Path) -> Report:
    """The report of a folder, read once for the whole process. Raises DataError."""
    return load(path)


def load(path: Path) -> Report:
    """Read a folder whose data are known to be sound (`report.data.check`). Raises DataError."""
    raw = read(path)
    if raw.problems:
        raise DataError(*raw.problems)
    return build(raw)


def read(path: Path) -> Raw:
    """Read every file of a folder as written, together with all that hinders reading it."""
    raw = raw_of(contents.read_files(path), path)
    try:
        refuse_broken_off(path)
    except DataError as error:
        return replace(raw, problems=(*error.problems, *raw.problems))
    return raw


def raw_of(files: Mapping[str, Content], folder: Path | None = None) -> Raw:
    """What the files of a folder hold, by their paths in it.

    The folder itself is needed where its figures stand in files that a manifest names.
    """
    problems: list[Problem] = []
    tables: dict[str, Sequence[RawRow]] = {}
    documents: dict[str, Mapping[str, Any]] = {}
    for file in COLUMNS:
        if file not in files:
            tables[file] = ()
            continue
        with _collecting(problems):
            tables[file], broken = _parsed(file, files[file])
            problems += broken
    if MANIFEST in files and folder is not None:
        with _collecting(problems):
            tables[OBSERVATIONS] = _partitioned(files, folder)
    for file in [file for file in files if file not in {*COLUMNS, MANIFEST, SIGNATURES}]:
        with _collecting(problems):
            parse = _json if file == MAP else _toml
            documents[file] = parse(file, text_of(file, files[file]))
    if MIGRATE in problems and isinstance(files[PUBLISHERS], FileNotFoundError):
        problems = [problem for problem in problems if problem.file != PUBLISHERS]
    mark = contents.files_mark(files)
    return Raw(MappingProxyType(tables), MappingProxyType(documents), tuple(problems), mark)


def _parsed(file: str, content: Content) -> tuple[Sequence[RawRow], tuple[Problem, ...]]:
    """The rows of a table and what is wrong with other lines. Raises DataError."""
    if file != OBSERVATIONS or isinstance(content, OSError) or len(content) < LARGE_TABLE:
        return parse_table(file, text_of(file, content))
    # For a large table alone: what ordinary folders do without is not imported for them.
    from report.data import figure_table  # noqa: PLC0415

    if problem := _byte_problem(file, content):
        raise DataError(problem)
    if (table := figure_table.parsed_at_once(content)) is not None:
        return table, ()
    return figure_table.of_lines(parsed_lines(file, text_of(file, content)))


def _partitioned(files: Mapping[str, Content], folder: Path) -> Sequence[RawRow]:
    """The figures in the files that a manifest names. Raises DataError."""
    # Ordinary folders do without the engine.
    from report.data.partitions.reading import partitioned_table  # noqa: PLC0415

    if isinstance(content := files[MANIFEST], OSError):
        raise DataError(_unread(MANIFEST, content))
    return partitioned_table(content, files, folder)


@contextmanager
def _collecting(problems: list[Problem]) -> Iterator[None]:
    """Turns a DataError inside the block into entries of a list of problems."""
    try:
        yield
    except DataError as error:
        problems += error.problems


def names(path: Path) -> tuple[str, ...]:
    """All that lies in a folder and in that of its areas: files and folders, by their paths."""
    found = (*path.iterdir(), *(path / "areas").iterdir())
    return tuple(sorted(file.relative_to(path).as_posix() for file in found))


def read_text(path: Path, file: str) -> str:
    """The text of a file. Raises DataError where it is missing or is no text of whole lines."""
    return text_of(file, contents.content_of(path / file))


def text_of(file: str, content: Content) -> str:
    """What a file holds as text. Raises DataError where that is no text of whole lines."""
    if isinstance(content, OSError):
        raise DataError(_unread(file, content))
    if problem := _byte_problem(file, content):
        raise DataError(problem)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line_at(content, error.start)
        raise DataError(
            Problem(file, line, None, "a character is not UTF-8", "Save the file as UTF-8")
        ) from None


def _unread(file: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        remedy = "Put it back, or take it from the data that are served"
        return Problem(file, None, None, "the file is missing", remedy)
    wrong = f"it cannot be read ({error.strerror})"
    return Problem(file, None, None, wrong, "Make it a file that the server may read")


def _byte_problem(file: str, content: bytes) -> Problem | None:
    """What is wrong with how a file was saved or copied: the first such thing."""
    if content.startswith(b"\xef\xbb\xbf"):
        return Problem(file, None, None, "it begins with a byte order mark", _NO_MARK)
    if b"\r\n" in content:
        return Problem(file, None, None, "its lines end in CR LF", _LINE_ENDS)
    if b"\r" in content:
        line = _line_at(content, content.index(b"\r"))
        return Problem(file, line, None, "it holds a CR by itself", _LINE_ENDS)
    if b"\0" in content:
        line = _line_at(content, content.index(b"\0"))
        return Problem(file, line, None, "it holds a NUL character", "Save it as UTF-8 text")
    # Half a JSON document is none; half a table, or half of a TOML document, may still be one.
    if not content.endswith(b"\n") and file != MAP:
        wrong = "its last line has no end: it may be cut off"
        return Problem(file, None, None, wrong, "Compare it with the data that are served")
    return None


def _line_at(content: bytes, place: int) -> int:
    """The number of the line, counted from 1, that a byte stands in."""
    return content.count(b"\n", 0, place) + 1


def _toml(file: str, content: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(content)
    # A nesting too deep, or a number too long, is neither reader's own kind of error.
    except (ValueError, RecursionError) as error:
        wrong = f"it is not TOML ({error})"
        raise DataError(
            Problem(file, None, None, wrong, "Correct the line that is named")
        ) from None


def _json(file: str, content: str) -> Mapping[str, Any]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        wrong = f"it is not JSON ({error})"
        raise DataError(Problem(file, None, None, wrong, "Take it from its source")) from None
    if not isinstance(document, dict):
        wrong = "it is not a collection of features"
        raise DataError(Problem(file, None, None, wrong, "Take it from its source"))
    return cast(Mapping[str, Any], document)
