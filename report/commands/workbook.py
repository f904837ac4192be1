"""`python -m report workbook`: the data folder as a workbook to edit."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from report.data import store
from report.data.check import problems
from report.data.check.warnings.answers import DataWarning
from report.data.raw import DataError
from report.model import LANGUAGES
from report.signing.checklist import before, checklist
from report.workbook.answer_form import answer_form
from report.workbook.template import template_of
from report.workbook.writing import workbook_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `workbook`."""
    parser = commands.add_parser(
        "workbook",
        help="write the data as a workbook to edit, which `import` reads back",
        description="A sheet a table. What `import` reads back unchanged changes no byte.",
    )
    parser.add_argument("output", type=Path, metavar="FILE", help="the file to write: data.xlsx")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="of notes; default: zh")
    parser.add_argument(
        "--data", type=Path, default=None, metavar="FOLDER", help="instead of the data in use"
    )
    parser.add_argument(
        "--area", default=None, metavar="ID", help="only a blank form for the figures of an area …"
    )
    parser.add_argument("--period", default=None, metavar="YEAR", help="… of a period: 2026")
    parser.add_argument(
        "--answers", action="store_true", help="only a form to answer what `sign` would warn of"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 with the reason on stderr where that is not possible, else 0."""
    if (options.area is None) != (options.period is None):
        print("--area and --period belong together: name both, or neither", file=sys.stderr)
        return 1
    if options.answers and options.area is not None:
        print("--answers and --area are two forms: ask for one of them", file=sys.stderr)
        return 1
    try:
        options.output.write_bytes(_content(options))
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _content(options: argparse.Namespace) -> bytes:
    folder = options.data or store.folder()
    if options.answers:
        return answer_form(folder, _unanswered(folder), options.lang)
    if options.area is None:
        return workbook_of(folder, options.lang)
    return template_of(folder, options.area, options.period, options.lang)


def _unanswered(folder: Path) -> Sequence[DataWarning]:
    """What waits for an answer before the folder can be signed. Raises DataError."""
    if found := problems(folder):
        raise DataError(*found)
    return checklist(folder, before(folder)).open
