"""A department's blank form: what it asks for, and how several of them come into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from report.__main__ import main
from report.workbook.template import template_of
from tests.data.checked import EXAMPLE
from tests.workbook.edited import files_of, imported, opened

HEAD = 5


def form(file: Path, period: str = "2024") -> Path:
    file.write_bytes(template_of(EXAMPLE, "power", period, "en"))
    return file


def names(sheet: Any, line: int) -> list[Any]:
    return [one.value for one in sheet[line]]


def fill(file: Path, indicator: str, value: object, source: str, **cells: object) -> None:
    with opened(file) as book:
        sheet = book.worksheets[0]
        head = names(sheet, HEAD)
        line = next(one for one in range(HEAD + 1, 20) if sheet.cell(one, 2).value == indicator)
        for name, cell in {"value": value, "source": source, **cells}.items():
            sheet.cell(line, head.index(name) + 1).value = cell


def add_source(file: Path, id_: str, title: str) -> None:
    with opened(file) as book:
        sheet = book.worksheets[0]
        line = next(one for one in range(1, 40) if sheet.cell(one, 1).value == "+sources")
        cells = (id_, title, title, "statistics_office", None, "2023-12", "en", "official")
        for place, cell in enumerate(cells, start=2):
            sheet.cell(line + 1, place).value = cell


def test_form_has_the_area_and_what_it_last_was(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx")).worksheets[0]
    assert sheet.title == "Power 2024"
    head = names(sheet, HEAD)
    rows = [dict(zip(head, names(sheet, line), strict=True)) for line in range(6, 9)]
    told = [
        (row["indicator"], row["period"], row["last_period."], row["last_value."]) for row in rows
    ]
    assert told == [
        ("solar_capacity", "2024", "2023", "60"),
        ("clean_power_share", "2024", "2020", "18.5"),
        ("power_per_person", "2024", "2023", "3905.5"),
    ]
    assert [row["indicator.unit"] for row in rows] == ["ten thousand kW", "%", "kWh per person"]
    assert [row["value"] for row in rows] == [None] * 3
    locks = {name: sheet.cell(6, place).protection.locked for place, name in enumerate(head, 1)}
    assert {name for name, locked in locks.items() if not locked} == {
        *("value", "qualifier", "status", "source", "note_en", "note_zh")
    }
    assert sheet.protection.sheet


def test_columns_are_as_wide_as_what_stands_there(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx")).worksheets[0]
    head = names(sheet, HEAD)
    # Neighbours of one width are written as one.
    widths = {
        place: one.width
        for one in sheet.column_dimensions.values()
        for place in range(one.min, one.max + 1)
    }
    for name in ("indicator.name", "last_source.", "note_zh"):
        assert widths[head.index(name) + 1] >= 32


def test_form_for_a_month_has_only_what_is_told_by_months(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(form(tmp_path / "a.xlsx", "2023-07")).worksheets[0]
    assert [sheet.cell(6, 2).value, sheet.cell(7, 2).value] == ["clean_power_share", None]


def test_lists_of_a_form_are_of_sheets_that_it_has(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form(tmp_path / "a.xlsx"))
    rules = book.worksheets[0].data_validations.dataValidation
    sheets = {one.formula1.rpartition("!")[0].strip("'") for one in rules}
    assert sheets == {"", "Lists"}


def test_blank_form_changes_nothing(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(city, form(tmp_path / "a.xlsx")) == 0
    assert capsys.readouterr().out == f"{city}: nothing changes\n"


def test_form_without_its_line_of_names_is_refused(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was filled in would be passed over."""
    file = form(tmp_path / "a.xlsx")
    fill(file, "clean_power_share", 22.5, "yearbook")
    with opened(file) as book:
        book.worksheets[0].delete_rows(HEAD)
    before = files_of(city)
    assert imported(city, file) == 1
    assert "the line with the names of the columns is missing" in capsys.readouterr().err
    assert files_of(city) == before


def test_forms_come_in_side_by_side(city: Path, tmp_path: Path) -> None:
    first, second = form(tmp_path / "a.xlsx", "2022"), form(tmp_path / "b.xlsx", "2021")
    fill(first, "clean_power_share", 22.5, "half_year")
    add_source(first, "half_year", "Half-year bulletin")
    fill(second, "clean_power_share", "20.10", "yearbook", note_en="Revised.", note_zh="修订。")
    before = files_of(EXAMPLE)
    assert imported(city, first, second) == 0
    after = files_of(city)
    old = b"clean_power_share,exampleton,2020,18.5,,A,1,yearbook,,\n"
    new = (
        "clean_power_share,exampleton,2021,20.10,,A,1,yearbook,Revised.,修订。\n"
        "clean_power_share,exampleton,2022,22.5,,A,1,half_year,,\n"
    ).encode()
    source = (
        b"half_year,Half-year bulletin,Half-year bulletin,statistics_office,,2023-12,en,official,\n"
    )
    assert after["observations.csv"] == before["observations.csv"].replace(old, old + new)
    assert after["sources.csv"] == before["sources.csv"] + source
    # Once more they say nothing new.
    assert imported(city, first, second) == 0
    assert files_of(city) == after


