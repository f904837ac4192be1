"""`python -m report import`: what workbooks hold, into a data folder, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.commands.days import written_day
from report.data.raw import DataError
from report.workbook.importing import ChangedMeanwhileError, FolderImport, folder_import
from report.workbook.spots import WorkbookError

_REMOVING = (
    "The workbook has these rows no more. Say --remove to take them out; where somebody has added"
    " them since it was written, write it anew."
)


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
    parser.add_argument(
        "--remove", action="store_true", help="take out the rows that a workbook has no more"
    )
    parser.add_argument(
        "--as-of",
        type=written_day,
        metavar="DAY",
        help="the day until which figures were gathered (as_of in report.toml): 2026-09-30",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Change the folder; 1 with the reasons on stderr where nothing is changed, else 0."""
    try:
        found = folder_import(options.files, options.into, options.as_of)
        for remark in found.remarks:
            print(remark)
        return _import(found, may_remove=options.remove)
    except (WorkbookError, DataError, ChangedMeanwhileError, OSError) as error:
        print(error, file=sys.stderr)
    return _left_alone(options.into)


def _import(found: FolderImport, *, may_remove: bool) -> int:
    """Write what passes the check, and say what has changed."""
    if not found.contents():
        print(f"{found.folder}: nothing changes")
        return 0
    gone = found.gone()
    if gone and not may_remove:
        print("\n".join((*gone, _REMOVING)), file=sys.stderr)
        return _left_alone(found.folder)
    if problems := found.problems():
        print("\n".join(problems), file=sys.stderr)
        return _left_alone(found.folder)
    found.write()
    print("\n".join((*found.changes(), *gone)))
    return 0


def _left_alone(folder: Path) -> int:
    print(f"{folder} is as it was", file=sys.stderr)
    return 1
