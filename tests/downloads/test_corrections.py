"""A corrected figure tells of it in every file that has the figure."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]
import pyarrow.parquet as pq

from report.analysis.default_chart import chart_of
from report.charts.captioned import captioned_chart
from report.columns.observations import OBSERVATION
from report.downloads import selection
from report.downloads.csv_file import in_csv
from report.downloads.json_file import in_json
from report.downloads.package import in_zip
from report.downloads.parquet import in_parquet
from report.downloads.workbook import in_xlsx
from report.images import picture
from report.model import Text
from report.pdf import chapters, charts
from report.slides.footer import notes
from report.text.formatter import Formatter
from tests.build import example

WHY = "Two digits were exchanged in copying."
CHOSEN = selection.of_indicator("power_per_person", example())
RIGHT = selection.of_indicator("solar_capacity", example())
FMT = Formatter(example(), "en")


def test_row_of_csv_tells_of_it() -> None:
    rows = list(csv.DictReader(io.StringIO(in_csv(CHOSEN, FMT).decode("utf-8-sig"))))
    told = {(row["place"], row["period"]): row["corrected_en"] for row in rows}
    assert told.pop(("exampleton", "2022")).endswith(WHY)
    assert set(told.values()) == {""}
    assert any("抄录时两位数字颠倒" in row["corrected_zh"] for row in rows)


def test_row_tells_of_each_correction_the_newest_first() -> None:
    (made,) = example().corrections
    later = replace(made, date=dt.date(2024, 6, 3), before=made.after, after=made.before)
    report = replace(example(), corrections=(made, later))
    (row,) = (one for one in report.observations if one.key == "power_per_person|exampleton|2022")
    text = OBSERVATION["corrected"].read(row, report)
    assert isinstance(text, Text)
    assert text.zh.count("。2024年5月2日：") == 1
    assert text.zh.startswith("2024年6月3日：")
    assert ". 2 May 2024: " in text.en


def test_json_has_the_rows_of_corrections() -> None:
    content = json.loads(in_json(CHOSEN, FMT))
    (row,) = content["corrections"]
    assert (row["date"], row["before"], row["after"]) == ("2024-05-02", 3890, 3980)
    assert (row["why_en"], row["source"]) == (WHY, "yearbook")
    assert "corrections" in {table["name"] for table in content["metadata"]["tables"]}


def test_workbook_has_a_sheet_of_corrections() -> None:
    book = openpyxl.load_workbook(io.BytesIO(in_xlsx(CHOSEN, FMT)))
    head, row = book["corrections"].iter_rows(values_only=True)
    assert dict(zip(head, row, strict=True))["before"] == 3890
    assert WHY in row


def test_parquet_has_the_column() -> None:
    column = pq.read_table(io.BytesIO(in_parquet(CHOSEN, FMT))).column("corrected_en")
    assert any(WHY in (text or "") for text in column.to_pylist())


def test_package_has_a_table_that_its_descriptor_names() -> None:
    with zipfile.ZipFile(io.BytesIO(in_zip(CHOSEN, FMT))) as package:
        assert WHY in package.read("corrections.csv").decode("utf-8-sig")
        described = json.loads(package.read("datapackage.json"))
        assert "corrections.csv" in package.read("README.md").decode()
    assert "corrections" in {resource["name"] for resource in described["resources"]}


def test_files_of_right_figures_have_no_table_of_it() -> None:
    assert "corrections" not in json.loads(in_json(RIGHT, FMT))
    assert "corrections" not in openpyxl.load_workbook(io.BytesIO(in_xlsx(RIGHT, FMT))).sheetnames


def test_slide_and_paper_tell_of_it() -> None:
    report = example()
    chart = captioned_chart(chart_of(report.indicators["power_per_person"], report), None, FMT)
    (line,) = chart.correction_lines
    assert line in notes(chart.rows, FMT)
    assert line in charts.figure(chart)["notes"]
    assert "Two digits" in str(picture.composed(chart)).replace("<br>", " ")
    for blocks in (
        chapters.brief(report.area("power"), FMT, None, anew=False),
        chapters.chapter(report.area("power"), FMT, None),
    ):
        assert WHY in json.dumps(list(blocks), ensure_ascii=False)
