"""A publication and what draws on it, as the data API tells of it."""

from __future__ import annotations

from functools import lru_cache

from report.analysis.sources import areas_of, indicators_of
from report.columns.column import date
from report.columns.observation import SOURCE_KINDS
from report.columns.record import ApiColumn, Record

# Calculated once for a report, which nobody can change.
_areas = lru_cache(maxsize=8)(areas_of)
_indicators = lru_cache(maxsize=8)(indicators_of)

SOURCE = Record(
    "Source",
    (
        ApiColumn("id", "string", lambda row, _: row.id, about="Its id, as in rows."),
        ApiColumn(
            "title", "string", lambda row, _: row.title, about="Its title, in its own language."
        ),
        ApiColumn("publisher", "string", lambda row, _: row.publisher, about="Who published it."),
        ApiColumn(
            "published",
            "period",
            lambda row, _: date(row.published),
            about="When; null where it bears no date.",
            optional=True,
        ),
        ApiColumn(
            "language", "string", lambda row, _: row.language, about="The code of its language."
        ),
        ApiColumn(
            "kind",
            "string",
            lambda row, _: row.kind,
            about="What sort of publication it is, the first of the list trusted most.",
            choices=SOURCE_KINDS,
        ),
        ApiColumn(
            "url",
            "url",
            lambda row, _: row.url or None,
            about="Where it can be read; null where that is not known.",
            optional=True,
        ),
        ApiColumn(
            "areas",
            "ids",
            lambda row, report: sorted(_areas(report).get(row.id, ())),
            about="The areas that draw on it.",
        ),
        ApiColumn(
            "indicators",
            "ids",
            lambda row, report: _indicators(report).get(row.id, []),
            about="The indicators whose figures or targets it gives.",
        ),
    ),
)
