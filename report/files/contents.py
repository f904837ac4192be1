"""What stands behind the address of a file: the rows, the chart, the document or the deck."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import urljoin

from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.charts.addresses import addressed_chart
from report.charts.captioned import (
    CaptionedChart,
    captioned_chart,
    captioned_map,
    captioned_timeline,
)
from report.data import served
from report.data.reading import Reading, ReadingError
from report.downloads import explored, selection
from report.downloads.selection import Selection
from report.explore import query
from report.explore.selection import resolved
from report.explore.view import ExploreView, view_of
from report.files.addresses import AREAS, DRAFT, PLACES, REPORT, SECOND, FileKind, FileSubject
from report.model import LANGUAGES, Area
from report.model.report_cache import report_cache
from report.pdf import printing
from report.screens.links import link
from report.slides.model import LENGTHS, DeckOptions
from report.text.formatter import Formatter
from report.workers import drafts


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document: its kind (`area`, `changes`, `report` or `view`), the stem of its file's name,
    and how it is typeset for readers who have the report at a home (None where nobody knows it).
    """

    kind: str
    what: str
    typeset: Callable[[str | None], bytes]


@dataclass(frozen=True, slots=True)
class FileContent:
    """What can be kept of a subject: rows as tables, a chart as a picture, a document, a deck."""

    selection: Selection | None = None
    chart: CaptionedChart | None = None
    document: DocumentContent | None = None
    deck: DeckOptions | None = None


def found(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    """The content of a subject; None where the report has nothing of it."""
    content = _FINDERS[subject.kind](subject, fmt)
    rows = content.selection if content else None
    return None if rows is not None and rows.is_empty else content


def exists(subject: FileSubject, fmt: Formatter) -> bool:
    """Whether the report has anything of a subject; no figure is read where one is known of."""
    report = fmt.report
    indicators = {
        "area": (row.id for row in report.indicators.values() if row.area == subject.id),
        "indicator": (name for name in report.indicators if name == subject.id),
        "report": report.indicators if subject.id == REPORT.id else (),
    }.get(subject.kind, ())
    has_figures = any(report.observations.places_of(indicator) for indicator in indicators)
    return has_figures or found(subject, fmt) is not None


def _chart(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    report = fmt.report
    addressed = addressed_chart(report, subject.id)
    places = tuple(dict.fromkeys(subject.query.get(PLACES, "").split(",")))
    if addressed is None or addressed.chart is None or not set(places) <= set(report.places):
        return None
    chart = replace(addressed.chart, places=places)
    if not rows_of(chart, report):
        return None
    captioned = captioned_chart(chart, addressed.area, fmt)
    return FileContent(selection.of_chart(chart, report), captioned)


def _events(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    area = _area_of(subject, fmt)
    chart = captioned_timeline(area, fmt) if area else None
    return FileContent(selection.of_events(area, fmt.report), chart) if area and chart else None


def _map(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    for layer in layers(fmt.report):
        if layer.key == subject.id:
            chart = captioned_map(layer, fmt)
            return FileContent(selection.of_map(layer, fmt.report), chart)
    return None


def _indicator(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    known = subject.id in fmt.report.indicators
    return FileContent(selection.of_indicator(subject.id, fmt.report)) if known else None


def _area(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    area = _area_of(subject, fmt)
    if area is None:
        return None

    def typeset(home: str | None) -> bytes:
        return printing.areas_pdf((area.id,), fmt, _page(home, area.id, fmt))

    document = DocumentContent("area", f"{area.id}_brief", typeset)
    return FileContent(selection.of_area(area.id, fmt.report), document=document)


def _changes(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    """What a draft changes, as long as it is the one that was looked at."""
    reading = _draft(subject.id)
    if reading is None or reading.report is None or reading.mark != subject.query.get(DRAFT):
        return None
    whole, language = reading.report, fmt.language
    newest = served.report_at(whole, served.newest_edition(whole))

    def typeset(_: str | None) -> bytes:
        return printing.changes_pdf(fmt.report, Formatter(newest, language))

    return FileContent(document=DocumentContent("changes", f"{subject.id}_changes", typeset))


def _draft(name: str) -> Reading | None:
    """What a draft holds; None where there is none, or it cannot be read now."""
    try:
        return drafts.draft(name) if name in drafts.names() else None
    except ReadingError:
        return None


def _report(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    if subject.id != REPORT.id:
        return None

    def typeset(home: str | None) -> bytes:
        return printing.report_pdf(fmt, _page(home, "", fmt))

    document = DocumentContent("report", "report", typeset)
    return FileContent(selection.of_report(fmt.report), document=document)


def _view(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    chosen, _ = query.parse(subject.query, fmt.report)
    view = view_of(resolved(fmt.report, chosen), fmt)
    if view is None:
        return None

    def typeset(home: str | None) -> bytes:
        page = _page(home, "explore", fmt, **query.serialize(chosen))
        return printing.view_pdf(chosen, fmt, page)

    return FileContent(
        _rows_of(view),
        None if view.is_table else view.chart,
        DocumentContent("view", "view", typeset),
    )


@report_cache(256)
def _rows_of(view: ExploreView) -> Selection:
    """The rows of a view, which is itself kept for all readers."""
    return explored.of_view(view.named, view.selected, view.chart.fmt.report, view.dots)


def _slides(subject: FileSubject, fmt: Formatter) -> FileContent | None:
    asked = subject.query.get(AREAS, "").split(",")
    areas = tuple(area.id for area in fmt.report.areas if area.id in asked)
    second = subject.query.get(SECOND, "")
    others = [name for name in LANGUAGES if name == second != fmt.language]
    for length in LENGTHS:
        if length == subject.id:
            return FileContent(deck=DeckOptions(areas, (fmt.language, *others), length))
    return None


def _area_of(subject: FileSubject, fmt: Formatter) -> Area | None:
    return next((area for area in fmt.report.areas if area.id == subject.id), None)


def _page(home: str | None, page: str, fmt: Formatter, **more: str) -> str | None:
    """The address of the page that a document is of."""
    if home is None:
        return None
    return urljoin(home, link(page, fmt, **more))


_FINDERS: Mapping[FileKind, Callable[[FileSubject, Formatter], FileContent | None]] = (
    MappingProxyType(
        {
            "area": _area,
            "changes": _changes,
            "chart": _chart,
            "events": _events,
            "indicator": _indicator,
            "map": _map,
            "report": _report,
            "slides": _slides,
            "view": _view,
        }
    )
)
