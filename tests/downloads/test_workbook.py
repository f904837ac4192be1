"""The workbook opens in openpyxl with its types; texts stay texts."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from report.analysis.editions import content_mark
from report.columns import subsets
from report.downloads.workbook import in_xlsx
from report.model import Report, Text
from report.text.formatter import Formatter
from tests.downloads.samples import (
    EVIL_COLUMNS,
    FORMULAS,
    OF_FIGURES,
    SAMPLES,
    TEXTS,
    Sample,
    edition_of,
    exact,
    hostile,
)
from tests.long import beyond

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def book(sample: Sample) -> Any:
    return opened(in_xlsx(sample.selection, sample.fmt))


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet: Any, name: str) -> list[Any]:
    """The cells of a column below its header."""
    place = [cell.value for cell in sheet[1]].index(name)
    return [line[place] for line in sheet.iter_rows(min_row=2)]


def said(sheet: Any) -> dict[str, Text]:
    """The lines of the sheet of metadata by their subject."""
    return {line[0]: Text(*line[1:3]) for line in sheet.iter_rows(values_only=True)}


@pytest.mark.parametrize("sample", beyond(4, OF_FIGURES), ids=str)
def test_figures_have_their_types_and_digits(sample: Sample) -> None:
    sheet = book(sample)["data"]
    rows = sample.selection.observations
    values = column(sheet, "value")
    assert {cell.data_type for cell in values} == {"n"}
    assert [exact(cell.value) for cell in values] == [row.value for row in rows]
    assert [cell.value for cell in column(sheet, "preferred")] == [row.preferred for row in rows]
    for name in TEXTS:
        assert {cell.data_type for cell in column(sheet, name)} <= {"s", "n"}, name
        assert all(isinstance(cell.value, str | None) for cell in column(sheet, name)), name
    periods = [cell.value for cell in column(sheet, "period")]
    assert periods == [str(row.period) for row in rows]


@pytest.mark.parametrize("sample", beyond(8, SAMPLES), ids=str)
def test_every_table_is_a_sheet_with_a_frozen_filtered_header(sample: Sample) -> None:
    found = book(sample)
    names = found.sheetnames if sample.what == "events" else found.sheetnames[1:]
    assert names[1] == "metadata"
    assert names[0] == ("events" if sample.what == "events" else "data")
    assert names[-2:] == ["sources", "publishers"]
    for name in names[:1] + names[2:]:
        sheet = found[name]
        assert sheet.freeze_panes == "A2", name
        assert sheet.auto_filter.ref == sheet.dimensions, name
        assert sheet.max_row > 1, name
        assert all(8 <= one.width <= 50 for one in sheet.column_dimensions.values()), name
    assert column(found["sources"], "id")[0].value in sample.report.sources


def test_columns_have_room_for_chinese_texts() -> None:
    """A Chinese character takes 1.8 digits, of which the widest column has 48."""
    sheet = book(SAMPLES[0])["sources"]
    checked = 0
    for cells in sheet.iter_cols(min_row=2):
        characters = max(len(_CHINESE.findall(str(cell.value))) for cell in cells)
        room = sheet.column_dimensions[cells[0].column_letter].width
        assert room >= min(48, 1.8 * characters), cells[0].column_letter
        checked += 5 < characters < 26
    assert checked > 0


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_metadata_explain_the_sheets_in_both_languages(edition: str) -> None:
    sample = Sample("indicator", edition, "zh")
    lines = said(book(sample)["metadata"])
    report = sample.report
    assert lines["edition"] == report.editions[edition].title
    assert lines["content_mark"].en == lines["content_mark"].zh == content_mark(report)
    assert lines["status = P"] == Text("provisional", "初步数")
    assert lines["qualifier = about"] == Text("about …", "约…")
    assert lines["unit = 10^4 vehicles"] == Text("10000 × vehicles", "10000×辆")
    assert report.indicators["nev_stock"].definition.zh in lines["nev_stock"].zh
    assert content_mark(report) in lines["citation"].en
    assert {f"data.{one.name}" for one in subsets.FIGURE_COLUMNS} <= set(lines)


def test_every_column_is_explained() -> None:
    lines = said(book(Sample("everything", "latest", "en"))["metadata"])
    tables = (subsets.TARGETS, subsets.EVENTS, subsets.PRACTICES)
    names = ("targets", "events", "practices")
    wanted = {
        f"{name}.{one.name}" for name, table in zip(names, tables, strict=True) for one in table
    }
    assert wanted <= set(lines)
    assert all(text.en and text.zh for text in lines.values())


def created(report: Report) -> dt.datetime:
    selection, fmt = Sample("chart", report.edition, "en").selection, Formatter(report, "en")
    date: dt.datetime = opened(in_xlsx(selection, fmt)).properties.created
    return date


def test_workbook_is_dated_as_its_edition() -> None:
    assert created(edition_of("2023")) == dt.datetime(2023, 11, 26)
    assert created(edition_of("latest")) > dt.datetime(2024, 1, 1)


@pytest.mark.parametrize("formula", FORMULAS)
def test_hostile_text_is_a_text(formula: str) -> None:
    selection, report = hostile(formula)
    found = opened(in_xlsx(selection, Formatter(report, "en")))
    for sheet in found:
        types = {cell.data_type for line in sheet.iter_rows() for cell in line}
        assert types <= {"s", "n", "b"}, sheet.title
        assert not any(cell.hyperlink for line in sheet.iter_rows() for cell in line)
    for name in EVIL_COLUMNS:
        cells = {cell.value for cell in column(found["data"], name)}
        # XML has no carriage return: the workbook writes it as its reader shows it.
        assert {value.replace("_x000D_", "\r") for value in cells} == {formula}, name


def test_minus_sign_of_a_number_stays() -> None:
    selection, report = hostile("=1+1")
    sheet = opened(in_xlsx(selection, Formatter(report, "en")))["data"]
    values = [exact(cell.value) for cell in column(sheet, "value")]
    assert values == [row.value for row in selection.observations]
    assert max(values) < Decimal(0)
