"""The slides around the areas: title, city, targets, timeline, sources, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report.analysis.chart_series import rows_of
from report.analysis.progress import VERDICTS, Assessment, assess, counted
from report.downloads.selection import of_report
from report.model import Area, Event
from report.slides.area_slides import charted
from report.slides.foot import foot, notes, scope, stamped
from report.slides.model import Slide, SlideTable
from report.text import narrative, tables
from report.text.edition import citation
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.verdicts import SHAPES, counts_in_words, subject, verdict_in_words

# Side by side there is half the width, so that a row takes twice the height.
_ROWS = {1: 6, 2: 4}
_EVENTS = {1: 7, 2: 5}
# A blank at which no line ends.
_HARD = "\N{NO-BREAK SPACE}"


def title(areas: Sequence[Area], fmt: Formatter) -> Slide:
    report = fmt.report
    names = [fmt.say(area.name) for area in areas]
    told = narrative.fill(report.frame.city, fmt)
    chosen = (fmt.list(names),) if len(areas) < len(report.areas) else ()
    rows = narrative.cited([report.frame.city], fmt) if told else ()
    return Slide(
        id="title",
        layout="title",
        area=None,
        title=fmt.say(report.frame.title),
        texts=(*chosen, *((told,) if told else ())),
        foot=foot(rows, fmt),
        notes=notes(rows, fmt),
        fmt=fmt,
    )


def city(fmt: Formatter) -> Iterator[Slide]:
    """The city in one picture, where this edition has figures for it."""
    charts = (chart for chart in fmt.report.frame.charts if rows_of(chart, fmt.report))
    chart = next(charts, None)
    if chart is not None:
        yield charted("city", chart, None, fmt)


def targets(areas: Sequence[Area], columns: int, fmt: Formatter) -> Iterator[Slide]:
    """How many targets have which verdict by area, then those that can be judged, one by one."""
    by_area = {
        area: counted(assess(fmt.report, row) for row in fmt.report.targets_in(area.id))
        for area in areas
    }
    every = [one for found in by_area.values() for one in found]
    if not every:
        return
    yield _verdicts(by_area, every, fmt)
    judged = [one for one in every if one.is_judged]
    size = _ROWS[columns]
    told = fmt.word("deck.judged", counts=counts_in_words(judged, fmt))
    parts = [judged[start : start + size] for start in range(0, len(judged), size)]
    for number, part in enumerate(parts, 1):
        yield _judged(number, len(parts), told, part, fmt)


def _verdicts(
    by_area: dict[Area, tuple[Assessment, ...]], every: Sequence[Assessment], fmt: Formatter
) -> Slide:
    shown = [verdict for verdict in VERDICTS if verdict in {one.verdict for one in every}]
    rows = [
        (fmt.say(area.name), *(_count(found, verdict, fmt) for verdict in shown))
        for area, found in by_area.items()
        if found
    ]
    if len(rows) > 1:
        total = (_count(every, verdict, fmt) for verdict in shown)
        rows.append((fmt.word("unknowns.total"), *total))
    named = (f"{SHAPES[verdict]}{_HARD}{fmt.word(f'verdict.{verdict}')}" for verdict in shown)
    heads = ("", *named)
    told = fmt.word("deck.targets", count=fmt.plain(len(every)))
    alt = counts_in_words(every, fmt)
    grid = SlideTable(heads, tuple(rows), (7, *(5 for _ in shown)), alt)
    return _tabled("targets", told, grid, [one.target for one in every], fmt)


def _count(found: Sequence[Assessment], verdict: str, fmt: Formatter) -> str:
    number = sum(one.verdict == verdict for one in found)
    return fmt.plain(number) if number else ""


def _judged(number: int, of: int, told: str, found: Sequence[Assessment], fmt: Formatter) -> Slide:
    heads = tuple(
        fmt.word(f"table.{head}") for head in ("indicator", "target", "latest", "verdict")
    )
    rows = tuple(_assessed(one, fmt) for one in found)
    behind: list[SourcedRow] = [one.target for one in found]
    behind += [row for one in found if (row := one.at_due or one.latest) is not None]
    grid = SlideTable(heads, rows, (8, 7, 7, 7), told)
    slide = _tabled(f"targets.{number}", told, grid, behind, fmt)
    part = f"{fmt.plain(number)}/{fmt.plain(of)}"
    return replace(slide, kicker=f"{slide.kicker} · {part}") if of > 1 else slide


def _assessed(one: Assessment, fmt: Formatter) -> tuple[str, ...]:
    target, row = one.target, one.at_due or one.latest
    latest = _dated(fmt.observation(row), fmt.period(row.period), fmt) if row else ""
    verdict = f"{SHAPES[one.verdict]}{_HARD}{verdict_in_words(one, fmt)}"
    return (
        subject(target, fmt),
        _dated(fmt.target(target), fmt.period(target.period), fmt),
        latest,
        verdict,
    )


def _dated(figure: str, period: str, fmt: Formatter) -> str:
    return fmt.word("deck.dated", figure=figure, period=period)


def timeline(areas: Sequence[Area], columns: int, fmt: Formatter) -> Iterator[Slide]:
    """The newest events of the areas."""
    events = [event for area in areas for event in fmt.report.events_in(area.id)]
    newest = sorted(events, key=lambda event: event.date.order, reverse=True)[: _EVENTS[columns]]
    if not newest:
        return
    heads = tuple(fmt.word(f"table.{head}") for head in ("date", "event"))
    rows = tuple(_happened(event, fmt) for event in newest)
    when = fmt.span(newest[-1].date, newest[0].date)
    told = fmt.word("deck.timeline", when=when)
    yield _tabled("timeline", told, SlideTable(heads, rows, (4, 11), told), newest, fmt)


def _happened(event: Event, fmt: Formatter) -> tuple[str, ...]:
    area = fmt.say(fmt.report.area(event.area).name)
    told = fmt.word("deck.event", title=fmt.say(event.title), area=area)
    return fmt.period(event.date), told


def sources(fmt: Formatter) -> Slide:
    """What the figures rest on: kinds of sources in the order of trust."""
    table = tables.source_kinds(fmt)
    rows = tuple(zip(*(column.to_pylist() for column in table.columns), strict=True))
    report = fmt.report
    told = fmt.word(
        "deck.sources",
        sources=fmt.plain(len(report.sources)),
        figures=fmt.plain(len(report.observations)),
    )
    grid = SlideTable(tuple(table.column_names), rows, (3, 2, 2), told)
    return Slide(
        id="sources",
        layout="table",
        area=None,
        kicker=fmt.word("nav.sources"),
        title=told,
        grid=grid,
        foot=stamped(fmt.word("deck.own_count"), scope(report.observations, fmt), fmt),
        fmt=fmt,
    )


def closing(fmt: Formatter) -> Slide:
    """How to cite the report, and on what terms."""
    report = fmt.report
    return Slide(
        id="closing",
        layout="closing",
        area=None,
        title=fmt.word("deck.closing"),
        texts=(
            fmt.say(citation(of_report(report).title, report)),
            fmt.word("export.terms"),
        ),
        foot=stamped(fmt.word("deck.own_count"), "", fmt),
        fmt=fmt,
    )


def _tabled(
    id_: str, told: str, grid: SlideTable, rows: Sequence[SourcedRow], fmt: Formatter
) -> Slide:
    section = "section.events" if id_ == "timeline" else "section.targets"
    return Slide(
        id=id_,
        layout="table",
        area=None,
        kicker=fmt.word(section),
        title=told,
        grid=grid,
        foot=foot(rows, fmt),
        notes=notes(rows, fmt),
        fmt=fmt,
    )
