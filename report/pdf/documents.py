"""The documents: an area's brief, the whole report, a view of the explore page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.charts.palette import LIGHT
from report.explore import ExploreSelection, words
from report.explore.series import SelectedSeries
from report.explore.view import view_of
from report.model import VERSION, Area, Period, Report
from report.pdf import chapters, city, unknowns, views
from report.pdf.block_types import Block, ColouredBlock
from report.pdf.blocks import coloured
from report.text.edition import edition_shown, title_shown
from report.text.formatter import Formatter

# Chapters of the whole report that are written at once.
_AT_ONCE = 2
PdfTemplate = Literal["brief", "whole"]


@dataclass(frozen=True, slots=True)
class Document:
    """A template and all that it reads, in one language.

    `settings` are what `head_and_foot` tells; of the template `whole` also what its cover and its
    contents say. `blocks` are the content.
    """

    template: PdfTemplate
    title: str
    settings: dict[str, Any]
    blocks: list[ColouredBlock]

    @property
    def content(self) -> dict[str, Any]:
        """What the template reads."""
        return {"title": self.title, "blocks": self.blocks} | self.settings


def brief(
    areas: Sequence[Area], fmt: Formatter, before: Report | None, url: str | None
) -> Document:
    """Areas on two to four pages each. `url` is the address of the same, if it has one."""
    content: list[ColouredBlock] = []
    for area in areas:
        chapter = chapters.brief(area, fmt, before, anew=bool(content))
        content += coloured(chapter, LIGHT.of(area))
    names = fmt.list(fmt.say(area.name) for area in areas)
    title = fmt.word("paper.title", name=names, report=_title(fmt))
    return Document("brief", title, head_and_foot(fmt, url, LIGHT.of(areas[0])), content)


def whole(fmt: Formatter, before: Report | None, url: str | None) -> Document:
    """Cover, contents, the city, the areas, targets, what is not known, sources."""
    report = fmt.report
    parts: list[tuple[Iterable[Block], str]] = [
        (city.overview(fmt, before), LIGHT.product),
        *((chapters.chapter(area, fmt, before), LIGHT.of(area)) for area in report.areas),
        (city.all_targets(fmt), LIGHT.product),
        (unknowns.chapter(fmt), LIGHT.product),
        (city.sources(fmt), LIGHT.product),
    ]
    # A chapter waits for its charts to be drawn; meanwhile the next one is written.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        made = pool.map(coloured, *zip(*parts, strict=True))
        content = [block for part in made for block in part]
    cover = {
        "contents": fmt.word("paper.contents"),
        "credit": fmt.say(report.settings.map_credit) if report.outlines else "",
        "terms": fmt.word("export.terms"),
        "edition": edition_shown(fmt),
    }
    title = _title(fmt)
    return Document("whole", title, head_and_foot(fmt, url, LIGHT.product) | cover, content)


def view(
    named: ExploreSelection, series: SelectedSeries, fmt: Formatter, url: str | None
) -> Document:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    explored = view_of(named, fmt)
    if explored is None:
        raise ValueError("no figure answers to the selection")
    notes = words.notes(named, series, fmt) if named.view != "map" else []
    content = _product(views.content(named, explored, notes, fmt))
    title = fmt.word("paper.title", name=explored.chart.headline, report=_title(fmt))
    return Document("brief", title, head_and_foot(fmt, url, LIGHT.product), content)


def _title(fmt: Formatter) -> str:
    return fmt.say(fmt.report.settings.title)


def _product(content: Iterable[Block]) -> list[ColouredBlock]:
    """Blocks of no area, in the colour of the product."""
    return coloured(content, LIGHT.product)


def head_and_foot(fmt: Formatter, url: str | None, colour: str) -> dict[str, Any]:
    """The language, the colour, and what stands in the head and foot of every document."""
    report = fmt.report
    day = as_of(report)
    date = fmt.period(Period(day.year, day.month, day.day))
    named = {"edition": edition_shown(fmt), "date": date, "mark": content_mark(report)}
    return {
        "language": fmt.language,
        "colour": colour,
        "author": _title(fmt),
        "keywords": [content_mark(report), VERSION],
        "over": title_shown(fmt),
        "dated": fmt.word("paper.dated", **named),
        "foot": fmt.word("paper.foot", report=_title(fmt), **named),
        "url": url,
    }
