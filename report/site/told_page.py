"""What a page is in a few sentences, and the links below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report.charts.captioned import CaptionedChart
from report.model import Area
from report.text.edition import short_title
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class SummaryLink:
    """A line of a summary that leads somewhere: its text, a page, and its parameters.

    Data are the same `in_all_languages`: their address names none.
    """

    text: str
    page: str
    query: Mapping[str, str] = field(default_factory=dict)
    in_all_languages: bool = False


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What a page is, in one language.

    `page` is its address below the server's ("" is the overview) and `query` the parameters that
    make it this page, without language and edition. `name` is what it is about, `headline` what it
    finds, empty where it finds nothing, `description` how much there is. `lines` are its foremost
    figures. `area` is the chapter that it belongs to, if to one, `chart` the chart that it is
    about.
    """

    page: str
    query: Mapping[str, str]
    name: str
    headline: str
    description: str
    lines: tuple[SummaryLink, ...] = ()
    area: Area | None = None
    chart: CaptionedChart | None = None

    def title(self, fmt: Formatter) -> str:
        """What tabs and bookmarks show."""
        return fmt.word("frame.document_title", page=self.name, report=short_title(fmt))

    @property
    def told(self) -> str:
        """The finding and how much there is, as one text."""
        return joined(self.headline.rstrip("。."), self.description)


def joined(*texts: str) -> str:
    """Texts in one line; nothing of those that are empty."""
    return " · ".join(text for text in texts if text)
