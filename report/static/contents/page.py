"""The context of a page of the site: that of its screen, and what its content is made from."""

from __future__ import annotations

from dataclasses import dataclass

from report.model import Report
from report.screens.context import ScreenContext
from report.static.addresses import SiteLinks
from report.static.files import FileLink


@dataclass(frozen=True, slots=True)
class SiteContext(ScreenContext):
    """Everything that a page of the site is drawn from, in one language and one theme.

    `before` is the edition before the one that is shown, with which its main points compare;
    `files` are those that the page offers.
    """

    before: Report | None = None
    files: tuple[FileLink, ...] = ()

    @property
    def has_app(self) -> bool:
        """Whether the menu leads to the app too."""
        return isinstance(self.link_of, SiteLinks) and bool(self.link_of.app)
