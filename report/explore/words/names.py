"""What series, places and indicators are called, and how much a value is."""

from __future__ import annotations

from collections.abc import Sequence

from report.explore.series import Drawn, Found
from report.explore.transforming import INDEX
from report.model import Observation, Unit
from report.text.formatter import Formatter

_MOST_NAMES = 3


def amount(row: Observation, unit: Unit, writer: Formatter) -> str:
    """A value of a selection with its unit: an index says its base in brackets."""
    if unit.code != INDEX:
        return writer.figure(row.value, unit, row.qualifier)
    number = writer.number(row.value, unit, row.qualifier)
    return writer.word("explore.indexed", figure=number, base=writer.say(unit.label))


def name(one: Drawn, found: Found, writer: Formatter) -> str:
    """What tells a series from the others: its indicator, its place, or both."""
    indicator = writer.indicator(one.indicator)
    place = writer.place(one.place)
    if len(found.indicators) == 1:
        return place
    if len(found.places) == 1:
        return indicator
    return writer.word("table.of_place", name=indicator, place=place)


def short_name(one: Drawn, panel: Sequence[Drawn], found: Found, writer: Formatter) -> str:
    """The same within a panel, whose title may already name the indicator."""
    return (
        name(one, Found(tuple(panel), ()), writer) if len(panel) > 1 else name(one, found, writer)
    )


def told(names: list[str], kind: str, writer: Formatter) -> str:
    """All names; of many the first few, and how many there are."""
    if len(names) <= _MOST_NAMES + 1:
        return writer.list(names)
    first = writer.list(names[:_MOST_NAMES])
    return writer.word(f"explore.several.{kind}", names=first, count=writer.plain(len(names)))


def counted(count: int, key: str, writer: Formatter) -> str:
    """So many things: `1 place`, `3 places`."""
    return writer.word(f"{key}.one" if count == 1 else key, count=writer.plain(count))
