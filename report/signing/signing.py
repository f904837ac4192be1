"""A data folder is signed: who, when, and what exactly, with the state itself kept beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from report.analysis.editions import content_mark
from report.data import contents, store
from report.data.check.warnings import answers
from report.data.check.warnings.answers import ANSWER_COLUMNS, ANSWERS
from report.data.held import held_tables
from report.data.raw import SIGNATURES, WORDS, DataError, Problem
from report.data.replacing import replace_files
from report.data.signed.signatures import (
    Signature,
    SignatureKind,
    released,
    signatures,
    standing,
    with_signature,
)
from report.data.signed.states import SignedState, files_of_state
from report.signing.checklist import COMPARING
from report.signing.compared import ReadState


def read_state(folder: Path) -> SignedState:
    """What a folder holds now, with the answers given to its warnings. Raises DataError."""
    files: dict[str, bytes] = {}
    for file, content in contents.own_files(folder).items():
        if isinstance(content, OSError):
            wrong, remedy = f"it cannot be read ({content})", "Put it back, or let it be read"
            raise DataError(Problem(file, None, None, wrong, remedy))
        files[file] = content
    given = answers.read(folder).rows
    return SignedState(files, tuple(dict(row.cells) for row in given))


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, what for, when, and from when on readers are to see it; at once, if that is None.

    Times have a zone.
    """

    by: str
    note: str
    at: dt.datetime
    release_at: dt.datetime | None = None


def signed(folder: Path, state: SignedState, signing: Signing) -> Signature:
    """Sign a state of a folder that has passed the check, and keep it in the folder.

    Answers to what came of comparing are kept with the state and leave the table: what they are
    about is what readers see from now on. Raises DataError where the folder holds another state
    by now, OSError where the folder cannot be written; it is as before then.
    """
    mark = contents.files_mark(state.files)
    if mark != contents.files_mark(contents.own_files(folder)):
        wrong = "a file was changed while it was looked at"
        raise DataError(Problem(str(folder), None, None, wrong, "Sign it again when it rests"))
    report = ReadState.of(store.raw_of(_whole(state), folder)).report
    signature = _signature("signed", signing, content_mark(report), mark)
    written = {**files_of_state(mark, state), SIGNATURES: with_signature(folder, signature)}
    replace_files(folder, written | _answers_left(folder))
    return signature


def withdrawn(folder: Path, signing: Signing) -> tuple[Signature, Signature | None]:
    """Take back what readers see last of all that is signed; that, and what they see instead.

    What waits for its time goes first. Raises DataError where nothing is signed, OSError where the
    folder cannot be written.
    """
    known = standing(signatures(folder))
    if not known:
        wrong = "nothing is signed that could be withdrawn"
        raise DataError(Problem(SIGNATURES, None, None, wrong, "Name the folder that was signed"))
    last = known[-1]
    taken_back = _signature("withdrawn", signing, last.content_mark, last.files_mark)
    replace_files(folder, {SIGNATURES: with_signature(folder, taken_back)})
    return last, released(signatures(folder), signing.at)


def _signature(kind: SignatureKind, signing: Signing, content: str, files: str) -> Signature:
    by, note = signing.by, signing.note
    return Signature(signing.at, kind, by, note, signing.release_at, content, files)


def _whole(state: SignedState) -> dict[str, contents.Content]:
    return {WORDS: contents.our_words()} | dict(state.files)


def _answers_left(folder: Path) -> dict[str, bytes]:
    """The table of answers without those that hold no longer, if it has any such."""
    (table,) = held_tables(folder, {ANSWERS: ANSWER_COLUMNS})
    rule = table.columns.index("warning") if table.rows else 0
    left = [row for row in table.rows if row[rule] not in COMPARING]
    return {} if len(left) == len(table.rows) else {ANSWERS: table.written(left).encode()}
