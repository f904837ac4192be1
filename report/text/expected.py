"""When the next figure of an indicator is to be expected, in words."""

from __future__ import annotations

from report.analysis.expected import FEWEST, MOST, WIDEST, Expected, expected_of
from report.analysis.progress import as_of
from report.model import Indicator, Period
from report.text.formatter import Formatter


def months_in_words(row: Expected, fmt: Formatter) -> str:
    """`September 2026`, `January to February 2027`, `November 2026 to January 2027`."""
    first, last = fmt.period(row.first), fmt.period(row.last)
    if row.first == row.last:
        return first
    if row.first.year == row.last.year:
        year = fmt.period(Period(row.first.year))
        first, last = first.removesuffix(f" {year}"), last.removeprefix(year)
    return fmt.word("calendar.months", first=first, last=last)


def line_of(indicator: Indicator, fmt: Formatter) -> str:
    """What cards say of an indicator's next figure, seen from the day that the report speaks of;
    empty where it is not known when to expect it.
    """
    row = expected_of(indicator.id, fmt.report)
    if row is None:
        return ""
    is_late = row.state(as_of(fmt.report)) == "late"
    return fmt.word(
        "expected.late" if is_late else "expected.next", months=months_in_words(row, fmt)
    )


def subject_in_words(row: Expected, fmt: Formatter) -> str:
    """The indicator, and the year that the figure will be of, where that is one."""
    name = fmt.say(row.indicator.name)
    if row.period is None:
        return name
    return fmt.word("calendar.subject", name=name, period=fmt.period(row.period))


def basis_in_words(row: Expected, fmt: Formatter) -> str:
    """Who says so: the editors, or the dates of how many publications."""
    if row.is_derived:
        return fmt.word("calendar.derived", count=fmt.plain(row.counted))
    return fmt.word("calendar.named")


def last_in_words(row: Expected, fmt: Formatter) -> str:
    """Where the last figure was read: publisher and year."""
    return fmt.source(fmt.report.sources[row.source])


def rule_in_words(fmt: Formatter) -> str:
    """How months are derived."""
    numbers = {"fewest": FEWEST, "most": MOST, "widest": WIDEST}
    return fmt.word("calendar.rule", **{key: fmt.plain(n) for key, n in numbers.items()})
