"""Verdicts in words: what a verdict is called and marked with, and its sum for a reader to redo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import pyarrow as pa

from report.analysis.progress import Assessment, Verdict, tally
from report.model import Observation, Period, Report, Target
from report.text.formatter import Formatter

# Word, icon and shape stand together: red and green mean opposite things in different markets.
ICONS: Mapping[Verdict, str] = MappingProxyType(
    {
        "met": "check_circle",
        "missed": "cancel",
        "on_track": "arrow_circle_right",
        "behind": "schedule",
        "well_behind": "hourglass_bottom",
        "moving_away": "u_turn_left",
        "due_no_figure": "event_busy",
        "cannot": "help",
    }
)
# Fuller circles are nearer to the target; no colour is needed to tell them apart.
SHAPES: Mapping[Verdict, str] = MappingProxyType(
    {
        "met": "●",
        "missed": "✕",
        "on_track": "◕",
        "behind": "◑",
        "well_behind": "◔",
        "moving_away": "←",
        "due_no_figure": "○",
        "cannot": "–",
    }
)
_MEASURED = frozenset({"on_track", "behind", "well_behind", "moving_away"})
_HEADS = ("indicator", "target", "due", "set_on", "verdict", "sum")


def verdict_in_words(assessment: Assessment, writer: Formatter) -> str:
    """The verdict with what limits it: `on track, on approximate figures`."""
    verdict = writer.word(f"verdict.{assessment.verdict}")
    if assessment.reason is not None:
        reason = reason_in_words(assessment, writer)
        return writer.word("verdict.because", verdict=verdict, reason=reason)
    if assessment.approximate and assessment.verdict in _MEASURED:
        return writer.word("verdict.approximately", verdict=verdict)
    return verdict


def reason_in_words(assessment: Assessment, writer: Formatter) -> str:
    """Why there is no verdict; empty where there is one."""
    return writer.word(f"reason.{assessment.reason}") if assessment.reason else ""


def sum_in_words(assessment: Assessment, writer: Formatter) -> str:
    """The figures that a verdict rests on and the arithmetic between them, in one line."""
    clauses = writer.word("progress.separator").join(_clauses(assessment, writer))
    return writer.word("progress.text", text=clauses)


def _clauses(assessment: Assessment, writer: Formatter) -> Iterator[str]:
    if assessment.ratio is not None:
        yield from _arithmetic(assessment, writer)
    else:
        yield _goal("progress.target", assessment.target, writer)
        yield from _figures(assessment, writer)
    if assessment.is_due and _lacks_figure(assessment):
        yield writer.word("progress.none_for", due=writer.period(assessment.target.period))
    if assessment.later is not None:
        yield _figure("progress.later", assessment.later, writer)
    if assessment.superseded is not None:
        yield _replaced(assessment.superseded, writer)


def _lacks_figure(assessment: Assessment) -> bool:
    """Whether a due target has no figure of its own period, nor is met by one from within it."""
    row, due = assessment.latest, assessment.target.period
    within = row is not None and row.period.end >= due.start
    return assessment.at_due is None and not (within and assessment.verdict == "met")


def _arithmetic(assessment: Assessment, writer: Formatter) -> Iterator[str]:
    """Base, target and latest figure, the annual changes between them, and their ratio."""
    base, latest, ratio = assessment.base, assessment.latest, assessment.ratio
    assert base is not None
    assert latest is not None
    assert ratio is not None
    yield _goal(
        "progress.needed",
        assessment.target,
        writer,
        base=writer.observation(base),
        since=writer.period(base.period),
        change=_yearly(assessment, assessment.needed, writer),
    )
    yield writer.word(
        "progress.actual",
        base=writer.number(base.value, writer.report.unit_of(base.indicator), base.qualifier),
        latest=writer.observation(latest),
        period=writer.period(latest.period),
        change=_yearly(assessment, assessment.actual, writer),
    )
    yield writer.word("progress.ratio", ratio=writer.plain(_rounded(ratio, 2)))
    yield _line(assessment, latest, writer)


def _line(assessment: Assessment, latest: Observation, writer: Formatter) -> str:
    """Where the straight line from base to target stands at the latest figure's time."""
    assert assessment.expected is not None
    expected = writer.figure(assessment.expected, writer.report.unit_of(latest.indicator))
    period = writer.period(latest.period)
    return writer.word("progress.line", expected=expected, period=period)


