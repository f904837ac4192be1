"""What is said of a selection beside its rows, in both languages: edition, terms, definitions."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.columns.column import Value
from report.downloads import tables
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.model import VERSION, Report, Unit
from report.text.edition import (
    both_languages,
    edition_title,
    qualifiers,
    statuses,
    titled_citation,
)


def units(selection: Selection, report: Report) -> tuple[Unit, ...]:
    """The units of the indicators, each once."""
    return tuple(dict.fromkeys(report.unit_of(name) for name in selection.indicators()))


def about(selection: Selection, report: Report) -> dict[str, Value]:
    """All of it, as it stands in JSON; every text in both languages."""
    edition = report.editions[report.edition]
    return {
        "title": selection.title,
        "selection": selection.what,
        "report": report.settings.title,
        "edition": {
            "id": edition.id,
            "title": edition_title(report),
            "cutoff": str(edition.cutoff) if edition.cutoff else None,
            "as_of": str(as_of(report)),
        },
        "content_mark": content_mark(report),
        "dashboard_version": VERSION,
        "citation": titled_citation(selection.title, report),
        "terms": both_languages("export.terms", report),
        "tables": [_table(table, report) for table in tables.every(selection, report)],
        "qualifiers": qualifiers(report),
        "status": statuses(report),
        "units": _units(units(selection, report)),
        "indicators": [
            {"id": row.id, "name": row.name, "definition": row.definition, "unit": row.unit}
            for row in (report.indicators[name] for name in selection.indicators())
        ],
    }


def _table(table: Table, report: Report) -> dict[str, Value]:
    columns: list[Value] = [
        {
            "name": column.name,
            "type": column.kind,
            "meaning": column.declared.explanation(report),
        }
        for column in table.columns
    ]
    return {"name": table.name, "rows": len(table.rows), "columns": columns}


def _units(used: Iterable[Unit]) -> list[Value]:
    return [
        {"code": unit.code, "base": unit.base, "factor": unit.factor, "base_name": unit.label}
        for unit in used
    ]
