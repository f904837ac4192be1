"""What stands near an indicator: other indicators, and the events of its time. Fixed rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from report.model import Event, Indicator, Report

# Why an indicator is named beside another, the strongest tie first.
Tie = Literal["group", "words", "source"]
TIES: tuple[Tie, ...] = get_args(Tie)

_WORD = re.compile(r"[a-z0-9][a-z0-9.&]*")
# Words of measuring and joining, which say nothing of a subject.
_NOISE = (
    "a above added against all an and annual area as at average base by change city count coverage"
    " cumulative cut day days each first five for from growth high in index into large level major"
    " mean more national near new number of on one or out over per person plan planned rate scale"
    " second share the times to total twelve two under unit up use value volume with within year"
    " yearly years yuan zero"
)
_EMPTY = frozenset(_NOISE.split())
# A word in more names than this, or a source of more indicators, brings no two together.
_MOST_NAMES = 20
_MOST_INDICATORS = 12
_MOST_SHARED = 3
_WEIGHTS: Mapping[Tie, int] = MappingProxyType({"group": 4, "words": 3, "source": 2})
# A single word that two names share joins them only within an area.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class RelatedIndicator:
    """An indicator that has to do with another, and what ties them, the strongest first."""

    indicator: Indicator
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class RelatedEvent:
    """An event of an indicator's time; `named` where it tells of the indicator's own subject."""

    event: Event
    named: bool


def related_indicators(
    report: Report, indicator: str, limit: int = 8
) -> tuple[RelatedIndicator, ...]:
    """The indicators nearest to one, best first; of equals the first of the table.

    Of the same group of the same area, with the same words of a subject in their names, or from
    a source that few draw on; of the same area and the same unit counts only beside one of these.
    KeyError for an unknown id.
    """
    subject = report.indicators[indicator]
    near = _nearness(report)
    scored = [(_score(subject, row, near), row) for row in report.indicators.values()]
    close = [(score, row) for score, row in scored if row is not subject and score >= _ENOUGH]
    best = sorted(close, key=lambda pair: -pair[0])[:limit]
    return tuple(RelatedIndicator(row, near.ties(subject, row)) for _, row in best)


def _score(subject: Indicator, other: Indicator, near: _Nearness) -> int:
    """How near two indicators are: the sum of the weights of their ties, 0 without a tie."""
    ties = near.ties(subject, other)
    if not ties:
        return 0
    shared = min(len(near.shared(subject, other)), _MOST_SHARED)
    weights = {**_WEIGHTS, "words": _WEIGHTS["words"] * shared}
    same = (subject.area == other.area) + (subject.unit == other.unit)
    return sum(weights[tie] for tie in ties) + same


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Of each indicator: its group, the telling words of its name, its telling sources."""

    groups: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    sources: Mapping[str, frozenset[str]]

    def shared(self, subject: Indicator, other: Indicator) -> frozenset[str]:
        """The telling words that both names hold."""
        return self.words[subject.id] & self.words[other.id]

    def ties(self, subject: Indicator, other: Indicator) -> tuple[Tie, ...]:
        """What ties two indicators, the strongest first."""
        group = self.groups.get(subject.id)
        tied: dict[Tie, bool] = {
            "group": group is not None and group == self.groups.get(other.id),
            "words": bool(self.shared(subject, other)),
            "source": bool(self.sources[subject.id] & self.sources[other.id]),
        }
        return tuple(tie for tie in TIES if tied[tie])


# Made once for the process for each edition that is asked.
@lru_cache(maxsize=8)
def _nearness(report: Report) -> _Nearness:
    groups = {
        indicator: f"{area.id}.{group.id}"
        for area in report.areas
        for group in area.groups
        for indicator in group.indicators
    }
    named = {row.id: subjects(row.name.en) for row in report.indicators.values()}
    return _Nearness(
        groups, _telling(named, _MOST_NAMES), _telling(_drawn(report), _MOST_INDICATORS)
    )


def _drawn(report: Report) -> Mapping[str, frozenset[str]]:
    """The sources that each indicator's figures and targets were read in."""
    pairs = [*report.observations.drawn_from()]
    pairs += [(row.source, row.indicator) for row in report.targets]
    drawn: dict[str, set[str]] = {indicator: set() for indicator in report.indicators}
    for source, indicator in pairs:
        drawn[indicator].add(source)
    return {indicator: frozenset(sources) for indicator, sources in drawn.items()}


def _telling(marks: Mapping[str, Iterable[str]], most: int) -> Mapping[str, frozenset[str]]:
    """Of each indicator's marks those that no more than so many have."""
    counts = Counter(mark for every in marks.values() for mark in every)
    return MappingProxyType(
        {
            name: frozenset(mark for mark in every if counts[mark] <= most)
            for name, every in marks.items()
        }
    )


@lru_cache(maxsize=4096)
def subjects(text: str) -> frozenset[str]:
    """The words of an English text that may name a subject, in the singular."""
    words = (word.strip(".") for word in _WORD.findall(text.casefold()))
    kept = {word for word in words if word not in _EMPTY and not word.isdecimal()}
    return frozenset(_singular(word) for word in kept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def related_events(report: Report, indicator: str) -> tuple[RelatedEvent, ...]:
    """The events of an indicator's area in the years it tells of, newest first.

    One of other years is among them if its title names the indicator's subject, and one of
    another area if it shares two words with it. KeyError for an unknown id.
    """
    subject = report.indicators[indicator]
    years = span(report, indicator)
    words = _nearness(report).words[indicator]
    events = sorted(report.events, key=lambda event: event.date.order, reverse=True)
    every = (RelatedEvent(event, _names(event, subject, words)) for event in events)
    return tuple(row for row in every if row.named or _is_near(row.event, subject, years))


def _names(event: Event, indicator: Indicator, words: frozenset[str]) -> bool:
    shared = len(words & subjects(event.title.en))
    return shared > 1 or (shared == 1 and _at_home(event, indicator))


def _at_home(event: Event, indicator: Indicator) -> bool:
    return event.area == indicator.area


def _is_near(event: Event, indicator: Indicator, years: range) -> bool:
    return _at_home(event, indicator) and event.date.year in years


def span(report: Report, indicator: str) -> range:
    """The years from the first to the last figure or target of an indicator, at all places."""
    figures = (row for rows in report.by_place(indicator).values() for row in rows)
    years = [row.period.year for row in figures if row.preferred]
    years += [row.period.year for row in report.targets if row.indicator == indicator]
    return range(min(years), max(years) + 1) if years else range(0)
