"""Documents as PDF, each typeset once for a content, a language and an address, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from report.analysis.editions import whole_mark
from report.data import served
from report.explore import ExploreSelection, query, selection, series
from report.images.cache import KeyedCache
from report.model import Report
from report.pdf import change_sheet, documents
from report.pdf.documents import Document
from report.pdf.typeset import typeset
from report.text.formatter import Formatter

# The whole report is some 3 MB, anything else a tenth of that. With all its charts to be drawn it
# may take a minute.
_DOCUMENTS: KeyedCache[bytes] = KeyedCache(24, wait_seconds=120)


def areas_pdf(areas: Sequence[str], fmt: Formatter, url: str | None = None) -> bytes:
    """The brief of an area, or of several one after another. KeyError for an unknown area.

    `url` is the address of the same in the dashboard, if it has one.
    """
    report = fmt.report
    chosen = tuple(report.area(area) for area in areas)
    before = served.previous_report(report, report.edition)
    return _printed(
        "areas", tuple(areas), fmt, url, lambda: documents.brief(chosen, fmt, before, url)
    )


def report_pdf(fmt: Formatter, url: str | None = None) -> bytes:
    """The whole report."""
    before = served.previous_report(fmt.report, fmt.report.edition)
    return _printed("report", (), fmt, url, lambda: documents.whole(fmt, before, url))


def view_pdf(chosen: ExploreSelection, fmt: Formatter, url: str | None = None) -> bytes:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    named = selection.resolved(fmt.report, chosen)
    selected = series.find(fmt.report, named)
    asked = tuple(sorted(query.serialize(chosen).items()))
    return _printed("view", asked, fmt, url, lambda: documents.view(named, selected, fmt, url))


def changes_pdf(before: Report, after: Formatter, *, to_sign: bool = True) -> bytes:
    """What readers will see differently in another report than in this one; or, where nothing is
    `to_sign`, what they see differently already, in one language.
    """
    make = change_sheet.sheet if to_sign else change_sheet.published_sheet
    asked = whole_mark(before), to_sign
    return _printed("changes", asked, after, None, lambda: make(before, after))


def _printed(
    kind: str, asked: Hashable, fmt: Formatter, url: str | None, make: Callable[[], Document]
) -> bytes:
    """A document by its content mark, edition, language, what was asked for, and the address.

    Raises BusyError where another has not typeset it in time, PictureError where a chart cannot
    be drawn.
    """
    report = fmt.report
    key = (whole_mark(report), report.edition, fmt.language, kind, asked, url)
    return _DOCUMENTS.get(key, lambda: typeset(make(), fmt))
