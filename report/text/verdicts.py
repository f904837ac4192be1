"""Verdicts in words: what a verdict is called and marked with, how many there are of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa

from report.analysis.progress import (
    RATIO_THRESHOLDS,
    YEARS_OF_WAITING,
    Assessment,
    Verdict,
    counted,
    of_other_places,
    tally,
)
from report.model import Target
from report.text.formatter import Formatter
from report.text.sheet import titled_sheet
from report.text.verdict_sums import sum_in_words

# Fuller circles are nearer to the target; no colour is needed to tell them apart.
SHAPES: Mapping[Verdict, str] = MappingProxyType(
    {
        "met": "●",
        "missed": "✕",
        "on_track": "◕",
        "behind": "◑",
        "well_behind": "◔",
        "moving_away": "←",
        "awaiting": "○",
        "never_reported": "◌",
        "cannot": "–",
    }
)
# An awaited target whose latest figure keeps the pace that it needs.
ON_LINE = "◉"
_MEASURED = frozenset({"on_track", "behind", "well_behind", "moving_away"})
_COLUMNS = ("indicator", "target", "due", "set_on", "verdict", "sum")


def mark(assessment: Assessment) -> str:
    """The shape that stands before a verdict."""
    return ON_LINE if assessment.on_line else SHAPES[assessment.verdict]


def verdict_name(assessment: Assessment, fmt: Formatter) -> str:
    """What a verdict is called: `on track`, `awaiting 2025 data`."""
    if assessment.verdict == "awaiting":
        return fmt.word("verdict.awaiting_for", due=fmt.period(assessment.target.period))
    return fmt.word(f"verdict.{assessment.verdict}")


def verdict_in_words(assessment: Assessment, fmt: Formatter) -> str:
    """The verdict with what limits it: `on track, on approximate figures`."""
    verdict = verdict_name(assessment, fmt)
    if assessment.reason is not None:
        reason = reason_in_words(assessment, fmt)
        return fmt.word("verdict.because", verdict=verdict, reason=reason)
    if assessment.on_line is not None:
        key = "verdict.on_line" if assessment.on_line else "verdict.behind_line"
        verdict = fmt.word(key, verdict=verdict)
    if assessment.approximate and _is_measured(assessment):
        return fmt.word("verdict.approximately", verdict=verdict)
    return verdict


def _is_measured(assessment: Assessment) -> bool:
    return assessment.on_line is not None or assessment.verdict in _MEASURED


def reason_in_words(assessment: Assessment, fmt: Formatter) -> str:
    """Why there is no verdict; empty where there is one."""
    return fmt.word(f"reason.{assessment.reason}") if assessment.reason else ""


def target_in_short(assessment: Assessment, fmt: Formatter) -> str:
    """A target in one line: what for, by when, how much, and the verdict."""
    target = assessment.target
    return fmt.word(
        "targets.in_short",
        subject=subject(target, fmt),
        due=fmt.period(target.period),
        target=fmt.target(target),
        verdict=verdict_in_words(assessment, fmt),
    )


def target_with_year(target: Target, fmt: Formatter) -> str:
    """A target by its year, with a place other than the report's own: `2025 target: 60%`."""
    said = fmt.word("target.on_chart", period=fmt.period(target.period), value=fmt.target(target))
    if target.place == fmt.report.settings.place:
        return said
    return fmt.word("finding.of_place", name=said, place=fmt.place(target.place))


def met_in_words(counted_rows: Sequence[Assessment], fmt: Formatter) -> str:
    """How many targets there are and how many of them are met."""
    if not counted_rows:
        return fmt.word("targets.none_short")
    met = sum(row.verdict == "met" for row in counted_rows)
    targets = fmt.counted("targets.number", len(counted_rows))
    return fmt.word("targets.met_of", targets=targets, met=fmt.plain(met))


def tally_in_words(counted_rows: Sequence[Assessment], fmt: Formatter) -> str:
    """How many targets there are, and how many of them have each verdict: `4 met, 1 behind`."""
    if not counted_rows:
        return fmt.word("targets.none_short")
    numbers = (
        fmt.word(
            "verdict.number",
            count=fmt.plain(count),
            verdict=common_name(counted_rows, verdict, fmt),
        )
        for verdict, count in tally(counted_rows).items()
    )
    targets = fmt.counted("targets.city", len(counted_rows))
    return fmt.word("targets.tally", targets=targets, counts=fmt.word("joint").join(numbers))


def subject(target: Target, fmt: Formatter) -> str:
    """What a target is set for, with its place where that is not the report's own."""
    report = fmt.report
    name = fmt.indicator(target.indicator)
    if target.place == report.settings.place:
        return name
    place = fmt.place(target.place)
    return fmt.word("table.of_place", name=name, place=place)


def verdict_table(assessments: Iterable[Assessment], fmt: Formatter) -> pa.Table:
    """A row for each target: what it is, the verdict with its shape, and the sum."""
    titles = [f"table.{name}" for name in _COLUMNS]
    return titled_sheet(titles, [_row(assessment, fmt) for assessment in assessments], fmt).table


def _row(assessment: Assessment, fmt: Formatter) -> tuple[str, ...]:
    target = assessment.target
    return (
        subject(target, fmt),
        fmt.target(target),
        fmt.period(target.period),
        fmt.period(target.set_on) if target.set_on else fmt.word("unknown"),
        f"{mark(assessment)} {verdict_in_words(assessment, fmt)}",
        sum_in_words(assessment, fmt),
    )


def counts_in_words(assessments: Iterable[Assessment], fmt: Formatter) -> str:
    """How many counted targets have each verdict: `● met 3; ○ awaiting 2025 data 12`."""
    rows = counted(assessments)
    parts = (
        _count([row for row in rows if row.verdict == verdict], verdict, fmt)
        for verdict in tally(rows)
    )
    return fmt.word("progress.separator").join(parts)


def _count(rows: Sequence[Assessment], verdict: Verdict, fmt: Formatter) -> str:
    number = fmt.plain(len(rows))
    name = common_name(rows, verdict, fmt)
    count = fmt.word("verdict.count", mark=SHAPES[verdict], verdict=name, count=number)
    on_line = sum(row.on_line is True for row in rows)
    if not on_line:
        return count
    return fmt.word("verdict.count_on_line", count=count, mark=ON_LINE, on_line=fmt.plain(on_line))


def common_name(rows: Iterable[Assessment], verdict: Verdict, fmt: Formatter) -> str:
    """What one verdict on several targets is called; of one due year, with that year."""
    names = {verdict_name(row, fmt) for row in rows if row.verdict == verdict}
    return names.pop() if len(names) == 1 else fmt.word(f"verdict.{verdict}")


def places_in_words(assessments: Iterable[Assessment], fmt: Formatter) -> str:
    """How many targets each of the other places has that are not counted: `Northside 1`."""
    places = [row.target.place for row in of_other_places(assessments)]
    return fmt.list(
        fmt.word("targets.of_place", place=fmt.place(place), count=fmt.plain(places.count(place)))
        for place in fmt.report.places
        if place in places
    )


def rules_in_words(fmt: Formatter) -> tuple[str, ...]:
    """How verdicts are given, with the thresholds in use: a paragraph for each part of it."""
    thresholds = {verdict: fmt.plain(least) for least, verdict in RATIO_THRESHOLDS}
    return (
        fmt.word("progress.rule.decided", years=fmt.plain(YEARS_OF_WAITING)),
        fmt.word("progress.rule.pace", **thresholds),
        fmt.word("progress.rule.base"),
        fmt.word("progress.rule.counted", place=fmt.place(fmt.report.settings.place)),
    )
