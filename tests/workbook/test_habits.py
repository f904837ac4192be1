"""What people and programs do to a workbook: made uniform and told, or refused with the remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from report.data.raw import COLUMNS
from report.workbook.importing import folder_import
from report.workbook.spots import WorkbookError
from tests.data.checked import EXAMPLE
from tests.workbook.edited import FIRST, cell, files_of, imported, opened

# Column, what is put into its cell in the first row of figures, the format, the text that the table
# gets. That row is: solar_capacity,exampleton,2020,40,,A,1,yearbook,,
READ = [
    ("period", 2020, "General", "2020", "the number 2020 is read as the year"),
    ("period", dt.datetime(2020, 1, 1), "yyyy", "2020", "(yyyy) is read as 2020"),
    ("period", dt.datetime(2020, 6, 1), "mmm-yy", "2020-06", "(mmm-yy) is read as 2020-06"),
    ("period", dt.datetime(2020, 6, 1), 'yyyy"年"m"月"', "2020-06", "is read as 2020-06"),
    ("period", dt.datetime(2020, 6, 13), "yyyy/m/d", "2020-06-13", "is read as 2020-06-13"),
    ("period", "２０２０", "@", "2020", "'２０２０' is read as '2020'"),
    ("period", "2020年", "@", "2020", "is read as '2020'"),
    ("period", "2020年6月", "@", "2020-06", "is read as '2020-06'"),
    ("period", "2020/6", "@", "2020-06", "is read as '2020-06'"),
    ("period", "2020-6-3", "@", "2020-06-03", "is read as '2020-06-03'"),
    ("period", " 2020\u3000", "@", "2020", "is read as '2020'"),
    ("value", "1,234", "@", "1234", "'1,234' is read as '1234'"),
    ("value", "１，２３４．５", "@", "1234.5", "is read as '1234.5'"),
    ("value", "1 234", "@", "1234", "is read as '1234'"),
    ("value", " 41.0 ", "@", "41.0", "is read as '41.0'"),
    ("value", 1234.5, "#,##0.00", "1234.50", "1234.5 is written 1234.50, as the cell shows it"),
    ("value", 1 / 3, "General", "0.333333333333333", "is read as 0.333333333333333, with"),
    ("indicator", "ｓｏｌａｒ_capacity ", "@", "solar_capacity", "is read as 'solar_capacity'"),
    ("place", "exampleton\u200b", "@", "exampleton", "is read as 'exampleton'"),
    ("preferred", 1, "General", "1", "'1' is read as '1'"),
]
REFUSED = [
    ("period", 43831, "General", "43831 may be the date 2020-01-01, without its format"),
    ("period", 2020.6, "General", "2020.6 is not a year, a month or a day"),
    ("period", 202006, "General", "202006 is not a year, a month or a day"),
    ("period", "Jun-20", "@", "'Jun-20' is not a year, a month or a day"),
    ("period", "2020年13月", "@", "'2020年13月' is not a year, a month or a day"),
    ("period", dt.datetime(2020, 6, 1), "d-mmm", "without its year or with a time"),
    ("period", dt.datetime(2020, 6, 1, 8, 30), "yyyy-mm-dd hh:mm", "with a time"),
    ("value", "12万", "@", "'12万' is not a number"),
    ("value", "约12", "@", "'约12' is not a number"),
    ("value", "1,23", "@", "'1,23' is not a number"),
    ("value", "(40)", "@", "'(40)' is not a number"),
    ("value", "40%", "@", "the cell shows 40%, but the unit of the indicator is 10^4 kW"),
    ("value", 0.4, "0%", "the cell shows 40%, but the unit of the indicator is 10^4 kW"),
    ("value", dt.datetime(2020, 1, 1), "yyyy-mm-dd", "is a date and no number"),
    ("value", True, "General", "the cell is TRUE"),
    ("value", "#N/A", "General", "the cell is an error (#N/A)"),
    ("value", "=20+21", "General", "the formula was never calculated"),
    ("note_en", "One line\nand another", "@", "the text has a line break"),
    ("source", dt.datetime(2020, 1, 1), "yyyy-mm-dd", "the cell is a date or a share"),
]


def change(book: Path, column: str, value: object, shown_as: str) -> str:
    """Put a value into the first row of figures; the name of its cell."""
    with opened(book) as edited:
        changed = cell(edited["Figures"], FIRST, column)
        changed.value = value
        changed.number_format = shown_as
        return str(changed.coordinate)


@pytest.mark.parametrize("case", READ)
def test_what_is_safe_is_made_uniform_and_told(
    city: Path, book: Path, case: tuple[str, object, str, str, str]
) -> None:
    column, value, shown_as, text, said = case
    name = change(book, column, value, shown_as)
    found = folder_import([book], city)
    (told,) = map(str, found.remarks)
    assert told.startswith(f"data.xlsx, sheet Figures, cell {name}: ")
    assert said in told
    row = ["solar_capacity", "exampleton", "2020", "40", "", "A", "1", "yearbook", "", ""]
    row[COLUMNS["observations.csv"].index(column)] = text
    (table,) = (one for one in found.tables if one.held.file == "observations.csv")
    assert table.text().split("\n")[1] == ",".join(row)


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_mean_two_things_is_refused(
    city: Path, book: Path, case: tuple[str, object, str, str]
) -> None:
    column, value, shown_as, said = case
    name = change(book, column, value, shown_as)
    with pytest.raises(WorkbookError) as refused:
        folder_import([book], city)
    (told,) = map(str, refused.value.refusals)
    assert told.startswith(f"data.xlsx, sheet Figures, cell {name}: ")
    assert said in told


def test_share_that_is_shown_with_its_sign_is_a_number_of_percent(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        sheet = edited["Figures"]
        line = next(
            one for one in range(FIRST, 30) if sheet.cell(one, 1).value == "clean_power_share"
        )
        for place, (value, shown_as) in enumerate([(0.185, "0.0%"), ("24.2 %", "@")]):
            changed = cell(sheet, line + place, "value")
            changed.value, changed.number_format = value, shown_as
    assert imported(city, book) == 0
    told = capsys.readouterr().out
    assert "'0.185' is read as '18.5'" in told
    assert "'24.2 %' is read as '24.2'" in told
    assert told.endswith("nothing changes\n")


def blank_rows(book: Any) -> None:
    book["Figures"].insert_rows(FIRST + 1, 2)


def hidden_row(book: Any) -> None:
    book["Figures"].row_dimensions[FIRST + 1].hidden = True


def merged_rows(book: Any) -> None:
    book["Figures"].merge_cells(f"A{FIRST}:A{FIRST + 4}")


def another_sheet(book: Any) -> None:
    book.create_sheet("Sheet1")["A1"] = "To do"


def another_column(book: Any) -> None:
    sheet = book["Figures"]
    sheet.cell(FIRST, sheet.max_column + 1).value = "ask again"


def lines_above(book: Any) -> None:
    book["Figures"].insert_rows(1, 2)


def blanks_below(book: Any) -> None:
    book["Figures"]["A900"] = "  "


def no_formulas(book: Any) -> None:
    for row in book["Figures"].iter_rows(min_row=FIRST):
        for one in row:
            if one.data_type == "f":
                one.value = "pasted"


def digits_shown(book: Any) -> None:
    for row in book["Figures"].iter_rows(min_row=FIRST):
        for one in row:
            if isinstance(one.value, int | float):
                one.number_format = "#,##0.000"


HABITS = [
    (blank_rows, "cell"),
    (hidden_row, "the row is hidden; it is read like the others"),
    (merged_rows, "merged cells (A3:A7); the value is taken for each row"),
    (another_sheet, "the sheet holds no table of the report and is left out"),
    (another_column, "is none of observations.csv and is left out"),
    (lines_above, ""),
    (blanks_below, ""),
    (no_formulas, ""),
    (digits_shown, ""),
]


@pytest.mark.parametrize(("habit", "said"), HABITS, ids=[one.__name__ for one, _ in HABITS])
def test_habit_changes_nothing_in_the_data(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str], habit: Any, said: str
) -> None:
    with opened(book) as edited:
        habit(edited)
    assert imported(city, book) == 0
    told = capsys.readouterr().out
    assert told.endswith(f"{city}: nothing changes\n")
    expected = "rows 4 to 5 are empty and left out" if habit is blank_rows else said
    assert expected in told
    assert said or told == f"{city}: nothing changes\n"
    assert files_of(city) == files_of(EXAMPLE)


def without_names(book: Any) -> None:
    book["Figures"].delete_rows(2)


def without_column(book: Any) -> None:
    book["Figures"]["A2"] = "renamed"


def column_twice(book: Any) -> None:
    book["Figures"]["N2"] = "value"


def merged_across(book: Any) -> None:
    book["Figures"].merge_cells("A4:C5")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (without_names, "Put it back, with its name in the grey line below the headings"),
        (without_column, "sheet Figures: the column indicator is missing"),
        (column_twice, "the column value stands twice"),
        (merged_across, "cells of several columns are merged (A4:C5)"),
    ],
)
def test_sheet_that_cannot_be_read_is_refused(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str], spoil: Any, said: str
) -> None:
    with opened(book) as edited:
        spoil(edited)
    assert imported(city, book) == 1
    assert said in capsys.readouterr().err
    assert files_of(city) == files_of(EXAMPLE)
