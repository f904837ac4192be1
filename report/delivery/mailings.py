"""Which mails there are to send: to whom, of what, and in which language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report.analysis.editions import content_mark
from report.delivery.address_list import CHANGES, Recipient
from report.delivery.journal import JournalEntry
from report.delivery.published import PublishedState
from report.model import Language, Report

# Of the first part of a Message-ID.
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mail that is to be sent: the brief of an area, or CHANGES since `before`."""

    address: str
    language: Language
    what: str
    edition: str
    mark: str
    before: Report | None

    def message_id(self, domain: str) -> str:
        """The same for the same mail, whenever it is sent."""
        named = "\n".join((self.address.casefold(), self.what, self.edition, self.mark))
        return f"<{hashlib.sha256(named.encode()).hexdigest()[:_DIGITS]}@{domain}>"


def due(
    listed: Iterable[Recipient], sent: Iterable[JournalEntry], state: PublishedState
) -> Iterator[Mailing]:
    """All mails that were not sent yet of what is published, in the order of the list.

    Of an edition that is closed each address gets a thing once, of one that goes on each state of
    it. Raises DataError where a signed state cannot be read.
    """
    known = tuple(sent)
    done = {(*_cell(row.address, row.what, row.edition), row.mark) for row in known}
    closed = {cell[:-1] for cell in done} if state.is_closed else set()
    for one in listed:
        for what in one.asked:
            cell = _cell(one.address, what, state.edition)
            if cell in closed or (*cell, state.mark) in done:
                continue
            before = _before(one.address, known, state) if what == CHANGES else None
            if what != CHANGES or (before is not None and content_mark(before) != state.mark):
                yield Mailing(one.address, one.language, what, state.edition, state.mark, before)


def _cell(address: str, what: str, edition: str) -> tuple[str, str, str]:
    return address.casefold(), what, edition


def _before(address: str, sent: Iterable[JournalEntry], state: PublishedState) -> Report | None:
    """What the changes of an address are told since: what it was told last, if that was signed."""
    cell = address.casefold(), CHANGES
    told = [row.mark for row in sent if (row.address.casefold(), row.what) == cell]
    return state.before(told[-1:])
