"""`python -m report`: what an editor asks of the data on the command line."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from report.commands import (
    check,
    deliver,
    diff,
    due,
    export,
    generate,
    import_,
    load,
    migrate,
    partition,
    restore,
    sign,
    site,
    verdicts,
    workbook,
)
from report.data.raw import DataError
from report.model import FiguresUnavailableError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 if all is well.

    Where the reader of what is printed has gone, as `head` does, it ends with 1 and no word.
    """
    _write_what_can_be_written()
    try:
        try:
            return _run(argv)
        finally:
            sys.stdout.flush()
    except DataError as error:
        # Of the database that the environment names.
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    except FiguresUnavailableError as error:
        print(f"Nothing was done: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Python flushes once more when it ends (its manual, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _write_what_can_be_written() -> None:
    """Spell what the console or the pipe has no character for, as \\u2082, instead of ending there.

    A Chinese Windows pipes GBK, which has neither the marks of verdicts nor subscripts.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(argv: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="python -m report", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    options = parser.parse_args(argv)
    code: int = options.run(options)
    return code


COMMANDS = (
    *(check.add, verdicts.add, diff.add, export.add, site.add, migrate.add),
    *(workbook.add, import_.add, sign.add, restore.add),
    *(generate.add, partition.add, load.add, deliver.add, due.add),
)

if __name__ == "__main__":
    sys.exit(main())
