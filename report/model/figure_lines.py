"""Figures as lines of text, by which a content mark tells one state of a report from another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache

from report.model.rows import Observation

_encoded = json.JSONEncoder(ensure_ascii=False).encode


# Of very many figures most texts are the same: names, periods, sources, notes.
@lru_cache(maxsize=16_384)
def _quoted(text: str) -> str:
    return _encoded(text)


def figure_line(row: Observation) -> str:
    """A figure with all that it says, without what follows from other rows."""
    texts = (
        *(row.indicator, row.place, str(row.period), str(row.value), row.written),
        *(row.qualifier, row.status, str(row.preferred), row.source),
    )
    return line_of_texts(texts, row.note.en, row.note.zh)


def line_of_texts(texts: Iterable[str], note_en: str, note_zh: str) -> str:
    """The same of what a figure says, as texts in that order, and of its notes."""
    cells = ",".join(map(_quoted, texts))
    return f"Observation [{cells},[{_quoted(note_en)},{_quoted(note_zh)}]]"


def mark_of_lines(lines: Iterable[str]) -> str:
    """Stands for lines in any order: the SHA-256 of all, in 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8")).hexdigest()
