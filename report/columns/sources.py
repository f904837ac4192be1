"""The columns of a publisher, of a publication, and of what draws on it."""

from __future__ import annotations

from functools import lru_cache

from report.analysis.publishers import PUBLISHER_KINDS
from report.analysis.sources import areas_of, indicators_of
from report.columns.column import Column, date, declare
from report.columns.observations import SOURCE_KINDS, site_name

# Calculated once for a report, which nobody can change.
_areas = lru_cache(maxsize=8)(areas_of)
_indicators = lru_cache(maxsize=8)(indicators_of)

PUBLISHER = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("name", "text", lambda row, _: row.name),
    Column(
        "kind", "string", lambda row, _: row.kind, choices=PUBLISHER_KINDS, word="publisher_kind"
    ),
    Column(
        "kind_name",
        "text",
        lambda row, report: report.words[f"publisher_kind.{row.kind}"],
        word="publisher_kind_name",
    ),
    Column("homepage", "url", lambda row, _: row.homepage or None, optional=True),
)
SOURCE = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("title", "text", lambda row, _: row.title, word="source_title"),
    Column("publisher", "string", lambda row, _: row.publisher),
    Column("publisher_name", "text", lambda row, report: report.publishers[row.publisher].name),
    Column("via", "string", lambda row, _: row.via or None, optional=True),
    Column("via_name", "text", site_name, optional=True),
    Column(
        "published",
        "period",
        lambda row, _: date(row.published),
        optional=True,
        word="source_published",
    ),
    Column("language", "string", lambda row, _: row.language),
    Column("kind", "string", lambda row, _: row.kind, choices=SOURCE_KINDS, word="source_kind"),
    Column("url", "url", lambda row, _: row.url or None, optional=True),
    Column("areas", "ids", lambda row, report: sorted(_areas(report).get(row.id, ()))),
    Column("indicators", "ids", lambda row, report: _indicators(report).get(row.id, [])),
)
