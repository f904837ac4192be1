"""Which engine reads the parts of a data set."""

from __future__ import annotations

from pathlib import Path

from report.data.database.address import database_in_use
from report.data.partitions.manifest import Manifest
from report.data.partitions.questions import FigureEngine
from report.data.raw import MANIFEST, DataError, Problem


def engine_of(folder: Path, manifest: Manifest) -> FigureEngine:
    """What reads the parts that a manifest names: files of its folder, or those of the database
    that is served. Raises DataError where none is.
    """
    # Each engine is imported for those who have it.
    if not manifest.in_database:
        from report.data.partitions.parquet_engine import ParquetEngine  # noqa: PLC0415

        return ParquetEngine(folder, manifest)
    from report.data.database.opening import database_at  # noqa: PLC0415

    address = database_in_use()
    if address is None:
        wrong = "its figures are in a database, and REPORT_DATA names none"
        remedy = "Name that, or write the folder again by `python -m report partition`"
        raise DataError(Problem(MANIFEST, None, None, wrong, remedy))
    return database_at(address).engine()
