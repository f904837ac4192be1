"""What stands for the figures of each indicator as they were at a cut-off.

Of a period that one figure was out of, that figure was shown: nothing that it says follows from
other rows. So only periods with several figures are remade, of which another one may have been
shown; vintages are no part of what a figure says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from report.data.partitions.columns import figure_of
from report.data.partitions.questions import Row
from report.model import Cutoff
from report.model.figure_lines import figure_line, line_of_texts, mark_of_lines

_SHOWN = str(True)


def marks_at(cutoff: Cutoff, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """As `Observations.marks`, of the figures of a part that were out, series after series."""
    for indicator, of_it in groupby(rows, key=lambda row: str(row[1])):
        every_series = groupby(of_it, key=lambda row: row[2])
        lines = (line for _, some in every_series for line in _lines(cutoff, list(some)))
        yield indicator, mark_of_lines(lines)


def _lines(cutoff: Cutoff, series: Sequence[Row]) -> Iterator[str]:
    times = Counter(row[3] for row in series)
    if len(times) == len(series):
        yield from map(_line, series)
        return
    yield from (_line(row) for row in series if times[row[3]] == 1)
    several = sorted((row for row in series if times[row[3]] > 1), key=lambda row: row[0])
    yield from map(figure_line, cutoff.remade([figure_of(row) for row in several]))


def _line(row: Row) -> str:
    """The `figure_line` of a figure that is shown."""
    _, indicator, place, period, written, qualifier, status, _, source, *rest = row
    value = str(Decimal(written))
    texts = (indicator, place, period, value, written, qualifier, status, _SHOWN, source)
    return line_of_texts(texts, rest[0], rest[1])
