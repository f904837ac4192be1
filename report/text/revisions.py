"""A revised figure beside what had been published before: with digits that tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from report.analysis.vintages import is_revision_of
from report.model import Observation
from report.text.citation import figure_in_full, standing
from report.text.formatter import Formatter, Scale

# Of a figure: a smaller difference is written on the scale of this part of it.
_LEAST = Decimal("0.0001")


def earlier_vintages(shown: Observation, fmt: Formatter) -> tuple[Observation, ...]:
    """What had been published of a cell before the revision that is shown, if one is."""
    published = fmt.report.published(shown.indicator, shown.place)
    cell = (row for row in published if row.period == shown.period)
    return tuple(row for row in cell if is_revision_of(shown, row))


def revised_in_full(shown: Observation, fmt: Formatter) -> str:
    """A figure with its place, period and standing, as it is told elsewhere; a revised one with
    all its digits.
    """
    earlier = earlier_vintages(shown, fmt)
    if not earlier:
        return figure_in_full(shown, fmt)
    return fmt.word(
        "figure.full",
        place=fmt.place(shown.place),
        period=fmt.period(shown.period),
        figure=_exact(shown, _scale((shown, *earlier), fmt), fmt),
        status=standing(shown, fmt),
    )


def earlier_figures(shown: Observation, fmt: Formatter) -> list[tuple[Observation, str]]:
    """Each earlier figure with all its digits and its vintage in words."""
    earlier = earlier_vintages(shown, fmt)
    scale = _scale((shown, *earlier), fmt)
    return [(row, _with_vintage(row, scale, fmt)) for row in earlier]


def _scale(rows: Sequence[Observation], fmt: Formatter) -> Scale:
    """One scale for the figures of a cell, on which their difference can be read at a glance."""
    values = [row.value for row in rows]
    spread, largest = max(values) - min(values), max(map(abs, values))
    return fmt.scale([max(spread, largest * _LEAST)], fmt.report.unit_of(rows[0].indicator))


def _exact(row: Observation, scale: Scale, fmt: Formatter) -> str:
    """A figure with all its digits and, as far as it is part of the number, its qualifier."""
    figure = fmt.exact(row.value, scale, fmt.report.unit_of(row.indicator))
    if row.qualifier in {"", "preliminary"}:
        return figure
    return fmt.word(f"qualified.{row.qualifier}", figure=figure)


def _with_vintage(row: Observation, scale: Scale, fmt: Formatter) -> str:
    vintage = fmt.word(f"vintage.{row.vintage}")
    if row.is_provisional:
        vintage = fmt.word("standing", status=fmt.word("status.P"), vintage=vintage)
    return fmt.word("figure.vintage", figure=_exact(row, scale, fmt), vintage=vintage)
