"""Facts → sentences: one template for each kind of fact, written for each language."""

from __future__ import annotations

from report.analysis.facts import (
    Ageing,
    Fact,
    NewestEvent,
    Record,
    TargetDecided,
    Trend,
    VerdictChanged,
)
from report.analysis.progress import Assessment
from report.model import Observation, Target
from report.text.formatter import Formatter
from report.text.narrative import is_money


def sentence(fact: Fact, writer: Formatter) -> str:
    """A fact in words. Verbs follow the sign; nothing is said of causes."""
    if isinstance(fact, TargetDecided):
        return _target(fact.assessment, writer)
    if isinstance(fact, VerdictChanged):
        return _verdict(fact, writer)
    if isinstance(fact, Trend):
        return _trend(fact, writer)
    if isinstance(fact, Record):
        key = "fact.highest" if fact.highest else "fact.lowest"
        return _said(key, fact.last, writer, since=writer.period(fact.since))
    if isinstance(fact, NewestEvent):
        date, title = writer.period(fact.event.date), writer.say(fact.event.title)
        return writer.word("fact.event", date=date, title=title)
    return _ageing(fact, writer)


def _said(key: str, row: Observation, writer: Formatter, **more: object) -> str:
    """A template with the name, the figure and the period of an observation."""
    return writer.word(
        key,
        name=writer.indicator(row.indicator),
        figure=writer.observation(row),
        stated=writer.word(
            "stated.qualified" if row.qualifier else "stated.plain", figure=writer.observation(row)
        ),
        period=writer.period(row.period),
        when=writer.when(row.period),
        **more,
    )


def _target(assessment: Assessment, writer: Formatter) -> str:
    """A target met or missed; one that was met and raised says so."""
    row, target = assessment.at_due or assessment.latest, assessment.target
    assert row is not None
    key = f"fact.target.{assessment.verdict}"
    next_target = assessment.superseded
    if next_target is not None:
        key += "_raised"
    return _said(
        key,
        row,
        writer,
        target=_goal(target, writer),
        due=writer.period(target.period),
        next=_goal(next_target, writer) if next_target else "",
        next_due=writer.period(next_target.period) if next_target else "",
    )


def _goal(target: Target, writer: Formatter) -> str:
    unit = writer.report.unit_of(target.indicator)
    return writer.figure(target.value, unit, target.qualifier)


def _verdict(fact: VerdictChanged, writer: Formatter) -> str:
    target = fact.after.target
    return writer.word(
        "fact.verdict",
        name=writer.indicator(target.indicator),
        target=_goal(target, writer),
        due=writer.period(target.period),
        before=writer.word(f"verdict.{fact.before.verdict}"),
        after=writer.word(f"verdict.{fact.after.verdict}"),
    )


def _trend(fact: Trend, writer: Formatter) -> str:
    unit = writer.report.unit_of(fact.indicator.id)
    amount = writer.change(fact.change.amount, fact.change.measure, unit)
    money = is_money(fact.indicator, writer) and fact.change.measure == "percent"
    key = "change.since_prices" if money else "change.since"
    worded = writer.word(key, change=amount, period=writer.period(fact.change.since))
    return _said("fact.trend", fact.last, writer, change=worded)


def _ageing(fact: Ageing, writer: Formatter) -> str:
    return _said("fact.ageing", fact.last, writer)
