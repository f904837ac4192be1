"""What series, places and indicators are called, and how much a value is."""

from __future__ import annotations

from collections.abc import Sequence

from report.explore.series import DrawnSeries, FoundSeries
from report.explore.transforming import INDEX
from report.model import Observation, Unit
from report.text.formatter import Formatter

_MOST_NAMES = 3


def amount(row: Observation, unit: Unit, fmt: Formatter) -> str:
    """A value of a selection with its unit: an index says its base in brackets."""
    if unit.code != INDEX:
        return fmt.figure(row.value, unit, row.qualifier)
    number = fmt.number(row.value, unit, row.qualifier)
    return fmt.word("explore.indexed", figure=number, base=fmt.say(unit.label))


def name(one: DrawnSeries, found: FoundSeries, fmt: Formatter) -> str:
    """What tells a series from the others: its indicator, its place, or both."""
    indicator = fmt.indicator(one.indicator)
    place = fmt.place(one.place)
    if len(found.indicators) == 1:
        return place
    if len(found.places) == 1:
        return indicator
    return fmt.word("table.of_place", name=indicator, place=place)


def short_name(
    one: DrawnSeries, panel: Sequence[DrawnSeries], found: FoundSeries, fmt: Formatter
) -> str:
    """The same within a panel, whose title may already name the indicator."""
    return (
        name(one, FoundSeries(tuple(panel), ()), fmt) if len(panel) > 1 else name(one, found, fmt)
    )


def told(names: list[str], kind: str, fmt: Formatter) -> str:
    """All names; of many the first few, and how many there are."""
    if len(names) <= _MOST_NAMES + 1:
        return fmt.list(names)
    first = fmt.list(names[:_MOST_NAMES])
    return fmt.word(f"explore.several.{kind}", names=first, count=fmt.plain(len(names)))


def counted(count: int, key: str, fmt: Formatter) -> str:
    """So many things: `1 place`, `3 places`."""
    return fmt.word(f"{key}.one" if count == 1 else key, count=fmt.plain(count))
