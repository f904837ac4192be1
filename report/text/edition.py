"""The edition and the content mark in words, in both languages; how to cite; what flags mean."""

from __future__ import annotations

from typing import get_args

from report.analysis.editions import mark_of
from report.model import Qualifier, Report, Status, Text
from report.text.formatter import Formatter, in_both


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
