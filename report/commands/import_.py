"""`python -m report import`: what workbooks hold, into a data folder, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.data.raw import DataError
from report.workbook.importing import ChangedMeanwhileError, FolderImport, folder_import
from report.workbook.spots import WorkbookError


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `import`."""
    parser = commands.add_parser(
        "import",
        help="read workbooks into a data folder",
        description="Each thing that is read otherwise than it stands there is told. The folder is"
        " changed if all of it passes the check, and else not at all.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="data.xlsx …")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="the folder to change"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Change the folder; 1 with the reasons on stderr where nothing is changed, else 0."""
    try:
        found = folder_import(options.files, options.into)
        for remark in found.remarks:
            print(remark)
        return _import(found)
    except (WorkbookError, DataError, ChangedMeanwhileError, OSError) as error:
        print(error, file=sys.stderr)
    print(f"{options.into} is as it was", file=sys.stderr)
    return 1


def _import(found: FolderImport) -> int:
    """Write what passes the check, and say what has changed."""
    if not found.contents():
        print(f"{found.folder}: nothing changes")
        return 0
    if problems := found.problems():
        print("\n".join(problems), file=sys.stderr)
        print(f"{found.folder} is as it was", file=sys.stderr)
        return 1
    found.write()
    print("\n".join(found.changes()))
    return 0
