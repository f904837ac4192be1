"""How to cite a figure, and why its source was preferred to others."""

from __future__ import annotations

from report.analysis.sources import KINDS
from report.model import Observation, Source
from report.text.formatter import Formatter


def citation(row: Observation, writer: Formatter) -> str:
    """A reference ready to copy: source first, then what was read in it and where it stands."""
    report = writer.report
    source = report.sources[row.source]
    return writer.word(
        "citation",
        publisher=source.publisher,
        title=source.title,
        published=writer.period(source.published) if source.published else writer.word("undated"),
        url=writer.word("citation.url", url=source.url) if source.url else "",
        name=writer.indicator(row.indicator),
        place=writer.place(row.place),
        period=writer.period(row.period),
        figure=writer.observation(row),
        report=writer.say(report.frame.title),
    )


def reason(shown: Observation, other: Observation, writer: Formatter) -> str:
    """Why one of two figures for the same cell is shown: trust, precision, date, or choice."""
    sources = writer.report.sources
    first, second = sources[shown.source], sources[other.source]
    if KINDS.index(first.kind) < KINDS.index(second.kind):
        return writer.word("reason.kind", kind=writer.word(f"kind.{first.kind}"))
    if _digits(shown) > _digits(other):
        return writer.word("reason.precise")
    if _later(first, second):
        return writer.word("reason.later")
    return writer.word("reason.editor")


def _digits(row: Observation) -> int:
    return len(row.value.as_tuple().digits)


def _later(one: Source, other: Source) -> bool:
    dates = one.published, other.published
    return None not in dates and str(dates[0]) > str(dates[1])
