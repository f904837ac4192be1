"""The page of the handbook that has the table: all else on it stays as it is."""

from __future__ import annotations

from pathlib import Path

from bench.errors import BenchError
from tests.server import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def write(text: str, page: Path = PAGE) -> None:
    """Put a text between the marks of a page. Raises BenchError where it does not have both."""
    page.write_text(replaced(page.read_text("utf-8"), text), "utf-8")


def replaced(whole: str, text: str) -> str:
    """A page with another text between its marks. Raises BenchError where it has not one of each,
    in their order.
    """
    before, begin, rest = whole.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end or whole.count(BEGIN) != 1 or whole.count(END) != 1:
        raise BenchError(f"The page needs one line {BEGIN} and one line {END} below it: put them")
    return f"{before}{begin}\n{text.strip()}\n{end}{after}"
