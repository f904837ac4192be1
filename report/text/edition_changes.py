"""Changes between two reports → sections and lines that an editor or a reader can go through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial

from report.analysis import listed
from report.analysis.edition_changes import (
    Changes,
    NamedRow,
    Reassessment,
    Revision,
    Succession,
    changes_between,
)
from report.analysis.edition_changes.foremost import ForemostChange
from report.model import Correction, Event, Observation, Period, Report, SameTarget, Target, Unit
from report.text.change_lines import ChangeEntry, ChangeLines, ChangeSection, Say
from report.text.formatter import Formatter
from report.text.verdicts import verdict_name

# In the order of reading.
_SECTIONS = (
    *("figures", "first_figures", "revised", "withdrawn", "beside"),
    *("targets", "superseded", "verdicts", "verdicts_elsewhere"),
    *("events", "practices", "corrections"),
    *("added", "edited", "removed"),
)


@lru_cache(maxsize=8)
def sections(
    before: Formatter, after: Formatter, *, whole: bool = False
) -> tuple[ChangeSection, ...]:
    """All changes by chapter and sort; `before` writes what was, `after` what is. `whole` as for
    `changes_between`.
    """
    changes = changes_between(before.report, after.report, whole=whole)
    said: dict[tuple[str, str], list[Say]] = {}
    for entry in _entries(changes, before, after):
        said.setdefault((entry.area, entry.section), []).append(entry.say)
    areas = dict.fromkeys(area.id for area in (*after.report.areas, *before.report.areas))
    filled = []
    for area in (*areas, ""):
        for name in _SECTIONS:
            every = said.get((area, name), [])
            lines = ChangeLines(every if whole else every[: listed.MOST_LISTED])
            title = after.word(f"changes.{name}")
            count = len(every) + changes.unlisted.get((name, area), 0)
            filled += [ChangeSection(area, name, title, lines, count)] if lines else []
    return tuple(filled)


def in_words(change: ForemostChange, before: Formatter, after: Formatter) -> str:
    """One change of a verdict or a figure, as its list tells it."""
    if isinstance(change, Reassessment):
        return _verdict(change, after)
    if isinstance(change, Revision):
        return _revision(change, before, after)
    return _figure(change, after)


def counts_in_words(
    changes: Changes, before: Formatter, after: Formatter, word: str = "changes.since"
) -> str:
    """How many figures and verdicts have changed since an edition, or beside what `word` names."""
    figures = changes.number_of("figures", "first_figures")
    return after.word(
        word,
        edition=after.edition(before.report.edition),
        figures=after.counted("changes.since.figures", figures),
        revised=after.plain(changes.number_of("revised")),
        verdicts=after.counted("changes.since.verdicts", len(changes.verdicts)),
    )


def plain_lines(before: Formatter, after: Formatter) -> Iterator[str]:
    """All changes as lines of text: a chapter's name, then its sections with their counts."""
    every = sections(before, after, whole=True)
    if not every:
        yield after.word("changes.none")
    area: str | None = None
    for section in every:
        if section.area != area:
            area = section.area
            yield from ("", chapter_name(area, before, after))
        count = after.plain(section.count)
        yield "  " + after.word("changes.section", title=section.title, count=count)
        yield from (f"    {line}" for line in section.lines)


def chapter_name(area: str, before: Formatter, after: Formatter) -> str:
    """What a chapter of either report is called; "" stands for what belongs to none."""
    if not area:
        return after.word("changes.elsewhere")
    names = {row.id: row.name for row in (*before.report.areas, *after.report.areas)}
    return after.say(names[area])


def _entries(changes: Changes, before: Formatter, after: Formatter) -> Iterator[ChangeEntry]:
    yield from _of_figures(changes, before, after)
    yield from _of_targets(changes, after)
    yield from _of_chapters(changes, before, after)


def _of_figures(changes: Changes, before: Formatter, after: Formatter) -> Iterator[ChangeEntry]:
    for name in ("figures", "first_figures", "beside"):
        for row in getattr(changes, name):
            yield ChangeEntry(_home(row, after), name, partial(_figure, row, after))
    for row in changes.withdrawn:
        yield ChangeEntry(_home(row, before), "withdrawn", partial(_figure, row, before))
    for pair in changes.revised:
        say = partial(_revision, pair, before, after)
        yield ChangeEntry(_home(pair.after, after), "revised", say)
    for correction in changes.corrections:
        say = partial(correction_in_words, correction, after)
        yield ChangeEntry(_home(correction, after), "corrections", say)


def _of_targets(changes: Changes, fmt: Formatter) -> Iterator[ChangeEntry]:
    for target in changes.targets:
        yield ChangeEntry(_home(target, fmt), "targets", partial(_target, target, fmt))
    for succession in changes.superseded:
        say = partial(_succession, succession, fmt)
        yield ChangeEntry(_home(succession.target, fmt), "superseded", say)
    for name in ("verdicts", "verdicts_elsewhere"):
        for pair in getattr(changes, name):
            yield ChangeEntry(_home(pair.after.target, fmt), name, partial(_verdict, pair, fmt))


def _of_chapters(changes: Changes, before: Formatter, after: Formatter) -> Iterator[ChangeEntry]:
    for event in changes.events:
        yield ChangeEntry(event.area, "events", partial(_event, event, after))
    for practice in changes.practices:
        yield ChangeEntry(practice.area, "practices", partial(after.say, practice.title))
    for name, fmt in (("added", after), ("edited", after), ("removed", before)):
        for row in getattr(changes, name):
            yield ChangeEntry(_home_of_part(row, fmt.report), name, partial(_part, row, fmt))


