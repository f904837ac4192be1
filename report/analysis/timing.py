"""Where a figure stands in time. Everything that draws time asks here.

Time is a line of years: the year 2022 reaches from 2022 to 2023, and its name stands in its middle.
"""

from __future__ import annotations

from collections.abc import Iterable

from report.model import IndicatorKind, Period

# A stock is what there is at the end of its period. All other kinds tell of the period as a whole:
# a flow and a change happen in it, a share, an intensity, a concentration, an index and a rank are
# those of a year, and a count may be of what happened (days of good air) as of what there was.
_AT_THE_END: frozenset[IndicatorKind] = frozenset({"stock"})


def position(period: Period, kind: IndicatorKind) -> float:
    """Where the figure of a period stands: a stock at its end, anything else in its middle.

    A year's flow of 2023 stands at 2023.5, a year's stock at 2024; a month and a day stand where
    they are.
    """
    return period.close if kind in _AT_THE_END else period.middle


def years_around(periods: Iterable[Period]) -> tuple[int, int]:
    """The first and the last of the years that the periods lie in."""
    years = [period.year for period in periods]
    return min(years), max(years)
