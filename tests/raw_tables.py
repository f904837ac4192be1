"""The tables of the shipped data as they are written, for tests that count for themselves."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from report.data import store

Row = dict[str, str]


@cache
def table(name: str) -> list[Row]:
    """A table of the shipped data as it is written."""
    with (store.SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def home() -> str:
    place: str = tomllib.loads((store.SHIPPED / "report.toml").read_text("utf-8"))["place"]
    return place


@cache
def rows_at() -> Mapping[tuple[str, str], list[Row]]:
    """The rows of the table of observations by indicator and place."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for one in table("observations"):
        found[one["indicator"], one["place"]].append(one)
    return found
