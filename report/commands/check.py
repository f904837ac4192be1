"""`python -m report check`: what is wrong with a data folder, and what is worth another look."""

from __future__ import annotations

import argparse
from pathlib import Path

from report.data import store
from report.data.check import problems
from report.data.check.warnings import Warnings, warnings_of
from report.data.check.warnings.answers import ANSWERS, header

_HEADING = "Warnings: all of this would be served; look at each before you publish"


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
        help="the folder to compare units with (else the one in use)",
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
    found = problems(folder)
    for problem in found:
        print(problem)
    if found:
        print(_counted(len(found), "problem"))
        return 1
    for table, rows in _rows(folder).items():
        print(f"{table:<14}{rows:>6}")
    return _tell(warnings_of(folder, _served(folder, options.against)), strict=options.strict)


def _served(folder: Path, named: Path | None) -> Path | None:
    """What readers see now, where that is another folder than the one that is checked."""
    served = named or store.folder()
    return None if served.resolve() == folder.resolve() else served


def _rows(folder: Path) -> dict[str, int]:
    """The number of rows of each table, and of areas."""
    raw = store.read(folder)
    counts = {file.removesuffix(".csv"): len(rows) for file, rows in raw.tables.items()}
    counts["areas"] = sum(1 for _ in raw.areas())
    return counts


def _tell(warnings: Warnings, *, strict: bool) -> int:
    """Print what waits for an editor; the exit code."""
    if not warnings.is_clear:
        print(f"\n{_HEADING}")
    for warning in warnings.open:
        print(warning.doubt.problem)
        print(f"    {ANSWERS}: {warning.answer}")
    for problem in warnings.answers:
        print(problem)
    if not warnings.is_clear:
        print(f"An answer is a row of {ANSWERS} under the header {header()}")
    open_count = len(warnings.open) + len(warnings.answers)
    if open_count or warnings.answered:
        print(f"{_counted(open_count, 'warning')}, {warnings.answered} answered")
    return 1 if strict and open_count else 0


def _counted(count: int, what: str) -> str:
    return f"{count} {what if count == 1 else f'{what}s'}"
