"""A target with the verdict on it and the sum behind that, as the data API tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from report.analysis.measures import Measure
from report.analysis.progress import VERDICTS, Assessment, Reason
from report.columns.column import Column, date
from report.columns.observation import QUALIFIERS, SUBJECT
from report.columns.record import ApiColumn, Record, calculated
from report.model import Observation
from report.text.formatter import in_both
from report.text.verdicts import sum_in_words, verdict_in_words


def _of_target(column: Column) -> Column:
    """A column of the target that a row assesses."""
    return replace(column, of=lambda row, report: column.of(row.target, report))


# Every value of a row is in the unit of the indicator.
_AIM = (
    *map(_of_target, SUBJECT),
    ApiColumn(
        "period", "period", lambda row, _: str(row.target.period), about="For the end of when."
    ),
    ApiColumn("value", "number", lambda row, _: row.target.value, about="The target in `unit`."),
    ApiColumn(
        "qualifier",
        "string",
        lambda row, _: row.target.qualifier or None,
        about="What belongs to the value.",
        optional=True,
        choices=QUALIFIERS,
    ),
    ApiColumn(
        "unit",
        "string",
        lambda row, report: report.unit_of(row.target.indicator).code,
        about="The code of the unit of all values of the row.",
    ),
    ApiColumn(
        "set_on",
        "period",
        lambda row, _: date(row.target.set_on),
        about="When it was set; null where that is not known.",
        optional=True,
    ),
    ApiColumn("policy", "text", lambda row, _: row.target.policy, about="What set it."),
    ApiColumn(
        "source", "string", lambda row, _: row.target.source, about="The id of the publication."
    ),
    ApiColumn(
        "superseded_by",
        "period",
        lambda row, _: date(row.target.superseded_by),
        about="When the target was set that replaced it.",
        optional=True,
    ),
    ApiColumn("is_due", "boolean", lambda row, _: row.is_due, about="Whether its period is over."),
)
_VERDICT = (
    ApiColumn(
        "verdict",
        "string",
        lambda row, _: row.verdict,
        about="What the figures say of it.",
        choices=VERDICTS,
    ),
    ApiColumn(
        "reason",
        "string",
        lambda row, _: row.reason,
        about="Why it cannot be assessed; null where it can.",
        optional=True,
        choices=get_args(Reason),
    ),
    ApiColumn(
        "verdict_text",
        "text",
        lambda row, report: in_both(report, lambda fmt: verdict_in_words(row, fmt)),
        about="The verdict in words.",
    ),
    ApiColumn(
        "sum_text",
        "text",
        lambda row, report: in_both(report, lambda fmt: sum_in_words(row, fmt)),
        about="The figures and the sum in words.",
    ),
    ApiColumn(
        "approximate",
        "boolean",
        lambda row, _: row.approximate,
        about="Whether a figure behind the verdict is a bound, rounded or provisional.",
    ),
)


def _period(name: str, of: Callable[[Assessment], Observation | None], about: str) -> ApiColumn:
    """The period of a figure that the verdict rests on."""

    def period(row: Assessment, _: object) -> str | None:
        figure = of(row)
        return str(figure.period) if figure else None

    return ApiColumn(f"{name}_period", "period", period, about=about, optional=True)


def _figure(
    name: str, of: Callable[[Assessment], Observation | None], about: str
) -> tuple[ApiColumn, ...]:
    """A figure that the verdict rests on: of when, how much, and what belongs to it."""

    def value(row: Assessment, _: object) -> Decimal | None:
        figure = of(row)
        return figure.value if figure else None

    def qualifier(row: Assessment, _: object) -> str | None:
        figure = of(row)
        return (figure.qualifier or None) if figure else None

    return (
        _period(name, of, about),
        ApiColumn(f"{name}_value", "number", value, about="That figure.", optional=True),
        ApiColumn(
            f"{name}_qualifier",
            "string",
            qualifier,
            about="What belongs to that figure.",
            optional=True,
            choices=QUALIFIERS,
        ),
    )


def _number(name: str, of: Callable[[Assessment], Decimal | None], about: str) -> ApiColumn:
    """A number of the sum."""
    return ApiColumn(name, "number", lambda row, _: calculated(of(row)), about=about, optional=True)


_SUM = (
    *_figure(
        "base", lambda row: row.base, "The period of the figure that progress is counted from."
    ),
    *_figure(
        "latest", lambda row: row.latest, "The period of the latest figure up to the due period."
    ),
    _period(
        "reached", lambda row: row.reached, "The period of the figure that first met the target."
    ),
    _number(
        "expected",
        lambda row: row.expected,
        "Where the straight line from base to target stands at the latest figure's time.",
    ),
    _number("gap", lambda row: row.gap, "Latest figure minus target."),
    ApiColumn(
        "measure",
        "string",
        lambda row, _: row.measure,
        about="What `needed` and `actual` are told in.",
        optional=True,
        choices=get_args(Measure),
    ),
    _number("needed", lambda row: row.needed, "The annual change needed from base to target."),
    _number("actual", lambda row: row.actual, "The annual change from base to latest figure."),
    _number(
        "ratio",
        lambda row: row.ratio,
        "Actual ÷ needed: from 0.95 on track, from 0.6 behind, from 0 well behind.",
    ),
)
# A row is an assessment: the target with the verdict on it.
TARGET = Record("Target", (*_AIM, *_VERDICT, *_SUM))
