"""`python -m report restore`: a folder as it was before a change that was broken off."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.data.replacing import put_back


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `restore`."""
    parser = commands.add_parser(
        "restore",
        help="put files back after an import or a signature that was broken off",
        description="Nothing changes in a folder whose last change came to its end.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Put the files back; 1 where one cannot be."""
    try:
        files = put_back(options.folder)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    print(*(f"{file} is as it was" for file in files), sep="\n", end="\n" if files else "")
    if not files:
        print(f"{options.folder}: no change was broken off")
    return 0
