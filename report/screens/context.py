"""The context of a screen: the report, its reader's language, and the colours it is drawn in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from report.charts.palette import Palette
from report.model import Area, Report
from report.screens import links
from report.text.formatter import Formatter


class LinkOf(Protocol):
    """Gives where a page of the report is, by its name and what it is asked for."""

    def __call__(self, page: str, fmt: Formatter, /, **more: str) -> str: ...


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """Everything that a screen needs to be drawn for one reader.

    `link_of` says where links lead. Without scripts nothing is shown that only a script opens.
    """

    fmt: Formatter
    palette: Palette
    link_of: LinkOf = links.link
    has_scripts: bool = True

    @property
    def report(self) -> Report:
        """The report in the edition that is shown."""
        return self.fmt.report

    def word(self, key: str, **values: object) -> str:
        """A word of the interface in the reader's language; KeyError for one that is not there."""
        return self.fmt.word(key, **values)

    def colour(self, area: Area | None) -> str:
        """An area's colour in the reader's theme, `#rrggbb`; without an area the report's own."""
        return self.palette.of(area)

    def query(self, **more: str) -> dict[str, str]:
        """The parameters of a link inside the report."""
        return links.query(self.fmt, **more)

    def link(self, page: str, **more: str) -> str:
        """The address of a page of the report, relative to any other page."""
        return self.link_of(page, self.fmt, **more)

    def section(self, anchor: str, page: str, **more: str) -> str:
        """The address of a section of a page, unless what is asked for has a place of its own."""
        address = self.link(page, **more)
        return address if "#" in address else f"{address}#{anchor}"
