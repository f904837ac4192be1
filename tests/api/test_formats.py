"""The ways an answer is written: JSON, CSV, Parquet, SDMX-CSV, each read by its own reader."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.analysis import editions
from report.columns.cells import digits
from report.columns.column import Value
from report.columns.targets import calculated
from report.downloads import selection
from report.downloads.csv_file import in_csv
from report.downloads.json_writer import write_json
from report.model import Report, Text
from report.text.formatter import Formatter
from tests.api.asked import found
from tests.build import HOME, example, row, shipped, telling, unit
from tests.downloads.samples import FORMULAS, hostile

ALL = "preferred=all"
SDMX = "format=sdmx-csv"
NASTY = 'a "b", c\r\n=1+1;é，\u2028 \\'


def nasty() -> Report:
    """The example city with a note that a careless writer would break on."""
    return telling(row("2022", "52.10", note=Text(NASTY, NASTY), qualifier="about", status="P"))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_number_keeps_its_digits(number: Decimal) -> None:
    text = digits(number)
    assert "e" not in text.casefold()
    assert Decimal(text) == number
    assert Decimal(json.loads(text, parse_float=Decimal, parse_int=Decimal)) == number


@settings(max_examples=50, deadline=None)
@given(st.recursive(st.text() | st.booleans() | st.integers() | st.none(), st.lists), st.booleans())
def test_value_is_written_as_json(value: object, compact: bool) -> None:
    assert json.loads(write_json(value, compact=compact)) == value  # type: ignore[arg-type]


def test_texts_and_decimals_are_written_side_by_side() -> None:
    content: Value = {
        "name": Text('"', "中"),
        "value": Decimal("3.50"),
        "none": None,
        "ids": ("a", "b"),
    }
    assert write_json(content, compact=True) == (
        '{"name":{"en":"\\"","zh":"中"},"value":3.50,"none":null,"ids":["a","b"]}'
    )


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("92.50000000000000000000000000", "92.5"),
        ("1.42857142857142857142", "1.428571429"),
        ("0", "0"),
    ],
)
def test_calculated_number_has_ten_digits_and_no_noise(number: str, kept: str) -> None:
    rounded = calculated(Decimal(number))
    assert rounded is not None
    assert digits(rounded) == kept


def test_csv_is_what_json_is() -> None:
    rows = found(shipped(), "/observations", f"{ALL}&format=csv").rows
    data = found(shipped(), "/observations", ALL).data
    assert len(rows) == len(data) > 1000
    for cells, entry in zip(rows, data, strict=True):
        assert cells["indicator_name_en"] == entry["indicator_name"]["en"]
        assert cells["indicator_name_zh"] == entry["indicator_name"]["zh"]
        assert cells["qualifier"] == (entry["qualifier"] or "")
        assert cells["preferred"] == json.dumps(entry["preferred"])
        assert cells["note_zh"] == (entry["note"] or {"zh": ""})["zh"]


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_table_of_figures_is_that_of_a_download(edition: str) -> None:
    """Line by line; the download begins with a mark for Excel."""
    report = editions.report_at(shipped(), edition)
    asked = found(shipped(), "/observations", f"{ALL}&format=csv&edition={edition}").body
    file = in_csv(selection.of_report(report), Formatter(report, "en"))
    assert asked.decode().split("\r\n") == file.decode("utf-8-sig").split("\r\n")


def test_csv_is_utf_8_with_the_line_ends_of_its_standard() -> None:
    reply = found(nasty(), "/observations", "format=csv")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.body.startswith(b"area,indicator,")
    assert reply.body.endswith(b"\r\n")
    (cells,) = reply.rows
    assert (cells["note_en"], cells["note_zh"], cells["value"]) == (NASTY, NASTY, "52.10")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(formula: str) -> None:
    """As in the downloads; numbers keep their minus signs."""
    _, report = hostile(formula)
    for path in ("/observations", "/targets", "/indicators", "/sources", "/places"):
        rows = found(report, path, "format=csv").rows
        assert rows
        assert formula not in {cell for cells in rows for cell in cells.values()}, path
    rows = found(report, "/observations", "format=csv").rows
    assert {cells["value"][0] for cells in rows} == {"-"}
    comments = {cells["COMMENT_OBS_EN"] for cells in found(report, "/observations", SDMX).rows}
    assert comments == {f"'{formula}"}


def test_every_row_of_a_table_says_its_edition() -> None:
    reply = found(shipped(), "/events", "format=csv&edition=2023")
    mark = found(shipped(), "/report", "edition=2023").json["content_mark"]
    assert {(cells["edition"], cells["content_mark"]) for cells in reply.rows} == {("2023", mark)}


def test_list_is_one_cell() -> None:
    cells = {row["id"]: row for row in found(example(), "/sources", "format=csv").rows}
    assert cells["yearbook"]["indicators"].split(" ")[0] == "solar_capacity"


def test_file_has_a_name() -> None:
    reply = found(shipped(), "/observations", "format=parquet&edition=2023")
    told = 'attachment; filename="shenzhen_2023_observations.parquet"'
    assert reply.headers["content-disposition"] == told


def test_parquet_is_what_csv_is_and_typed() -> None:
    body = found(shipped(), "/observations", f"{ALL}&format=parquet").body
    rows = found(shipped(), "/observations", f"{ALL}&format=csv").rows
    table = pq.read_table(io.BytesIO(body))
    assert table.column_names == list(rows[0])
    assert table.num_rows == len(rows)
    assert table.column("value").to_pylist() == [float(cells["value"]) for cells in rows]
    assert table.column("preferred").to_pylist() == [c["preferred"] == "true" for c in rows]
    assert table.column("place_name_zh").to_pylist() == [c["place_name_zh"] for c in rows]
    assert table.column("url").null_count == sum(1 for cells in rows if not cells["url"])
    assert table.schema.metadata[b"edition"] == b"latest"


def test_parquet_of_no_rows_keeps_its_columns() -> None:
    body = found(example(), "/observations", "format=parquet&period_from=2999").body
    table = pq.read_table(io.BytesIO(body))
    assert table.num_rows == 0
    assert "value" in table.column_names
    assert pd.read_parquet(io.BytesIO(body)).empty


SDMX_PERIOD = {"A": r"\d{4}", "M": r"\d{4}-\d{2}", "D": r"\d{4}-\d{2}-\d{2}"}


def test_sdmx_has_the_dataflow_first_and_one_row_for_each_key() -> None:
    reply = found(shipped(), "/observations", f"{ALL}&format=sdmx-csv")
    assert reply.headers["content-type"].startswith("application/vnd.sdmx.data+csv; version=1.0.0")
    rows = reply.rows
    dimensions = ["FREQ", "REF_AREA", "INDICATOR", "SOURCE", "TIME_PERIOD"]
    assert list(rows[0])[:7] == ["DATAFLOW", *dimensions, "OBS_VALUE"]
    assert {cells["DATAFLOW"] for cells in rows} == {"SHENZHEN:REPORT(1.0)"}
    assert len({tuple(cells[one] for one in dimensions) for cells in rows}) == len(rows) > 1000
    assert {cells["OBS_STATUS"] for cells in rows} <= set("APEBD")
    for cells in rows:
        assert re.fullmatch(SDMX_PERIOD[cells["FREQ"]], cells["TIME_PERIOD"])


def test_sdmx_unit_and_multiplier_give_the_amount() -> None:
    rows = found(shipped(), "/observations", f"{ALL}&format=sdmx-csv").rows
    data = found(shipped(), "/observations", ALL).data
    for cells, entry in zip(rows, data, strict=True):
        multiplied = Decimal(cells["OBS_VALUE"]) * 10 ** int(cells["UNIT_MULT"])
        assert multiplied == Decimal(entry["amount"])
        assert cells["UNIT_MEASURE"] == entry["amount_unit"]
        assert cells["PREFERRED"] == str(int(entry["preferred"]))


def test_sdmx_unit_that_is_no_power_of_ten_stays_whole() -> None:
    dozens = replace(telling(row("2022", "3")), units={"10^4 kW": unit("dozen", "12")})
    (cells,) = found(dozens, "/observations", "format=sdmx-csv").rows
    assert (cells["OBS_VALUE"], cells["UNIT_MEASURE"], cells["UNIT_MULT"]) == ("3", "dozen", "0")
    assert (cells["REF_AREA"], cells["DATAFLOW"]) == (HOME, "EXAMPLETON:REPORT(1.0)")


def test_sdmx_keeps_notes_and_qualifiers() -> None:
    (cells,) = found(nasty(), "/observations", "format=sdmx-csv").rows
    assert (cells["OBS_QUALIFIER"], cells["OBS_STATUS"]) == ("about", "P")
    assert (cells["COMMENT_OBS_EN"], cells["OBS_VALUE"]) == (NASTY, "52.10")
