"""Warnings of texts: too long to be read, or in no script of the language that is stated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from report.data.check.inputs import Wording, rows, wordings
from report.data.check.warnings.examined import (
    Doubt,
    Doubts,
    Examined,
    WarningRule,
    of_row,
    quoted_cell,
)
from report.data.raw import SOURCES, WORDS, Raw, RawRow

# In characters, as readers see them: a phone shows so many without turning.
_LONGEST = 300
# What a placeholder becomes, more or less.
_FIGURE = "1,234 km"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
# The title that a publication bears itself, by its language; of others both are translations.
_ORIGINAL = {"en": "title_en", "zh": "title_zh"}


def text_too_long(examined: Examined) -> Doubts:
    """A text has more than 300 characters, each placeholder counted as the figure that it becomes.

    The words of the interface are not an editor's, and are left out.
    """
    for wording in wordings(examined.raw):
        length = len(_PLACEHOLDER.sub(_FIGURE, wording.text))
        if length > _LONGEST and wording.file != WORDS:
            wrong = f"the text has {length} characters, which is more than {_LONGEST}"
            problem = wording.problem(wrong, "Shorten it, or make two of it")
            yield Doubt(problem, _about(examined.raw, wording), quoted_cell(wording.text))


def _about(raw: Raw, wording: Wording) -> str:
    """What a text belongs to: the key of its row, or its file and path, with ids for numbers."""
    if wording.row is not None:
        row = next(one for one in rows(raw, wording.file) if one.number == wording.row)
        return f"{of_row(row, wording.column, '', '').about} {wording.column}"
    return f"{wording.file} {'.'.join(_named(raw.documents[wording.file], wording.column))}"


def _named(content: Mapping[str, Any], path: str) -> list[str]:
    """The steps of a path; an entry that has an id is named by that, wherever it stands."""
    steps: list[str] = []
    inner: Any = content
    for step in path.split("."):
        inner = inner[int(step) - 1] if isinstance(inner, list) else inner[step]
        has_id = isinstance(inner, Mapping) and "id" in inner
        steps.append(str(inner["id"]) if has_id else step)
    return steps


def language_of_another_script(examined: Examined) -> Doubts:
    """The title of a publication is not written in the script of the language that it is in."""
    for row in rows(examined.raw, SOURCES):
        column = _ORIGINAL.get(row["language"])
        if column is not None and not _is_written_so(row, column):
            wrong = f"the language is {row['language']}, and {column} is {row[column]!r}"
            yield of_row(row, "language", wrong, "Correct the language, or the title")


def _is_written_so(row: RawRow, column: str) -> bool:
    has_han = bool(_HAN.search(row[column]))
    return has_han if column == "title_zh" else bool(_LATIN.search(row[column])) and not has_han


RULES: tuple[WarningRule, ...] = (text_too_long, language_of_another_script)
