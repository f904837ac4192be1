"""`python -m report partition`: a data folder with its figures as Parquet files, for very many."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.commands.warnings_told import counted
from report.data.raw import DataError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `partition`."""
    parser = commands.add_parser(
        "partition",
        help="write a data folder with its figures as Parquet files, to serve very many of them",
        description="Only what has changed is written again. What is served stays readable until"
        " the last file, the manifest, is in its place.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the editors' tables")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="the folder that is served"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the folder; 1 with all that hinders it, else 0."""
    # The engine is imported for no other command.
    from report.data.partitions.publishing import OtherFolderError, partition  # noqa: PLC0415

    try:
        found = partition(options.folder, options.into, _tell)
    except DataError as error:
        print(*error.problems, counted(len(error.problems), "problem"), sep="\n")
        return 1
    except OtherFolderError as error:
        print(f"{error}.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.into} cannot be written: {error}", file=sys.stderr)
        return 1
    files = len(found.manifest.partitions)
    written = counted(files - found.kept, "file")
    print(f"{options.into}: {found.manifest.rows} figures, {written} written, {found.kept} kept")
    return 0


def _tell(done: int, files: int) -> None:
    if sys.stderr.isatty():
        print(f"{done} of {files} files", file=sys.stderr)
