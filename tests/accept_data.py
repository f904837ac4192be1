"""`make accept-data`: write down what the shipped data are, and the documents made of them.

Tests compare the data with what was accepted last, so that no figure changes unnoticed. Who has
changed the data on purpose runs this once and reads the difference in `git diff`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from report.analysis.edition_changes import changes_between
from report.analysis.editions import report_at
from report.commands.verdicts import document
from report.data import store
from report.model import Language, Observation, Report

_ROOT = Path(__file__).parent.parent
ACCEPTED = _ROOT / "tests" / "shipped.json"
# A page in each language, so that each has one title.
VERDICTS: Mapping[Language, Path] = {
    "en": _ROOT / "docs" / "verdicts.md",
    "zh": _ROOT / "docs" / "verdicts.zh.md",
}
_TABLES = (
    *("indicators", "observations", "targets", "publishers", "sources", "events", "practices"),
    *("corrections", "places", "units", "editions", "areas", "outlines", "glossary"),
)
_CHANGES = (
    *("figures", "first_figures", "revised", "beside", "targets", "events", "practices"),
    *("added", "removed", "withdrawn"),
)


def main() -> None:
    report = store.load(store.SHIPPED)
    ACCEPTED.write_text(json.dumps(described(report), indent=2) + "\n", "utf-8")
    for language, page in VERDICTS.items():
        page.write_text(verdicts_document(report, language), "utf-8")


def described(report: Report) -> dict[str, object]:
    """The rows of each table and edition, a checksum of all figures, and what came since."""
    return {
        "rows": rows_in(report),
        "rows_in_editions": {
            edition.id: rows_in(report_at(report, edition.id))
            for edition in report.editions.values()
            if edition.cutoff is not None
        },
        "figures_sha256": checksum(report),
        "changes_since": {
            edition.id: changes_since(edition.id, report)
            for edition in report.editions.values()
            if edition.cutoff is not None
        },
    }


def rows_in(report: Report) -> dict[str, int]:
    """How many rows of each table a report has."""
    synonyms = sum(len(indicator.synonyms) for indicator in report.indicators.values())
    return {name: len(getattr(report, name)) for name in _TABLES} | {"synonyms": synonyms}


def checksum(report: Report) -> str:
    """The SHA-256 of every figure with its qualifier, status, preference and source."""
    lines = sorted(map(_line, report.observations))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _line(row: Observation) -> str:
    cells = (row.indicator, row.place, row.period, row.written, row.qualifier, row.status)
    return "|".join(map(str, (*cells, int(row.preferred), row.source))) + "\n"


def changes_since(edition: str, report: Report) -> dict[str, int]:
    """How many rows of each kind came, went or changed after an edition."""
    changes = changes_between(report_at(report, edition), report)
    return {name: len(getattr(changes, name)) for name in _CHANGES}


def verdicts_document(report: Report, language: Language) -> str:
    """The page of verdicts, as `python -m report verdicts --lang` prints it."""
    return document(report, language) + "\n"


if __name__ == "__main__":
    main()
