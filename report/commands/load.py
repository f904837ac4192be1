"""`python -m report load`: a data folder into a database, which is served from then on."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.commands.warnings_told import counted
from report.data import contents
from report.data.database.address import is_database
from report.data.raw import DataError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `load`."""
    parser = commands.add_parser(
        "load",
        help="load a data folder into a database (PostgreSQL, ClickHouse), to serve it from there",
        description="What is served changes as a whole, when all is there. What is there already"
        " is not sent again, and what was served stays readable for a day.",
    )
    parser.add_argument("database", metavar="ADDRESS", help="its address")
    parser.add_argument(
        "--folder", type=Path, default=contents.SHIPPED, help="the data folder; data if left out"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Load the folder; 1 with all that hinders it, else 0."""
    if not is_database(options.database):
        # What it is may have a password in it.
        such = "postgresql://host/name or clickhouse://host/name"
        print(f"A database is named by its address, as {such}.", file=sys.stderr)
        return 1
    # The driver is imported for no other command.
    from report.data.database.loading import load  # noqa: PLC0415
    from report.data.database.report_database import DatabaseError  # noqa: PLC0415

    try:
        found = load(options.folder, options.database.strip(), _tell)
    except DataError as error:
        print(*error.problems, counted(len(error.problems), "problem"), sep="\n")
        return 1
    except (DatabaseError, OSError) as error:
        print(f"Nothing was loaded: {error}", file=sys.stderr)
        return 1
    sent = counted(found.parts - found.kept, "part")
    print(f"{found.figures} figures are served, {sent} sent, {found.kept} there already")
    return 0


def _tell(done: int, parts: int) -> None:
    if sys.stderr.isatty():
        print(f"{done} of {parts} parts", file=sys.stderr)
