"""How to cite a figure, and why its source was preferred to others."""

from __future__ import annotations

from report.analysis.preference import advantages
from report.model import Observation
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
    found = advantages(shown, other, fmt.report.sources)
    if not found:
        return fmt.word("reason.editor")
    kind = fmt.report.sources[shown.source].kind
    return fmt.word(f"reason.{found[0]}", kind=fmt.word(f"kind.{kind}"))
