"""The slides around the areas: title, city, targets, timeline, sources, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from report.analysis.chart_series import rows_of
from report.analysis.progress import VERDICTS, Assessment, assess, counted
from report.downloads.selection import of_report
from report.model import Area, Event
from report.slides.chapter import charted
from report.slides.foot import Row, foot, notes, scope, stamped
from report.slides.model import Grid, Slide
from report.text import narrative, tables
from report.text.edition import citation
from report.text.formatter import Formatter
from report.text.verdicts import SHAPES, counts_in_words, subject, verdict_in_words

# Side by side there is half the width, so that a row takes twice the height.
_ROWS = {1: 6, 2: 4}
_EVENTS = {1: 7, 2: 5}
# A blank at which no line ends.
_HARD = "\N{NO-BREAK SPACE}"
# Verdicts that say what is missing rather than how the target stands.
_SILENT = frozenset({"due_no_figure", "cannot"})


def title(areas: Sequence[Area], writer: Formatter) -> Slide:
    report = writer.report
    names = [writer.say(area.name) for area in areas]
    told = narrative.fill(report.frame.city, writer)
    chosen = (writer.list(names),) if len(areas) < len(report.areas) else ()
    rows = narrative.cited([report.frame.city], writer) if told else ()
    return Slide(
        id="title",
        layout="title",
        area=None,
        title=writer.say(report.frame.title),
        texts=(*chosen, *((told,) if told else ())),
        foot=foot(rows, writer),
        notes=notes(rows, writer),
        writer=writer,
    )


def city(writer: Formatter) -> Iterator[Slide]:
    """The city in one picture, where this edition has figures for it."""
    charts = (chart for chart in writer.report.frame.charts if rows_of(chart, writer.report))
    chart = next(charts, None)
    if chart is not None:
        yield charted("city", chart, None, writer)


def targets(areas: Sequence[Area], columns: int, writer: Formatter) -> Iterator[Slide]:
    """How many targets have which verdict by area, then those that can be judged, one by one."""
    by_area = {
        area: counted(assess(writer.report, row) for row in writer.report.targets_in(area.id))
        for area in areas
    }
    every = [one for found in by_area.values() for one in found]
    if not every:
        return
    yield _verdicts(by_area, every, writer)
    judged = [one for one in every if one.verdict not in _SILENT]
    size = _ROWS[columns]
    told = writer.word("deck.judged", counts=counts_in_words(judged, writer))
    parts = [judged[start : start + size] for start in range(0, len(judged), size)]
    for number, part in enumerate(parts, 1):
        yield _judged(number, len(parts), told, part, writer)


def _verdicts(
    by_area: dict[Area, tuple[Assessment, ...]], every: Sequence[Assessment], writer: Formatter
) -> Slide:
    shown = [verdict for verdict in VERDICTS if verdict in {one.verdict for one in every}]
    rows = [
        (writer.say(area.name), *(_count(found, verdict, writer) for verdict in shown))
        for area, found in by_area.items()
        if found
    ]
    if len(rows) > 1:
        total = (_count(every, verdict, writer) for verdict in shown)
        rows.append((writer.word("unknowns.total"), *total))
    named = (f"{SHAPES[verdict]}{_HARD}{writer.word(f'verdict.{verdict}')}" for verdict in shown)
    heads = ("", *named)
    told = writer.word("deck.targets", count=writer.plain(len(every)))
    alt = counts_in_words(every, writer)
    grid = Grid(heads, tuple(rows), (7, *(5 for _ in shown)), alt)
    return _tabled("targets", told, grid, [one.target for one in every], writer)


def _count(found: Sequence[Assessment], verdict: str, writer: Formatter) -> str:
    number = sum(one.verdict == verdict for one in found)
    return writer.plain(number) if number else ""


def _judged(
    number: int, of: int, told: str, found: Sequence[Assessment], writer: Formatter
) -> Slide:
    heads = tuple(
        writer.word(f"table.{head}") for head in ("indicator", "target", "latest", "verdict")
    )
    rows = tuple(_assessed(one, writer) for one in found)
    behind: list[Row] = [one.target for one in found]
    behind += [row for one in found if (row := one.at_due or one.latest) is not None]
    grid = Grid(heads, rows, (8, 7, 7, 7), told)
    slide = _tabled(f"targets.{number}", told, grid, behind, writer)
    part = f"{writer.plain(number)}/{writer.plain(of)}"
    return replace(slide, kicker=f"{slide.kicker} · {part}") if of > 1 else slide


def _assessed(one: Assessment, writer: Formatter) -> tuple[str, ...]:
    target, row = one.target, one.at_due or one.latest
    unit = writer.report.unit_of(target.indicator)
    goal = writer.figure(target.value, unit, target.qualifier)
    latest = _dated(writer.observation(row), writer.period(row.period), writer) if row else ""
    verdict = f"{SHAPES[one.verdict]}{_HARD}{verdict_in_words(one, writer)}"
    return (
        subject(target, writer),
        _dated(goal, writer.period(target.period), writer),
        latest,
        verdict,
    )


def _dated(figure: str, period: str, writer: Formatter) -> str:
    return writer.word("deck.dated", figure=figure, period=period)


def timeline(areas: Sequence[Area], columns: int, writer: Formatter) -> Iterator[Slide]:
    """The newest events of the areas."""
    events = [event for area in areas for event in writer.report.events_in(area.id)]
    newest = sorted(events, key=lambda event: event.date.order, reverse=True)[: _EVENTS[columns]]
    if not newest:
        return
    heads = tuple(writer.word(f"table.{head}") for head in ("date", "event"))
    rows = tuple(_happened(event, writer) for event in newest)
    when = writer.span(newest[-1].date, newest[0].date)
    told = writer.word("deck.timeline", when=when)
    yield _tabled("timeline", told, Grid(heads, rows, (4, 11), told), newest, writer)


def _happened(event: Event, writer: Formatter) -> tuple[str, ...]:
    area = writer.say(writer.report.area(event.area).name)
    told = writer.word("deck.event", title=writer.say(event.title), area=area)
    return writer.period(event.date), told


def sources(writer: Formatter) -> Slide:
    """What the figures rest on: kinds of sources in the order of trust."""
    table = tables.kinds(writer)
    rows = tuple(zip(*(column.to_pylist() for column in table.columns), strict=True))
    report = writer.report
    told = writer.word(
        "deck.sources",
        sources=writer.plain(len(report.sources)),
        figures=writer.plain(len(report.observations)),
    )
    grid = Grid(tuple(table.column_names), rows, (3, 2, 2), told)
    return Slide(
        id="sources",
        layout="table",
        area=None,
        kicker=writer.word("nav.sources"),
        title=told,
        grid=grid,
        foot=stamped(writer.word("deck.own_count"), scope(report.observations, writer), writer),
        writer=writer,
    )


def closing(writer: Formatter) -> Slide:
    """How to cite the report, and on what terms."""
    report = writer.report
    return Slide(
        id="closing",
        layout="closing",
        area=None,
        title=writer.word("deck.closing"),
        texts=(
            writer.say(citation(of_report(report).title, report)),
            writer.word("export.terms"),
        ),
        foot=stamped(writer.word("deck.own_count"), "", writer),
        writer=writer,
    )


def _tabled(id_: str, told: str, grid: Grid, rows: Sequence[Row], writer: Formatter) -> Slide:
    section = "section.events" if id_ == "timeline" else "section.targets"
    return Slide(
        id=id_,
        layout="table",
        area=None,
        kicker=writer.word(section),
        title=told,
        grid=grid,
        foot=foot(rows, writer),
        notes=notes(rows, writer),
        writer=writer,
    )
