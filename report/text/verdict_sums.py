"""The sum of a verdict in words: its figures and the arithmetic, for a reader to redo."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from report.analysis.progress import Assessment
from report.model import Observation, Target
from report.text.formatter import Formatter


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
    yield from _other_targets(assessment, fmt)


def _lacks_figure(assessment: Assessment) -> bool:
    """Whether a due target has no figure of its own period, and is not met by an earlier one."""
    return assessment.at_due is None and assessment.verdict != "met"


def _arithmetic(assessment: Assessment, fmt: Formatter) -> Iterator[str]:
    """Base and target, the path between them, the latest figure, and its pace beside that needed.

    All by the one measure that the verdict rests on.
    """
    base, latest = assessment.base, assessment.latest
    assert base is not None
    assert latest is not None
    yield _goal(
        "progress.needed",
        assessment.target,
        fmt,
        base=fmt.observation(base),
        since=fmt.period(base.period),
        change=yearly_change(assessment, assessment.needed, fmt),
    )
    yield _on_path(assessment, latest, fmt)
    yield fmt.word(
        "progress.actual",
        base=fmt.number(base.value, fmt.report.unit_of(base.indicator), base.qualifier),
        latest=fmt.observation(latest),
        period=fmt.period(latest.period),
        change=yearly_change(assessment, assessment.actual, fmt),
    )
    yield _ratio(assessment, fmt)


def _on_path(assessment: Assessment, latest: Observation, fmt: Formatter) -> str:
    """Where the path from base to target stands at the latest figure's time."""
    expected = fmt.figure(_expected(assessment, latest), fmt.report.unit_of(latest.indicator))
    period = fmt.period(latest.period)
    return fmt.word(_by_measure("progress.line", assessment), expected=expected, period=period)


def _expected(assessment: Assessment, latest: Observation) -> Decimal:
    """The value expected by now, to the digit that the latest figure is written with.

    Not where rounding would make it equal to a figure that is behind it.
    """
    assert assessment.expected is not None
    assert assessment.ratio is not None
    digits = max(-int(latest.value.as_tuple().exponent), 0)
    expected = _rounded(assessment.expected, digits)
    is_level = expected == latest.value and assessment.ratio < 1
    return assessment.expected if is_level else expected


def _ratio(assessment: Assessment, fmt: Formatter) -> str:
    """How many times the pace needed there is; none of a figure that goes the other way."""
    assert assessment.ratio is not None
    if assessment.ratio < 0:
        return fmt.word("progress.opposite")
    ratio = fmt.plain(_rounded(assessment.ratio, 2))
    return fmt.word(_by_measure("progress.ratio", assessment), ratio=ratio)


def _by_measure(key: str, assessment: Assessment) -> str:
    """The word for a steady growth, or for equal steps."""
    return f"{key}.growth" if assessment.measure == "percent" else f"{key}.steps"


def yearly_change(assessment: Assessment, amount: Decimal | None, fmt: Formatter) -> str:
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
        yield _met(assessment, row, fmt)


def _met(assessment: Assessment, row: Observation, fmt: Formatter) -> str:
    """The figure that reaches the target, and the first one that did, if that is another."""
    first = assessment.reached or row
    is_early = first.stands_at.end < assessment.target.period.start
    early = "_early" if is_early else ""
    if first == row:
        return _figure(f"progress.met{early}", row, fmt)
    since = {"first": fmt.observation(first), "when": _since(first, row, fmt)}
    return _figure(f"progress.met_since{early}", row, fmt, **since)


def _since(first: Observation, latest: Observation, fmt: Formatter) -> str:
    """When a target was first reached; within the year of the latest figure, by which day."""
    when = fmt.when(first.period)
    if first.known_by is None or first.period.year != latest.period.year:
        return when
    published = fmt.report.sources[first.source].published
    if published is None or published.is_year:
        return fmt.word("progress.month_unknown", when=when)
    return fmt.word("progress.known_by", date=fmt.period(published))


def _missed(assessment: Assessment, row: Observation, fmt: Formatter) -> str:
    amount = missed_by(assessment, fmt)
    if not amount:
        return _figure("progress.missed", row, fmt)
    return _figure("progress.missed_by", row, fmt, amount=amount)


def missed_by(assessment: Assessment, fmt: Formatter) -> str:
    """How far the latest figure is from the target; empty where that cannot be told."""
    row = assessment.latest
    if row is None or row.qualifier or assessment.gap is None:
        return ""
    indicator = fmt.report.indicators[row.indicator]
    if indicator.kind == "rank":
        return ""
    measure = "points" if indicator.kind in {"share", "change"} else "absolute"
    return fmt.amount(assessment.gap, measure, fmt.report.unit_of(row.indicator))


def _figure(key: str, row: Observation, fmt: Formatter, **more: object) -> str:
    figure, period = fmt.observation(row), fmt.period(row.period)
    return fmt.word(key, figure=figure, period=period, **more)


def _goal(key: str, target: Target, fmt: Formatter, **more: object) -> str:
    goal, due = fmt.target(target), fmt.period(target.period)
    return fmt.word(key, target=goal, due=due, **more)


def _other_targets(assessment: Assessment, fmt: Formatter) -> Iterator[str]:
    """The targets that are told with this one: those before it, the one after, the same one."""
    for earlier in assessment.replaced:
        yield _original(earlier, assessment, fmt)
    if assessment.successor is not None:
        yield _replaced(assessment.target, assessment.successor, fmt)
    if assessment.same_as is not None:
        area = fmt.report.area(fmt.report.indicators[assessment.same_as.indicator].area)
        name = fmt.indicator(assessment.same_as.indicator)
        yield fmt.word("progress.same", name=name, area=fmt.say(area.name))


def _original(earlier: Assessment, assessment: Assessment, fmt: Formatter) -> str:
    """A target that another replaced: `original target 1 million (2025), raised to 1.3 million`.

    That it had been reached is a step on the way, and no success beside a target that was missed.
    """
    change = _replaced(earlier.target, assessment.target, fmt)
    original = _goal("progress.original", earlier.target, fmt, change=change)
    reached = earlier.reached
    if reached is None or assessment.verdict == "missed":
        return original
    when = fmt.when(reached.period)
    return _figure("progress.original_met", reached, fmt, original=original, when=when)


def _replaced(target: Target, successor: Target, fmt: Formatter) -> str:
    """How a target was changed: `raised to 1.3 million vehicles in December 2022`."""
    assert successor.set_on is not None
    way = "moved"
    if successor.value != target.value:
        way = "raised" if successor.value > target.value else "lowered"
    is_due_then = successor.period == target.period
    goal = fmt.target(successor) if is_due_then else _goal("progress.dated", successor, fmt)
    return fmt.word(f"progress.{way}", target=goal, when=fmt.when(successor.set_on))
