"""Who published what is shown, and what others gave for the same period."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.sources import one_of_each_publisher
from report.analysis.unknowns.disagreement import compared
from report.model import Event, Observation, Practice, Target
from report.text.formatter import Formatter

# What names the publication that it was read in.
SourcedRow = Observation | Target | Event | Practice
_MOST_PUBLISHERS = 2


def source_line(
    rows: Iterable[SourcedRow],
    fmt: Formatter,
    most: int = _MOST_PUBLISHERS,
) -> str:
    """Who published what is shown, with the word "Source" before it."""
    return fmt.word("source.line", sources=source_names(rows, fmt, most))


def source_names(
    rows: Iterable[SourcedRow],
    fmt: Formatter,
    most: int = _MOST_PUBLISHERS,
) -> str:
    """Who published what is shown, the most trusted and newest first, `most` of them by name.

    Each stands once, with the year of the publication that put it in its place.
    """
    ids = dict.fromkeys(row.source for row in rows)
    sources = one_of_each_publisher(fmt.report.sources[id_] for id_ in ids)
    listed = fmt.word("source.separator").join(map(fmt.source, sources[:most]))
    rest = len(sources) - most
    return fmt.word("source.more", shown=listed, rest=fmt.plain(rest)) if rest > 0 else listed


def other_values(
    indicator: str, place: str, fmt: Formatter
) -> list[tuple[Observation, tuple[Observation, ...]]]:
    """The figures shown, each with what other sources give for its period, the same or not."""
    cells = compared(fmt.report.published(indicator, place))
    return [(preferred, tuple(others)) for preferred, *others in cells]
