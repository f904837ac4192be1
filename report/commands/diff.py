"""`python -m report diff`: what a new state of the data, or a later edition, would change."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from report.analysis.editions import content_mark, report_at
from report.data import served, store
from report.data.raw import DataError, Problem
from report.data.reading import NONE, reading
from report.data.signed.signatures import released, signatures
from report.model import LANGUAGES, Report
from report.pdf.printing import changes_pdf
from report.text.edition_changes import plain_lines
from report.text.formatter import Formatter

# What readers of a server of signed states see.
RELEASED = "released"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `diff`."""
    parser = commands.add_parser(
        "diff",
        help="tell what is other in one report than in an earlier one",
        description="OLD and NEW are data folders, or editions of the folder in use: 2023 latest;"
        f" {RELEASED} is what was signed of it last and has been released.",
    )
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument(
        "--sheet",
        type=Path,
        metavar="FILE",
        help="write the changes as PDF too, in both languages, for the one who signs",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the changes, and write the sheet; 1 where that is not possible, else 0."""
    try:
        old, new = _report(options.old), _report(options.new)
        if options.sheet:
            options.sheet.write_bytes(changes_pdf(old, Formatter(new, options.lang)))
    except (DataError, OSError) as error:
        print(error)
        return 1
    before, after = (Formatter(report, options.lang) for report in (old, new))
    title = f"{_title(options.old, old)} → {_title(options.new, new)}"
    print("\n".join([title, *plain_lines(before, after)]))
    return 0


def _title(name: str, report: Report) -> str:
    """What was asked for, and the mark of its content."""
    return f"{name} [{content_mark(report)}]"


def _report(name: str) -> Report:
    """The report of a folder, or an edition or state of the one in use. Raises DataError."""
    if Path(name).is_dir():
        return served.sound_report(Path(name))
    folder = store.folder()
    if name == RELEASED:
        return _released(folder)
    whole = served.sound_report(folder)
    if "://" in name:
        # It may have a password in it.
        wrong, remedy = "an address is no edition", "Name a database by REPORT_DATA"
        raise DataError(Problem("editions.csv", None, "id", wrong, remedy))
    if name not in whole.editions:
        known = ", ".join(whole.editions)
        wrong = f"{name!r} is neither a folder nor an edition of {folder}"
        raise DataError(Problem("editions.csv", None, "id", wrong, f"Name one of: {known}"))
    return report_at(whole, name)


def _released(folder: Path) -> Report:
    """The last signed state of a folder that readers may see. Raises DataError."""
    shown = released(signatures(folder), dt.datetime.now(dt.UTC))
    found = reading(folder, shown.files_mark if shown else NONE)
    if found.report is None:
        raise DataError(*found.problems)
    return found.report
