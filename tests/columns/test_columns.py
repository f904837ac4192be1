"""Columns are declared once, each with one explanation in both languages that somebody reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from report.analysis.progress.verdict import RATIO_THRESHOLDS
from report.columns import (
    areas,
    corrections,
    events,
    expected,
    glossary,
    indicators,
    observations,
    places,
    sources,
    targets,
)
from report.columns.cells import flat
from report.columns.column import Column, declare, select
from report.columns.subsets import (
    CALCULATED_FIGURES,
    CORRECTIONS,
    EVENTS,
    FIGURE_COLUMNS,
    INDICATORS,
    PRACTICES,
    RECORDS,
    SOURCES,
    TARGETS,
)
from report.model import Text
from tests.build import example, shipped

DOWNLOADS = (
    *(FIGURE_COLUMNS, CALCULATED_FIGURES, TARGETS, EVENTS, PRACTICES, CORRECTIONS),
    *(INDICATORS, SOURCES),
)
TABLES: Mapping[str, Mapping[str, Column]] = {
    "observation": observations.OBSERVATION,
    "calculated": observations.CALCULATED,
    "target": targets.TARGET,
    "event": events.EVENT,
    "practice": events.PRACTICE,
    "correction": corrections.CORRECTION,
    "indicator": indicators.INDICATOR,
    "source": sources.SOURCE,
    "area": areas.AREA,
    "edition": areas.EDITION,
    "place": places.PLACE,
    "unit": places.UNIT,
    "term": glossary.TERM,
    "expected": expected.EXPECTED,
}


def used() -> set[Column]:
    """What downloads and the API have."""
    flat_columns = (column.declared for table in DOWNLOADS for column in table)
    return {*flat_columns, *(column for record in RECORDS for column in record.columns)}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained_in_both_languages(table: str) -> None:
    assert len(TABLES[table]) > 2
    for column in TABLES[table].values():
        explanation = column.explanation(shipped())
        assert explanation.en.endswith("."), column.name
        assert explanation.zh.endswith("。"), column.name


def test_every_explanation_is_of_a_column_that_somebody_has() -> None:
    keys = {f"column.{column.word or column.name}" for column in used()}
    assert keys == {key for key in shipped().words if key.startswith("column.")}


def test_every_column_is_had_by_somebody() -> None:
    declared = {column for table in TABLES.values() for column in table.values()}
    assert declared - used() == set()


def test_download_and_api_explain_a_column_alike() -> None:
    """The same columns stand in both, chosen by name."""
    for table, record in ((TARGETS, "Target"), (EVENTS, "Event"), (SOURCES, "Source")):
        (columns,) = (one.columns for one in RECORDS if one.name == record)
        by_name = {column.declared.name: column.declared for column in table}
        shared = [column for column in columns if column.name in by_name]
        assert len(shared) > 5
        assert all(by_name[column.name] is column for column in shared)


def test_two_columns_of_one_name_are_refused() -> None:
    column = Column("id", "string", lambda row, _: row)
    with pytest.raises(ValueError, match="id"):
        declare(column, column)


def test_column_that_is_none_is_not_chosen() -> None:
    columns = declare(Column("id", "string", lambda row, _: row))
    assert select(columns, "id") == (columns["id"],)
    with pytest.raises(KeyError, match="name"):
        select(columns, "id name")


@pytest.mark.parametrize(
    ("kind", "value", "cells"),
    [
        ("text", Text("a", "甲"), ["a", "甲"]),
        ("text", Text("", "甲"), ["", "甲"]),
        ("text", None, ["", ""]),
        ("ids", ["b", "a"], ["b a"]),
        ("string", None, [""]),
        ("boolean", False, [False]),
        ("integer", 0, [0]),
    ],
)
def test_value_becomes_cells(kind: str, value: object, cells: list[object]) -> None:
    column = Column("x", kind, lambda row, _: row)  # type: ignore[arg-type]
    flattened = flat(column)
    assert [cell.cell(value, example()) for cell in flattened] == cells
    names = ["x_en", "x_zh"] if kind == "text" else ["x"]
    assert [cell.name for cell in flattened] == names


def test_explanation_of_the_ratio_names_the_bounds_of_the_verdicts() -> None:
    explanation = shipped().words["column.ratio"]
    bounds = [least for least, _ in RATIO_THRESHOLDS]
    for text in (explanation.en, explanation.zh):
        assert [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", text)] == bounds
