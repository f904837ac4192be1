"""An area of the report, as the data API tells of it."""

from __future__ import annotations

from report.columns.record import ApiColumn, Record
from report.model import LANGUAGES, Area, Report, Text
from report.text import narrative
from report.text.formatter import Formatter, in_both


def lead(area: Area, report: Report) -> Text:
    """The prose of an area, by the sentences whose figures this edition has."""
    return in_both(report, lambda fmt: narrative.prose(area.lead, fmt))


def _filled(text: Text, report: Report) -> Text | None:
    """A sentence with its figures; None where this edition lacks one of them."""
    said = [narrative.fill(text, Formatter(report, language)) for language in LANGUAGES]
    return Text(said[0] or "", said[1] or "") if all(said) else None


AREA = Record(
    "Area",
    (
        ApiColumn(
            "id", "string", lambda row, _: row.id, about="Its id, as in the address of its page."
        ),
        ApiColumn("order", "integer", lambda row, _: row.order, about="Its place in the report."),
        ApiColumn("name", "text", lambda row, _: row.name, about="What it is called."),
        ApiColumn(
            "summary",
            "text",
            lambda row, report: _filled(row.summary, report),
            about="The area in a sentence; null where this edition lacks one of its figures.",
            optional=True,
        ),
        ApiColumn(
            "indicators",
            "ids",
            lambda row, report: [one.id for one in report.in_area(row.id)],
            about="Its indicators, headline figures first.",
        ),
        ApiColumn(
            "target_count",
            "integer",
            lambda row, report: len(report.targets_in(row.id)),
            about="How many targets it has.",
        ),
        ApiColumn(
            "event_count",
            "integer",
            lambda row, report: len(report.events_in(row.id)),
            about="How many events it has.",
        ),
        ApiColumn(
            "practice_count",
            "integer",
            lambda row, report: len(report.practices_in(row.id)),
            about="How many practices it has.",
        ),
    ),
)
