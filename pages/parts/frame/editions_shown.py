"""The editions of a report that a page is about."""

from __future__ import annotations

from dataclasses import dataclass

from report.data import served
from report.model import FiguresUnavailableError, Report


@dataclass(frozen=True, slots=True)
class EditionsShown:
    """The report as the edition shows it that is asked for, and as the one before that did; the
    newest edition, and the one before that. Those before may be none.

    Where the figures could not be read, `unread` says why, and all of them are the whole report:
    so that the page which is asked for stays the same until they can.
    """

    asked: Report
    before: Report | None
    newest: Report
    released: Report | None
    unread: FiguresUnavailableError | None = None

    def refuse_unread(self) -> None:
        """Raises FiguresUnavailableError where figures could not be read."""
        if self.unread is not None:
            raise self.unread


def editions_shown(whole: Report, edition: str) -> EditionsShown:
    """Those of a report for an edition."""
    newest = served.newest_edition(whole)
    try:
        return EditionsShown(
            served.report_at(whole, edition),
            served.previous_report(whole, edition),
            served.report_at(whole, newest),
            served.previous_report(whole, newest),
        )
    except FiguresUnavailableError as error:
        return EditionsShown(whole, whole, whole, whole, error)
