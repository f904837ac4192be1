"""Rules on the months in which the figures of an indicator usually appear."""

from __future__ import annotations

import re
from itertools import pairwise

from report.data.check.inputs import Problems, Rule, quoted, rows
from report.data.raw import INDICATORS, Raw

_MONTHS = re.compile(r"(?:[1-9]|1[0-2])(?: (?:[1-9]|1[0-2]))*", re.ASCII)


def malformed_months(raw: Raw) -> Problems:
    """A usual month of publication is none of the twelve."""
    for row in rows(raw, INDICATORS):
        if row["usual_months"] and not _MONTHS.fullmatch(row["usual_months"]):
            wrong = f"{quoted(row['usual_months'])} is no month from 1 to 12"
            remedy = "Write a month as in 9, several with blanks as in 1 4 7 10, or leave it empty"
            yield row.problem("usual_months", wrong, remedy)


def months_out_of_order(raw: Raw) -> Problems:
    """Of several months one stands twice, or before an earlier one: which is meant is not clear."""
    for row in rows(raw, INDICATORS):
        if not _MONTHS.fullmatch(row["usual_months"]):
            continue
        months = [int(month) for month in row["usual_months"].split()]
        if any(after <= before for before, after in pairwise(months)):
            wrong = f"{quoted(row['usual_months'])} does not go from month to month"
            yield row.problem("usual_months", wrong, "Write each month once, the earliest first")


RULES: tuple[Rule, ...] = (malformed_months, months_out_of_order)
