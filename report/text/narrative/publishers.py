"""Who published what is shown, and what others gave for the same period."""

from __future__ import annotations

from collections.abc import Iterable

from report.analysis.unknowns.disagreement import compared
from report.model import Event, Observation, Practice, Target
from report.text.formatter import Formatter

# What names the publication that it was read in.
SourcedRow = Observation | Target | Event | Practice
_MOST_SOURCES = 4


def source_line(
    rows: Iterable[SourcedRow],
    fmt: Formatter,
    most: int = _MOST_SOURCES,
) -> str:
    """Publishers and years of what is shown, each once, the most used first, `most` by name."""
    counts: dict[str, int] = {}
    for row in rows:
        name = fmt.source(fmt.report.sources[row.source])
        counts[name] = counts.get(name, 0) + 1
    names = sorted(counts, key=lambda name: -counts[name])
    listed = fmt.word("source.separator").join(names[:most])
    rest = len(names) - most
    if rest > 0:
        listed = fmt.word("source.more", shown=listed, rest=fmt.plain(rest))
    return fmt.word("source.line", sources=listed)


def other_values(
    indicator: str, place: str, fmt: Formatter
) -> list[tuple[Observation, tuple[Observation, ...]]]:
    """The figures shown, each with what other sources give for its period, the same or not."""
    cells = compared(fmt.report.published(indicator, place))
    return [(preferred, tuple(others)) for preferred, *others in cells]
