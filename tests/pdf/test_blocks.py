"""Tables on paper: how wide their columns are."""

from __future__ import annotations

import pytest

from report.pdf import blocks
from report.text.sheet import Sheet, SheetCell
from report.text.wrapping import width

LONG = "a sentence of many words that goes on and on " * 4
# What a line holds, and what the edges of a column take of it, in em.
LINE, EDGES = 66.6, 1.12
HUNDREDTH = 0.01


def sheet(columns: dict[str, list[str]], *right: str) -> Sheet:
    cells = {title: [SheetCell(text) for text in texts] for title, texts in columns.items()}
    return Sheet(cells, figure_columns=frozenset(right))


def test_columns_of_figures_stand_right() -> None:
    block = blocks.table(sheet({"year": ["2020"], "figure": ["1.0"], "flag": ["P"]}, "figure"))
    assert block["right"] == [1]


def widths(columns: dict[str, list[str]]) -> list[float]:
    block = blocks.table(sheet(columns))
    return [column["em"] for column in block["widths"]]


@pytest.mark.parametrize("count", [3, 5, 6])
def test_no_column_is_narrower_than_its_longest_word(count: int) -> None:
    """A word that is wider than its column would stand in the next one."""
    columns = {f"{n}": [LONG] for n in range(count)}
    ems = widths({"area": ["Technological innovation"], "period": ["2023-12-31"], **columns})
    assert ems[0] >= width("Technological", 1) + EDGES - HUNDREDTH
    assert min(ems[2:]) >= width("sentence", 1) + EDGES - HUNDREDTH
    assert sum(ems) <= LINE + HUNDREDTH * len(ems)


def test_column_of_short_texts_is_as_wide_as_they_are() -> None:
    columns = {"n": ["第一季度", "年"], "text": [LONG, ""]}
    block = blocks.table(sheet(columns))
    assert [column["fixed"] for column in block["widths"]] == [True, False]
    assert block["widths"][0]["em"] == pytest.approx(4 + EDGES)


def test_bold_head_has_room() -> None:
    (head, _) = widths({"Emissions": ["1"], "text": [LONG]})
    assert head == pytest.approx(width("Emissions", 1, bold=True) + EDGES, abs=HUNDREDTH)


def test_where_words_are_too_many_each_has_its_part() -> None:
    ems = widths({f"{n}": [f"{'x' * 15} {LONG}"] for n in range(9)})
    assert len(set(ems)) == 1
    assert min(ems) > 0
