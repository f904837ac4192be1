"""The README of a data package, English first, then Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from report.downloads import tables
from report.downloads.selection import Selection
from report.model import LANGUAGES, Report
from report.text.edition import citation, qualifiers, said, stamp, statuses
from report.text.formatter import Formatter


def readme(selection: Selection, report: Report) -> str:
    """Markdown: what the package holds, how to read it, how to cite it; in both languages."""
    parts = (_part(selection, Formatter(report, language)) for language in LANGUAGES)
    return "\n---\n\n".join("\n".join(part) + "\n" for part in parts)


def _part(selection: Selection, writer: Formatter) -> Iterator[str]:
    report = writer.report
    yield from (f"# {writer.say(selection.title)}", "")
    yield from (writer.say(stamp(report)), "")
    yield from _section("files", _files(selection, writer), writer)
    yield from _section("reading", [writer.word("export.readme.reading.text")], writer)
    legend = {**qualifiers(report), **statuses(report)}
    marks = [f"- `{code}`: {writer.say(meaning)}" for code, meaning in legend.items()]
    yield from _section("marks", marks, writer)
    yield from _section("columns", _columns(selection, writer), writer)
    yield from _section("citation", [writer.say(citation(selection.title, report))], writer)
    yield from _section("terms", [writer.say(said("export.terms", report))], writer)


def _section(key: str, lines: list[str], writer: Formatter) -> list[str]:
    return [f"## {writer.word(f'export.readme.{key}')}", "", *lines, ""]


def _files(selection: Selection, writer: Formatter) -> list[str]:
    every = (*tables.content(selection), *tables.reference(selection, writer.report))
    named = {f"{table.name}.csv": f"export.table.{table.name}" for table in every}
    named |= {"datapackage.json": "export.file.package", "metadata.json": "export.file.metadata"}
    return [f"- `{name}`: {writer.word(key)}" for name, key in named.items()]


def _columns(selection: Selection, writer: Formatter) -> list[str]:
    """What each column of the main table holds; the others are explained in the descriptor."""
    return [
        f"- `{column.name}`: {writer.say(column.declared.explained(writer.report))}"
        for column in tables.main(selection).columns
    ]
