"""The unit of an index: its base is set to 100."""

from __future__ import annotations

from decimal import Decimal

from report.model import Observation, Period, Report, Unit
from report.text.formatter import Formatter, in_both

INDEX = "index"


def index_unit(base: Period, report: Report) -> Unit:
    """The unit of figures that are 100 in the base period, as `2015 = 100` in each language."""
    label = in_both(report, lambda fmt: fmt.word("explore.unit.index", base=fmt.period(base)))
    return Unit(INDEX, INDEX, Decimal(1), label)


def figure_in(row: Observation, unit: Unit, fmt: Formatter) -> str:
    """A value in a unit that need not be its indicator's; an index says its base in brackets."""
    if unit.code != INDEX:
        return fmt.figure(row.value, unit, row.qualifier)
    number = fmt.number(row.value, unit, row.qualifier)
    return fmt.word("explore.indexed", figure=number, base=fmt.say(unit.label))
