"""A selection as a Frictionless data package in a zip: every table, what it is, how to read it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.columns.cells import TableColumn
from report.downloads import tables
from report.downloads.metadata import Json, about
from report.downloads.names import package_name
from report.downloads.readme import readme
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.downloads.text import document, harmless, table_in_csv
from report.model import Report, Source
from report.text.edition import both_languages, citation, edition_note
from report.text.formatter import Formatter

_PERIOD = r"\d{4}(-\d{2}(-\d{2})?)?"
_TYPES = {"text": "string", "period": "string", "number": "number", "boolean": "boolean"}


def in_zip(selection: Selection, fmt: Formatter) -> bytes:
    """The same bytes for the same selection: files are dated as the edition is."""
    report = fmt.report
    day = as_of(report)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, body in _files(selection, fmt):
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, body)
    return content.getvalue()


def _files(selection: Selection, fmt: Formatter) -> Iterator[tuple[str, bytes]]:
    report = fmt.report
    yield "README.md", readme(selection, report).encode()
    yield "datapackage.json", document(_package(selection, fmt))
    yield "metadata.json", document(about(selection, report))
    for table in _tables(selection, report):
        yield _path(table), table_in_csv(table, report)


def _tables(selection: Selection, report: Report) -> tuple[Table, ...]:
    return (*tables.content(selection), *tables.reference(selection, report))


def _path(table: Table) -> str:
    return f"{table.name}.csv"


def _package(selection: Selection, fmt: Formatter) -> dict[str, Json]:
    """The descriptor (Frictionless v1, tabular data package)."""
    report = fmt.report
    every = _tables(selection, report)
    present = {table.name for table in every}
    terms = fmt.say(both_languages("export.terms", report))
    return {
        "profile": "tabular-data-package",
        "name": package_name(selection, fmt),
        "title": fmt.say(selection.title),
        "description": fmt.say(edition_note(report)),
        "created": f"{as_of(report)}T00:00:00Z",
        "edition": report.edition,
        "content_mark": content_mark(report),
        "citation": citation(selection.title, report),
        # No licence covers them all: each publication has its own terms.
        "licenses": [{"name": "notspecified", "title": terms}],
        "sources": [_source(source, fmt) for source in selection.sources(report)],
        "resources": [_resource(table, present, fmt) for table in every],
    }


def _source(source: Source, fmt: Formatter) -> dict[str, Json]:
    named = fmt.list((source.publisher, source.title, fmt.published(source)))
    is_address = source.url.startswith(("http://", "https://"))
    return {"title": named, **({"path": source.url} if is_address else {})}


def _resource(table: Table, present: set[str], fmt: Formatter) -> dict[str, Json]:
    links = [(column, other) for column, other in table.links if other in present]
    schema: dict[str, Json] = {
        "fields": [_field(column, fmt) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if links:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}}
            for column, other in links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": fmt.word(f"export.table.{table.name}"),
        "path": _path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: TableColumn, fmt: Formatter) -> dict[str, Json]:
    declared = column.declared
    constraints: dict[str, Json] = {} if declared.optional else {"required": True}
    if declared.choices:
        constraints["enum"] = [harmless(choice) for choice in declared.choices]
    if column.kind == "period":
        constraints["pattern"] = _PERIOD
    meaning = fmt.say(declared.explained(fmt.report))
    described: dict[str, Json] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": meaning,
    }
    return described | ({"constraints": constraints} if constraints else {})
