"""The README of a data package, English first, then Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from report.downloads import tables
from report.downloads.selection import Selection
from report.model import LANGUAGES, Report
from report.text.edition import both_languages, edition_note, qualifiers, statuses, titled_citation
from report.text.formatter import Formatter


def readme(selection: Selection, report: Report) -> str:
    """Markdown: what the package holds, how to read it, how to cite it; in both languages."""
    parts = (_part(selection, Formatter(report, language)) for language in LANGUAGES)
    return "\n---\n\n".join("\n".join(part) + "\n" for part in parts)


def _part(selection: Selection, fmt: Formatter) -> Iterator[str]:
    report = fmt.report
    yield from (f"# {fmt.say(selection.title)}", "")
    yield from (fmt.say(edition_note(report)), "")
    yield from _section("files", _files(selection, fmt), fmt)
    yield from _section("reading", [fmt.word("export.readme.reading.text")], fmt)
    legend = {**qualifiers(report), **statuses(report)}
    marks = [f"- `{code}`: {fmt.say(meaning)}" for code, meaning in legend.items()]
    yield from _section("marks", marks, fmt)
    yield from _section("columns", _columns(selection, fmt), fmt)
    yield from _section("citation", [fmt.say(titled_citation(selection.title, report))], fmt)
    yield from _section("terms", [fmt.say(both_languages("export.terms", report))], fmt)


def _section(key: str, lines: list[str], fmt: Formatter) -> list[str]:
    return [f"## {fmt.word(f'export.readme.{key}')}", "", *lines, ""]


def _files(selection: Selection, fmt: Formatter) -> list[str]:
    tables_of = tables.every(selection, fmt.report)
    words = {f"{table.name}.csv": f"export.table.{table.name}" for table in tables_of}
    words |= {"datapackage.json": "export.file.package", "metadata.json": "export.file.metadata"}
    return [f"- `{name}`: {fmt.word(key)}" for name, key in words.items()]


def _columns(selection: Selection, fmt: Formatter) -> list[str]:
    """What each column of the main table holds; the others are explained in the descriptor."""
    return [
        f"- `{column.name}`: {fmt.say(column.declared.explanation(fmt.report))}"
        for column in tables.main(selection).columns
    ]