def add_publisher(file: Path, id_: str, name: str) -> None:
    with opened(file) as book:
        sheet = book.worksheets[0]
        line = next(one for one in range(1, 60) if sheet.cell(one, 1).value == "+publishers")
        cells = (id_, name, name, "official", "https://water.example.org/")
        for place, cell in enumerate(cells, start=2):
            sheet.cell(line + 1, place).value = cell


def of_publisher(file: Path, id_: str) -> None:
    """The first publication of a form is from this publisher."""
    with opened(file) as book:
        sheet = book.worksheets[0]
        line = next(one for one in range(1, 40) if sheet.cell(one, 1).value == "+sources")
        names_ = names(sheet, line)
        sheet.cell(line + 1, names_.index("publisher") + 1).value = id_
        sheet.cell(line + 1, names_.index("kind") + 1).value = "official"


def of_new_publisher(file: Path, name: str) -> Path:
    """A form with a figure of a publication of a publisher that the folder has not."""
    form(file, "2022")
    fill(file, "clean_power_share", 22.5, "half_year")
    add_source(file, "half_year", "Half-year bulletin")
    of_publisher(file, "water_bureau")
    add_publisher(file, "water_bureau", name)
    return file


def test_publisher_that_wrote_nothing_before_comes_in_with_its_publication(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = of_new_publisher(tmp_path / "a.xlsx", "Water bureau")
    assert imported(city, file) == 0, capsys.readouterr()
    row = "water_bureau,Water bureau,Water bureau,official,https://water.example.org/\n"
    assert (city / "publishers.csv").read_text("utf-8").endswith(row)
    assert ",water_bureau,," in (city / "sources.csv").read_text("utf-8").splitlines()[-1]
    after = files_of(city)
    assert imported(city, file) == 0
    assert files_of(city) == after


def test_publisher_that_is_named_nowhere_is_told_at_its_cell(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = form(tmp_path / "a.xlsx", "2022")
    fill(file, "clean_power_share", 22.5, "half_year")
    add_source(file, "half_year", "Half-year bulletin")
    of_publisher(file, "water_bureau")
    assert imported(city, file) == 1
    told = capsys.readouterr().err
    assert "a.xlsx, sheet Power 2022, cell E" in told
    assert "'water_bureau' is not in publishers.csv" in told
    assert files_of(city) == files_of(EXAMPLE)


def test_publisher_of_two_names_is_a_conflict(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = of_new_publisher(tmp_path / "a.xlsx", "Water bureau")
    second = of_new_publisher(tmp_path / "b.xlsx", "Bureau of water")
    assert imported(city, first, second) == 1
    told = capsys.readouterr().err
    assert "name_en of water_bureau is 'Bureau of water' here, but 'Water bureau' in a.xlsx" in told
    assert files_of(city) == files_of(EXAMPLE)


def test_publisher_of_the_folder_cannot_be_renamed_by_a_form(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = form(tmp_path / "a.xlsx")
    add_publisher(file, "statistics_office", "Office of figures")
    assert imported(city, file) == 1
    told = capsys.readouterr().err
    assert "name_en of statistics_office is 'Office of figures' here, but" in told
    assert "in publishers.csv." in told


def test_conflict_of_two_forms_is_named(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = form(tmp_path / "a.xlsx", "2022"), form(tmp_path / "b.xlsx", "2022")
    fill(first, "clean_power_share", 22.5, "yearbook")
    fill(second, "clean_power_share", 23, "yearbook")
    assert imported(city, first, second) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "b.xlsx, sheet Power 2022, cell J7: value of clean_power_share exampleton 2022 yearbook is"
        " '23' here, but '22.5' in a.xlsx, sheet Power 2022, cell J7."
        " Make the two the same, or leave one of them out."
    )
    assert files_of(city) == files_of(EXAMPLE)


def test_conflict_with_the_folder_is_named(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = form(tmp_path / "a.xlsx", "2022")
    fill(file, "power_per_person", 4000, "yearbook")
    assert imported(city, file) == 1
    assert "is '4000' here, but '3980' in observations.csv." in capsys.readouterr().err


def test_figure_of_another_source_stands_beside_the_one_that_is_shown(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = form(tmp_path / "a.xlsx", "2022")
    fill(file, "power_per_person", 4000, "gazette", qualifier="about")
    assert imported(city, file) == 0
    assert "another source's figure is shown for it" in capsys.readouterr().out
    line = "power_per_person,exampleton,2022,4000,about,A,0,gazette,,\n"
    assert line in (city / "observations.csv").read_text("utf-8")


def test_two_whole_workbooks_are_refused(
    city: Path, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(book.read_bytes())
    assert imported(city, book, other) == 1
    told = capsys.readouterr().err
    assert "other.xlsx, sheet Figures: data.xlsx, sheet Figures holds the whole of" in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--area", "water", "--period", "2024"], "there is no 'water'. Name one of: power."),
        (["--area", "power", "--period", "24"], "there is no '24'. Write 2022, 2022-06"),
        (["--area", "power"], "--area and --period belong together"),
    ],
)
def test_form_of_nothing_is_refused(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.xlsx"
    assert main(["workbook", str(file), "--data", str(EXAMPLE), *options]) == 1
    assert said in capsys.readouterr().err
    assert not file.exists()
