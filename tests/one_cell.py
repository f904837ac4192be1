"""The example city with one cell changed: every cell of each table's last row in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from report.data import store
from report.data.build import build
from report.data.raw import COLUMNS, WORDS, DataError, Raw
from report.model import Report

EXAMPLE = Path(__file__).parent / "cities" / "example"
# What a row is known by, or what it is about: another value there makes it another row.
NAMING = frozenset({"id", "unit", "area", "indicator", "place", "parent", "source"})
# No reader sees it.
UNSHOWN = ("units.csv", "note")
_OTHERS = {
    "qualifier": "about",
    "status": "E",
    "direction": "none",
    "chart": "area",
    "preferred": "0",
    "indicators.csv kind": "index",
    "sources.csv kind": "paper",
    "events.csv kind": "forum",
    "places.csv kind": "country",
}


def changed() -> Iterator[tuple[str, Report]]:
    """(file and column, the report with that cell changed) for every cell that is shown."""
    raw = store.read(EXAMPLE)
    for file, columns in COLUMNS.items():
        for column in columns:
            if file != WORDS and (file, column) != UNSHOWN:
                yield f"{file} {column}", _with_other(raw, file, column)


def _with_other(raw: Raw, file: str, column: str) -> Report:
    *rows, last = raw.tables[file]
    known = _OTHERS.get(f"{file} {column}") or _OTHERS.get(column)
    for value in [known] if known else [f"{last[column]} too", "1999-01-01", "7"]:
        row = replace(last, cells=MappingProxyType({**last.cells, column: value}))
        tables = MappingProxyType({**raw.tables, file: (*rows, row)})
        try:
            return build(replace(raw, tables=tables))
        except DataError:
            continue
    raise AssertionError(f"no other value for {file} {column}")
