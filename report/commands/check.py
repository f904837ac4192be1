"""`python -m report check`: what is wrong with a data folder, and what is worth another look."""

from __future__ import annotations

import argparse
from pathlib import Path

from report.commands.steps import Steps
from report.commands.warnings_told import counted, tell
from report.data import store
from report.data.check import problems_in
from report.data.raw import DataError, Raw
from report.data.signed.signatures import signature
from report.signing.checklist import before, checklist


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `check`."""
    parser = commands.add_parser(
        "check",
        help="tell all that is wrong with a data folder, and what may be",
        description="It ends with 1 where something is wrong; warnings alone let it end with 0.",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=None, metavar="FOLDER")
    parser.add_argument(
        "--strict", action="store_true", help="end with 1 where a warning is not answered"
    )
    parser.add_argument(
        "--against",
        type=_folder,
        metavar="SERVED",
        help="the folder to compare with (else what was signed last, else the one in use)",
    )
    parser.set_defaults(run=run)


def _folder(name: str) -> Path:
    """A folder that is there; argparse tells of any other."""
    if not Path(name).is_dir():
        raise argparse.ArgumentTypeError(f"{name!r} is not a folder")
    return Path(name)


def run(options: argparse.Namespace) -> int:
    """Print all problems; where there is none, the rows of each table and the open warnings."""
    folder = options.folder or store.folder()
    steps = Steps(folder)
    with steps.step("reading"):
        raw = store.read(folder)
    with steps.step("checking"):
        found = problems_in(raw)
    if found:
        print(*found, counted(len(found), "problem"), sep="\n")
        return 1
    for table, rows in _rows(raw).items():
        print(f"{table:<14}{rows:>6}")
    try:
        print(_signed(folder))
        with steps.step("looking for what may be wrong"):
            warnings = checklist(folder, before(folder, options.against, raw), raw)
        open_count = tell(warnings)
    except DataError as error:
        print(error)
        return 1
    return 1 if options.strict and open_count else 0


def _signed(folder: Path) -> str:
    """Who answers for what the folder holds, if anybody does."""
    known = signature(folder)
    return f"signed by {known.by}, {known.signed_at}" if known else "a draft: nobody has signed it"


def _rows(raw: Raw) -> dict[str, int]:
    """The number of rows of each table, and of areas."""
    counts = {file.removesuffix(".csv"): len(rows) for file, rows in raw.tables.items()}
    counts["areas"] = sum(1 for _ in raw.areas())
    return counts
