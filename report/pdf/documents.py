"""The documents: an area's brief, the whole report, a view of the explore page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.charts.palette import LIGHT
from report.explore import ExploreSelection, words
from report.explore.series import SelectedSeries
from report.explore.view import view_of
from report.model import VERSION, Area, Period, Report
from report.pdf import chapters, unknowns, views
from report.pdf.blocks import Block, painted
from report.text.formatter import Formatter

PdfTemplate = Literal["brief", "whole"]


@dataclass(frozen=True, slots=True)
class Document:
    """A template and all that it is told, texts in one language; `blocks` are its content."""

    template: PdfTemplate
    title: str
    told: dict[str, Any]
    blocks: list[Block]

    @property
    def content(self) -> dict[str, Any]:
        """What the template reads."""
        return {"title": self.title, "blocks": self.blocks} | self.told


def brief(
    areas: Sequence[Area], fmt: Formatter, before: Report | None, url: str | None
) -> Document:
    """Areas on two to four pages each. `url` is the address of the same, if it has one."""
    content: list[Block] = []
    for area in areas:
        own = chapters.brief(area, fmt, before, anew=bool(content))
        content += painted(own, LIGHT.of(area))
    names = fmt.list(fmt.say(area.name) for area in areas)
    title = fmt.word("paper.title", name=names, report=_title(fmt))
    return Document("brief", title, told(fmt, url, LIGHT.of(areas[0])), content)


def whole(fmt: Formatter, before: Report | None, url: str | None) -> Document:
    """Cover, contents, the city, the areas, targets, what is not known, sources."""
    report = fmt.report
    content = _product(chapters.city(fmt, before))
    for area in report.areas:
        content += painted(chapters.chapter(area, fmt, before), LIGHT.of(area))
    content += _product(chapters.all_targets(fmt))
    content += _product(unknowns.chapter(fmt))
    content += _product(chapters.sources(fmt))
    cover = {
        "contents": fmt.word("paper.contents"),
        "opening": _product(chapters.reading(fmt)),
        "areas": [{"name": fmt.say(a.name), "colour": LIGHT.of(a)} for a in report.areas],
        "credit": fmt.say(report.frame.map_credit) if report.outlines else "",
        "terms": fmt.word("export.terms"),
        "edition": fmt.edition(fmt.report.edition),
    }
    title = _title(fmt)
    return Document("whole", title, told(fmt, url, LIGHT.product) | cover, content)


def view(
    named: ExploreSelection, found: SelectedSeries, fmt: Formatter, url: str | None
) -> Document:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    shown = view_of(named, fmt)
    if shown is None:
        raise ValueError("no figure answers to the selection")
    notes = words.notes(named, found, fmt) if named.view != "map" else []
    content = _product(views.content(named, shown, notes, fmt))
    title = fmt.word("paper.title", name=shown.chart.headline, report=_title(fmt))
    return Document("brief", title, told(fmt, url, LIGHT.product), content)


def _title(fmt: Formatter) -> str:
    return fmt.say(fmt.report.frame.title)


def _product(content: Iterable[Block]) -> list[Block]:
    return painted(content, LIGHT.product)


def told(fmt: Formatter, url: str | None, colour: str) -> dict[str, Any]:
    """What stands in the head and foot of every document."""
    report = fmt.report
    day = as_of(report)
    date = fmt.period(Period(day.year, day.month, day.day))
    named = {"edition": fmt.edition(fmt.report.edition), "date": date, "mark": content_mark(report)}
    return {
        "language": fmt.language,
        "colour": colour,
        "author": _title(fmt),
        "keywords": [content_mark(report), VERSION],
        "over": _title(fmt),
        "dated": fmt.word("paper.dated", **named),
        "foot": fmt.word("paper.foot", report=_title(fmt), **named),
        "url": url,
    }
