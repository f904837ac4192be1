"""Verdicts in words: what a verdict is called and marked with, and its sum for a reader to redo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import pyarrow as pa

from report.analysis.progress import Assessment, Verdict, tally
from report.model import Observation, Target
from report.text.formatter import Formatter
from report.text.text_table import text_table

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
_COLUMNS = ("indicator", "target", "due", "set_on", "verdict", "sum")


def verdict_in_words(assessment: Assessment, fmt: Formatter) -> str:
    """The verdict with what limits it: `on track, on approximate figures`."""
    verdict = fmt.word(f"verdict.{assessment.verdict}")
    if assessment.reason is not None:
        reason = reason_in_words(assessment, fmt)
        return fmt.word("verdict.because", verdict=verdict, reason=reason)
    if assessment.approximate and assessment.verdict in _MEASURED:
        return fmt.word("verdict.approximately", verdict=verdict)
    return verdict


def reason_in_words(assessment: Assessment, fmt: Formatter) -> str:
    """Why there is no verdict; empty where there is one."""
    return fmt.word(f"reason.{assessment.reason}") if assessment.reason else ""


def sum_in_words(assessment: Assessment, fmt: Formatter) -> str:
    """The figures that a verdict rests on and the arithmetic between them, in one line."""
    clauses = fmt.word("progress.separator").join(_clauses(assessment, fmt))
    return fmt.word("progress.text", text=clauses)


def _clauses(assessment: Assessment, fmt: Formatter) -> Iterator[str]:
    if assessment.ratio is not None:
        yield from _arithmetic(assessment, fmt)
    else:
        yield _goal("progress.target", assessment.target, fmt)
        yield from _figures(assessment, fmt)
    if assessment.is_due and _lacks_figure(assessment):
        yield fmt.word("progress.none_for", due=fmt.period(assessment.target.period))
    if assessment.newer is not None:
        yield _figure("progress.newer", assessment.newer, fmt)
    if assessment.later is not None:
        yield _figure("progress.later", assessment.later, fmt)
    if assessment.successor is not None:
        yield _replaced(assessment.successor, fmt)


def _lacks_figure(assessment: Assessment) -> bool:
    """Whether a due target has no figure of its own period, nor is met by one from within it."""
    row, due = assessment.latest, assessment.target.period
    within = row is not None and row.stands_at.end >= due.start
    return assessment.at_due is None and not (within and assessment.verdict == "met")


def _arithmetic(assessment: Assessment, fmt: Formatter) -> Iterator[str]:
    """Base, target and latest figure, the annual changes between them, and their ratio."""
    base, latest, ratio = assessment.base, assessment.latest, assessment.ratio
    assert base is not None
    assert latest is not None
    assert ratio is not None
    yield _goal(
        "progress.needed",
        assessment.target,
        fmt,
        base=fmt.observation(base),
        since=fmt.period(base.period),
        change=_yearly(assessment, assessment.needed, fmt),
    )
    yield fmt.word(
        "progress.actual",
        base=fmt.number(base.value, fmt.report.unit_of(base.indicator), base.qualifier),
        latest=fmt.observation(latest),
        period=fmt.period(latest.period),
        change=_yearly(assessment, assessment.actual, fmt),
    )
    yield fmt.word("progress.ratio", ratio=fmt.plain(_rounded(ratio, 2)))
    yield _line(assessment, latest, fmt)


def _line(assessment: Assessment, latest: Observation, fmt: Formatter) -> str:
    """Where the straight line from base to target stands at the latest figure's time."""
    assert assessment.expected is not None
    expected = fmt.figure(assessment.expected, fmt.report.unit_of(latest.indicator))
    period = fmt.period(latest.period)
    return fmt.word("progress.line", expected=expected, period=period)


def _yearly(assessment: Assessment, amount: Decimal | None, fmt: Formatter) -> str:
    """An annual change with its verb; small ones keep more digits, so that none looks like none."""
    assert amount is not None
    assert assessment.measure is not None
    places = 1 if abs(amount) >= 1 else 2
    unit = fmt.report.unit_of(assessment.target.indicator)
    return fmt.change(_rounded(amount, places), assessment.measure, unit)


def _rounded(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _figures(assessment: Assessment, fmt: Formatter) -> Iterator[str]:
    """The figures beside a target whose verdict needs no arithmetic."""
    row = assessment.latest
    if row is None:
        return
    if assessment.verdict == "missed":
        yield _missed(assessment, row, fmt)
    elif assessment.verdict != "met":
        yield _figure("progress.last", row, fmt)
    else:
        yield _met(assessment.reached or row, row, fmt)


def _met(first: Observation, row: Observation, fmt: Formatter) -> str:
    if first == row:
        return _figure("progress.met", row, fmt)
    more = {"first": fmt.observation(first), "since": fmt.period(first.period)}
    return _figure("progress.met_since", row, fmt, **more)


def _missed(assessment: Assessment, row: Observation, fmt: Formatter) -> str:
    indicator = fmt.report.indicators[row.indicator]
    if row.qualifier or assessment.gap is None or indicator.kind == "rank":
        return _figure("progress.missed", row, fmt)
    measure = "points" if indicator.kind in {"share", "change"} else "absolute"
    amount = fmt.amount(assessment.gap, measure, fmt.report.unit_of(row.indicator))
    return _figure("progress.missed_by", row, fmt, amount=amount)


def _figure(key: str, row: Observation, fmt: Formatter, **more: object) -> str:
    figure, period = fmt.observation(row), fmt.period(row.period)
    return fmt.word(key, figure=figure, period=period, **more)


def _goal(key: str, target: Target, fmt: Formatter, **more: object) -> str:
    goal, due = fmt.target(target), fmt.period(target.period)
    return fmt.word(key, target=goal, due=due, **more)


def _replaced(successor: Target, fmt: Formatter) -> str:
    assert successor.set_on is not None
    period = fmt.period(successor.set_on)
    return fmt.word("progress.replaced", period=period, target=fmt.target(successor))


def subject(target: Target, fmt: Formatter) -> str:
    """What a target is set for, with its place where that is not the report's own."""
    report = fmt.report
    name = fmt.indicator(target.indicator)
    if target.place == report.settings.place:
        return name
    place = fmt.place(target.place)
    return fmt.word("table.of_place", name=name, place=place)


def verdict_table(assessments: Iterable[Assessment], fmt: Formatter) -> pa.Table:
    """A row for each target: what it is, the verdict with its shape, and the sum."""
    titles = [f"table.{name}" for name in _COLUMNS]
    return text_table(titles, [_row(assessment, fmt) for assessment in assessments], fmt)


def _row(assessment: Assessment, fmt: Formatter) -> tuple[str, ...]:
    target = assessment.target
    return (
        subject(target, fmt),
        fmt.target(target),
        fmt.period(target.period),
        fmt.period(target.set_on) if target.set_on else fmt.word("unknown"),
        f"{SHAPES[assessment.verdict]} {verdict_in_words(assessment, fmt)}",
        sum_in_words(assessment, fmt),
    )


def counts_in_words(assessments: Iterable[Assessment], fmt: Formatter) -> str:
    """How many targets in force have each verdict: `● met 3, ○ due, no figure 12`."""
    parts = (
        fmt.word(
            "verdict.count",
            mark=SHAPES[verdict],
            verdict=fmt.word(f"verdict.{verdict}"),
            count=fmt.plain(count),
        )
        for verdict, count in tally(assessments).items()
    )
    return fmt.word("progress.separator").join(parts)
