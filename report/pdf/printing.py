"""Documents as PDF, each typeset once for a content, a language and an address, and then kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from report.analysis.editions import mark_of
from report.data import served
from report.explore import Selection, query, selection, series
from report.images.cache import Shelf
from report.pdf import documents
from report.pdf.documents import Document
from report.pdf.typeset import typeset
from report.text.formatter import Formatter

# The whole report is some 3 MB, anything else a tenth of that.
_PRINTED: Shelf[bytes] = Shelf(24)


def of_areas(areas: Sequence[str], writer: Formatter, url: str | None = None) -> bytes:
    """The brief of an area, or of several one after another. KeyError for an unknown area.

    `url` is the address of the same in the dashboard, if it has one.
    """
    report = writer.report
    chosen = tuple(report.area(area) for area in areas)
    before = served.earlier(report, report.edition)
    return _printed(
        "areas", areas, writer, url, lambda: documents.brief(chosen, writer, before, url)
    )


def of_report(writer: Formatter, url: str | None = None) -> bytes:
    """The whole report."""
    before = served.earlier(writer.report, writer.report.edition)
    return _printed("report", (), writer, url, lambda: documents.whole(writer, before, url))


def of_view(chosen: Selection, writer: Formatter, url: str | None = None) -> bytes:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    named = selection.resolved(writer.report, chosen)
    found = series.find(writer.report, named)
    asked = sorted(query.write(chosen).items())
    return _printed("view", asked, writer, url, lambda: documents.view(named, found, writer, url))


def _printed(
    what: str, asked: object, writer: Formatter, url: str | None, make: Callable[[], Document]
) -> bytes:
    """What is kept under the content's mark, the language, what was asked for, and the address."""
    report = writer.report
    key = (mark_of(report), report.edition, writer.language, what, asked, url)
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()
    return _PRINTED.get(name, lambda: typeset(make(), writer))
