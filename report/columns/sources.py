"""The columns of a publication, and of what draws on it."""

from __future__ import annotations

from functools import lru_cache

from report.analysis.sources import areas_of, indicators_of
from report.columns.column import Column, date, declare
from report.columns.observations import SOURCE_KINDS

# Calculated once for a report, which nobody can change.
_areas = lru_cache(maxsize=8)(areas_of)
_indicators = lru_cache(maxsize=8)(indicators_of)

SOURCE = declare(
    Column("id", "string", lambda row, _: row.id),
    Column("title", "string", lambda row, _: row.title, word="source_title"),
    Column("publisher", "string", lambda row, _: row.publisher),
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
