"""Warnings as the command line tells them, each with the line that would answer it."""

from __future__ import annotations

from report.data.check.warnings import Warnings
from report.data.check.warnings.answers import ANSWERS, header

_HEADING = "Warnings: all of this would be served; look at each before you publish"


def tell(warnings: Warnings) -> int:
    """Print what waits for an editor, and say how much that is."""
    if not warnings.is_clear:
        print(f"\n{_HEADING}")
    for warning in warnings.open:
        print(warning.doubt.problem)
        print(f"    {ANSWERS}: {warning.answer}")
    for problem in warnings.answers:
        print(problem)
    if not warnings.is_clear:
        print(f"An answer is a row of {ANSWERS} under the header {header()}")
    open_count = len(warnings.open) + len(warnings.answers)
    if open_count or warnings.answered:
        print(f"{counted(open_count, 'warning')}, {warnings.answered} answered")
    return open_count


def counted(count: int, what: str) -> str:
    """A number of things: `2 problems`."""
    return f"{count} {what if count == 1 else f'{what}s'}"
