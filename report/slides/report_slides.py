"""The slides around the areas: title, city, targets, timeline, sources, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import TypeVar

from report.analysis.chart_series import rows_of
from report.analysis.progress import (
    VERDICTS,
    Assessment,
    Verdict,
    assess_all,
    counted,
    of_other_places,
)
from report.charts.verdict_marks import in_order
from report.downloads.selection import of_report
from report.model import Area, Event, Observation
from report.slides.area_slides import chart_slide
from report.slides.footer import footer, notes, plain_footer, scope_of_all
from report.slides.model import Slide, SlideTable, TallyRow, TargetTally
from report.text import narrative, source_tables
from report.text.edition import titled_citation
from report.text.formatter import Formatter
from report.text.narrative import SourcedRow
from report.text.verdicts import (
    ON_LINE,
    SHAPES,
    common_name,
    counts_in_words,
    mark,
    places_in_words,
    subject,
    verdict_in_words,
)

T = TypeVar("T")

# Side by side there is half the width, so that a row takes twice the height.
_ROWS = {1: 6, 2: 4}
_EVENTS = {1: 7, 2: 5}
# Above the titles of tables that are not of targets.
_SECTIONS = {"timeline": "section.events", "areas": "nav.overview"}
# A blank at which no line ends.
_HARD = "\N{NO-BREAK SPACE}"


def title_slide(areas: Sequence[Area], fmt: Formatter) -> Slide:
    """The report's title, the areas where they were chosen, and what is said of the city."""
    report = fmt.report
    names = [fmt.say(area.name) for area in areas]
    chosen = (fmt.list(names),) if len(areas) < len(report.areas) else ()
    city = narrative.fill(report.settings.city, fmt)
    rows = narrative.cited([report.settings.city], fmt) if city else ()
    return Slide(
        id="title",
        layout="title",
        area=None,
        title=fmt.say(report.settings.title),
        texts=(*chosen, *((city,) if city else ())),
        footer=footer(rows, fmt),
        notes=notes(rows, fmt),
        fmt=fmt,
    )


def city_slides(fmt: Formatter) -> Iterator[Slide]:
    """The city in one picture, where this edition has figures for it."""
    charts = (chart for chart in fmt.report.settings.charts if rows_of(chart, fmt.report))
    chart = next(charts, None)
    if chart is not None:
        yield chart_slide("city", chart, None, fmt)


def target_slides(areas: Sequence[Area], columns: int, fmt: Formatter) -> Iterator[Slide]:
    """How many targets have which verdict by area, then those with a finding, one by one.

    Those of other places follow on slides of their own, and are not counted.
    """
    by_area = {area: assess_all(fmt.report, area.id) for area in areas}
    everything = [assessment for group in by_area.values() for assessment in group]
    own, others = counted(everything), of_other_places(everything)
    if own:
        yield _verdicts({area: counted(group) for area, group in by_area.items()}, own, fmt)
        listed = [assessment for assessment in own if assessment.has_finding]
        title = fmt.word("deck.judged", counts=counts_in_words(listed, fmt))
        yield from _listed("targets", title, listed, columns, fmt)
    listed = [assessment for assessment in others if assessment.has_finding]
    title = fmt.word("deck.elsewhere", places=places_in_words(others, fmt))
    yield from _listed("targets_elsewhere", title, listed, columns, fmt)


def _listed(
    id_: str, title: str, assessments: Sequence[Assessment], columns: int, fmt: Formatter
) -> Iterator[Slide]:
    """Targets with their verdicts on as many slides as they need."""
    parts = shared_out(assessments, _ROWS[columns])
    for number, part in enumerate(parts, 1):
        slide = _listed_part(f"{id_}.{number}", title, part, fmt)
        yield numbered(slide, number, len(parts), fmt)


def numbered(slide: Slide, number: int, of: int, fmt: Formatter) -> Slide:
    """A slide that says which of several of its kind it is."""
    place = f"{fmt.plain(number)}/{fmt.plain(of)}"
    return replace(slide, kicker=f"{slide.kicker} · {place}") if of > 1 else slide


