"""A year, a month or a day, and where it stands in time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a month or a day; a stock's value is its state at the end of it."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read `2022`, `2022-06` or `2022-11-13`; anything else is a ValueError."""
        match = _PERIOD.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a year, a month or a day")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        dt.date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def end(self) -> dt.date:
        """The last day of the period."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def start(self) -> dt.date:
        """The first day of the period."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year, neither a month nor a day."""
        return self.month is None

    @property
    def order(self) -> tuple[dt.date, int]:
        """Sorts by end; of two that end together the longer comes last, as a year's total does."""
        return self.end, -len(str(self))

    @property
    def middle(self) -> float:
        """Its middle in years, on a line where the year 2022 reaches from 2022 to 2023."""
        return (_instant(self.start) + self.close) / 2

    @property
    def close(self) -> float:
        """The end of its last day on the same line: 2023 for 2022 and for December 2022."""
        return _instant(self.end + dt.timedelta(days=1))

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _instant(day: dt.date) -> float:
    """The beginning of a day in years: 2022 for 1 January 2022."""
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days
