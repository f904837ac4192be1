"""Documents as PDF, each typeset once for a content, a language and an address, and then kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from report.analysis.editions import content_mark
from report.data import served
from report.explore import ExploreSelection, query, selection, series
from report.images.cache import KeyedCache
from report.pdf import documents
from report.pdf.documents import Document
from report.pdf.typeset import typeset
from report.text.formatter import Formatter

# The whole report is some 3 MB, anything else a tenth of that.
_PRINTED: KeyedCache[bytes] = KeyedCache(24)


def of_areas(areas: Sequence[str], fmt: Formatter, url: str | None = None) -> bytes:
    """The brief of an area, or of several one after another. KeyError for an unknown area.

    `url` is the address of the same in the dashboard, if it has one.
    """
    report = fmt.report
    chosen = tuple(report.area(area) for area in areas)
    before = served.earlier(report, report.edition)
    return _printed("areas", areas, fmt, url, lambda: documents.brief(chosen, fmt, before, url))


def of_report(fmt: Formatter, url: str | None = None) -> bytes:
    """The whole report."""
    before = served.earlier(fmt.report, fmt.report.edition)
    return _printed("report", (), fmt, url, lambda: documents.whole(fmt, before, url))


def of_view(chosen: ExploreSelection, fmt: Formatter, url: str | None = None) -> bytes:
    """A view of the explore page. ValueError where nothing answers to the selection."""
    named = selection.resolved(fmt.report, chosen)
    found = series.find(fmt.report, named)
    asked = sorted(query.serialize(chosen).items())
    return _printed("view", asked, fmt, url, lambda: documents.view(named, found, fmt, url))


def _printed(
    what: str, asked: object, fmt: Formatter, url: str | None, make: Callable[[], Document]
) -> bytes:
    """What is kept under the content's mark, the language, what was asked for, and the address."""
    report = fmt.report
    key = (content_mark(report), report.edition, fmt.language, what, asked, url)
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()
    return _PRINTED.get(name, lambda: typeset(make(), fmt))
