"""A view of the explore page as a file: what it shows, and the published figures behind it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from report.downloads import explored
from report.downloads import selection as files
from report.downloads.csv_file import in_csv
from report.downloads.formats import FORMATS
from report.downloads.package import in_zip
from report.explore import ExploreSelection, selection
from report.explore.series import SelectedSeries, find
from report.model import Report
from report.text.formatter import Formatter

GROWN: dict[str, Any] = {
    "indicators": ("gdp", "rd_expenditure"),
    "places": ("shenzhen", "beijing"),
    "transform": "index",
}


def view(report: Report, **wishes: Any) -> tuple[SelectedSeries, files.Selection]:
    named = selection.resolved(report, ExploreSelection(**wishes))
    found = find(report, named)
    return found, explored.of_view(named, found, report)


def table(chosen: files.Selection, report: Report) -> list[dict[str, str]]:
    content = in_csv(chosen, Formatter(report, "zh")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_published_figures_are_as_they_are_anywhere(report: Report) -> None:
    found, chosen = view(report, **GROWN | {"transform": None})
    assert chosen.calculated == ()
    rows = table(chosen, report)
    shown = [row for one in found.drawn for row in one.rows]
    assert [row["value"] for row in rows] == [row.written for row in shown]
    assert chosen.what == "explore_gdp_rd_expenditure"


def test_calculated_figures_say_how_and_from_what(report: Report) -> None:
    found, chosen = view(report, **GROWN)
    rows = table(chosen, report)
    shown = [point for one in found.drawn for point in one.points]
    assert [row["calculated"] for row in rows] == [f"{point.row.value:f}" for point in shown]
    for row, point in zip(rows, shown, strict=True):
        assert row["made_en"].startswith("index, ")
        assert row["inputs"].split() == list(dict.fromkeys(one.key for one in point.inputs))
        assert set(row["sources"].split()) <= set(report.sources)
    behind = {one.key for one in chosen.observations}
    assert {key for row in rows for key in row["inputs"].split()} == behind
    assert chosen.what == "explore_gdp_rd_expenditure_index"


def test_every_format_takes_calculated_figures(report: Report, tmp_path: Path) -> None:
    _, chosen = view(report, **GROWN)
    fmt = Formatter(report, "en")
    assert all(len(one.write(chosen, fmt)) > 500 for one in FORMATS)
    path = tmp_path / "package.zip"
    path.write_bytes(in_zip(chosen, fmt))
    assert validate(str(path), type="package").flatten(["type", "note"]) == []


@pytest.mark.parametrize("count", [0, 2])
def test_part_of_a_view_is_only_that(count: int, report: Report) -> None:
    named = selection.resolved(report, ExploreSelection(**GROWN))
    found = find(report, named)
    part = [point.row for point in found.drawn[0].points[:count]]
    chosen = explored.of_view(named, found, report, part)
    assert [one.row for one in chosen.calculated] == part
