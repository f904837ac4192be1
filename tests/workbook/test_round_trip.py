"""What goes out as a workbook comes back to the byte, as written and as other programs save it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from report.__main__ import main
from report.data.store import SHIPPED
from report.model import LANGUAGES, Language
from report.workbook.digits import exact_number, number_text
from report.workbook.importing import folder_import
from report.workbook.writing import workbook_of
from tests.data.checked import CITIES, EXAMPLE
from tests.workbook.edited import add_row, files_of, imported, opened

LIBREOFFICE = Path(__file__).parent / "fixtures" / "libreoffice.xlsx"


@pytest.mark.parametrize(
    ("folder", "language"),
    [(SHIPPED, "zh"), (EXAMPLE, "zh"), (EXAMPLE, "en"), (CITIES / "provestad", "en")],
)
def test_not_one_byte_changes(folder: Path, language: Language, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    book = tmp_path / "data.xlsx"
    book.write_bytes(workbook_of(folder, language))
    found = folder_import([book], copy)
    assert found.remarks == ()
    held = {table.held.file: table.text().encode() for table in found.tables if table.held.text}
    assert set(held) == {file.name for file in folder.glob("*.csv")}
    assert [file for file in held if held[file] != (folder / file).read_bytes()] == []
    # All rows have come from the sheets.
    rows = [row for table in found.tables for row in table.rows]
    assert rows
    assert all(row.line is not None for row in rows)


def test_workbook_that_libreoffice_saved_changes_nothing(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(city, LIBREOFFICE) == 0
    assert capsys.readouterr().out == f"{city}: nothing changes\n"
    assert files_of(city) == files_of(EXAMPLE)


def test_workbook_that_openpyxl_saved_changes_nothing(city: Path, book: Path) -> None:
    with opened(book):
        pass
    assert imported(city, book) == 0
    assert files_of(city) == files_of(EXAMPLE)


def test_new_row_comes_into_the_table_and_nothing_else(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        cells = {"indicator": "solar_capacity", "place": "neighbourton", "period": "2022"}
        rest = {"value": 31.25, "status": "A", "preferred": "1", "source": "gazette"}
        add_row(edited["Figures"], **cells, **rest)
    assert imported(city, book) == 0
    assert capsys.readouterr().out == (
        "observations.csv: 1 new or changed, 0 of before not as they were\n"
    )
    before, after = files_of(EXAMPLE), files_of(city)
    line = b"solar_capacity,neighbourton,2022,31.25,,A,1,gazette,,\n"
    assert after == before | {"observations.csv": before["observations.csv"] + line}


_GONE = "synonyms.csv: no longer there: solar_capacity PV 太阳能"


def test_row_that_is_gone_is_named_and_nothing_changes(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        edited["Synonyms"].delete_rows(3)
    assert imported(city, book) == 1
    told = capsys.readouterr().err
    assert _GONE in told
    assert "Say --remove to take them out" in told
    assert f"{city} is as it was" in told
    assert files_of(city) == files_of(EXAMPLE)


def test_row_that_is_gone_is_taken_out_where_that_is_asked_for(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        edited["Synonyms"].delete_rows(3)
    assert imported(city, book, remove=True) == 0
    assert _GONE in capsys.readouterr().out
    assert (city / "synonyms.csv").read_text("utf-8") == "indicator,en,zh\n"


def test_row_of_somebody_else_is_not_lost_by_a_workbook_of_before(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (city / "synonyms.csv").open("a", encoding="utf-8") as file:
        file.write("solar_capacity,panels,光伏板\n")
    before = files_of(city)
    assert imported(city, book) == 1
    assert "no longer there: solar_capacity panels 光伏板" in capsys.readouterr().err
    assert files_of(city) == before


def test_problem_of_the_check_is_told_at_its_cell(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        sheet = edited["Events"]
        place = [one.value for one in sheet[2]].index("source") + 1
        sheet.cell(4, place).value = "hearsay"
    assert imported(city, book) == 1
    told = capsys.readouterr().err
    where = f"data.xlsx, sheet Events, cell {sheet.cell(4, place).coordinate}"
    assert f"{where}: 'hearsay' is not in sources.csv. Add the source" in told
    assert f"{city} is as it was" in told
    assert files_of(city) == files_of(EXAMPLE)


def test_row_that_a_message_names_is_one_of_the_sheet(
    city: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(book) as edited:
        sheet = edited["Figures"]
        cells = {"indicator": "solar_capacity", "place": "exampleton", "period": "2020"}
        line = add_row(sheet, **cells, value=41, status="A", preferred="1", source="gazette")
    assert imported(city, book) == 1
    told = capsys.readouterr().err
    assert f"{line}: row 3 has preferred 1 for the same figure" in told


def test_command_writes_the_workbook_and_reads_it_back(tmp_path: Path, city: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert main(["workbook", str(file), "--data", str(city), "--lang", "en"]) == 0
    assert main(["import", str(file), "--into", str(city)]) == 0
    assert files_of(city) == files_of(EXAMPLE)


def test_folder_that_is_none_is_told(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["workbook", str(tmp_path / "a.xlsx"), "--data", str(tmp_path)]) == 1
    assert f"{tmp_path} is not a folder with the data of a report" in capsys.readouterr().err
    assert imported(tmp_path / "nowhere", book) == 1
    assert "is not a folder with the data of a report" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_lock_what_is_computed_and_explain_what_is_not(
    language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "data.xlsx"
    file.write_bytes(workbook_of(EXAMPLE, language))
    sheet = openpyxl.load_workbook(file)[{"en": "Figures", "zh": "数据"}[language]]
    names = [one.value for one in sheet[2]]
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == "A2:N213"
    cells = {name: sheet.cell(3, place) for place, name in enumerate(names, 1)}
    locks = {name: cell.protection.locked for name, cell in cells.items() if cell.value is not None}
    assert {"indicator", "period", "value", "source"} < set(locks)
    assert {name for name, locked in locks.items() if locked} == {
        *("indicator.name", "indicator.unit", "place.name", "source.name")
    }
    notes = {name: sheet.cell(1, place).comment for place, name in enumerate(names, 1)}
    assert {name for name, note in notes.items() if note is None} == {
        name for name in names if "." in name
    }
    said = {"en": "A year, a month or a day", "zh": "年、月或日"}[language]
    assert notes["period"].text.startswith(said)


def test_names_stand_beside_ids(tmp_path: Path) -> None:
    file = tmp_path / "data.xlsx"
    file.write_bytes(workbook_of(EXAMPLE, "zh"))
    sheet = openpyxl.load_workbook(file, data_only=True)["数据"]
    head = [one.value for one in sheet[2]]
    row = dict(zip(head, (one.value for one in sheet[3]), strict=True))
    assert (row["indicator.name"], row["indicator.unit"]) == ("光伏装机容量", "10^4 kW")
    assert (row["place.name"], row["source.name"]) == ("示例市", "示例市年鉴 | 2023")


def test_lists_have_what_the_check_allows(tmp_path: Path) -> None:
    file = tmp_path / "data.xlsx"
    file.write_bytes(workbook_of(EXAMPLE, "en"))
    book = openpyxl.load_workbook(file)
    lists = {column[0].value: [one.value for one in column[1:]] for column in book["Lists"].columns}
    wanted = ["more_than", "about", "less_than", "preliminary"]
    assert [one for one in lists["observations.csv.qualifier"] if one] == wanted
    ruled = {
        column
        for rule in book["Figures"].data_validations.dataValidation
        for column in [book["Figures"].cell(2, next(iter(rule.sqref.ranges)).min_col).value]
    }
    assert ruled == {"indicator", "place", "qualifier", "status", "preferred", "source"}
    units = book["Indicators"].data_validations.dataValidation
    assert any("'Units'!$A$3" in rule.formula1 for rule in units)


def test_periods_and_ids_are_text_also_below_the_last_row(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Figures"]
    names = [one.value for one in sheet[2]]
    for name, shown_as in {"period": "@", "indicator": "@", "value": "General"}.items():
        letter = sheet.cell(2, names.index(name) + 1).column_letter
        assert sheet.column_dimensions[letter].number_format == shown_as


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("12.50", True),
        ("0", True),
        ("-3.0", True),
        ("100000000", True),
        ("0.000001", True),
        ("123456789012345", True),
        ("1234567890123456", False),
        ("61.918115152276634", False),
        ("-0", False),
        ("1e8", False),
        ("", False),
    ],
)
def test_figure_is_a_number_where_all_of_its_digits_come_back(text: str, is_number: bool) -> None:
    found = exact_number(text)
    assert (found is not None) == is_number
    if found is not None:
        assert number_text(found.value, found.format) == text
