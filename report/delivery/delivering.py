"""One run: what is published goes to those who have not got it yet, each mail by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from report.data.raw import DataError
from report.delivery.journal import Journal, JournalEntry, moment
from report.delivery.letters import file_name, letter, message, subject
from report.delivery.mail_settings import MailSettings
from report.delivery.mailings import Mailing
from report.delivery.post import DelayedMailError, Post, PostError, RefusedMailError
from report.delivery.published import PublishedState
from report.images.cache import BusyError
from report.images.chromium import PictureError
from report.text.formatter import Formatter

# Takes a line for whoever runs it.
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many mails were sent, were refused for good, and are left for the next run.

    `is_broken` where no next run will do better until somebody has mended something.
    """

    sent: int = 0
    refused: int = 0
    left: int = 0
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is mailed, by which settings, with links to the dashboard at `base`, if it has one."""

    state: PublishedState
    settings: MailSettings
    base: str
    tell: Tell

    def run(self, mailings: list[Mailing], journal: Journal) -> Delivered:
        """Send each mail, and write it down before the next one. What hinders one does not stop
        the others.
        """
        sent = refused = delayed = 0
        with Post(self.settings.server) as post:
            for number, mailing in enumerate(mailings):
                try:
                    self._current()
                    self._send(mailing, post, journal)
                    sent += 1
                except RefusedMailError as error:
                    self.tell(f"{mailing.address}, {mailing.what}: refused: {error}")
                    refused += 1
                except (DelayedMailError, BusyError, PictureError) as error:
                    self.tell(f"{mailing.address}, {mailing.what}: left for the next run: {error}")
                    delayed += 1
                except PostError as error:
                    self.tell(str(error))
                    left = len(mailings) - number + delayed
                    return Delivered(sent, refused, left, is_broken=not error.may_pass)
        return Delivered(sent, refused, delayed)

    def _current(self) -> None:
        """Raises PostError as soon as readers see something else."""
        try:
            is_current = self.state.is_current()
        except DataError as error:
            raise PostError(str(error), may_pass=False) from None
        if not is_current:
            said = "something else is published by now, or the folder is being changed"
            raise PostError(said, may_pass=True)

    def _send(self, mailing: Mailing, post: Post, journal: Journal) -> None:
        state, settings = self.state, self.settings
        written = letter(mailing, state.report, self.base)
        at = state.clock()
        mail = message(written, mailing, settings, Formatter(state.report, mailing.language), at)
        name = mail["Message-ID"]
        row = (mailing.address, mailing.what, mailing.edition, mailing.mark, str(name))
        entry = JournalEntry(moment(at), *row)
        post.send(mail, settings.sender.addr_spec, mailing.address)
        # Nothing stands between both: who is killed here sends this one mail again.
        try:
            journal.add(entry)
        except OSError as error:
            said = f"the mail to {mailing.address} was sent and could not be written down ({error})"
            raise PostError(said, may_pass=False) from None


def preview(mailings: list[Mailing], state: PublishedState) -> Iterator[str]:
    """What would be sent, a line a mail."""
    for one in mailings:
        fmt = Formatter(state.report, one.language)
        named = (subject(one, fmt), file_name(one, fmt))
        yield "\t".join((one.address, one.what, one.language, *named))
