"""`python -m report verdicts`: every target with its verdict and the sum behind it, as Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from report.analysis.progress import RATIO_THRESHOLDS, as_of, assess, in_force
from report.data import served, store
from report.data.raw import DataError
from report.model import LANGUAGES, Area, Language, Period, Report
from report.text.formatter import Formatter
from report.text.verdicts import counts_in_words, verdict_table


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the command line."""
    verdicts = commands.add_parser("verdicts", help="tell how far each target is reached, and why")
    verdicts.add_argument("folder", nargs="?", type=Path, default=None, metavar="FOLDER")
    verdicts.add_argument("--lang", choices=LANGUAGES, help="one language instead of both")
    verdicts.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        report = served.sound_report(options.folder or store.folder())
    except DataError as error:
        print(error)
        return 1
    languages = (options.lang,) if options.lang else LANGUAGES
    print("\n\n".join(document(report, language) for language in languages))
    return 0


def document(report: Report, language: Language) -> str:
    """All targets of a report by area, in one language."""
    fmt = Formatter(report, language)
    sections = (_section(area, fmt) for area in report.areas if report.targets_in(area.id))
    return "\n\n".join([*_opening(fmt), *(part for section in sections for part in section)])


def _opening(fmt: Formatter) -> Iterator[str]:
    assessments = [assess(fmt.report, target) for target in fmt.report.targets]
    day = as_of(fmt.report)
    count = len(in_force(assessments))
    yield f"# {fmt.word('progress.title')}"
    yield fmt.word("progress.made", command="`python -m report verdicts`")
    yield fmt.word(
        "progress.as_of",
        date=fmt.period(Period(day.year, day.month, day.day)),
        counts=counts_in_words(assessments, fmt),
        count=fmt.plain(count),
        replaced=fmt.plain(len(assessments) - count),
    )
    yield fmt.word("progress.rule", **_thresholds(fmt))


def _thresholds(fmt: Formatter) -> dict[str, str]:
    return {verdict: fmt.plain(least) for least, verdict in RATIO_THRESHOLDS}


def _section(area: Area, fmt: Formatter) -> Iterator[str]:
    assessments = [assess(fmt.report, target) for target in fmt.report.targets_in(area.id)]
    count = fmt.plain(len(in_force(assessments)))
    yield f"## {fmt.word('progress.area', name=fmt.say(area.name), count=count)}"
    yield counts_in_words(assessments, fmt)
    yield _markdown(verdict_table(assessments, fmt))


def _markdown(content: pa.Table) -> str:
    """A table of texts in Markdown's own form."""
    rows = zip(*(column.to_pylist() for column in content.columns), strict=True)
    head = [content.column_names, ["---"] * content.num_columns]
    return "\n".join(_line(cells) for cells in [*head, *rows])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
