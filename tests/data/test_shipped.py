"""The shipped data are those that were accepted last; `make accept-data` accepts a change."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from report.data import store
from report.model import LANGUAGES, InMemoryObservations, Language, Report
from tests.accept_data import ACCEPTED, VERDICTS, checksum, described, verdicts_document

REMEDY = "if the change of the data is meant, run `make accept-data` and look at `git diff`"


CURATED = (
    *("indicators", "observations", "targets", "publishers", "sources", "synonyms", "corrections"),
    *("events", "practices", "places", "units", "editions"),
)


def accepted() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(ACCEPTED.read_text("utf-8"))
    return content


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in its file, read without the report's own reader."""
    with (store.SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_data_are_those_accepted(report: Report) -> None:
    assert described(report) == accepted(), REMEDY


@pytest.mark.parametrize("table", CURATED)
def test_every_row_of_a_curated_table_has_arrived(table: str) -> None:
    assert accepted()["rows"][table] == len(rows_of(table))


def test_every_cell_of_the_observations_has_arrived() -> None:
    """The checksum as it is defined for the curated tables: over the values as written."""
    cells = ("indicator", "place", "period", "value", "qualifier", "status", "preferred", "source")
    lines = sorted("|".join(row[cell] for cell in cells) + "\n" for row in rows_of("observations"))
    assert accepted()["figures_sha256"] == sha256("".join(lines).encode()).hexdigest()


@pytest.mark.parametrize("language", LANGUAGES)
def test_document_of_verdicts_is_made_of_the_data(report: Report, language: Language) -> None:
    assert verdicts_document(report, language) == VERDICTS[language].read_text("utf-8"), REMEDY


def test_a_changed_figure_is_noticed(report: Report) -> None:
    first, *rest = report.observations
    for changed in (
        replace(first, written=first.written + "1"),
        replace(first, qualifier="about" if first.qualifier != "about" else "more_than"),
        replace(first, status="E" if first.status != "E" else "P"),
        replace(first, preferred=not first.preferred),
        replace(first, source="another"),
    ):
        assert checksum(
            replace(report, observations=InMemoryObservations((changed, *rest)))
        ) != checksum(report)
