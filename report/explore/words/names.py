"""Names of series, and phrases that count."""

from __future__ import annotations

from collections.abc import Sequence

from report.explore.series import DrawnSeries, SelectedSeries
from report.text.formatter import Formatter

_MOST_NAMES = 3


def series_name(series: DrawnSeries, selected: SelectedSeries, fmt: Formatter) -> str:
    """What distinguishes a series from the others: its indicator, its place, or both."""
    indicator = fmt.indicator(series.indicator)
    place = fmt.place(series.place)
    if len(selected.indicators) == 1:
        return place
    if len(selected.places) == 1:
        return indicator
    return fmt.word("table.of_place", name=indicator, place=place)


def short_series_name(
    series: DrawnSeries, panel: Sequence[DrawnSeries], selected: SelectedSeries, fmt: Formatter
) -> str:
    """The same within a panel, whose title may already name the indicator."""
    return (
        series_name(series, SelectedSeries(tuple(panel), ()), fmt)
        if len(panel) > 1
        else series_name(series, selected, fmt)
    )


def abridged(names: list[str], kind: str, fmt: Formatter) -> str:
    """A list of names; of many the first few and their number. `kind` is what they are names of."""
    if len(names) <= _MOST_NAMES + 1:
        return fmt.list(names)
    first = fmt.list(names[:_MOST_NAMES])
    return fmt.word(f"explore.several.{kind}", names=first, count=fmt.plain(len(names)))


def count_phrase(count: int, key: str, fmt: Formatter) -> str:
    """A number of things in words: `1 place`, `3 places`. `key` is the plural's."""
    return fmt.counted(key, count)
