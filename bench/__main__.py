"""`python -m bench`: all comparisons, in turns, as one table in docs/performance.md.

`--only PART …` prints the table of some parts and writes nothing.
"""

from __future__ import annotations

import argparse
import sys

from playwright.sync_api import Error as PlaywrightError

from bench import own, page
from bench.comparison import BenchRun, compared
from bench.contenders.content import AREA
from bench.errors import BenchError
from bench.measures import PARTS

ROUNDS = 5


def main() -> int:
    """Measure, print, write; 1 with the reason on stderr where that is not possible."""
    options = _options()
    asked = BenchRun(
        tuple(part for part in PARTS if part in options.only and part != "own"),
        options.rounds,
        options.area,
    )
    try:
        if asked.parts:
            told = compared(asked)
            print(told)
            if set(options.only) == set(PARTS) or options.write:
                page.write(told)
        if "own" in options.only:
            own.show()
    except (BenchError, PlaywrightError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=PARTS, help="parts; default: all of them"
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help=f"rounds; default: {ROUNDS}"
    )
    parser.add_argument("--area", default=AREA, metavar="ID", help="the area that is opened")
    parser.add_argument("--write", action="store_true", help="write what --only measures, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
