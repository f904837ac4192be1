"""The columns of an edition of the report and of an area of it."""

from __future__ import annotations

from report.analysis.progress import assess_all, counted
from report.columns.column import Column, declare
from report.model import LANGUAGES, Area, Report, Text
from report.text import narrative
from report.text.formatter import Formatter, in_both


def lead(area: Area, report: Report) -> Text:
    """The prose of an area, by the sentences whose figures this edition has."""
    return in_both(report, lambda fmt: narrative.prose(area.lead, fmt))


def _filled(text: Text, report: Report) -> Text | None:
    """A sentence with its figures; None where this edition lacks one of them."""
    sentences = [narrative.fill(text, Formatter(report, language)) for language in LANGUAGES]
    return Text(sentences[0] or "", sentences[1] or "") if all(sentences) else None


EDITION = declare(
    Column("id", "string", lambda row, _: row.id, word="edition.id"),
    Column("title", "text", lambda row, _: row.title),
    Column(
        "cutoff",
        "date",
        lambda row, _: row.cutoff.isoformat() if row.cutoff else None,
        optional=True,
    ),
)
AREA = declare(
    Column("id", "string", lambda row, _: row.id, word="area.id"),
    Column("order", "integer", lambda row, _: row.order),
    Column("name", "text", lambda row, _: row.name),
    Column(
        "summary",
        "text",
        lambda row, report: _filled(row.summary, report),
        optional=True,
        word="area.summary",
    ),
    Column(
        "indicators",
        "ids",
        lambda row, report: [indicator.id for indicator in report.in_area(row.id)],
        word="area.indicators",
    ),
    Column(
        "target_count",
        "integer",
        lambda row, report: len(counted(assess_all(report, row.id))),
    ),
    Column("event_count", "integer", lambda row, report: len(report.events_in(row.id))),
    Column("practice_count", "integer", lambda row, report: len(report.practices_in(row.id))),
)
