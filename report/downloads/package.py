"""A selection as a Frictionless data package in a zip: every table, what it is, how to read it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from report.analysis.editions import content_mark
from report.analysis.progress import as_of
from report.columns.column import Value
from report.downloads import descriptor, tables
from report.downloads.csv_file import table_in_csv
from report.downloads.descriptor import Resource
from report.downloads.json_writer import write_document
from report.downloads.metadata import about
from report.downloads.names import package_name
from report.downloads.readme import readme
from report.downloads.selection import Selection
from report.downloads.tables import Table
from report.model import Source
from report.text.citation import publication
from report.text.edition import both_languages, edition_note, titled_citation
from report.text.formatter import Formatter


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
    yield "datapackage.json", write_document(_descriptor(selection, fmt))
    yield "metadata.json", write_document(about(selection, report))
    for table in tables.every(selection, report):
        yield _path(table), table_in_csv(table, report)


def _path(table: Table) -> str:
    return f"{table.name}.csv"


def _descriptor(selection: Selection, fmt: Formatter) -> dict[str, Value]:
    report = fmt.report
    every = tables.every(selection, report)
    present = {table.name for table in every}
    terms = fmt.say(both_languages("export.terms", report))
    return {
        "profile": descriptor.PROFILE,
        "name": package_name(selection, fmt),
        "title": fmt.say(selection.title),
        "description": fmt.say(edition_note(report)),
        "created": f"{as_of(report)}T00:00:00Z",
        "edition": report.edition,
        "content_mark": content_mark(report),
        "citation": titled_citation(selection.title, report),
        # No licence covers them all: each publication has its own terms.
        "licenses": [{"name": "notspecified", "title": terms}],
        "sources": [_source(source, fmt) for source in selection.sources(report)],
        "resources": [_resource(table, present, fmt) for table in every],
    }


def _source(source: Source, fmt: Formatter) -> dict[str, Value]:
    is_address = source.url.startswith(("http://", "https://"))
    return {"title": publication(source, fmt), **({"path": source.url} if is_address else {})}


def _resource(table: Table, present: set[str], fmt: Formatter) -> dict[str, Value]:
    resource = Resource(
        table.name,
        fmt.word(f"export.table.{table.name}"),
        _path(table),
        table.columns,
        table.key,
        tuple(link for link in table.links if link.table in present),
    )
    return descriptor.describe(resource, fmt.report, fmt.say)
