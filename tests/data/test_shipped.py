"""The shipped data are those that were accepted last; `make accept-data` accepts a change."""

from __future__ import annotations

import json
from dataclasses import replace

from report.model import Report
from tests.accept_data import ACCEPTED, VERDICTS, checksum, described, verdicts_document

REMEDY = "if the change of the data is meant, run `make accept-data` and look at `git diff`"


def test_data_are_those_accepted(report: Report) -> None:
    assert described(report) == json.loads(ACCEPTED.read_text("utf-8")), REMEDY


def test_every_curated_row_has_arrived(report: Report) -> None:
    """The counts and the checksum that the curated tables of 28 November 2026 came with."""
    counts = {
        "indicators": 363,
        "observations": 2532,
        "targets": 67,
        "sources": 692,
        "publishers": 259,
        "events": 179,
        "practices": 69,
        "places": 19,
        "units": 95,
    }
    assert {name: len(getattr(report, name)) for name in counts} == counts
    assert sum(len(row.synonyms) for row in report.indicators.values()) == 212
    assert checksum(report) == "7d2ab4e0733570821e7f4d09c6da87497e304e954053e56ed94f2087f6a97eb0"


def test_document_of_verdicts_is_made_of_the_data(report: Report) -> None:
    assert verdicts_document(report) == VERDICTS.read_text("utf-8"), REMEDY


def test_a_changed_figure_is_noticed(report: Report) -> None:
    first, *rest = report.observations
    for changed in (
        replace(first, written=first.written + "1"),
        replace(first, qualifier="about" if first.qualifier != "about" else "more_than"),
        replace(first, status="E" if first.status != "E" else "P"),
        replace(first, preferred=not first.preferred),
        replace(first, source="another"),
    ):
        assert checksum(replace(report, observations=(changed, *rest))) != checksum(report)
