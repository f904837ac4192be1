"""The engine that reads figures in PostgreSQL: its own, asked by few connections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import asyncpg
import pyarrow as pa

from report.data.database.portions import PortionedEngine, missing
from report.data.database.postgresql.connections import asked
from report.data.database.postgresql.tables import FIGURES, FIGURES_OF_ONE
from report.data.partitions.columns import SCHEMA
from report.data.partitions.manifest import Partition
from report.data.partitions.questions import EVERY, Question, Row
from report.data.raw import Problem
from report.model import FiguresUnavailableError

_STILL_THERE = """
SELECT count(*) FROM report.parts
JOIN unnest($1::text[], $2::integer[]) AS asked (name, part) USING (name, part)
"""


class PostgresqlEngine(PortionedEngine):
    """Asks the parts of a database by their names. For all threads."""

    def __init__(self, address: str) -> None:
        self._address = address
        # By the names of parts, as the tables had them when they were asked last.
        self._numbers: dict[str, int] = {}

    def all(self, question: Question, parts: Collection[str]) -> Sequence[Row]:
        """As `FigureEngine.all`."""
        if not parts:
            return ()

        async def found(connection: asyncpg.Connection) -> Sequence[Row]:
            rows = await self._found(connection, question, parts)
            if rows is None:
                # The tables may have been made anew, and parts have other numbers there.
                self._numbers.clear()
                rows = await self._found(connection, question, parts)
            if rows is None:
                raise FiguresUnavailableError("figures that are served were removed")
            return rows

        return asked(self._address, found)

    async def _found(
        self, connection: asyncpg.Connection, question: Question, parts: Collection[str]
    ) -> Sequence[Row] | None:
        """The answer; None where one of the parts is not there, or was removed meanwhile: what was
        found is not all of it then.
        """
        if not self._numbers.keys() >= set(parts):
            known = await connection.fetch("SELECT name, part FROM report.parts")
            self._numbers.update(map(tuple, known))
        if not self._numbers.keys() >= set(parts):
            return None
        names = list(parts)
        numbers = [self._numbers[name] for name in names]
        one = len(numbers) == 1
        text = (FIGURES_OF_ONE if one else FIGURES) + question.marked(_mark)
        values = map(_storable, question.values)
        rows: Sequence[Row] = await connection.fetch(text, numbers[0] if one else numbers, *values)
        there = await connection.fetchval(_STILL_THERE, names, numbers)
        return rows if there == len(names) else None

    def columns(self, names: Sequence[str], part: str) -> pa.Table:
        """As `FigureEngine.columns`."""
        own = ["number", *(name for name in names if name != "number")]
        schema = pa.schema([SCHEMA.field(name) for name in own])
        portions = self.portions(", ".join(own), EVERY, part, ("number",))
        tables = [_table(schema, rows) for rows in portions]
        return pa.concat_tables([schema.empty_table(), *tables]).select(list(names))

    def broken(self, parts: Sequence[Partition]) -> Iterator[Problem]:
        """As `FigureEngine.broken`: parts that the database has no more, or never had."""

        async def found(connection: asyncpg.Connection) -> Sequence[Row]:
            rows: Sequence[Row] = await connection.fetch("SELECT name, figures FROM report.parts")
            return rows

        return missing(parts, dict(map(tuple, asked(self._address, found))))


def _table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _mark(number: int, value: object) -> str:
    """The driver's sign for a value; the first one is that of the parts."""
    sign = f"${number + 2}"
    return f"(SELECT unnest({sign}::text[]))" if isinstance(value, list) else sign


def _storable(value: object) -> object:
    """A value to compare with; what no text of a database can be equals none."""
    if isinstance(value, list):
        return [text for text in value if _is_storable(text)]
    return value if not isinstance(value, str) or _is_storable(value) else None


def _is_storable(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False
