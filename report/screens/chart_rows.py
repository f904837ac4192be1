"""How many charts stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.model import Chart

_MOST_IN_A_ROW = 3


def rows_of_charts(charts: Sequence[Chart]) -> Iterator[Sequence[Chart]]:
    """Three or two a row, so that none stands alone where there are more than one."""
    rest = charts
    while rest:
        size = 2 if len(rest) in {2, 4} else _MOST_IN_A_ROW
        yield rest[:size]
        rest = rest[size:]
