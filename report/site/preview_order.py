"""The picture of a page as it is asked for, apart from any server: what a worker needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report.data import served
from report.model import Language, Report
from report.site.page_summary import summary
from report.site.preview import DrawPreview, drawn
from report.site.told_page import PageSummary
from report.text.formatter import Formatter
from report.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """A page with its parameters, in a language and an edition, and whether its chart is shown."""

    page: str
    query: Mapping[str, str]
    language: Language
    edition: str
    has_chart: bool


def drawn_by(workers: WorkerPool, report: Report) -> DrawPreview:
    """What has pictures of pages of the whole report made by workers."""

    def draw(told: PageSummary, fmt: Formatter, has_chart: bool) -> bytes:
        query = dict(told.query)
        order = PreviewOrder(told.page, query, fmt.language, fmt.report.edition, has_chart)
        return workers.make(report, made, order, draws=has_chart)

    return draw


def made(report: Report, order: PreviewOrder) -> bytes:
    """The picture. KeyError for a page that there is not."""
    fmt = Formatter(served.report_at(report, order.edition), order.language)
    told = summary(order.page, order.query, fmt)
    if told is None:
        raise KeyError(order.page)
    return drawn(told, fmt, order.has_chart)
