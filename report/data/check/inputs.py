"""What the rules look at: rows, texts and parts of a data folder, as far as they could be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import wraps
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

from report.data.check import shape
from report.data.raw import (
    COLUMNS,
    MANIFEST,
    OBSERVATIONS,
    SETTINGS,
    WORDS,
    Problem,
    Raw,
    RawRow,
)
from report.model import LANGUAGES, Period, Text

AREAS = "areas/*.toml"

Problems = Iterator[Problem]
Rule = Callable[[Raw], Problems]
# An indicator, a place and a period as tables write them; None is any period.
AskedFigure = tuple[str, str, str | None]

# Written like this a figure reads the same everywhere; Decimal alone would also take 1_000,
# full-width digits, blanks, NaN and Infinity.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LONGEST_SHOWN = 60
# Where the files lie that may stand in place of the table of figures.
_PARTS = f"{MANIFEST.partition('/')[0]}/"
# Columns that are worded, but whose texts are not ours to write, or in no language of ours.
_NAMED = MappingProxyType(
    {
        "publishers.csv": ("name_en", "name_zh"),
        "sources.csv": ("title_en", "title_zh"),
        "units.csv": ("unit", "base", "note"),
    }
)


# Of folders that somebody still looks at.
_WORDINGS: WeakKeyDictionary[Raw, tuple[Wording, ...]] = WeakKeyDictionary()


def needs(*files: str) -> Callable[[Rule], Rule]:
    """Marks a rule that compares with these files: it applies only where they were read in full."""

    def guarded(rule: Rule) -> Rule:
        @wraps(rule)
        def if_read(raw: Raw) -> Problems:
            return rule(raw) if _were_read(raw, files) else iter(())

        return if_read

    return guarded


def _were_read(raw: Raw, files: tuple[str, ...]) -> bool:
    return not any(
        fnmatchcase(_table_of(problem), file) for problem in raw.problems for file in files
    )


def _table_of(problem: Problem) -> str:
    """The file that a problem is of, and the table where it is of one of its parts."""
    return OBSERVATIONS if problem.file.startswith(_PARTS) else problem.file


def quoted(written: str) -> str:
    """A cell or a text as a message quotes it: not too long, and with no character unseen."""
    cut = written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
    return repr(cut)


def number(written: str) -> Decimal | None:
    """The figure that is written, or None where it is not plain digits."""
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def period(written: str) -> Period | None:
    """The period that is written in ASCII digits, or None."""
    try:
        return Period.parse(written) if written.isascii() else None
    except ValueError:
        return None


def rows(raw: Raw, *files: str) -> Iterator[RawRow]:
    """The rows of these tables, as far as they could be read."""
    return (row for file in files for row in raw.tables.get(file, ()))


def having(raw: Raw, column: str) -> Iterator[RawRow]:
    """The rows of every table that has the column."""
    return rows(raw, *(file for file, columns in COLUMNS.items() if column in columns))


def ids(raw: Raw, file: str, column: str = "id") -> frozenset[str]:
    """Every value of a column that holds the ids of a table."""
    return frozenset(row[column] for row in rows(raw, file))


def area_ids(raw: Raw) -> frozenset[str]:
    """The areas that have a file, even one that cannot be read."""
    files = {file for file, _ in raw.areas()} | {problem.file for problem in raw.problems}
    areas = {file for file in files if fnmatchcase(file, AREAS) and file != AREAS}
    return frozenset(PurePosixPath(file).stem for file in areas)


def main_place(raw: Raw) -> str | None:
    """The report's own place, where report.toml names a place that exists."""
    place = raw.documents.get(SETTINGS, {}).get("place")
    return place if isinstance(place, str) and place in ids(raw, "places.csv") else None


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in one language as it stands in a cell (`row`) or under a key of a document.

    `is_filled` tells whether something is put into its braces when it is shown.
    """

    file: str
    row: int | None
    column: str
    text: str
    is_filled: bool

    def problem(self, wrong: str, remedy: str) -> Problem:
        return Problem(self.file, self.row, self.column, wrong, remedy)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A text of a document in both languages, at a path such as `lead.2` (counted from 1)."""

    file: str
    path: str
    text: Text

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, which may hold placeholders of figures, and not a name."""
        subject, _, _ = self.path.partition(".")
        name = self.path.rpartition(".")[2].removesuffix("_otherwise")
        return subject in {"lead", "summary", "city", "findings"} or name in {"headline", "note"}

    def wordings(self) -> Iterator[Wording]:
        for language in LANGUAGES:
            yield Wording(
                self.file, None, f"{self.path}.{language}", self.text[language], self.is_prose
            )

    def problem(self, wrong: str, remedy: str) -> Problem:
        return Problem(self.file, None, self.path, wrong, remedy)


def document_texts(raw: Raw) -> Iterator[DocumentText]:
    """Every text of the area files and of report.toml that stands in both languages."""
    for file, content in raw.documents.items():
        for path, text in shape.texts(content, shape.shape_of(file)):
            yield DocumentText(file, path, text)


def prose(raw: Raw) -> Iterator[DocumentText]:
    """The texts of documents that may hold placeholders of figures."""
    return (text for text in document_texts(raw) if text.is_prose)


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A chart or a group of a document, sound in its shape, at a path such as `charts.2`."""

    file: str
    path: str
    content: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.content[key]

    @property
    def area(self) -> str:
        return PurePosixPath(self.file).stem

    def problem(self, key: str, wrong: str, remedy: str) -> Problem:
        return Problem(self.file, None, f"{self.path}.{key}", wrong, remedy)


def charts(raw: Raw) -> Iterator[DocumentPart]:
    """The charts of every area and of report.toml that have all their keys."""
    return (part for file in raw.documents for part in _parts(raw, file, "charts"))


def groups(raw: Raw, file: str) -> tuple[DocumentPart, ...]:
    """The groups of an area file that have all their keys."""
    return tuple(_parts(raw, file, "groups"))


def _parts(raw: Raw, file: str, key: str) -> Iterator[DocumentPart]:
    for path, content in shape.parts(raw.documents[file], key, shape.shape_of(file)):
        yield DocumentPart(file, path, content)


def wordings(raw: Raw) -> Sequence[Wording]:
    """Every text in words: cells in a language, titles, notes, texts of documents.

    Many rules ask for them: they are found once for a folder that was read.
    """
    found = _WORDINGS.get(raw)
    if found is None:
        found = _WORDINGS[raw] = tuple(_wordings(raw))
    return found


def _wordings(raw: Raw) -> Iterator[Wording]:
    for row in rows(raw, *COLUMNS):
        for column in COLUMNS[row.file]:
            if is_worded(row.file, column):
                is_filled = row.file == WORDS or column in LANGUAGES
                yield Wording(row.file, row.number, column, row[column], is_filled)
    for text in document_texts(raw):
        yield from text.wordings()


def is_worded(file: str, column: str) -> bool:
    """Whether a column holds texts, and neither ids nor figures."""
    in_a_language = column.endswith(("_en", "_zh")) or column in LANGUAGES
    return in_a_language or column in _NAMED.get(file, ())


def is_formatted(wording: Wording) -> bool:
    """Whether a reader sees it as Markdown: all but words, unit codes and what sources are called.

    Titles of sources and names of publishers are escaped when shown.
    """
    as_it_is = wording.column in _NAMED.get(wording.file, ()) and wording.column != "note"
    return wording.file != WORDS and not as_it_is
