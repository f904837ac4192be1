"""The signatures of a data folder: who answers for which state, and from when on readers see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from report.data import contents, store
from report.data.held import line_of
from report.data.raw import SIGNATURES, DataError, RawRow
from report.data.tables import parse_table

SIGNED = SIGNATURES.partition("/")[0]
COLUMNS = ("signed_at", "kind", "by", "note", "release_at", "content_mark", "files_mark")
SignatureKind = Literal["signed", "withdrawn"]
_KINDS: tuple[SignatureKind, ...] = ("signed", "withdrawn")
_REMEDY = "Take the table back as `python -m report sign` wrote it"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which state, or withdrew it, and when; all times have a zone.

    Readers see it from `release_at` on, or at once. `content_mark` is what they see beside the
    edition, `files_mark` stands for every byte of the folder's files.
    """

    signed_at: dt.datetime
    kind: SignatureKind
    by: str
    note: str
    release_at: dt.datetime | None
    content_mark: str
    files_mark: str

    @property
    def seen_from(self) -> dt.datetime:
        """When readers see it for the first time, if nothing comes between."""
        return max(self.signed_at, self.release_at or self.signed_at)

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of the table."""
        # To the letter: a part of a second less would be too early.
        release = self.release_at.isoformat() if self.release_at else ""
        signed = self.signed_at.isoformat(timespec="seconds")
        return signed, self.kind, self.by, self.note, release, self.content_mark, self.files_mark


def marked(folder: Path) -> str:
    """What stands for all that a folder says of its city, to the byte."""
    return contents.files_mark(contents.own_files(folder))


def signatures(folder: Path) -> tuple[Signature, ...]:
    """All signatures of a folder in the order of signing. Raises DataError for a broken table."""
    if not (folder / SIGNATURES).exists():
        return ()
    rows, broken = parse_table(SIGNATURES, store.read_text(folder, SIGNATURES), COLUMNS)
    if broken:
        raise DataError(*broken)
    return tuple(_signature(row) for row in rows)


def standing(known: Iterable[Signature]) -> tuple[Signature, ...]:
    """Of each state the last signature, if it was not withdrawn, in the order in which readers are
    to see them.
    """
    last = {one.files_mark: one for one in known}
    signed = (one for one in last.values() if one.kind == "signed")
    return tuple(sorted(signed, key=lambda one: one.seen_from))


def released(known: Iterable[Signature], now: dt.datetime) -> Signature | None:
    """The signature of what readers see at a time; None before anything is released."""
    return next((one for one in reversed(standing(known)) if one.seen_from <= now), None)


def coming(known: Iterable[Signature], now: dt.datetime) -> Signature | None:
    """The signature of what readers see next, if anything waits for its time."""
    return next((one for one in standing(known) if one.seen_from > now), None)


def seen_early(known: Iterable[Signature], now: dt.datetime) -> Signature | None:
    """The signature of what readers before release see: of all that wait for their time the one
    that was signed last, else what is released.
    """
    listed = tuple(known)
    waiting = (one for one in standing(listed) if one.seen_from > now)
    return max(waiting, key=lambda one: one.signed_at, default=None) or released(listed, now)


def signature(folder: Path) -> Signature | None:
    """Who answers for what a folder holds now; None for a draft. Raises DataError."""
    mark = marked(folder)
    return next((one for one in standing(signatures(folder)) if one.files_mark == mark), None)


def with_signature(folder: Path, new: Signature) -> bytes:
    """The table with one signature more. Raises DataError for a broken table."""
    rows = [COLUMNS, *(one.row for one in (*signatures(folder), new))]
    return "".join(line_of(row) for row in rows).encode()


def _signature(row: RawRow) -> Signature:
    kind = next((kind for kind in _KINDS if kind == row["kind"]), None)
    if kind is None:
        wrong = f"{row['kind']!r} is neither {' nor '.join(_KINDS)}"
        raise DataError(row.problem("kind", wrong, _REMEDY))
    return Signature(
        _time(row, "signed_at"),
        kind,
        row["by"],
        row["note"],
        _time(row, "release_at") if row["release_at"] else None,
        row["content_mark"],
        row["files_mark"],
    )


def _time(row: RawRow, column: str) -> dt.datetime:
    """Raises DataError for what is no time with its zone."""
    try:
        time = dt.datetime.fromisoformat(row[column])
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        wrong = f"{row[column]!r} is not a time with its zone"
        raise DataError(row.problem(column, wrong, _REMEDY))
    return time
