"""Facts → sentences: one template for each kind of fact, written for each language."""

from __future__ import annotations

from report.analysis.edition_changes import Reassessment
from report.analysis.facts import (
    Ageing,
    Fact,
    NewestEvent,
    TargetDecided,
    TargetPending,
    TargetsOpen,
    Trend,
)
from report.analysis.findings import Extreme
from report.analysis.progress import Assessment
from report.analysis.records import RecordValue
from report.model import Event, Observation
from report.text.formatter import Formatter
from report.text.narrative.findings import (
    extreme_in_words,
    figure_said,
    with_change,
    with_reserve,
)
from report.text.subject import subject_and_time, subject_of
from report.text.verdicts import counts_in_words, verdict_in_words, verdict_name


def sentence(fact: Fact, fmt: Formatter) -> str:
    """A fact in words. Verbs follow the sign; nothing is said of causes."""
    if isinstance(fact, TargetDecided):
        return _target(fact.assessment, fmt)
    if isinstance(fact, TargetsOpen):
        return _open(fact, fmt)
    if isinstance(fact, TargetPending):
        return _pending(fact.assessment, fmt)
    if isinstance(fact, Reassessment):
        return _verdict(fact, fmt)
    if isinstance(fact, NewestEvent):
        return _event(fact.event, fmt)
    return _of_series(fact, fmt) + _newer(fact.newer, fmt)


def _event(event: Event, fmt: Formatter) -> str:
    """The date and the title; the title alone where that begins with the year that is known."""
    title = fmt.say(event.title)
    if event.date.is_year and title.startswith(str(event.date.year)):
        return fmt.word("fact.event.titled", title=title)
    return fmt.word("fact.event", date=fmt.period(event.date), title=title)


def _of_series(fact: Trend | RecordValue | Ageing, fmt: Formatter) -> str:
    if isinstance(fact, Trend):
        return fmt.word("fact.series", text=_trend(fact, fmt))
    if isinstance(fact, RecordValue):
        what, said = Extreme(fact.since, fact.highest, fact.complete), figure_said(fact.last, fmt)
        return fmt.word("fact.series", text=extreme_in_words(what, said, fmt))
    return _with_figure("fact.ageing", fact.last, fmt, figure=_in_brackets(fact.last, fmt))


def _newer(row: Observation | None, fmt: Formatter) -> str:
    """A second sentence on a newer figure of another definition, if there is one."""
    if row is None:
        return ""
    publisher = fmt.publisher(fmt.report.sources[row.source])
    space = fmt.word("sentence.space")
    return space + _with_figure("fact.newer", row, fmt, publisher=publisher)


def _in_brackets(row: Observation, fmt: Formatter) -> str:
    """A figure that stands in brackets, with its status where it is provisional or an estimate."""
    parts = [fmt.observation(row)]
    if row.status in "PE" and row.qualifier != "preliminary":
        parts.append(fmt.status(row))
    return fmt.word("joint").join(parts)


def _with_figure(key: str, row: Observation, fmt: Formatter, **more: object) -> str:
    """A template with the name, the figure and the period of an observation."""
    name, when = subject_and_time(row.indicator, row.period, fmt)
    figure = with_reserve(fmt.observation(row), row, fmt)
    return fmt.word(
        key,
        name=name,
        period=fmt.period(row.period),
        when=when,
        **({"figure": figure} | more),
    )


def _target(assessment: Assessment, fmt: Formatter) -> str:
    """A target met, dated by the figure that first did, or missed; one that was raised says so.

    Where there is a newer figure than the one that met it, that one is named too.
    """
    row, target, latest = assessment.decided_by, assessment.target, assessment.latest
    assert row is not None
    key = f"fact.target.{assessment.verdict}"
    next_target = assessment.successor
    if next_target is not None:
        key += "_raised"
    elif row.period.year == target.period.year:
        key += "_in_time"
    said = _with_figure(
        key,
        row,
        fmt,
        target=fmt.target(target),
        due=fmt.period(target.period),
        next=fmt.target(next_target) if next_target else "",
        next_due=fmt.period(next_target.period) if next_target else "",
    )
    if next_target is not None or latest is None or latest == row:
        return said
    return said + fmt.word("sentence.space") + _with_figure("fact.target.latest", latest, fmt)


def _open(fact: TargetsOpen, fmt: Formatter) -> str:
    """How many targets there are, and how many of each verdict."""
    count = fmt.plain(len(fact.assessments))
    return fmt.word("fact.targets.open", count=count, tally=counts_in_words(fact.assessments, fmt))


def _pending(assessment: Assessment, fmt: Formatter) -> str:
    """The latest figure, the target, and how the one stands beside the other."""
    target, latest = assessment.target, assessment.latest
    assert latest is not None
    return fmt.word(
        "fact.target.pending",
        said=figure_said(latest, fmt),
        target=fmt.target(target),
        due=fmt.period(target.period),
        verdict=verdict_in_words(assessment, fmt),
    )


def _verdict(fact: Reassessment, fmt: Formatter) -> str:
    target = fact.after.target
    return fmt.word(
        "fact.verdict",
        name=subject_of(target.indicator, fmt),
        target=fmt.target(target),
        due=fmt.period(target.period),
        before=verdict_name(fact.before, fmt),
        after=verdict_name(fact.after, fmt),
    )


def _trend(fact: Trend, fmt: Formatter) -> str:
    """A change since the first figure."""
    return with_change(fact.change, figure_said(fact.last, fmt), fact.indicator, fmt)
