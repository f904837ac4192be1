"""States of the report that were signed and seen by readers: each can be read again for good."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from report.analysis.editions import content_mark
from report.data import served, store
from report.data.raw import DataError
from report.data.reading import ReadingError
from report.data.signed.signatures import Signature, released, signatures, standing
from report.model import Report
from report.workers.reading import read_apart

# One after another: what many ask for at once is read once.
_READING = Lock()


def asked_state(mark: str, published: Report) -> Report:
    """The state that an address asks for by its mark, where that is another than is published."""
    newest = served.report_at(published, served.newest_edition(published))
    if not mark or mark == content_mark(newest):
        return published
    return kept_state(mark) or published


def kept_state(mark: str) -> Report | None:
    """The report whose content had this mark; None for one that was never signed, waits for its
    release, was withdrawn or cannot be read.
    """
    folder = store.folder()
    signed = _signed(folder, mark)
    if signed is None:
        return None
    try:
        with _READING:
            return _read(folder, signed.files_mark, mark)
    except ReadingError:
        return None


def published_mark() -> str:
    """The content mark of what is published now, as far as it was signed; "" where nothing is."""
    try:
        now = released(signatures(store.folder()), dt.datetime.now(dt.UTC))
    except DataError:
        return ""
    return now.content_mark if now else ""


def _signed(folder: Path, mark: str) -> Signature | None:
    try:
        known = standing(signatures(folder))
    except DataError:
        return None
    now = dt.datetime.now(dt.UTC)
    seen = (one for one in reversed(known) if one.seen_from <= now)
    return next((one for one in seen if one.content_mark == mark), None)


@lru_cache(maxsize=4)
def _read(folder: Path, files_mark: str, mark: str) -> Report | None:
    """It is read by a process of its own, and kept for all readers."""
    report = read_apart(folder, files_mark).report
    return None if report is None else replace(report, kept=mark)
