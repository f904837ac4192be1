"""Parquet opens in pyarrow and pandas, typed, with its metadata."""

from __future__ import annotations

import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from report.analysis.editions import content_mark
from report.columns import subsets
from report.downloads.parquet import in_parquet
from report.text.formatter import Formatter
from tests.downloads.samples import EVIL_COLUMNS, OF_FIGURES, Sample, exact, hostile


def table(sample: Sample) -> pa.Table:
    return pq.read_table(io.BytesIO(in_parquet(sample.selection, sample.fmt)))


@pytest.mark.parametrize("sample", OF_FIGURES, ids=str)
def test_figures_have_their_types_and_digits(sample: Sample) -> None:
    found, rows = table(sample), sample.selection.observations
    assert found.column_names == [column.name for column in subsets.FIGURE_COLUMNS]
    assert [exact(value) for value in found["value"].to_pylist()] == [row.value for row in rows]
    assert found["preferred"].to_pylist() == [row.preferred for row in rows]
    assert found["status"].to_pylist() == [row.status for row in rows]
    assert found["note_zh"].to_pylist() == [row.note.zh or None for row in rows]


def test_texts_are_kept_once() -> None:
    found = table(Sample("everything", "latest", "en"))
    types = {name: found.schema.field(name).type for name in found.column_names}
    texts = {column.name for column in subsets.FIGURE_COLUMNS if column.kind in {"text", "period"}}
    assert len(texts) > 20
    assert {name for name, one in types.items() if pa.types.is_dictionary(one)} == texts
    assert types["value"] == types["amount"] == pa.float64()
    assert types["preferred"] == pa.bool_()


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_schema_says_what_it_is(edition: str) -> None:
    sample = Sample("indicator", edition, "zh")
    about = json.loads(table(sample).schema.metadata[b"report"])
    assert about["content_mark"] == content_mark(sample.report)
    assert about["edition"]["id"] == edition
    assert about["title"]["zh"] == "新能源汽车保有量"


def test_parquet_opens_in_pandas() -> None:
    sample = Sample("area", "latest", "en")
    frame = pd.read_parquet(io.BytesIO(in_parquet(sample.selection, sample.fmt)))
    assert frame["value"].dtype == "float64"
    assert frame["preferred"].dtype == "bool"
    assert len(frame) == len(sample.selection.observations) > 50


def test_hostile_text_is_kept() -> None:
    selection, report = hostile("=1+1")
    content = in_parquet(selection, Formatter(report, "en"))
    found = pq.read_table(io.BytesIO(content))
    for name in EVIL_COLUMNS:
        assert set(found[name].to_pylist()) == {"=1+1"}, name
