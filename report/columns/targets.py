"""The columns of a target: what was aimed at, the verdict on it, and the sum behind that.

Every value of a row is in the unit of the indicator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, get_args

from report.analysis.change import Measure
from report.analysis.progress import VERDICTS, Assessment, Reason, assess
from report.columns.column import Column, Value, ValueKind, date, declare
from report.columns.observations import AMOUNT, PERIOD, PROVENANCE, QUALIFIERS, SUBJECT
from report.model import Observation, Report, Target
from report.model.report_cache import report_cache
from report.text.formatter import in_both
from report.text.verdict_sums import sum_in_words
from report.text.verdicts import verdict_in_words

# A calculated number has no published digits; ten that count are more than any use needs.
_KEPT = Context(prec=10, rounding=ROUND_HALF_UP)


@report_cache(1024)
def _assessed(report: Report, target: Target) -> Assessment:
    """The verdict on a target, kept because most columns of a row ask for it."""
    return assess(report, target)


def calculated(number: Decimal | None) -> Decimal | None:
    """A number that no publication has written, without the noise of its calculation."""
    return None if number is None else _KEPT.plus(number).normalize(_KEPT)


def _column(
    name: str,
    kind: ValueKind,
    read: Callable[[Assessment], Value],
    choices: tuple[str, ...] = (),
    *,
    optional: bool = True,
) -> Column:
    """A column of the verdict on a target, which a row may lack if not said otherwise."""

    def value(row: Any, report: Report) -> Value:
        return read(_assessed(report, row))

    return Column(name, kind, value, optional=optional, choices=choices)


def _number(name: str, read: Callable[[Assessment], Decimal | None]) -> Column:
    """A number of the sum."""
    return _column(name, "number", lambda row: calculated(read(row)))


def _period(name: str, read: Callable[[Assessment], Observation | None]) -> Column:
    """The period of a figure that the verdict rests on."""

    def period(row: Assessment) -> str | None:
        figure = read(row)
        return str(figure.period) if figure else None

    return _column(f"{name}_period", "period", period)


def _figure(
    name: str, read: Callable[[Assessment], Observation | None]
) -> tuple[Column, Column, Column]:
    """A figure that the verdict rests on: of when, how much, and what belongs to it."""

    def value(row: Assessment) -> Decimal | None:
        figure = read(row)
        return figure.value if figure else None

    def qualifier(row: Assessment) -> str | None:
        figure = read(row)
        return (figure.qualifier or None) if figure else None

    return (
        _period(name, read),
        _column(f"{name}_value", "number", value),
        _column(f"{name}_qualifier", "string", qualifier, QUALIFIERS),
    )


_AIM = (
    *(*SUBJECT, replace(PERIOD, word="target.period"), *AMOUNT),
    Column("set_on", "period", lambda row, _: date(row.set_on), optional=True),
    Column("base", "period", lambda row, _: date(row.base), optional=True),
    Column("superseded_by", "period", lambda row, _: date(row.superseded_by), optional=True),
    Column("policy", "text", lambda row, _: row.policy or None, optional=True),
)
_VERDICT = (
    _column("is_due", "boolean", lambda row: row.is_due, optional=False),
    _column("verdict", "string", lambda row: row.verdict, VERDICTS, optional=False),
    _column("reason", "string", lambda row: row.reason, get_args(Reason)),
    Column(
        "verdict_text",
        "text",
        lambda row, report: in_both(
            report, lambda fmt: verdict_in_words(_assessed(report, row), fmt)
        ),
    ),
    Column(
        "sum_text",
        "text",
        lambda row, report: in_both(report, lambda fmt: sum_in_words(_assessed(report, row), fmt)),
    ),
    _column("on_line", "boolean", lambda row: row.on_line),
    _column("is_counted", "boolean", lambda row: row.is_counted, optional=False),
    _column("same_as", "string", lambda row: row.same_as.indicator if row.same_as else None),
    _column("approximate", "boolean", lambda row: row.approximate, optional=False),
)
_SUM = (
    *_figure("base", lambda row: row.base),
    *_figure("latest", lambda row: row.latest),
    _period("reached", lambda row: row.reached),
    _number("expected", lambda row: row.expected),
    _number("gap", lambda row: row.gap),
    _column("measure", "string", lambda row: row.measure, get_args(Measure)),
    _number("needed", lambda row: row.needed),
    _number("actual", lambda row: row.actual),
    _number("ratio", lambda row: row.ratio),
)
TARGET = declare(*_AIM, *_VERDICT, *_SUM, *PROVENANCE)
