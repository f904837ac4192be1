"""The tables of a report in a ClickHouse database, which it may share with others.

Figures and contents never change. The last row of the states says which of them are served, and is
written when all of them are there.
"""

from __future__ import annotations

import pyarrow as pa
from clickhouse_connect.driver.client import Client

from report.data.database.reached import of_another_form
from report.data.partitions.columns import SCHEMA
from report.model import FiguresUnavailableError

# In messages.
NAME = "report"
# Of these tables: another version of the product may have others.
FORM = 1
FIGURES_TABLE = "report_figures"
# What is there of the parts that were sent: a name alone is no figures.
PARTS = f"""
SELECT part, count() FROM {FIGURES_TABLE}
WHERE part IN (SELECT name FROM report_parts) GROUP BY part
"""
# Begins the names of tables that figures are sent into, and that are gone after that.
SENT = "report_sent_"
# The figures of parts by their names.
FIGURES = f"WITH figures AS (SELECT * FROM {FIGURES_TABLE} WHERE part IN {{parts:Array(String)}}) "

_TYPES: dict[pa.DataType, str] = {
    pa.int8(): "Int8",
    pa.int32(): "Int32",
    pa.bool_(): "Bool",
    # Not `Date`, which begins in 1970.
    pa.date32(): "Date32",
    pa.string(): "String",
}
# A part comes and goes as one piece.
_OF_PARTS = "ENGINE = MergeTree PARTITION BY part ORDER BY (part, indicator, place, number)"
_OTHERS = (
    "report_parts (name String, sent DateTime) ENGINE = MergeTree ORDER BY name",
    # In base64: as text any driver gives it as it is.
    "report_contents (sha256 String, content String) ENGINE = MergeTree ORDER BY sha256",
    "report_states (turn UInt64, served DateTime, mark String, files Array(String),"
    " contents Array(String), parts Array(String)) ENGINE = MergeTree ORDER BY turn",
)


def make(client: Client) -> None:
    """Make the tables, where they are not there yet. Raises DataError for those of another form."""
    if is_there(client):
        refuse_another_form(client)
        return
    columns = ", ".join(_column(field) for field in SCHEMA)
    for table in (f"{FIGURES_TABLE} (part String, {columns}) {_OF_PARTS}", *_OTHERS):
        client.command(f"CREATE TABLE IF NOT EXISTS {table}")
    # Is there when all others are.
    form = f"report_form ENGINE = MergeTree ORDER BY form AS SELECT toUInt32({FORM}) AS form"
    client.command(f"CREATE TABLE IF NOT EXISTS {form}")


def is_there(client: Client) -> bool:
    """Whether a report was loaded into the database at any time.

    Raises FiguresUnavailableError where something else answers, as a proxy's page.
    """
    found = client.command("EXISTS TABLE report_form")
    if found not in (0, 1):
        raise FiguresUnavailableError("what answers is no ClickHouse")
    return found == 1


def refuse_another_form(client: Client) -> None:
    """Raises DataError where the tables are those of another version of the product."""
    form = client.command("SELECT any(form) FROM report_form")
    if form != FORM:
        raise of_another_form(NAME, form, FORM)


def _column(field: pa.Field) -> str:
    kind = _TYPES[field.type]
    return f"{field.name} {f'Nullable({kind})' if field.nullable else kind}"
