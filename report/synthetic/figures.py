"""The made-up figures of one series: twelve months and a year, for each of twenty years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

YEARS = range(2005, 2025)
# Twelve months, the year, and for the year what was said of it first.
ROWS_A_SERIES = len(YEARS) * 14

# Where a series begins, in tenths: from, up to.
_BEGINNINGS = MappingProxyType(
    {
        "flow": (2_000, 60_000),
        "stock": (5_000, 400_000),
        "share": (150, 850),
        "intensity": (200, 2_000),
        "concentration": (150, 900),
    }
)
_WHOLE = 1_000
_BREAK_YEAR = 2015
# In a hundred series and in a thousand figures.
_WITH_BREAK = 8
_ABOUT, _ESTIMATED = 4, 10


@dataclass(frozen=True, slots=True)
class MadeFigure:
    """A made-up figure, its value in tenths of the unit; `source` is the id of a publication."""

    period: str
    tenths: int
    qualifier: str
    status: str
    is_preferred: bool
    source: str

    @property
    def value(self) -> str:
        """The value as it is written in a table."""
        return f"{self.tenths // 10}.{self.tenths % 10}"


def made_series(kind: str, name: str, seed: int) -> Iterator[MadeFigure]:
    """The figures of a series in time order; the same for the same name and seed, anywhere.

    Random() of a text and its random() are the same in every version of Python, and no other
    function is asked.
    """
    random = Random(f"{seed}|{name}")
    first, last = _BEGINNINGS[kind]
    level = first + random.random() * (last - first)
    growth = (random.random() - 0.4) * 0.008
    breaks = random.random() * 100 < _WITH_BREAK
    for year in YEARS:
        months = []
        for _ in range(12):
            level *= 1 + growth + (random.random() - 0.5) * 0.02
            months.append(_tenths(level, kind))
        is_broken = breaks and year == _BREAK_YEAR
        yield from _of_months(year, months, random, is_broken=is_broken)
        yield from _of_year(year, _total(months, kind), random, is_broken=is_broken)


def _tenths(level: float, kind: str) -> int:
    whole = max(1, int(level))
    return min(whole, _WHOLE) if kind == "share" else whole


def _total(months: Sequence[int], kind: str) -> int:
    """What a year has of its months: their sum, its last one, or their mean."""
    if kind == "flow":
        return sum(months)
    return months[-1] if kind == "stock" else sum(months) // len(months)


def _of_months(
    year: int, months: Sequence[int], random: Random, *, is_broken: bool
) -> Iterator[MadeFigure]:
    for number, tenths in enumerate(months, start=1):
        chance = random.random() * 1_000
        qualifier = "about" if chance < _ABOUT else ""
        status = "E" if _ABOUT <= chance < _ESTIMATED else "A"
        if is_broken and number == 1:
            status = "B"
        source = f"syn_month_{year}_{number:02d}"
        yield MadeFigure(f"{year}-{number:02d}", tenths, qualifier, status, True, source)


def _of_year(year: int, tenths: int, random: Random, *, is_broken: bool) -> Iterator[MadeFigure]:
    """What the yearbook says, and before it the bulletin."""
    status = "B" if is_broken else "A"
    yield MadeFigure(f"{year}", tenths, "", status, True, f"syn_yearbook_{year}")
    first = max(1, int(tenths * (0.99 + random.random() * 0.02)))
    first = min(first, _WHOLE) if tenths <= _WHOLE else first
    yield MadeFigure(f"{year}", first, "", "P", False, f"syn_bulletin_{year}")
