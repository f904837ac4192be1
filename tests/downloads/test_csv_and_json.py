"""CSV and JSON: they open in their readers, hold every row, and every digit."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from report.analysis.corrections import corrections_of
from report.analysis.editions import content_mark
from report.columns import subsets
from report.columns.cells import Cell
from report.columns.column import Value
from report.downloads.csv_file import in_csv
from report.downloads.csv_writer import harmless, write_csv
from report.downloads.json_file import in_json
from report.downloads.json_writer import write_json
from report.model import LANGUAGES, Language, Observation, Report, Text
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter
from tests.downloads.samples import (
    EVIL_COLUMNS,
    FORMULAS,
    OF_FIGURES,
    SAMPLES,
    Sample,
    edition_of,
    hostile,
)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def parsed(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    return found


def expected(row: Observation, report: Report) -> dict[str, object]:
    """What a row of the figures says, told from the row itself."""
    indicator, place = report.indicators[row.indicator], report.places[row.place]
    source, unit = report.sources[row.source], report.unit_of(row.indicator)
    return {
        "area": indicator.area,
        "indicator": row.indicator,
        "indicator_name_en": indicator.name.en,
        "indicator_name_zh": indicator.name.zh,
        "place": row.place,
        "place_name_en": place.name.en,
        "place_name_zh": place.name.zh,
        "period": str(row.period),
        "qualifier": row.qualifier,
        "unit": unit.code,
        "amount_unit": unit.base,
        "amount_unit_name_en": unit.label.en.replace("{n}", "n"),
        "amount_unit_name_zh": unit.label.zh.replace("{n}", "n"),
        "status": row.status,
        "vintage": row.vintage or "",
        "source": row.source,
        "publisher": source.publisher,
        "publisher_name_en": report.publishers[source.publisher].name.en,
        "publisher_name_zh": report.publishers[source.publisher].name.zh,
        "via": source.via,
        "via_name_en": report.publishers[source.via].name.en if source.via else "",
        "via_name_zh": report.publishers[source.via].name.zh if source.via else "",
        "source_title_en": source.title.en,
        "source_title_zh": source.title.zh,
        "source_language": source.language,
        "source_published": str(source.published) if source.published else "",
        "source_kind": source.kind,
        "url": source.url,
        "note_en": row.note.en,
        "note_zh": row.note.zh,
        **{f"corrected_{language}": corrected(row, report, language) for language in LANGUAGES},
        "edition": report.edition,
        "content_mark": content_mark(report),
    }


def corrected(row: Observation, report: Report, language: Language) -> str:
    fmt, between = Formatter(report, language), {"en": " ", "zh": ""}
    return between[language].join(
        correction_in_words(one, fmt) for one in corrections_of(row, report)
    )


@pytest.mark.parametrize("sample", OF_FIGURES, ids=str)
def test_csv_has_every_row_with_its_digits(sample: Sample) -> None:
    rows, report = sample.selection.observations, sample.report
    lines = read(in_csv(sample.selection, sample.fmt))
    assert [line["value"] for line in lines] == [row.written for row in rows]
    assert [line["preferred"] for line in lines] == [str(row.preferred).lower() for row in rows]
    amounts = [row.value * report.unit_of(row.indicator).factor for row in rows]
    assert [Decimal(line["amount"]) for line in lines] == amounts
    assert not any("E" in line["amount"] for line in lines)
    calculated = ("value", "preferred", "amount")
    texts = [{k: v for k, v in line.items() if k not in calculated} for line in lines]
    assert texts == [expected(row, report) for row in rows]


def test_csv_is_utf_8_with_a_mark_and_lines_of_rfc_4180() -> None:
    sample = Sample("everything", "latest", "zh")
    content = in_csv(sample.selection, sample.fmt)
    assert content.startswith(b"\xef\xbb\xbfarea,indicator,")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.count(b"\r\n") == content.count(b"\n") == len(sample.selection.observations) + 1
    assert "深圳" in content.decode("utf-8-sig")


def test_csv_opens_in_pandas() -> None:
    sample = Sample("everything", "2023", "en")
    rows = sample.selection.observations
    frame = pd.read_csv(io.BytesIO(in_csv(sample.selection, sample.fmt)))
    assert list(frame.columns) == [column.name for column in subsets.FIGURE_COLUMNS]
    assert frame["value"].tolist() == [float(row.value) for row in rows]
    assert frame["preferred"].tolist() == [row.preferred for row in rows]
    assert len(rows) > 1000


def test_csv_of_events_has_the_events() -> None:
    sample = Sample("events", "latest", "en")
    lines = read(in_csv(sample.selection, sample.fmt))
    assert [line["title_zh"] for line in lines] == [e.title.zh for e in sample.selection.events]
    assert len(lines) > 5


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_json_has_every_row_of_every_table(sample: Sample) -> None:
    chosen = sample.selection
    content = parsed(in_json(chosen, sample.fmt))
    values = [record["value"] for record in content.get("data", ())]
    assert [f"{value:f}" for value in values] == [row.written for row in chosen.observations]
    aims = [record["value"] for record in content.get("targets", ())]
    assert aims == [target.value for target in chosen.targets]
    events = [record["id"] for record in content.get("events", ())]
    assert events == [event.id for event in chosen.events]
    practices = [record["id"] for record in content.get("practices", ())]
    assert practices == [practice.id for practice in chosen.practices]
    sources = [record["id"] for record in content["sources"]]
    assert sources == [source.id for source in chosen.sources(sample.report)]


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_json_says_what_it_is_in_both_languages(edition: str) -> None:
    sample = Sample("indicator", edition, "en")
    about = parsed(in_json(sample.selection, sample.fmt))["metadata"]
    assert about["title"] == {"en": "New energy vehicles in use", "zh": "新能源汽车保有量"}
    assert about["edition"]["id"] == edition
    assert about["edition"]["cutoff"] == {"2023": "2023-11-26", "latest": None}[edition]
    mark = content_mark(edition_of(edition))
    assert about["content_mark"] == mark
    assert all(mark in about["citation"][language] for language in ("en", "zh"))
    assert about["status"]["P"] == {"en": "provisional", "zh": "初步数"}
    assert about["qualifiers"]["more_than"] == {"en": "more than …", "zh": "超过…"}
    assert about["indicators"][0]["id"] == "nev_stock"
    assert about["units"][0]["code"] == about["indicators"][0]["unit"]


def test_json_has_no_value_as_null() -> None:
    sample = Sample("everything", "latest", "en")
    records = parsed(in_json(sample.selection, sample.fmt))["data"]
    assert any(record["qualifier"] is None for record in records)
    assert not any(value == "" for record in records for value in record.values())


def test_value_is_written_in_its_own_digits() -> None:
    value: Value = [Decimal("12.50"), Decimal("1E+3"), Text("a", "甲"), None, True, 3, {"k": 'q"'}]
    assert (
        write_json(value) == '[12.50, 1000, {"en": "a", "zh": "甲"}, null, true, 3, {"k": "q\\""}]'
    )


@pytest.mark.parametrize(("mark", "begins"), [(True, b"\xef\xbb\xbf"), (False, b"")])
def test_csv_is_written_with_or_without_a_mark(mark: bool, begins: bytes) -> None:
    """Texts made harmless, numbers in their own digits."""
    rows: list[list[Cell]] = [["=1", Decimal("-1.50")], [True, -3], ["中", Decimal("1E+3")]]
    content = write_csv(["a", "b"], rows, byte_order_mark=mark)
    assert content == begins + "a,b\r\n'=1,-1.50\r\ntrue,-3\r\n中,1000\r\n".encode()


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_is_made_harmless(formula: str) -> None:
    assert harmless(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text", ["", "CO₂", "2022-06", "a=b", "a -1", "“x”", "'", "10^4 t", "（-）"]
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("formula", FORMULAS)
def test_hostile_text_does_not_reach_a_spreadsheet(formula: str) -> None:
    selection, report = hostile(formula)
    lines = read(in_csv(selection, Formatter(report, "en")))
    assert len(lines) == len(selection.observations) > 5
    for line in lines:
        assert {line[name] for name in EVIL_COLUMNS} == {f"'{formula}"}


def test_minus_sign_of_a_number_stays() -> None:
    selection, report = hostile("=1+1")
    lines = read(in_csv(selection, Formatter(report, "en")))
    assert [line["value"] for line in lines] == [row.written for row in selection.observations]
    assert all(Decimal(line["amount"]) < 0 for line in lines)


def test_hostile_text_is_kept_in_json() -> None:
    selection, report = hostile('"=1+1\n\\')
    records = parsed(in_json(selection, Formatter(report, "zh")))["data"]
    assert {record["note_en"] for record in records} == {'"=1+1\n\\'}
