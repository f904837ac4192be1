"""The documents: an area's brief, the whole report, a view of the explore page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from report.analysis.editions import mark_of
from report.analysis.progress import as_of
from report.charts.palette import LIGHT
from report.explore import Selection, words
from report.explore import view as explored
from report.explore.series import Found
from report.model import Area, Period, Report
from report.pdf import chapters, unknowns, views
from report.pdf.blocks import Block, painted
from report.text.edition import edition
from report.text.formatter import Formatter

Template = Literal["brief", "whole"]


@dataclass(frozen=True, slots=True)
class Document:
    """A template and all that it is told, texts in one language; `blocks` are its content."""

    template: Template
    title: str
    told: dict[str, Any]
    blocks: list[Block]

    @property
    def content(self) -> dict[str, Any]:
        """What the template reads."""
        return {"title": self.title, "blocks": self.blocks} | self.told


def brief(
    areas: Sequence[Area], writer: Formatter, before: Report | None, url: str | None
) -> Document:
    """Areas on two to four pages each. `url` is the address of the same, if it has one."""
    content: list[Block] = []
    for area in areas:
        own = chapters.brief(area, writer, before, anew=bool(content))
        content += painted(own, LIGHT.of(area))
    names = writer.list(writer.say(area.name) for area in areas)
    title = writer.word("paper.title", name=names, report=_title(writer))
    return Document("brief", title, told(writer, url, LIGHT.of(areas[0])), content)


def whole(writer: Formatter, before: Report | None, url: str | None) -> Document:
    """Cover, contents, the city, the areas, targets, what is not known, sources."""
    report = writer.report
    content = _product(chapters.city(writer, before))
    for area in report.areas:
        content += painted(chapters.chapter(area, writer, before), LIGHT.of(area))
    content += _product(chapters.all_targets(writer))
    content += _product(unknowns.chapter(writer))
    content += _product(chapters.sources(writer))
    cover = {
        "contents": writer.word("paper.contents"),
        "opening": _product(chapters.reading(writer)),
        "areas": [{"name": writer.say(a.name), "colour": LIGHT.of(a)} for a in report.areas],
        "credit": writer.say(report.frame.map_credit) if report.outlines else "",
        "terms": writer.word("export.terms"),
        "edition": _edition(writer),
    }
    title = _title(writer)
    return Document("whole", title, told(writer, url, LIGHT.product) | cover, content)


def view(named: Selection, found: Found, writer: Formatter, url: str | None) -> Document:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    shown = explored.of(named, writer, LIGHT)
    if shown is None:
        raise ValueError("no figure answers to the selection")
    notes = words.notes(named, found, writer) if named.view != "map" else []
    content = _product(views.content(named, shown, notes, writer))
    title = writer.word("paper.title", name=shown.headline, report=_title(writer))
    return Document("brief", title, told(writer, url, LIGHT.product), content)


def _title(writer: Formatter) -> str:
    return writer.say(writer.report.frame.title)


def _product(content: Iterable[Block]) -> list[Block]:
    return painted(content, LIGHT.product)


def _edition(writer: Formatter) -> str:
    return writer.say(edition(writer.report))


def told(writer: Formatter, url: str | None, colour: str) -> dict[str, Any]:
    """What stands in the head and foot of every document."""
    report = writer.report
    day = as_of(report)
    date = writer.period(Period(day.year, day.month, day.day))
    named = {"edition": _edition(writer), "date": date, "mark": mark_of(report)}
    return {
        "language": writer.language,
        "colour": colour,
        "author": _title(writer),
        "keywords": [mark_of(report)],
        "over": _title(writer),
        "dated": writer.word("paper.dated", **named),
        "foot": writer.word("paper.foot", report=_title(writer), **named),
        "url": url,
    }
