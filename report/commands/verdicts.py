"""`python -m report verdicts`: every target with its verdict and the sum behind it, as Markdown."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from report.analysis.progress import (
    Assessment,
    as_of,
    assess_all,
    counted,
    of_other_places,
    of_own_place,
)
from report.data import served, store
from report.data.raw import DataError
from report.model import LANGUAGES, Area, Language, Period, Report
from report.text.formatter import Formatter
from report.text.verdicts import (
    counts_in_words,
    places_in_words,
    rules_in_words,
    verdict_table,
)


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
    """All targets of a report by area, in one language; those of other places at the end."""
    fmt = Formatter(report, language)
    sections = (_section(area, fmt) for area in report.areas)
    parts = (*(part for section in sections for part in section), *_of_other_places(fmt))
    return "\n\n".join([*_opening(fmt), *parts])


def _opening(fmt: Formatter) -> Iterator[str]:
    assessments = assess_all(fmt.report)
    yield f"# {fmt.word('progress.title')}"
    yield _summary(assessments, fmt)
    yield from rules_in_words(fmt)
    yield fmt.word("progress.made", command="`python -m report verdicts`")


def _summary(assessments: Sequence[Assessment], fmt: Formatter) -> str:
    """As of when, how many targets are counted, and how many are not for which reason."""
    day = as_of(fmt.report)
    own = of_own_place(assessments)
    numbers = {
        "count": len(counted(assessments)),
        "same": sum(row.same_as is not None for row in own),
        "others": len(of_other_places(assessments)),
        "replaced": sum(row.successor is not None for row in assessments),
    }
    return fmt.word(
        "progress.as_of",
        date=fmt.period(Period(day.year, day.month, day.day)),
        counts=counts_in_words(assessments, fmt),
        place=fmt.place(fmt.report.settings.place),
        **{name: fmt.plain(number) for name, number in numbers.items()},
    )


def _section(area: Area, fmt: Formatter) -> Iterator[str]:
    assessments = of_own_place(assess_all(fmt.report, area.id))
    if not assessments:
        return
    count = fmt.plain(len(counted(assessments)))
    yield f"## {fmt.word('progress.area', name=fmt.say(area.name), count=count)}"
    yield from filter(None, [counts_in_words(assessments, fmt)])
    yield _markdown(verdict_table(assessments, fmt))


def _of_other_places(fmt: Formatter) -> Iterator[str]:
    assessments = of_other_places(assess_all(fmt.report))
    if assessments:
        count = fmt.plain(len(assessments))
        yield f"## {fmt.word('targets.elsewhere', count=count)}"
        yield places_in_words(assessments, fmt)
        yield _markdown(verdict_table(assessments, fmt))


def _markdown(content: pa.Table) -> str:
    """A table of texts in Markdown's own form."""
    rows = zip(*(column.to_pylist() for column in content.columns), strict=True)
    head = [content.column_names, ["---"] * content.num_columns]
    return "\n".join(_line(cells) for cells in [*head, *rows])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