def _yearly(assessment: Assessment, amount: Decimal | None, writer: Formatter) -> str:
    """An annual change with its verb; small ones keep more digits, so that none looks like none."""
    assert amount is not None
    assert assessment.measure is not None
    places = 1 if abs(amount) >= 1 else 2
    unit = writer.report.unit_of(assessment.target.indicator)
    return writer.change(_rounded(amount, places), assessment.measure, unit)


def _rounded(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _figures(assessment: Assessment, writer: Formatter) -> Iterator[str]:
    """The figures beside a target whose verdict needs no arithmetic."""
    row = assessment.latest
    if row is None:
        return
    if assessment.verdict == "missed":
        yield _missed(assessment, row, writer)
    elif assessment.verdict != "met":
        yield _figure("progress.last", row, writer)
    else:
        yield _met(assessment.reached or row, row, writer)


def _met(first: Observation, row: Observation, writer: Formatter) -> str:
    if first == row:
        return _figure("progress.met", row, writer)
    more = {"first": writer.observation(first), "since": writer.period(first.period)}
    return _figure("progress.met_since", row, writer, **more)


def _missed(assessment: Assessment, row: Observation, writer: Formatter) -> str:
    indicator = writer.report.indicators[row.indicator]
    if row.qualifier or assessment.gap is None or indicator.kind == "rank":
        return _figure("progress.missed", row, writer)
    measure = "points" if indicator.kind in {"share", "change"} else "absolute"
    amount = writer.amount(assessment.gap, measure, writer.report.unit_of(row.indicator))
    return _figure("progress.missed_by", row, writer, amount=amount)


def _figure(key: str, row: Observation, writer: Formatter, **more: object) -> str:
    figure, period = writer.observation(row), writer.period(row.period)
    return writer.word(key, figure=figure, period=period, **more)


def _goal(key: str, target: Target, writer: Formatter, **more: object) -> str:
    goal, due = _value(target, writer), writer.period(target.period)
    return writer.word(key, target=goal, due=due, **more)


def _value(target: Target, writer: Formatter) -> str:
    return writer.figure(target.value, writer.report.unit_of(target.indicator), target.qualifier)


def _replaced(successor: Target, writer: Formatter) -> str:
    assert successor.set_on is not None
    period = writer.period(successor.set_on)
    return writer.word("progress.replaced", period=period, target=_value(successor, writer))


def subject(target: Target, writer: Formatter) -> str:
    """What a target is set for, with its place where that is not the report's own."""
    report = writer.report
    name = writer.indicator(target.indicator)
    if target.place == report.frame.place:
        return name
    place = writer.place(target.place)
    return writer.word("table.of_place", name=name, place=place)


def table(assessments: Iterable[Assessment], writer: Formatter) -> pa.Table:
    """A row for each target: what it is, the verdict with its shape, and the sum."""
    rows = [_row(assessment, writer) for assessment in assessments]
    return pa.table(
        {
            writer.word(f"table.{head}"): pa.array([row[n] for row in rows], pa.string())
            for n, head in enumerate(_HEADS)
        }
    )


def _row(assessment: Assessment, writer: Formatter) -> tuple[str, ...]:
    target = assessment.target
    return (
        subject(target, writer),
        _value(target, writer),
        writer.period(target.period),
        writer.period(target.set_on) if target.set_on else writer.word("unknown"),
        f"{SHAPES[assessment.verdict]} {verdict_in_words(assessment, writer)}",
        sum_in_words(assessment, writer),
    )


def counts_in_words(assessments: Iterable[Assessment], writer: Formatter) -> str:
    """How many targets in force have each verdict: `● met 3, ○ due, no figure 12`."""
    parts = (
        writer.word(
            "verdict.count",
            mark=SHAPES[verdict],
            verdict=writer.word(f"verdict.{verdict}"),
            count=writer.plain(count),
        )
        for verdict, count in tally(assessments).items()
    )
    return writer.word("progress.separator").join(parts)


def history(report: Report, target: Target) -> tuple[Target, ...]:
    """The targets for the same indicator, place and period as they were set, this one among them.

    One whose date of setting is not known comes first.
    """
    own = (target.indicator, target.place, target.period)
    found = [row for row in report.targets if (row.indicator, row.place, row.period) == own]
    return tuple(sorted(found, key=lambda row: (row.set_on is not None, _order(row.set_on))))


def _order(period: Period | None) -> str:
    return str(period) if period else ""
