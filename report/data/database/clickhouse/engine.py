"""The engine that reads figures in ClickHouse: its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence

import pyarrow as pa
from clickhouse_connect.driver.client import Client

from report.data.database.clickhouse.clients import asked, rows_of
from report.data.database.clickhouse.tables import FIGURES, PARTS
from report.data.database.portions import PortionedEngine, missing
from report.data.partitions.columns import SCHEMA
from report.data.partitions.manifest import Partition
from report.data.partitions.questions import Question, Row
from report.data.raw import Problem
from report.model import FiguresUnavailableError

# Two loads may have sent the same one at the same time.
_STILL_THERE = "SELECT uniqExact(name) FROM report_parts WHERE name IN {parts:Array(String)}"
# The check lets no such text through.
_NO_TEXT = "\0"


class ClickHouseEngine(PortionedEngine):
    """Asks the parts of a database by their names. For all threads."""

    def __init__(self, address: str) -> None:
        self._address = address

    def all(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """As `FigureEngine.all`."""
        text, values = FIGURES + question.marked(_mark), _named(question.values)

        def found(client: Client) -> Sequence[Row]:
            return rows_of(client, text, {**values, "parts": list(parts)})

        return self._of_whole(parts, found) if parts else ()

    def _of_whole(
        self, parts: Collection[str], work: Callable[[Client], Sequence[Row]]
    ) -> Sequence[Row]:
        """What is found in parts that are still there afterwards: else it may not be all of it."""

        def found(client: Client) -> Sequence[Row]:
            rows = work(client)
            if client.command(_STILL_THERE, {"parts": list(parts)}) != len(parts):
                raise FiguresUnavailableError("figures that are served were removed")
            return rows

        return asked(self._address, found)

    def columns(self, names: Sequence[str], part: str) -> pa.Table:
        """As `FigureEngine.columns`."""
        schema = pa.schema([SCHEMA.field(name) for name in names])
        text = f"{FIGURES} SELECT {', '.join(names)} FROM figures"
        found: list[pa.Table] = []

        def read(client: Client) -> Sequence[Row]:
            table = client.query_arrow(text, {"parts": [part]}, use_strings=True)
            found.append(table.cast(schema))
            return ()

        self._of_whole([part], read)
        return found[0]

    def broken(self, parts: Sequence[Partition]) -> Iterator[Problem]:
        """As `FigureEngine.broken`: parts that the database has no more, or never had."""
        figures = asked(self._address, lambda client: rows_of(client, PARTS))
        return missing(parts, dict(map(tuple, figures)))


def _mark(number: int, value: object) -> str:
    """The name of a value, and what it is."""
    kinds = {list: "Array(String)", str: "String", bool: "Bool", int: "Int64", dt.date: "Date32"}
    return f"{{v{number}:{kinds[type(value)]}}}"


def _named(values: Sequence[object]) -> dict[str, object]:
    return {f"v{number}": _storable(value) for number, value in enumerate(values)}


def _storable(value: object) -> object:
    """A value to compare with; what no text of a database can be equals none."""
    if isinstance(value, list):
        return [_storable(text) for text in value]
    return value if not isinstance(value, str) or _is_storable(value) else _NO_TEXT


def _is_storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
