"""How to cite a figure, and why its source was preferred to others."""

from __future__ import annotations

from report.analysis.sources import KINDS
from report.model import Observation, Source
from report.text.formatter import Formatter


def citation(row: Observation, fmt: Formatter) -> str:
    """A reference ready to copy: source first, then what was read in it and where it stands."""
    report = fmt.report
    source = report.sources[row.source]
    return fmt.word(
        "citation",
        publisher=source.publisher,
        title=source.title,
        published=fmt.period(source.published) if source.published else fmt.word("undated"),
        url=fmt.word("citation.url", url=source.url) if source.url else "",
        name=fmt.indicator(row.indicator),
        place=fmt.place(row.place),
        period=fmt.period(row.period),
        figure=fmt.observation(row),
        report=fmt.say(report.frame.title),
    )


def reason(shown: Observation, other: Observation, fmt: Formatter) -> str:
    """Why one of two figures for the same cell is shown: trust, precision, date, or choice."""
    sources = fmt.report.sources
    first, second = sources[shown.source], sources[other.source]
    if KINDS.index(first.kind) < KINDS.index(second.kind):
        return fmt.word("reason.kind", kind=fmt.word(f"kind.{first.kind}"))
    if _digits(shown) > _digits(other):
        return fmt.word("reason.precise")
    if _later(first, second):
        return fmt.word("reason.later")
    return fmt.word("reason.editor")


def _digits(row: Observation) -> int:
    return len(row.value.as_tuple().digits)


def _later(one: Source, other: Source) -> bool:
    dates = one.published, other.published
    return None not in dates and str(dates[0]) > str(dates[1])
