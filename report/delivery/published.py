"""What is published of a data folder now, which is all that may be mailed; never a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from report.analysis.editions import content_mark
from report.data import contents, served
from report.data.contents import FileStamps
from report.data.raw import SIGNATURES, DataError, Problem
from report.data.reading import NONE, reading
from report.data.signed.signatures import Signature, released, signature, signatures, standing
from report.model import Report

# What tells the time, with its zone.
TellTime = Callable[[], dt.datetime]
_WAIT = "Run it again then"
_SIGN = "Sign it with `python -m report sign`, or set REPORT_SIGNED_ONLY=yes as the server has it"


def now() -> dt.datetime:
    """The time it is, in the zone of this machine."""
    return dt.datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class PublishedState:
    """The newest edition of what readers see, and the signed states that they saw before it.

    `files` stand for the folder as it was read, `state` for the signed state, if only such are
    served.
    """

    report: Report
    folder: Path
    state: str | None
    earlier: tuple[Signature, ...]
    files: FileStamps = field(repr=False)
    clock: TellTime = field(default=now, repr=False)

    @property
    def edition(self) -> str:
        """The id of the edition."""
        return self.report.edition

    @property
    def mark(self) -> str:
        """The mark of its content."""
        return content_mark(self.report)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is added to the edition any more."""
        return self.report.editions[self.edition].cutoff is not None

    def is_current(self) -> bool:
        """Whether readers still see it. Raises DataError for signatures that cannot be read."""
        if self.state is not None:
            known = released(signatures(self.folder), self.clock())
            return known is not None and known.files_mark == self.state
        return contents.file_stamps(self.folder) == self.files

    def before(self, marks: Collection[str] = ()) -> Report | None:
        """What readers saw before: the last signed state with one of these marks, else the last
        that says something else, else the edition before. None where there is none.

        Raises DataError where a signed state cannot be read.
        """
        others = [one for one in self.earlier if one.content_mark != self.mark]
        known = [one for one in others if one.content_mark in marks] or others
        if known:
            return _newest(_signed_report(self.folder, known[-1].files_mark))
        return served.previous_report(self.report, self.edition)


def published_state(folder: Path, *, signed_only: bool, clock: TellTime = now) -> PublishedState:
    """What is published of a folder; with `signed_only` by its signatures alone.

    Raises DataError where nothing is, where it has errors, and for a draft: files that nobody has
    signed, or that are not released yet, in a folder that is signed otherwise.
    """
    files = contents.file_stamps(folder)
    known = signatures(folder)
    state: str | None = None
    if signed_only:
        shown = released(known, clock())
        state = shown.files_mark if shown else NONE
    elif known:
        _refuse_draft(folder, clock())
    found = reading(folder, state)
    if found.report is None:
        raise DataError(*found.problems)
    shown_before = tuple(one for one in standing(known) if one.seen_from <= clock())
    earlier = tuple(one for one in shown_before if one.files_mark != found.mark)
    return PublishedState(_newest(found.report), folder, state, earlier, files, clock)


def _refuse_draft(folder: Path, at: dt.datetime) -> None:
    signed = signature(folder)
    if signed is None:
        wrong = f"what lies in {folder} is a draft: nobody has signed it"
        raise DataError(Problem(SIGNATURES, None, None, wrong, _SIGN))
    if signed.seen_from > at:
        wrong = f"what lies in {folder} is released at {signed.seen_from.isoformat(' ')} only"
        raise DataError(Problem(SIGNATURES, None, None, wrong, _WAIT))


@lru_cache(maxsize=8)
def _signed_report(folder: Path, mark: str) -> Report:
    found = reading(folder, mark)
    if found.report is None:
        raise DataError(*found.problems)
    return found.report


def _newest(report: Report) -> Report:
    return served.report_at(report, served.newest_edition(report))
