"""Findings in words: the headline of a figure, and the clauses that sentences share with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from report.analysis.age import is_dated
from report.analysis.change import Change
from report.analysis.findings import (
    Comparison,
    Extreme,
    Finding,
    Multiple,
    TargetReached,
    Turn,
    finding,
)
from report.analysis.latest import latest_figure, newer_figure
from report.model import Indicator, Observation, Text
from report.text.formatter import Formatter
from report.text.narrative.change import change_in_words, times
from report.text.subject import subject_and_time

# A part of one beside a name that says of what: `…与全国平均水平之比为1/3`.
_PART_ALONE = Text("1/{n}", "为1/{n}")
# A measure word and a character more, as 人次 is, belong together.
_MEASURE_WORD = 2


def figure_headline(
    indicator: Indicator, places: Sequence[str], fmt: Formatter, *, with_place: bool = False
) -> str:
    """What the latest figure of the report's own place shows; the name and the figure where no rule
    finds anything; the name alone without a figure.

    `places` are the comparators, the weightiest first. The place is named where the headline stands
    outside the report's own pages.
    """
    row = latest_figure(fmt.report.series(indicator.id))
    if row is None:
        return fmt.say(indicator.name)
    what = finding(indicator, fmt.report, places)
    said = figure_said(row, fmt, with_place=with_place)
    clause = said if what is None else _clause(what, said, indicator, fmt)
    newer = newer_figure(fmt.report.series(indicator.id))
    return clause if newer is None else _with_newer(clause, newer, fmt)


def _with_newer(clause: str, row: Observation, fmt: Formatter) -> str:
    """`…; 2024: 17.26 µg/m³ (other definition)`."""
    figure, period = fmt.observation(row), fmt.period(row.period)
    return fmt.word("finding.newer", said=clause, period=period, figure=figure)


def figure_said(row: Observation, fmt: Formatter, *, with_place: bool = False) -> str:
    """A figure with its name, its place if that is asked for, its period, which stands first where
    it is not of late, and its status where it is provisional, estimated or the first after a break.
    """
    name, when = subject_and_time(row.indicator, row.period, fmt)
    if with_place:
        name = fmt.word("finding.of_place", name=name, place=fmt.place(row.place))
    figure = _figure(row, name, fmt)
    if is_dated(row, fmt.report):
        # The mark has the year, so that a plan that was told instead of it belongs to the name.
        name = name if when == fmt.when(row.period) else fmt.word("plan.of", name=name, plan=when)
        return _with_status(_dated(row, name, figure, fmt), row, fmt)
    said = fmt.word("finding.said", name=name, figure=figure, when=when)
    return _with_status(said, row, fmt)


def _dated(row: Observation, name: str, figure: str, fmt: Formatter) -> str:
    """`Parks (2019 data): 1,090`; a name that ends in brackets takes the mark into them."""
    data = data_of(row, fmt)
    if name[-1] not in ")）":
        return fmt.word("finding.dated", name=name, figure=figure, data=data)
    return fmt.word("finding.dated_again", name=name[:-1], figure=figure, data=data)


def _figure(row: Observation, name: str, fmt: Formatter) -> str:
    """The figure with its unit, unless the name says already what is counted or of what it is a
    part. Chinese keeps the measure word.
    """
    unit = fmt.report.unit_of(row.indicator)
    label = fmt.say(unit.label)
    if unit.is_part:
        return fmt.figure(row.value, replace(unit, label=_PART_ALONE), row.qualifier)
    if _is_said(label, name, fmt) and not unit.is_money:
        return fmt.number(row.value, unit, row.qualifier)
    if fmt.language == "zh" and len(label) > _MEASURE_WORD and label[1:] in name:
        unit = replace(unit, label=replace(unit.label, zh=label[0]))
    return fmt.figure(row.value, unit, row.qualifier)


def _is_said(label: str, name: str, fmt: Formatter) -> bool:
    """Whether a unit stands in a name as words of their own; in Chinese only a sign such as pH."""
    if fmt.language == "zh" and not label.isascii():
        return False
    return bool(re.search(rf"(?<![a-z]){re.escape(label.lower())}(?![a-z])", name.lower()))


def _with_status(said: str, row: Observation, fmt: Formatter) -> str:
    """What is said of a figure, with its status unless that is normal or its qualifier says it."""
    if row.qualifier == "preliminary" or row.status == "A":
        return said
    return fmt.word(f"finding.status.{row.status}", said=said)


def with_reserve(figure: str, row: Observation, fmt: Formatter) -> str:
    """A figure within prose, with its status where it is provisional or an estimate."""
    return _with_status(figure, row, fmt) if row.status in "PE" else figure


def data_of(row: Observation, fmt: Formatter) -> str:
    """The mark of a figure that is not of late: `2019 data`, `data of 30 May 2019`."""
    key = "figure.dated_day" if row.period.day else "figure.dated"
    return fmt.word(key, period=fmt.period(row.period))


def _clause(what: Finding, said: str, indicator: Indicator, fmt: Formatter) -> str:
    if isinstance(what, TargetReached):
        return _target(what, said, fmt)
    if isinstance(what, Turn):
        key = "finding.fall" if what.falls else "finding.rise"
        return fmt.word(key, said=said, years=fmt.plain(what.years))
    if isinstance(what, Multiple):
        return with_change(what.change, said, indicator, fmt)
    if isinstance(what, Comparison):
        return _comparison(what, said, fmt)
    return extreme_in_words(what, said, fmt)


def _target(what: TargetReached, said: str, fmt: Formatter) -> str:
    target = what.assessment.target
    key = "early" if what.early else what.assessment.verdict
    due, goal = fmt.period(target.period), fmt.target(target)
    return fmt.word(f"finding.target.{key}", said=said, due=due, target=goal)


def with_change(change: Change, said: str, indicator: Indicator, fmt: Formatter) -> str:
    """`…, up 6.3% from 2001`, `…, eight times the 2001 level`."""
    return fmt.word("finding.change", said=said, change=change_in_words(change, indicator, fmt))


def extreme_in_words(what: Extreme, said: str, fmt: Formatter) -> str:
    """`…, the lowest since 2013`; with gaps, `the lowest of all years with figures since 2013`."""
    key = "finding.highest" if what.highest else "finding.lowest"
    key = key if what.complete else f"{key}_known"
    return fmt.word(key, said=said, since=fmt.period(what.since))


def _comparison(what: Comparison, said: str, fmt: Formatter) -> str:
    place = fmt.place(what.other.place)
    if not what.is_far:
        key = "finding.above" if what.factor >= 1 else "finding.below"
        return fmt.word(key, said=said, place=place, other=fmt.observation(what.other))
    if what.factor >= 1:
        return fmt.word("finding.times", said=said, place=place, times=times(what.factor, fmt))
    unit = fmt.report.unit_of(what.other.indicator)
    part = fmt.amount(what.factor * 100, "percent", unit)
    return fmt.word("finding.part", said=said, place=place, part=part)
