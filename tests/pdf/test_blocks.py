"""Tables on paper: how wide their columns are."""

from __future__ import annotations

import pyarrow as pa
import pytest

from report.pdf import blocks

LONG = "a sentence of many words that goes on and on " * 4
# What a line holds, in letters, and what the edges of a column take of it.
LINE, EDGES = 116, 2


def widths(columns: dict[str, list[str]]) -> list[float]:
    found = blocks.table(pa.table(columns))["widths"]
    return [one["letters"] for one in found]


@pytest.mark.parametrize("count", [3, 5, 6])
def test_no_column_is_narrower_than_its_longest_word(count: int) -> None:
    """A word that is wider than its column would stand in the next one."""
    columns = {f"{n}": [LONG] for n in range(count)}
    found = widths({"area": ["Technological innovation"], "period": ["2023-12-31"], **columns})
    assert found[0] >= len("Technological")
    assert sum(found) <= LINE - EDGES * len(found) + 0.01
    assert min(found[2:]) >= len("sentence")


def test_where_words_are_too_many_each_has_its_part() -> None:
    found = widths({f"{n}": [f"{'x' * 15} {LONG}"] for n in range(9)})
    assert len(set(found)) == 1
    assert min(found) > 0
