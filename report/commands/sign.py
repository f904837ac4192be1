"""`python -m report sign` and `withdraw`: somebody answers for a data folder, or takes it back."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from report.commands.warnings_told import counted, tell
from report.data.check import problems
from report.data.raw import DataError
from report.data.signed.signatures import Signature, signature
from report.signing.checklist import before, checklist
from report.signing.signing import Signing, read_state, signed, withdrawn

_LONGEST = 300


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the commands `sign` and `withdraw`."""
    signing = commands.add_parser(
        "sign",
        help="check a data folder, and write down who answers for it",
        description="Errors, and warnings that nobody has answered, leave it unsigned.",
    )
    _add_who(signing)
    signing.add_argument(
        "--against",
        type=Path,
        metavar="SERVED",
        help="the folder to compare with (else what was signed last, else the one in use)",
    )
    signing.add_argument(
        "--release",
        type=_time,
        metavar="TIME",
        help="from when on servers of signed states show it, as 2026-11-26T09:00+08:00",
    )
    signing.set_defaults(run=sign)
    withdrawing = commands.add_parser(
        "withdraw",
        help="take the last signature back",
        description="What waits for its release goes first, then what readers see.",
    )
    _add_who(withdrawing)
    withdrawing.set_defaults(run=withdraw)


def _add_who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--by", type=_line, required=True, metavar="NAME", help="who does it")
    parser.add_argument("--note", type=_line, required=True, metavar="TEXT", help="why")


def _line(text: str) -> str:
    """A text that stands on one line; argparse tells of any other."""
    line = text.strip()
    if not line or len(line) > _LONGEST or not line.isprintable():
        raise argparse.ArgumentTypeError(f"write a line of 1 to {_LONGEST} characters")
    return line


def _time(text: str) -> dt.datetime:
    """A time to come, with its zone; argparse tells of any other."""
    try:
        time = dt.datetime.fromisoformat(text)
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise argparse.ArgumentTypeError("write the time with its zone, as 2026-11-26T09:00+08:00")
    if time <= dt.datetime.now(dt.UTC):
        raise argparse.ArgumentTypeError(f"{text} is over; without a time it is seen at once")
    return time


def sign(options: argparse.Namespace) -> int:
    """Sign the folder; 1 with all that hinders it where it is not signed."""
    try:
        known = signature(options.folder)
        if known is not None and (
            known.release_at == options.release or known.seen_from <= dt.datetime.now(dt.UTC)
        ):
            print(f"Nothing has changed since {_said(known)}")
            return 0
        return _sign(options)
    except (DataError, OSError) as error:
        return _failed(f"{options.folder} is not signed", str(error))


def _sign(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    failed = f"{folder} is not signed"
    if found := problems(folder):
        return _failed(failed, *map(str, found))
    state = read_state(folder)
    if open_count := tell(checklist(folder, before(folder, options.against))):
        return _failed(failed, f"{counted(open_count, 'warning')} to be answered")
    print(f"Signed: {_said(signed(folder, state, _signing(options, options.release)))}")
    return 0


def withdraw(options: argparse.Namespace) -> int:
    """Take the last signature back; 1 where there is none."""
    try:
        last, left = withdrawn(options.folder, _signing(options))
    except (DataError, OSError) as error:
        return _failed("Nothing is withdrawn", str(error))
    print(f"Withdrawn: {_said(last)}")
    print(f"Readers see: {_said(left) if left else 'nothing that was signed'}")
    return 0


def _signing(options: argparse.Namespace, release_at: dt.datetime | None = None) -> Signing:
    return Signing(options.by, options.note, dt.datetime.now().astimezone(), release_at)


def _failed(what: str, *why: str) -> int:
    print(*why, what, sep="\n", file=sys.stderr)
    return 1


def _said(known: Signature) -> str:
    at = known.signed_at.isoformat(" ", "seconds")
    seen = f", to be seen from {known.release_at.isoformat(' ')}" if known.release_at else ""
    return f"{known.by}, {at}, content {known.content_mark}{seen}: {known.note}"
