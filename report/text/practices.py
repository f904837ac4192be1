"""A practice in words: the same card on a page, in print and on a slide."""

from __future__ import annotations

from dataclasses import dataclass

from report.model import Practice
from report.text.formatter import Formatter


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """The texts of a practice in one language. `where` is its place and, if known, since when;
    `result` is empty where none was reported.
    """

    title: str
    where: str
    summary: str
    result: str


def practice_card(row: Practice, fmt: Formatter) -> PracticeCard:
    """The texts of a practice in the formatter's language."""
    place = fmt.say(fmt.report.places[row.place].name)
    since = fmt.word("practice.since", period=fmt.period(row.start)) if row.start else ""
    where = " · ".join(part for part in (place, since) if part)
    return PracticeCard(fmt.say(row.title), where, fmt.say(row.summary), fmt.say(row.result))
