"""Where a page is: its absolute address in a language and an edition, and that of its picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from report.data import served
from report.model import Language, Report
from report.screens import parameters

# Where the picture of a page is, below the server's own address.
PREVIEW = "assets/preview.png"
# And a feed of what is new.
FEED = "feed.xml"
# And the calendar of what is expected.
CALENDAR = "calendar.ics"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the report is: `https://host/path/`, the edition that is asked for, the newest."""

    root: str
    edition: str
    newest: str

    @classmethod
    def of(cls, root: str, report: Report) -> Home:
        """That of a report as an edition shows it."""
        return cls(root, report.edition, served.newest_edition(report))

    def page(self, page: str, query: Mapping[str, str], language: Language | None = None) -> str:
        """The address of a page; without a language that which the reader's browser decides."""
        return self._address(page, dict(query) | self._kept(language))

    def preview(self, page: str, query: Mapping[str, str], language: Language) -> str:
        """The address of the picture of a page."""
        return self._address(PREVIEW, {"page": page} | dict(query) | self._kept(language))

    def feed(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a feed; the newest edition's, whichever is shown."""
        return self._address(FEED, dict(about) | {parameters.LANGUAGE: language})

    def calendar(self, about: Mapping[str, str], language: Language) -> str:
        """The address of a calendar of the newest edition, which alone expects anything."""
        return self._address(CALENDAR, dict(about) | {parameters.LANGUAGE: language})

    def _kept(self, language: Language | None) -> dict[str, str]:
        named = {parameters.LANGUAGE: language} if language else {}
        return named | ({parameters.EDITION: self.edition} if self.edition != self.newest else {})

    def _address(self, path: str, query: Mapping[str, str]) -> str:
        return f"{self.root}{path}" + (f"?{urlencode(query)}" if query else "")
