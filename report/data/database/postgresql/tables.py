"""The tables of a report in a database, all in a schema of their own.

Figures and contents never change; a state says which of them it consists of. The state that was
served last, and that no other has replaced, is the one that is served.
"""

from __future__ import annotations

import asyncpg
import pyarrow as pa

from report.data.database.reached import of_another_form
from report.data.partitions.columns import SCHEMA

NAME = "report"
# Of these tables: another version of the product may have others.
FORM = 1
# The figures of parts by their numbers, and those of one alone, which come in the order of an
# index.
_OF_PARTS = "WITH figures AS NOT MATERIALIZED (SELECT * FROM report.figures WHERE part "
FIGURES = f"{_OF_PARTS}= ANY($1::integer[])) "
FIGURES_OF_ONE = f"{_OF_PARTS}= $1) "

_TYPES: dict[pa.DataType, str] = {
    pa.int8(): "smallint",
    pa.int32(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    # As Python and the files compare texts, whatever the database's language.
    pa.string(): 'text COLLATE "C"',
}
_OTHERS = """
CREATE TABLE report.form (form integer NOT NULL);
CREATE TABLE report.parts (
    part integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    figures integer NOT NULL
);
CREATE TABLE report.contents (sha256 text PRIMARY KEY, content bytea NOT NULL);
CREATE TABLE report.states (
    mark text PRIMARY KEY,
    served timestamptz NOT NULL,
    replaced timestamptz
);
CREATE TABLE report.state_files (
    mark text NOT NULL REFERENCES report.states ON DELETE CASCADE,
    file text NOT NULL,
    sha256 text NOT NULL REFERENCES report.contents,
    PRIMARY KEY (mark, file)
);
CREATE TABLE report.state_parts (
    mark text NOT NULL REFERENCES report.states ON DELETE CASCADE,
    part integer NOT NULL REFERENCES report.parts,
    PRIMARY KEY (mark, part)
);
CREATE INDEX figures_of_series ON report.figures (part, indicator, place, number);
CREATE INDEX figures_of_places ON report.figures (place, part, period_end);
"""


async def make(connection: asyncpg.Connection) -> None:
    """Make the tables, where they are not there yet. Raises DataError for those of another form."""
    if await is_there(connection):
        await refuse_another_form(connection)
        return
    columns = ", ".join(_column(field) for field in SCHEMA)
    await connection.execute("CREATE SCHEMA IF NOT EXISTS report")
    await connection.execute(
        f"CREATE TABLE report.figures (part integer NOT NULL, {columns},"
        " PRIMARY KEY (part, number))"
    )
    await connection.execute(_OTHERS)
    await connection.execute("INSERT INTO report.form VALUES ($1)", FORM)


async def is_there(connection: asyncpg.Connection) -> bool:
    """Whether a report was loaded into the database at any time."""
    return bool(await connection.fetchval("SELECT to_regclass('report.form') IS NOT NULL"))


async def refuse_another_form(connection: asyncpg.Connection) -> None:
    """Raises DataError where the tables are those of another version of the product."""
    form = await connection.fetchval("SELECT form FROM report.form")
    if form != FORM:
        raise of_another_form(NAME, form, FORM)


def _column(field: pa.Field) -> str:
    required = "" if field.nullable else " NOT NULL"
    return f"{field.name} {_TYPES[field.type]}{required}"
