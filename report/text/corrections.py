"""Corrections as they stand beside figures: what was wrong of them, since when it is right, why."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.corrections import corrections_among
from report.model import Correction
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter


def correction_line(row: Correction, fmt: Formatter) -> str:
    """A correction where nothing else says that it is one."""
    return fmt.word("corrected.line", correction=correction_in_words(row, fmt))


def correction_lines(rows: Iterable[object], fmt: Formatter) -> tuple[str, ...]:
    """What was corrected of the figures among these rows, a line each, the newest first."""
    return tuple(correction_line(row, fmt) for row in corrections_among(rows, fmt.report))
