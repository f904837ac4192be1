"""Which database an address names."""

from __future__ import annotations

from report.data.database.address import CLICKHOUSE, scheme_of
from report.data.database.report_database import ReportDatabase


def database_at(address: str) -> ReportDatabase:
    """The database of an address that `is_database`."""
    # Each driver is imported for those who have such a database.
    if scheme_of(address) == CLICKHOUSE:
        from report.data.database.clickhouse.database import ClickHouseDatabase  # noqa: PLC0415

        return ClickHouseDatabase(address)
    from report.data.database.postgresql.database import PostgresqlDatabase  # noqa: PLC0415

    return PostgresqlDatabase(address)
