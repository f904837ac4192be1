"""Every column has a rule in both languages, and every rule a column."""

from __future__ import annotations

import csv
from pathlib import Path

from report import workbook
from report.data.check import cells, figures
from report.workbook.columns import TABLES, kind_of
from report.workbook.rules import column_rule, names_of_table, table_rule

FOLDER = Path(workbook.__file__).parent


def rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / file).read_text("utf-8").splitlines()))


def test_every_column_says_what_goes_in_it() -> None:
    for file, columns in TABLES.items():
        assert table_rule(file).rule.zh
        for column in columns:
            said = column_rule(file, column)
            assert all((said.title.en, said.title.zh, said.rule.en, said.rule.zh)), (file, column)
            assert said.rule.en != said.rule.zh


def test_no_rule_is_of_a_column_that_is_gone() -> None:
    anywhere = {column for columns in TABLES.values() for column in columns}
    for row in rows("rules.csv"):
        known = anywhere if row["table"] == "*" else {"", *TABLES[row["table"]]}
        assert row["column"] in known, row


def test_no_two_sheets_have_one_name() -> None:
    names = [name for file in TABLES for name in names_of_table(file)]
    assert len(names) == len(set(names))


def test_every_word_stands_in_both_languages_and_is_asked_for() -> None:
    code = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    for row in rows("words.csv"):
        assert row["en"]
        assert row["zh"]
        last = row["key"].rpartition(".")[2]
        assert row["key"] in code or f'"{last}"' in code or f".{last}" in code


def test_kinds_of_cells_are_what_the_check_asks_for() -> None:
    for file, columns in figures.NUMBERS.items():
        assert {kind_of(file, column) for column in columns} == {"number"}
    for file, columns in cells.PERIODS.items():
        assert {kind_of(file, column) for column in columns} == {"period"}
    assert kind_of("words.csv", "en") == "word"
    assert kind_of("units.csv", "factor") == "code"
