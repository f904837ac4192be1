"""The data package: Frictionless finds it valid, and it says what it is in both languages."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from report.analysis.editions import content_mark
from report.downloads.csv_file import in_csv
from report.downloads.package import in_zip
from report.downloads.selection import Selection
from report.model import LANGUAGES
from report.text.formatter import Formatter
from tests.build import example
from tests.downloads.samples import FORMULAS, SAMPLES, Sample, hostile
from tests.long import beyond

TABLES = {"data", "targets", "events", "practices", "indicators", "sources", "publishers"}


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def files(sample: Sample) -> dict[str, bytes]:
    return unpacked(in_zip(sample.selection, sample.fmt))


def descriptor(sample: Sample) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(sample)["datapackage.json"])
    return found


def stored(content: bytes, folder: Path) -> str:
    path = folder / "package.zip"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("sample", beyond(10, SAMPLES), ids=str)
def test_package_is_valid(sample: Sample, tmp_path: Path) -> None:
    path = stored(in_zip(sample.selection, sample.fmt), tmp_path)
    outcome = validate(path, type="package")
    assert outcome.flatten(["type", "note"]) == []
    assert outcome.valid
    assert outcome.stats["tasks"] == len(descriptor(sample)["resources"]) >= 2


@pytest.mark.parametrize(
    ("column", "cell"),
    [("value", "many"), ("status", "X"), ("period", "June"), ("source", "nobody"), ("place", "")],
)
def test_package_with_a_fault_is_not(column: str, cell: str, tmp_path: Path) -> None:
    """The schema does hold the cells to something."""
    sample = Sample("indicator", "latest", "en")
    names = files(sample)
    lines = list(csv.DictReader(io.StringIO(names["data.csv"].decode("utf-8-sig"))))
    lines[0][column] = cell
    text = io.StringIO()
    writer = csv.DictWriter(text, list(lines[0]))
    writer.writeheader()
    writer.writerows(lines)
    names["data.csv"] = text.getvalue().encode("utf-8-sig")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        for name, body in names.items():
            package.writestr(name, body)
    assert not validate(stored(broken.getvalue(), tmp_path), type="package").valid


def test_package_gives_back_the_figures(tmp_path: Path) -> None:
    sample = Sample("everything", "2023", "en")
    package = Package(stored(in_zip(sample.selection, sample.fmt), tmp_path))
    rows = package.get_table_resource("data").read_rows()
    assert [row["value"] for row in rows] == [row.value for row in sample.selection.observations]
    assert [row["preferred"] for row in rows] == [
        row.preferred for row in sample.selection.observations
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_package_holds_a_file_for_each_table(sample: Sample) -> None:
    names = files(sample)
    tables = {name.removesuffix(".csv") for name in names if name.endswith(".csv")}
    assert {"README.md", "datapackage.json", "metadata.json"} < set(names)
    assert tables <= TABLES
    assert {one["path"] for one in descriptor(sample)["resources"]} == {f"{t}.csv" for t in tables}
    assert bool(sample.selection.targets) == ("targets" in tables)
    if sample.what != "events":
        assert names["data.csv"] == in_csv(sample.selection, sample.fmt)


def test_everything_has_all_tables() -> None:
    found = files(Sample("everything", "latest", "en"))
    assert {name.removesuffix(".csv") for name in found if name.endswith(".csv")} == TABLES


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_package_names_its_state_its_sources_and_its_terms(sample: Sample) -> None:
    found, report = descriptor(sample), sample.report
    assert found["profile"] == "tabular-data-package"
    assert (found["edition"], found["content_mark"]) == (report.edition, content_mark(report))
    assert found["name"].startswith(f"shenzhen_{sample.edition}_")
    sources = sample.selection.sources(report)
    assert len(found["sources"]) == len(sources) > 0
    for named, source in zip(found["sources"], sources, strict=True):
        assert sample.fmt.title(source) in named["title"]
        assert sample.fmt.publisher(source) in named["title"]
        assert named.get("path", "") == source.url
    assert found["licenses"][0]["title"]
    assert found["citation"]["en"] != found["citation"]["zh"]


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_readme_is_in_both_languages(edition: str) -> None:
    sample = Sample("indicator", edition, "en")
    english, chinese = files(sample)["README.md"].decode().split("\n---\n")
    assert "# New energy vehicles in use" in english
    assert "# 新能源汽车保有量" in chinese
    for part in (english, chinese):
        assert content_mark(sample.report) in part
        assert all(f"`{name}`" in part for name in files(sample) if name != "README.md")
        assert "`amount_unit_name_zh`" in part
        assert "{" not in part


def test_metadata_are_those_of_the_selection() -> None:
    sample = Sample("area", "2023", "zh")
    about = json.loads(files(sample)["metadata.json"])
    assert about["title"] == {"en": "Transportation system", "zh": sample.selection.title.zh}
    counts = {table["name"]: table["rows"] for table in about["tables"]}
    assert counts["data"] == len(sample.selection.observations)
    assert all(
        column["meaning"][language]
        for table in about["tables"]
        for column in table["columns"]
        for language in LANGUAGES
    )


def test_files_are_dated_as_the_edition() -> None:
    sample = Sample("chart", "2023", "en")
    with zipfile.ZipFile(io.BytesIO(in_zip(sample.selection, sample.fmt))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2023, 11, 26, 0, 0, 0)}


@pytest.mark.parametrize("formula", beyond(6, FORMULAS))
def test_hostile_text_is_harmless_in_every_table(formula: str, tmp_path: Path) -> None:
    selection, report = hostile(formula)
    content = in_zip(selection, Formatter(report, "en"))
    tables = {n: body for n, body in unpacked(content).items() if n.endswith(".csv")}
    assert len(tables) >= 5
    for name, body in tables.items():
        lines = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
        cells = [cell for line in lines for cell in line]
        assert formula not in cells, name
    assert validate(stored(content, tmp_path), type="package").flatten(["type", "note"]) == []


def test_selection_of_events_alone_is_a_package_of_events() -> None:
    report = example()
    selection = Selection("events", report.areas[0].name, events=report.events)
    found = unpacked(in_zip(selection, Formatter(report, "en")))
    tables = {name for name in found if name.endswith(".csv")}
    assert tables == {"events.csv", "sources.csv", "publishers.csv"}
