"""`python -m report due`: which figures are late, due and to come, for who gathers them."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from report.analysis.expected import STATES, Expected, expected
from report.analysis.progress import as_of
from report.commands.days import written_day
from report.data import served, store
from report.data.raw import DataError
from report.data.today import today
from report.model import LANGUAGES, Period
from report.settings import SettingError
from report.text.expected import basis_in_words, months_in_words, subject_in_words
from report.text.formatter import Formatter

_Heading = Callable[[Expected], str]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Offer the command `due`."""
    parser = commands.add_parser(
        "due",
        help="tell which figures are late, due and to come, with the last source of each",
        description="The late ones come first. It ends with 1 where the data cannot be read, and"
        " with --strict where a figure is late; else with 0.",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=None, metavar="FOLDER")
    parser.add_argument(
        "--by",
        choices=("state", "publisher"),
        default="state",
        help="what the figures are put together by (else: state)",
    )
    parser.add_argument(
        "--date",
        type=written_day,
        metavar="DAY",
        help="judge by this day, as in 2026-12-01 (else: today)",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a figure is late")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what is expected; 1 where the data cannot be read, or by --strict something is late."""
    try:
        report = served.sound_report(options.folder or store.folder())
        day = options.date or today()
    except (DataError, SettingError) as error:
        print(error)
        return 1
    newest = served.report_at(report, served.newest_edition(report))
    fmt = Formatter(newest, options.lang)
    rows = sorted(expected(newest), key=lambda row: STATES.index(row.state(day)))
    print("\n".join(_told(rows, day, options.by, fmt)))
    return 1 if options.strict and any(row.state(day) == "late" for row in rows) else 0


def _told(rows: Sequence[Expected], day: dt.date, by: str, fmt: Formatter) -> Iterator[str]:
    yield fmt.word("calendar.as_of", date=_date(day, fmt))
    yield fmt.word("calendar.gathered", date=_date(as_of(fmt.report), fmt))
    if not rows:
        yield fmt.word("calendar.nothing")
    headings: dict[str, _Heading] = {
        "state": lambda row: fmt.word(f"state.{row.state(day)}"),
        "publisher": lambda row: fmt.say(fmt.report.publishers[row.publisher].name),
    }
    found: dict[str, list[Expected]] = {}
    for row in rows:
        found.setdefault(headings[by](row), []).append(row)
    for heading, listed in found.items():
        yield ""
        yield fmt.word("calendar.heading", name=heading, count=fmt.plain(len(listed)))
        for row in listed:
            yield from _lines(row, day, by, fmt)


def _lines(row: Expected, day: dt.date, by: str, fmt: Formatter) -> Iterator[str]:
    """A figure with its months; below it what is not its heading, and where the last one was."""
    state = fmt.word(f"state.{row.state(day)}")
    publisher = fmt.say(fmt.report.publishers[row.publisher].name)
    source = fmt.report.sources[row.source]
    yield f"- {subject_in_words(row, fmt)} [{row.indicator.id}]"
    other = publisher if by == "state" else state
    yield f"  {months_in_words(row, fmt)} · {basis_in_words(row, fmt)} · {other}"
    told = f"{fmt.title(source)} ({source.id}) {source.url}"
    yield f"  {fmt.word('calendar.last', source=told.strip())}"


def _date(day: dt.date, fmt: Formatter) -> str:
    return fmt.period(Period(day.year, day.month, day.day))
