"""What is said of a selection beside its rows, in both languages: edition, terms, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import get_args

from report.export import tables
from report.export.selection import Selection, mark_of
from report.export.tables import Table
from report.language import Formatter, in_both
from report.model import Qualifier, Report, Status, Text, Unit
from report.progress import as_of

Json = None | bool | int | str | Decimal | Text | Sequence["Json"] | Mapping[str, "Json"]


def said(key: str, report: Report, /, **values: Text) -> Text:
    """A word of the interface in both languages, its placeholders filled in each."""

    def word(writer: Formatter) -> str:
        return writer.word(key, **{name: writer.say(text) for name, text in values.items()})

    return in_both(report, word)


def edition(report: Report) -> Text:
    """An edition in short: its year, or the newest figures."""
    name = report.edition
    if report.editions[name].cutoff is None:
        return said("edition.newest", report)
    return said("edition.of", report, year=Text(name, name))


def stamp(report: Report) -> Text:
    """Which state of the report this is: its title, the edition, and the mark of its content."""
    mark = mark_of(report)
    own = {"edition": edition(report), "mark": Text(mark, mark)}
    return said("export.stamp", report, report=report.frame.title, **own)


def citation(title: Text, report: Report) -> Text:
    """How to cite what has this title."""
    return said("export.citation", report, title=title, stamp=stamp(report))


def qualifiers(report: Report) -> dict[str, Text]:
    """What each qualifier makes of a figure."""
    figure = Text("…", "…")
    named = [code for code in get_args(Qualifier) if code]
    return {code: said(f"qualified.{code}", report, figure=figure) for code in named}


def statuses(report: Report) -> dict[str, Text]:
    """What each letter of the observation status says."""
    return {code: said(f"status.{code}", report) for code in get_args(Status)}


def units(selection: Selection, report: Report) -> tuple[Unit, ...]:
    """The units of the indicators, each once."""
    return tuple(dict.fromkeys(report.unit_of(name) for name in selection.indicators()))


def about(selection: Selection, report: Report) -> dict[str, Json]:
    """All of it, as it stands in JSON; every text in both languages."""
    every = (*tables.content(selection), *tables.reference(selection, report))
    shown = report.editions[report.edition]
    return {
        "title": selection.title,
        "selection": selection.what,
        "report": report.frame.title,
        "edition": {
            "id": shown.id,
            "title": shown.title,
            "cutoff": str(shown.cutoff) if shown.cutoff else None,
            "as_of": str(as_of(report)),
        },
        "content_mark": mark_of(report),
        "citation": citation(selection.title, report),
        "terms": said("export.terms", report),
        "tables": [_table(table, report) for table in every],
        "qualifiers": qualifiers(report),
        "status": statuses(report),
        "units": _units(units(selection, report)),
        "indicators": [
            {"id": row.id, "name": row.name, "definition": row.definition, "unit": row.unit}
            for row in (report.indicators[name] for name in selection.indicators())
        ],
    }


def _table(table: Table, report: Report) -> dict[str, Json]:
    columns: list[Json] = [
        {"name": one.name, "type": one.kind, "meaning": one.declared.explained(report)}
        for one in table.columns
    ]
    return {"name": table.name, "rows": len(table.rows), "columns": columns}


def _units(chosen: Iterable[Unit]) -> list[Json]:
    return [
        {"code": unit.code, "base": unit.base, "factor": unit.factor, "base_name": unit.label}
        for unit in chosen
    ]
