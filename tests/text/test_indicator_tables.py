"""The tables of an indicator's own page."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from report.model import LANGUAGES, Direction, IndicatorKind, Language, Report
from report.text.formatter import Formatter
from report.text.indicator_tables import facts, values
from tests.build import example, shipped


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_say_what_an_indicator_is(language: Language) -> None:
    fmt = Formatter(example(), language)
    indicator = example().indicators["solar_capacity"]
    label, said = facts(indicator, fmt).table.to_pydict().values()
    assert dict(zip(label, said, strict=True)) == {
        fmt.word("indicator.column.definition"): indicator.definition[language],
        fmt.word("indicator.column.note"): indicator.note[language],
        fmt.word("indicator.column.unit"): {"en": "kW", "zh": "千瓦"}[language],
        fmt.word("indicator.column.kind"): fmt.word("indicator.kind.stock"),
        fmt.word("indicator.column.direction"): fmt.word("indicator.direction.up"),
    }


def test_what_is_not_said_has_no_row() -> None:
    fmt = Formatter(example(), "en")
    label, said = facts(example().indicators["clean_power_share"], fmt).table.to_pydict().values()
    assert fmt.word("indicator.column.note") not in label
    assert all(said)


def test_every_kind_and_direction_has_its_words() -> None:
    words = shipped().words
    keys = [f"indicator.kind.{kind}" for kind in get_args(IndicatorKind)]
    keys += [f"indicator.direction.{direction}" for direction in get_args(Direction)]
    assert [key for key in keys if not words[key]] == []
    assert len({words[key].en for key in keys}) == len(keys)


def test_values_are_all_that_was_published_home_first_and_newest_first() -> None:
    fmt = Formatter(example(), "en")
    sheet = values(example().indicators["solar_capacity"], fmt)
    rows = [row[""] for row in sheet.figures]
    told = [(row.place, str(row.period), row.source) for row in rows]
    assert told == [
        ("exampleton", "2023", "yearbook"),
        ("exampleton", "2022", "yearbook"),
        ("exampleton", "2022", "gazette"),
        ("exampleton", "2021", "yearbook"),
        ("exampleton", "2020", "yearbook"),
        ("neighbourton", "2023", "gazette"),
    ]
    columns = sheet.table.to_pydict()
    shown, beside = fmt.word("indicator.shown"), fmt.word("indicator.beside")
    assert columns[fmt.word("indicator.column.shown")] == [
        *(shown, shown, beside, shown, shown, shown)
    ]
    assert columns[fmt.word("indicator.column.figure")][2] == "about 500,000 kW"
    assert columns[fmt.word("indicator.column.note")][2] == "Rounded by the gazette."


def test_pointing_at_any_cell_finds_its_figure() -> None:
    fmt = Formatter(example(), "zh")
    sheet = values(example().indicators["solar_capacity"], fmt)
    for column in sheet.table.column_names:
        [found] = sheet.behind(2, column)
        assert (found.source, found.preferred) == ("gazette", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_published_figure_is_left_out(report: Report, language: Language) -> None:
    fmt = Formatter(report, language)
    sheets = [values(row, fmt) for row in report.indicators.values()]
    listed = Counter(id(row[""]) for sheet in sheets for row in sheet.figures)
    assert listed == Counter(id(row) for row in report.observations)
    cells = [
        cell for sheet in sheets for column in sheet.table.columns for cell in column.to_pylist()
    ]
    assert None not in cells
