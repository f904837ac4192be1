"""What is new in the report, each thing with its day: editions, corrections, figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from report.analysis.edition_changes import Changes, Revision, changes_between
from report.model import Edition, Observation
from report.text import edition_changes
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A thing that is new, in words. `key` is its own for good; an edition has no `indicator`.

    `day` is that of an edition's cut-off, of a correction, or of the publication that a figure was
    read in; the first of the month or year where no more is known.
    """

    key: str
    day: dt.date
    text: str
    indicator: str = ""


@lru_cache(maxsize=16)
def news(before: Formatter | None, after: Formatter) -> tuple[NewsItem, ...]:
    """What a report has that the edition before it had not, and its editions and corrections; the
    newest first. Figures without a day are left out.
    """
    items = [*_editions(after), *_corrections(after)]
    if before is not None:
        items += _figures(changes_between(before.report, after.report), before, after)
    return tuple(sorted(items, key=lambda item: (item.day, item.key), reverse=True))


def of_area(items: tuple[NewsItem, ...], area: str, fmt: Formatter) -> tuple[NewsItem, ...]:
    """Those of an area's indicators."""
    indicators = fmt.report.indicators
    return tuple(one for one in items if one.indicator and indicators[one.indicator].area == area)


def of_indicator(items: tuple[NewsItem, ...], indicator: str) -> tuple[NewsItem, ...]:
    """Those of one indicator."""
    return tuple(one for one in items if one.indicator == indicator)


def _editions(fmt: Formatter) -> Iterator[NewsItem]:
    for edition in fmt.report.editions.values():
        if edition.cutoff is not None:
            yield NewsItem(f"edition|{edition.id}", edition.cutoff, _titled(edition, fmt))


def _titled(edition: Edition, fmt: Formatter) -> str:
    return fmt.say(edition.title)


def _corrections(fmt: Formatter) -> Iterator[NewsItem]:
    for row in fmt.report.corrections:
        named = row.indicator, row.place, str(row.period), row.source, str(row.after)
        text = edition_changes.correction_in_words(row, fmt)
        yield NewsItem(f"correction|{'|'.join(named)}", row.date, text, row.indicator)


def _figures(changes: Changes, before: Formatter, after: Formatter) -> Iterator[NewsItem]:
    """New figures, and those that have taken the place of others."""
    every: tuple[Observation | Revision, ...] = (
        *(changes.figures + changes.first_figures),
        *changes.revised,
    )
    for change in every:
        row = change.after if isinstance(change, Revision) else change
        source = after.report.sources.get(row.source)
        if source is not None and source.published is not None:
            day = source.published.start
            text = edition_changes.in_words(change, before, after)
            key = f"figure|{row.key}|{row.source}|{row.written}"
            yield NewsItem(key, day, text, row.indicator)