def _event(event: Event, fmt: Formatter) -> str:
    return fmt.word("changes.event", date=fmt.period(event.date), title=fmt.say(event.title))


def _part(row: NamedRow, fmt: Formatter) -> str:
    return fmt.word(f"changes.part.{row.part}", id=_part_name(row, fmt))


def _part_name(row: NamedRow, fmt: Formatter) -> str:
    """What a part is called: a figure's cell, or a link of targets, in the words that readers know
    it by, else its id.
    """
    named = _named_in_words(row, fmt.report)
    if named is None:
        return row.id
    return fmt.word("changes.cell", name=_name(named, fmt), period=fmt.period(named.period))


def _named_in_words(row: NamedRow, report: Report) -> Observation | SameTarget | None:
    if row.part == "figure":
        return report.find(row.id)
    links = {link.key: link for link in report.same_targets}
    return links.get(row.id) if row.part == "same_target" else None


def _home(row: Observation | Target | Correction, fmt: Formatter) -> str:
    return fmt.report.indicators[row.indicator].area


def _home_of_part(row: NamedRow, report: Report) -> str:
    """The chapter that a part belongs to, or nothing."""
    if row.part == "figure":
        return report.indicators[row.id.partition("|")[0]].area
    indicator = row.id.partition("/")[0]
    if row.part in {"indicator", "target", "same_target", "correction"}:
        return report.indicators[indicator].area
    owners: dict[str, dict[str, str]] = {
        "area": {area.id: area.id for area in report.areas},
        "chart": {chart.id: area.id for area in report.areas for chart in area.charts},
        "event": {event.id: event.area for event in report.events},
        "practice": {practice.id: practice.area for practice in report.practices},
    }
    return owners.get(row.part, {}).get(row.id, "")


def _name(row: Observation | Target | SameTarget | Correction, fmt: Formatter) -> str:
    """The indicator, with its place where it is not the report's own."""
    report = fmt.report
    name = fmt.indicator(row.indicator)
    if row.place == report.settings.place:
        return name
    return fmt.word("table.of_place", name=name, place=fmt.place(row.place))


def _figure(row: Observation, fmt: Formatter) -> str:
    return fmt.word(
        "changes.figure",
        name=_name(row, fmt),
        period=fmt.period(row.period),
        figure=_flagged(fmt.observation(row), row, fmt),
        source=_source(row, fmt),
    )


def _flagged(figure: str, row: Observation, fmt: Formatter) -> str:
    """A figure with its status, unless that is the normal one."""
    status = fmt.status(row)
    return fmt.word("changes.flagged", figure=figure, status=status) if status else figure


def _source(row: Observation | Target | Correction, fmt: Formatter) -> str:
    source = fmt.report.sources.get(row.source)
    return fmt.source(source) if source else row.source


def _revision(pair: Revision, before: Formatter, after: Formatter) -> str:
    was, now = before.observation(pair.before), after.observation(pair.after)
    if was == now and pair.before.value != pair.after.value:
        was, now = _exactly(pair.before.value, pair.after.value, pair.after, after)
    return after.word(
        "changes.revision",
        name=_name(pair.after, after),
        period=after.period(pair.after.period),
        before=_flagged(was, pair.before, after),
        source_before=_source(pair.before, before),
        after=_flagged(now, pair.after, after),
        source_after=_source(pair.after, after),
    )


def _exactly(
    before: Decimal, after: Decimal, row: Observation | Correction, fmt: Formatter
) -> tuple[str, str]:
    """Two figures that rounding for reading would make one, with all their digits."""
    unit: Unit = fmt.report.unit_of(row.indicator)
    scale = fmt.scale((before, after), unit)
    return fmt.exact(before, scale, unit), fmt.exact(after, scale, unit)


def correction_in_words(row: Correction, fmt: Formatter) -> str:
    """What was wrong, since when it is right, and why."""
    unit = fmt.report.unit_of(row.indicator)
    was, now = (fmt.figure(value, unit) for value in (row.before, row.after))
    if was == now:
        was, now = _exactly(row.before, row.after, row, fmt)
    return fmt.word(
        "changes.correction",
        date=fmt.period(_day(row.date)),
        name=_name(row, fmt),
        period=fmt.period(row.period),
        before=was,
        after=now,
        why=fmt.say(row.why),
    )


def _day(date: dt.date) -> Period:
    return Period(date.year, date.month, date.day)


def _target(row: Target, fmt: Formatter) -> str:
    return fmt.word(
        "changes.target",
        name=_name(row, fmt),
        period=fmt.period(row.period),
        figure=fmt.target(row),
        policy=fmt.say(row.policy),
    )


def _succession(succession: Succession, fmt: Formatter) -> str:
    successor = succession.by
    return fmt.word(
        "changes.succession",
        name=_name(succession.target, fmt),
        period=fmt.period(succession.target.period),
        before=fmt.target(succession.target),
        after=fmt.target(successor) if successor else fmt.word("unknown"),
        period_after=fmt.period(successor.period) if successor else fmt.word("unknown"),
    )


def _verdict(pair: Reassessment, fmt: Formatter) -> str:
    target = pair.after.target
    return fmt.word(
        "changes.verdict",
        name=_name(target, fmt),
        period=fmt.period(target.period),
        target=fmt.target(target),
        before=verdict_name(pair.before, fmt),
        after=verdict_name(pair.after, fmt),
    )
