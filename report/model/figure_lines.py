"""Figures as lines of text, by which a content mark tells one state of a report from another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from report.model.rows import Observation

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def figure_line(row: Observation) -> str:
    """A figure with all that it says, without what follows from other rows."""
    texts = (
        *(row.indicator, row.place, str(row.period), str(row.value), row.written),
        *(row.qualifier, row.status, str(row.preferred), row.source),
    )
    cells = ",".join(map(_quoted, texts))
    return f"Observation [{cells},[{_quoted(row.note.en)},{_quoted(row.note.zh)}]]"


def mark_of_lines(lines: Iterable[str]) -> str:
    """Stands for lines in any order: the SHA-256 of all, in 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8")).hexdigest()
