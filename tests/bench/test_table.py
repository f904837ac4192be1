"""The table of the comparison, and the page that it is written into."""

from __future__ import annotations

import math
import os
import time
from pathlib import Path

import pytest

from bench import cpu
from bench.conditions import conditions
from bench.errors import BenchError
from bench.measures import MEASURES, PARTS, BenchRow, measures_of
from bench.page import BEGIN, END, PAGE, replaced, write
from bench.readings import Readings, late
from bench.table import table

DRAWN = BenchRow("drawn", "drawn, ms", of_limit=1.8, of_dash=0.8)
SHIFT = BenchRow("shift", "shift", 2, most=0.05, may_be_zero=True)
WAIT = BenchRow("wait", "wait: p95, ms", most=300, of_many=True)


def cells(readings: Readings) -> list[list[str]]:
    """The rows below the head, cell by cell."""
    _, _, *rows = table(readings).splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_a_row_compares_medians() -> None:
    readings = Readings([DRAWN])
    for value in (1000, 3000, 2000):
        readings.add("drawn", "product", value)
    readings.add("drawn", "dash", 4000)
    readings.add("drawn", "limit", 1000)
    expected = ["drawn, ms", "2,000", "3,000", "4,000", "–", "1,000", "2.00", "0.50"]
    assert cells(readings) == [[*expected, "≤ 1.8 × static, ≤ 0.8 × Dash", "no"]]


@pytest.mark.parametrize(("value", "reached"), [(0.0, "yes"), (0.05, "yes"), (0.06, "no")])
def test_a_row_says_what_is_reached(value: float, reached: str) -> None:
    readings = Readings([SHIFT])
    readings.add("shift", "product", value)
    assert cells(readings)[0][-2:] == ["≤ 0.05", reached]


def test_a_row_without_what_it_is_compared_with_says_nothing() -> None:
    readings = Readings([DRAWN])
    readings.add("drawn", "product", 1)
    readings.add("drawn", "dash", 10)
    assert cells(readings)[0][-1] == "–"


def test_of_many_waits_the_late_ones_count() -> None:
    readings = Readings([WAIT])
    for value in range(1, 101):
        readings.add("wait", "product", value)
    assert cells(readings)[0][1:3] == ["95", "–"]
    assert late([1.0]) == 1.0


@pytest.mark.parametrize("value", [0, -1, math.nan, math.inf])
def test_what_cannot_have_been_measured_is_refused(value: float) -> None:
    with pytest.raises(BenchError, match=r"drawn, ms.*product"):
        Readings([DRAWN]).add("drawn", "product", value)


def test_nothing_that_moves_is_a_value() -> None:
    readings = Readings([SHIFT])
    readings.add("shift", "product", 0)
    assert readings.own(SHIFT) == 0


def test_what_was_never_measured_is_no_row() -> None:
    with pytest.raises(BenchError, match="never measured"):
        table(Readings([DRAWN]))


def test_measures_have_keys_of_their_own() -> None:
    keys = [row.key for row in measures_of(PARTS)]
    assert len(keys) == len(set(keys)) > 20
    assert set(MEASURES) == set(PARTS)


WHOLE = f"# Page\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n"


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(WHOLE, "utf-8")
    write("| new |\n", page)
    assert page.read_text("utf-8") == WHOLE.replace("old", "| new |")
    write("old", page)
    assert page.read_text("utf-8") == WHOLE


@pytest.mark.parametrize("whole", ["", BEGIN, END, f"{END}{BEGIN}", f"{WHOLE}{WHOLE}"])
def test_a_page_without_its_marks_is_refused(whole: str) -> None:
    with pytest.raises(BenchError, match="put them"):
        replaced(whole, "new")


def test_the_page_of_the_handbook_has_its_marks() -> None:
    whole = PAGE.read_text("utf-8")
    assert "new" in replaced(whole, "new")


def test_conditions_name_what_was_measured_with() -> None:
    told = conditions(3, has_crowd=False).replace("\n", " ")
    for part in ("medians of 3 rounds", "Dash 4", "Streamlit ", "Chromium ", "cores"):
        assert part in told
    assert "50 readers" not in told
    assert "50 readers" in conditions(3, has_crowd=True).replace("\n", " ")


def test_the_processor_that_a_process_has_had_is_read() -> None:
    before = cpu.milliseconds(os.getpid())
    sum(range(1_000_000))
    assert before < cpu.milliseconds(os.getpid()) <= time.process_time() * 1000
