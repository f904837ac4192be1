"""What a row of targets says beside its bar: verdict, target, latest figure, the sum in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report.analysis.progress import Assessment
from report.text.formatter import Formatter
from report.text.verdict_sums import missed_by, sum_in_words, yearly_change
from report.text.verdicts import reason_in_words, subject, verdict_name


@dataclass(frozen=True, slots=True)
class TargetRow:
    """The texts of a target in one language; `latest` and `sum` may be empty.

    `full_sum` has the figures and the arithmetic that the verdict rests on.
    """

    verdict: str
    subject: str
    target: str
    latest: str
    sum: str
    full_sum: str


def target_row(assessment: Assessment, fmt: Formatter) -> TargetRow:
    """The texts of a target in the formatter's language."""
    target, row = assessment.target, assessment.latest
    period = fmt.period(target.period)
    latest = "" if row is None else _dated(fmt.observation(row), fmt.period(row.period), fmt)
    return TargetRow(
        verdict=_verdict_in_short(assessment, fmt),
        subject=subject(target, fmt),
        target=fmt.word("target.on_chart", period=period, value=fmt.target(target)),
        latest=latest,
        sum=_sum_in_short(assessment, fmt),
        full_sum=sum_in_words(assessment, fmt),
    )


def _dated(figure: str, period: str, fmt: Formatter) -> str:
    return fmt.word("figure.of_period", figure=figure, period=period)


def _verdict_in_short(assessment: Assessment, fmt: Formatter) -> str:
    if assessment.on_line is None:
        return fmt.word(f"verdict.{assessment.verdict}")
    return fmt.word("verdict.waits_on_line" if assessment.on_line else "verdict.waits_behind")


def _sum_in_short(assessment: Assessment, fmt: Formatter) -> str:
    """What the verdict rests on in a few words; empty where figure and target say it."""
    if assessment.verdict == "cannot":
        return reason_in_words(assessment, fmt)
    if assessment.ratio is not None:
        actual = yearly_change(assessment, assessment.actual, fmt)
        needed = yearly_change(assessment, assessment.needed, fmt)
        return fmt.word("targets.pace", actual=actual, needed=needed)
    if assessment.verdict == "met":
        return _met_in_short(assessment, fmt)
    if assessment.verdict == "missed":
        amount = missed_by(assessment, fmt)
        return fmt.word("targets.away", amount=amount) if amount else ""
    if assessment.verdict == "never_reported":
        return fmt.word("progress.none_for", due=fmt.period(assessment.target.period))
    return verdict_name(assessment, fmt)


def _met_in_short(assessment: Assessment, fmt: Formatter) -> str:
    first = assessment.reached
    if first is None:
        return ""
    if first != assessment.latest:
        return fmt.word("targets.since", when=fmt.when(first.period), figure=fmt.observation(first))
    is_early = first.stands_at.end < assessment.target.period.start
    return fmt.word("targets.early") if is_early else ""


def key_in_words(assessments: Iterable[Assessment], fmt: Formatter) -> str:
    """What the marks of the bars mean, of those that occur."""
    return " · ".join(fmt.word(f"targets.key.{mark}") for mark in _marks(tuple(assessments)))


def _marks(assessments: tuple[Assessment, ...]) -> Iterator[str]:
    figures = [row.latest for row in assessments if row.latest is not None]
    yield "bar"
    if any(row.latest is not None and not row.is_judged for row in assessments):
        yield "pale"
    if any(figure.qualifier in {"more_than", "less_than"} for figure in figures):
        yield "tip"
    yield "target"
    if any(row.expected is not None for row in assessments):
        yield "expected"
