"""A series year by year: of each year the figure that stands for it, and what else there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from report.analysis.latest import latest_figure
from report.model import Observation


@dataclass(frozen=True, slots=True)
class FiguresOfYear:
    """The figures of one year of a series: the one that stands for it, the others in time order."""

    shown: Observation
    others: tuple[Observation, ...]

    @property
    def is_within(self) -> bool:
        """Whether the figure shown is that of a month or a day of the year, not of the whole."""
        return not self.shown.period.is_year


def figures_by_year(series: Sequence[Observation]) -> Mapping[int, FiguresOfYear]:
    """A series in time order by the years of its periods.

    A year is shown by its latest figure, which is that of the whole year where there is one, unless
    a stock's figure for the year was known before a later one of a month.
    """
    by_year = sorted(series, key=lambda row: row.period.year)
    groups = groupby(by_year, key=lambda row: row.period.year)
    return {year: _figures_of_year(tuple(rows)) for year, rows in groups}


def _figures_of_year(rows: tuple[Observation, ...]) -> FiguresOfYear:
    shown = latest_figure(rows)
    assert shown is not None
    return FiguresOfYear(shown, tuple(row for row in rows if row is not shown))
