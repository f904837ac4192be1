"""The check looks at the day: what is due, and years that slipped."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from report.data import store
from report.data.check import dates, problems
from tests.spoilt import edit


class Clock(dt.datetime):
    """A clock that stands at ten in the morning of 14 March 2124 in Greenwich."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Clock:
        return cls(2124, 3, 14, 10, tzinfo=dt.UTC).astimezone(tz)


@pytest.mark.parametrize(
    ("date", "has_come"),
    [
        ("2124-03-14", True),
        ("2124-03-15", True),
        ("2124-03-16", False),
    ],
)
def test_correction_of_today_is_sound(
    city: Path, monkeypatch: pytest.MonkeyPatch, date: str, has_come: bool
) -> None:
    """Today is the day in the east of Kiribati, where the 15th has just begun."""
    monkeypatch.setattr(dates, "dt", SimpleNamespace(**vars(dt) | {"datetime": Clock}))
    edit(city, {"file": "corrections.csv", "replace": "2024-05-02", "to": date})
    edit(city, {"file": "report.toml", "replace": "as_of = 2024-02-01", "to": f"as_of = {date}"})
    wrong = [(problem.file, problem.column) for problem in problems(city)]
    expected = [("corrections.csv", "date"), ("report.toml", "as_of")]
    assert wrong == ([] if has_come else expected)


@pytest.mark.parametrize(
    ("period", "published", "is_sound"),
    [
        ("2025", "2024-12-30", True),
        ("2025", "2024-11-30", False),
        ("2025", "2024", True),
        ("2025-02", "2025-01", True),
        ("2025-02", "2024-12", False),
        ("2025-02-01", "2024-12-31", False),
        ("2025-02-01", "2025-01-01", True),
    ],
)
def test_what_is_fixed_for_a_period_is_told_in_the_weeks_before(
    city: Path, period: str, published: str, is_sound: bool
) -> None:
    edit(city, {"file": "report.toml", "replace": "as_of = 2024", "to": "as_of = 2026"})
    edit(city, {"file": "observations.csv", "replace": ",2023,", "to": f",{period},"})
    edit(city, {"file": "sources.csv", "replace": ",2024-02,", "to": f",{published},"})
    wrong = {problem.column for problem in problems(city) if problem.file == "observations.csv"}
    assert wrong == (set() if is_sound else {"period"})


def slipped(year: str) -> Iterator[str]:
    """The year with two digits in each other's place, or with one digit another."""
    for first in range(4):
        for second in range(first + 1, 4):
            digits = list(year)
            digits[first], digits[second] = digits[second], digits[first]
            yield "".join(digits)
    yield from (
        year[:place] + digit + year[place + 1 :] for place in (2, 3) for digit in "0123456789"
    )


def test_year_that_slipped_past_its_publication_is_told(tmp_path: Path) -> None:
    """As 2091 for 2019, which made another area's targets due."""
    folder = Path(shutil.copytree(store.SHIPPED, tmp_path / "data"))
    table = folder / "observations.csv"
    written = table.read_text("utf-8")
    line = next(x for x in written.splitlines() if x.startswith("gdp_growth,shenzhen,2019,"))
    for year in sorted({year for year in slipped("2019") if year > "2021"}):
        table.write_text(written.replace(line, line.replace("2019", year, 1)), "utf-8")
        told = [problem for problem in problems(folder) if problem.column == "period"]
        assert [problem.file for problem in told] == ["observations.csv"], year
        assert f"{year} is after 2020" in str(told[0])
