"""Data folder → Report; the only module that opens data files."""

from __future__ import annotations

import io
import itertools
import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import pyarrow as pa
import pyarrow.csv as arrow_csv

from report.data.build import build
from report.data.raw import COLUMNS, FRAME, MAP, WORDS, DataError, Problem, Raw, RawRow
from report.model import Report

SHIPPED = Path(__file__).parent.parent.parent / "data"

_QUOTES = "Put text that holds a comma in double quotes, and close every quote"


def folder() -> Path:
    """The data folder in use: `REPORT_DATA`, else the one that is shipped."""
    return Path(os.environ.get("REPORT_DATA") or SHIPPED)


@lru_cache(maxsize=4)
def shared(path: Path) -> Report:
    """The report of a folder, read once for the whole process. Raises DataError."""
    return load(path)


def load(path: Path) -> Report:
    """Read a folder whose data are known to be sound (`report.check`). Raises DataError."""
    raw = read(path)
    if raw.problems:
        raise DataError(*raw.problems)
    return build(raw)


def read(path: Path) -> Raw:
    """Read every file of a folder as written, together with all that hinders reading it."""
    problems: list[Problem] = []
    tables: dict[str, tuple[RawRow, ...]] = {}
    documents: dict[str, Mapping[str, Any]] = {}
    for file in COLUMNS:
        with _noting(problems):
            tables[file] = _table(file, _content(_home(path, file), file), problems)
    for file in (FRAME, *_area_files(path)):
        with _noting(problems):
            documents[file] = _toml(file, _content(path, file))
    if (path / MAP).exists():
        with _noting(problems):
            documents[MAP] = _json(MAP, _content(path, MAP))
    return Raw(MappingProxyType(tables), MappingProxyType(documents), tuple(problems))


class _noting:
    """Turns a DataError inside the block into entries of a list of problems."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, DataError):
            return False
        self.problems.extend(error.problems)
        return True


def _home(path: Path, file: str) -> Path:
    """Interface words belong to the product: a city that brings none of its own gets ours."""
    return SHIPPED if file == WORDS and not (path / file).exists() else path


def _area_files(path: Path) -> list[str]:
    files = sorted(f"areas/{file.name}" for file in (path / "areas").glob("*.toml"))
    return files or ["areas/*.toml"]


def _content(path: Path, file: str) -> str:
    def broken(wrong: str, remedy: str) -> DataError:
        return DataError(Problem(file, None, None, wrong, remedy))

    try:
        content = (path / file).read_bytes()
    except OSError:
        raise broken(
            "the file is missing", "Put it back, or take it from the last edition"
        ) from None
    if content.startswith(b"\xef\xbb\xbf"):
        raise broken("it begins with a byte order mark", "Save it as UTF-8 without BOM")
    if b"\r" in content:
        raise broken("its lines end in CR LF", "Save it with Unix line ends (LF)")
    if b"\0" in content:
        raise broken("it holds NUL characters", "Save it as UTF-8 text")
    if not content.endswith((b"\n", b"}")):
        raise broken(
            "its last line has no end: it may be cut off", "Compare it with the last edition"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError(
            Problem(file, line, None, "a character is not UTF-8", "Save the file as UTF-8")
        ) from None


def _table(file: str, content: str, problems: list[Problem]) -> tuple[RawRow, ...]:
    header = tuple(content.split("\n", 1)[0].split(","))
    if header != COLUMNS[file]:
        raise DataError(*_header_problems(file, header))

    skipped: set[int] = set()

    def ragged(row: Any) -> str:
        wrong = f"{row.actual_columns} cells where the header has {row.expected_columns}"
        problems.append(Problem(file, row.number, None, wrong, _QUOTES))
        skipped.add(row.number)
        return "skip"

    cells = _cells(file, content, header, ragged)
    numbers = (number for number in itertools.count(2) if number not in skipped)
    rows = [RawRow(file, *one) for one in zip(numbers, map(MappingProxyType, cells), strict=False)]
    wrong = {row.number: problem for row in rows if (problem := _broken_line(row))}
    problems.extend(wrong.values())
    return tuple(row for row in rows if row.number not in wrong)


def _cells(
    file: str, content: str, header: tuple[str, ...], ragged: Callable[[Any], str]
) -> list[dict[str, str]]:
    encoded = content.encode()
    # One thread and one block, because only then does pyarrow number the rows it cannot read.
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(encoded),
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=len(encoded) + 1),
            parse_options=arrow_csv.ParseOptions(
                invalid_row_handler=ragged, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={name: pa.string() for name in header}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        wrong = f"it cannot be read as a table ({error})"
        raise DataError(Problem(file, None, None, wrong, _QUOTES)) from None
    return cast(list[dict[str, str]], table.to_pylist())


def _broken_line(row: RawRow) -> Problem | None:
    """What is wrong with a row that is no line of cells, as where a quote is left open."""
    if not any(row.cells.values()):
        return Problem(row.file, row.number, None, "the row is empty", "Remove it")
    if any("\n" in cell for cell in row.cells.values()):
        wrong = "a cell goes on in the next line"
        return Problem(row.file, row.number, None, wrong, _QUOTES)
    return None


def _header_problems(file: str, header: tuple[str, ...]) -> Iterator[Problem]:
    expected = COLUMNS[file]
    for name in expected:
        if name not in header:
            yield Problem(file, 1, name, "the column is missing", "Put it back in its place")
    for name in header:
        if name not in expected:
            yield Problem(file, 1, name, "the column is not known", "Remove it or correct its name")
    if sorted(header) == sorted(expected):
        order = ", ".join(expected)
        yield Problem(file, 1, None, "the columns are in another order", f"Order them: {order}")
    elif set(header) == set(expected):
        yield Problem(file, 1, None, "a column stands twice", "Remove the second one")


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
