"""`python -m report generate`: a data folder of made-up figures, to try large ones with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from report.synthetic.folder import FEWEST, MOST, OccupiedFolderError, write_synthetic


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `generate`."""
    parser = commands.add_parser(
        "generate",
        help="write a folder of synthetic data, as large as one asks for",
        description="Nothing of it was measured: indicators, places and publications are named"
        " synthetic, and the pages say so. The same N and seed make the same bytes.",
    )
    parser.add_argument("figures", type=_figures, metavar="N", help=f"from {FEWEST} to {MOST}")
    parser.add_argument("--seed", type=int, required=True, metavar="S", help="any whole number")
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="an empty or a new one (else synthetic-N)"
    )
    parser.set_defaults(run=run)


def _figures(written: str) -> int:
    """How many figures are asked for; argparse tells of what is none of these numbers."""
    if not (written.isascii() and written.isdigit() and FEWEST <= int(written) <= MOST):
        raise argparse.ArgumentTypeError(f"{written!r} is no number from {FEWEST} to {MOST}")
    return int(written)


def run(options: argparse.Namespace) -> int:
    """Write the folder; 1 with the reason on stderr where that is not possible, else 0."""
    figures: int = options.figures
    folder = options.into or Path(f"synthetic-{figures}")
    try:
        write_synthetic(folder, figures, options.seed, lambda done: _tell(done, figures))
    except OccupiedFolderError as error:
        print(f"{error}. Name an empty or a new folder by --into.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{folder} cannot be written: {error}", file=sys.stderr)
        return 1
    print(f"{folder}: {figures} synthetic figures, seed {options.seed}")
    return 0


def _tell(done: int, figures: int) -> None:
    print(f"{done} of {figures}", file=sys.stderr)
