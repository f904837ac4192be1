"""Warnings of what figures are counted in: another unit than in the report that is served."""

from __future__ import annotations

from report.data.check.inputs import rows
from report.data.check.warnings.examined import Doubts, Examined, WarningRule, of_row
from report.data.raw import RawRow


def indicator_of_another_unit(examined: Examined) -> Doubts:
    """An indicator is counted in another unit than in the report that is served."""
    for row, before in _pairs(examined, "indicators.csv", "id"):
        if row["unit"] != before["unit"]:
            wrong = f"the unit was {before['unit']!r} in the report that is served"
            remedy = "Write it again, or see that every figure and target is in the new one"
            yield of_row(row, "unit", wrong, remedy)


def unit_of_another_factor(examined: Examined) -> Doubts:
    """A unit is another amount than in the report that is served: all of its figures change."""
    for row, before in _pairs(examined, "units.csv", "unit"):
        for column in ("base", "factor"):
            is_same = row[column] == before[column] or (
                column == "factor" and float(row[column]) == float(before[column])
            )
            if not is_same:
                wrong = f"the {column} was {before[column]!r} in the report that is served"
                yield of_row(row, column, wrong, "Write it again, or add a unit of its own")


def _pairs(examined: Examined, file: str, key: str) -> list[tuple[RawRow, RawRow]]:
    """The rows of a table that are served too, each as it is and as it was."""
    if examined.served is None:
        return []
    before = {row[key]: row for row in rows(examined.served, file)}
    return [(row, before[row[key]]) for row in rows(examined.raw, file) if row[key] in before]


RULES: tuple[WarningRule, ...] = (indicator_of_another_unit, unit_of_another_factor)