def shared_out(listed: Sequence[T], most: int) -> list[Sequence[T]]:
    """In their order, on as few slides as hold so many each, the slides filled alike."""
    slides = ceil(len(listed) / most)
    ends = [len(listed) * number // slides for number in range(slides + 1)] if slides else []
    return [listed[start:end] for start, end in pairwise(ends)]


def _verdicts(
    by_area: dict[Area, tuple[Assessment, ...]], assessments: Sequence[Assessment], fmt: Formatter
) -> Slide:
    """How many targets of each area have which verdict, with a total of several areas."""
    present = {assessment.verdict for assessment in assessments}
    verdicts = [verdict for verdict in VERDICTS if verdict in present]
    rows = [
        (fmt.say(area.name), *(_count(group, verdict, fmt) for verdict in verdicts))
        for area, group in by_area.items()
        if group
    ]
    if len(rows) > 1:
        total = (_count(assessments, verdict, fmt) for verdict in verdicts)
        rows.append((fmt.word("unknowns.total"), *total))
    names = (
        _with_shape(SHAPES[verdict], common_name(assessments, verdict, fmt)) for verdict in verdicts
    )
    widths = (7, *(5 for _ in verdicts))
    table = SlideTable(("", *names), tuple(rows), widths, counts_in_words(assessments, fmt))
    title = fmt.counted("deck.targets", len(assessments))
    targets = [assessment.target for assessment in assessments]
    tally = _tally(by_area, verdicts, assessments, fmt)
    slide = replace(table_slide("targets", title, table, targets, fmt), tally=tally)
    on_line = any(assessment.on_line for assessment in assessments)
    return replace(slide, texts=(fmt.word("deck.on_line", mark=ON_LINE),) if on_line else ())


def _tally(
    by_area: dict[Area, tuple[Assessment, ...]],
    verdicts: Sequence[Verdict],
    assessments: Sequence[Assessment],
    fmt: Formatter,
) -> TargetTally:
    """The same, each target by itself."""
    rows = (
        TallyRow(area, tuple(in_order(_with(group, verdict)) for verdict in verdicts))
        for area, group in by_area.items()
        if group
    )
    names = (common_name(assessments, verdict, fmt) for verdict in verdicts)
    return TargetTally(tuple(names), tuple(rows))


def _with(assessments: Sequence[Assessment], verdict: Verdict) -> list[Assessment]:
    return [assessment for assessment in assessments if assessment.verdict == verdict]


def _count(assessments: Sequence[Assessment], verdict: Verdict, fmt: Formatter) -> str:
    """The number with a verdict, and how many of them await data with the latest on the line."""
    chosen = _with(assessments, verdict)
    if not chosen:
        return ""
    count, on_line = fmt.plain(len(chosen)), sum(row.on_line is True for row in chosen)
    if not on_line:
        return count
    return fmt.word("deck.count_on_line", count=count, mark=ON_LINE, on_line=fmt.plain(on_line))


def _with_shape(shape: str, text: str) -> str:
    return f"{shape}{_HARD}{text}"


def _listed_part(id_: str, title: str, assessments: Sequence[Assessment], fmt: Formatter) -> Slide:
    """One slide of targets: each with its latest figure and its verdict."""
    heads = tuple(
        fmt.word(f"table.{head}") for head in ("indicator", "target", "latest", "verdict")
    )
    rows = tuple(_assessment_cells(assessment, fmt) for assessment in assessments)
    behind: list[SourcedRow] = [assessment.target for assessment in assessments]
    behind += [row for assessment in assessments if (row := _figure_of(assessment)) is not None]
    table = SlideTable(heads, rows, (8, 7, 7, 7), title)
    return replace(table_slide(id_, title, table, behind, fmt), targets=tuple(assessments))


def _figure_of(assessment: Assessment) -> Observation | None:
    """The figure that a verdict rests on."""
    return assessment.at_due or assessment.latest


def _assessment_cells(assessment: Assessment, fmt: Formatter) -> tuple[str, ...]:
    target, row = assessment.target, _figure_of(assessment)
    return (
        subject(target, fmt),
        _dated(fmt.target(target), fmt.period(target.period), fmt),
        _dated(fmt.observation(row), fmt.period(row.period), fmt) if row else "",
        _with_shape(mark(assessment), verdict_in_words(assessment, fmt)),
    )


def _dated(figure: str, period: str, fmt: Formatter) -> str:
    return fmt.word("deck.dated", figure=figure, period=period)


def timeline_slides(areas: Sequence[Area], columns: int, fmt: Formatter) -> Iterator[Slide]:
    """The newest events of the areas."""
    events = [event for area in areas for event in fmt.report.events_in(area.id)]
    newest = sorted(events, key=lambda event: event.date.order, reverse=True)[: _EVENTS[columns]]
    if not newest:
        return
    heads = tuple(fmt.word(f"table.{head}") for head in ("date", "event"))
    rows = tuple(_event_cells(event, fmt) for event in newest)
    title = fmt.word("deck.timeline", when=fmt.span(newest[-1].date, newest[0].date))
    table = SlideTable(heads, rows, (4, 11), title)
    yield table_slide("timeline", title, table, newest, fmt)


def _event_cells(event: Event, fmt: Formatter) -> tuple[str, ...]:
    area = fmt.say(fmt.report.area(event.area).name)
    return fmt.period(event.date), fmt.word("deck.event", title=fmt.say(event.title), area=area)


def sources_slide(fmt: Formatter) -> Slide:
    """What the figures rest on: kinds of sources in the order of trust."""
    kinds = source_tables.source_kind_sheet(fmt).table
    rows = tuple(zip(*(column.to_pylist() for column in kinds.columns), strict=True))
    report = fmt.report
    title = fmt.word(
        "deck.sources",
        sources=fmt.plain(len(report.sources)),
        figures=fmt.plain(len(report.observations)),
    )
    return Slide(
        id="sources",
        layout="table",
        area=None,
        kicker=fmt.word("nav.sources"),
        title=title,
        table=SlideTable(tuple(kinds.column_names), rows, (3, 2, 2), title),
        footer=plain_footer(fmt.word("deck.own_count"), scope_of_all(fmt), fmt),
        notes=tuple(source_tables.first_hand(fmt)),
        fmt=fmt,
    )


def closing_slide(fmt: Formatter) -> Slide:
    """How to cite the report, and on what terms."""
    report = fmt.report
    return Slide(
        id="closing",
        layout="closing",
        area=None,
        title=fmt.word("deck.closing"),
        texts=(
            fmt.say(titled_citation(of_report(report).title, report)),
            fmt.word("export.terms"),
        ),
        footer=plain_footer(fmt.word("deck.own_count"), "", fmt),
        fmt=fmt,
    )


def table_slide(
    id_: str, title: str, table: SlideTable, rows: Sequence[SourcedRow], fmt: Formatter
) -> Slide:
    """A table, and from where its rows are."""
    section = _SECTIONS.get(id_.partition(".")[0], "section.targets")
    return Slide(
        id=id_,
        layout="table",
        area=None,
        kicker=fmt.word(section),
        title=title,
        table=table,
        footer=footer(rows, fmt),
        notes=notes(rows, fmt),
        fmt=fmt,
    )
