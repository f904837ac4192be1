"""The chapters of the report as blocks: the city, an area, the targets, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis import facts, main_points
from report.analysis import sources as sourcing
from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.analysis.events import latest_events, opening_events
from report.analysis.progress import Assessment, assess_all, of_other_places, of_own_place
from report.charts.captioned import captioned_chart, captioned_map, captioned_timeline
from report.model import Area, Event, Practice, Report
from report.pdf import blocks, charts, unknowns
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.pdf.charts import WHOLE
from report.text import narrative, source_tables, tables, verdicts
from report.text.edition import qualifiers, statuses
from report.text.formatter import Formatter
from report.text.sentences import sentence

# In the brief of an area: its newest events, and as many practices as fill a page.
_FEW_EVENTS, _FEW_PRACTICES = 4, 6


def brief(area: Area, fmt: Formatter, before: Report | None, *, anew: bool) -> Iterator[Block]:
    """An area on two to four pages: its page without the long lists."""
    report = fmt.report
    yield from _opening(area, fmt, before, anew=anew)
    yield from area_charts(area, fmt)
    yield from targets(area, fmt)
    yield from _practices(report.practices_in(area.id)[:_FEW_PRACTICES], fmt)
    yield from _timeline(area, fmt)
    yield from blocks.events(report.events_in(area.id)[:_FEW_EVENTS], fmt, in_full=False)
    yield heading(fmt.word("unknowns.section"))
    yield from paragraph(unknowns.summary(area.id, fmt))
    count = fmt.plain(len(sourcing.select(report, [area.id], [])))
    yield from paragraph(fmt.word("paper.brief.sources", count=count), "quiet")


def chapter(area: Area, fmt: Formatter, before: Report | None) -> Iterator[Block]:
    """An area in the whole report: its targets and sources stand in chapters of their own."""
    report = fmt.report
    yield from _opening(area, fmt, before, anew=True)
    yield from area_charts(area, fmt)
    yield from _practices(report.practices_in(area.id), fmt)
    yield from _timeline(area, fmt)
    yield from blocks.events(report.events_in(area.id), fmt)
    yield from _indicators(area, fmt)


def _practices(rows: Sequence[Practice], fmt: Formatter) -> Iterator[Block]:
    if rows:
        yield heading(fmt.word("section.practices"))
        yield from blocks.practices(rows, fmt)


def _timeline(area: Area, fmt: Formatter) -> Iterator[Block]:
    """The head of an area's events and their picture; the events themselves are told below it."""
    chart = captioned_timeline(area, fmt)
    if chart is not None:
        yield heading(fmt.word("section.events"))
        if charts.can_draw():
            figure = charts.figure(chart, WHOLE) | {"headline": ""}
            yield {"kind": "figures", "columns": 1, "figures": [figure]}


def _opening(area: Area, fmt: Formatter, before: Report | None, *, anew: bool) -> Iterator[Block]:
    """Name, lead, headline figures and main points."""
    report = fmt.report
    yield heading(fmt.say(area.name), 1, anew=anew)
    yield from paragraph(narrative.prose(area.lead, fmt), "lead")
    if report.editions[report.edition].cutoff is not None:
        yield from paragraph(fmt.word("edition.prose"), "quiet")
    yield from blocks.headlines(area, fmt)
    if not any(report.series(row.id) for row in report.in_area(area.id)):
        yield from paragraph(fmt.word("paper.no_figure"))
    yield from _points(main_points.area_points(report, area.id, before), fmt)


def _points(points: Sequence[facts.Fact], fmt: Formatter) -> Iterator[Block]:
    if points:
        yield heading(fmt.word("section.points"))
        yield blocks.bullets(sentence(fact, fmt) for fact in points)


def area_charts(area: Area, fmt: Formatter) -> Iterator[Block]:
    """The charts of an area that this edition has figures for."""
    drawable = [chart for chart in area.charts if rows_of(chart, fmt.report)]
    if drawable:
        yield heading(fmt.word("section.charts"))
        content = [charts.figure(captioned_chart(chart, area, fmt)) for chart in drawable]
        yield {"kind": "figures", "columns": 2, "figures": content}


def targets(area: Area, fmt: Formatter) -> Iterator[Block]:
    """The targets of an area as a section of its brief, those of other places apart."""
    yield heading(fmt.word("section.targets"))
    assessments = assess_all(fmt.report, area.id)
    if of_own_place(assessments):
        yield from _assessed(of_own_place(assessments), fmt)
    else:
        yield from paragraph(fmt.word("targets.none"))
    yield from _elsewhere(assessments, 3, fmt)


def _assessed(assessments: Sequence[Assessment], fmt: Formatter) -> Iterator[Block]:
    """Each of these targets with its verdict and the sum behind it, counted before."""
    yield from paragraph(verdicts.counts_in_words(assessments, fmt))
    yield blocks.table(verdicts.verdict_table(assessments, fmt))


def _elsewhere(assessments: Sequence[Assessment], level: int, fmt: Formatter) -> Iterator[Block]:
    """Those of other places under a head of their own: they are not counted."""
    others = of_other_places(assessments)
    if others:
        count = fmt.plain(len(others))
        yield heading(fmt.word("targets.elsewhere", count=count), level)
        yield from paragraph(verdicts.places_in_words(others, fmt))
        yield blocks.table(verdicts.verdict_table(others, fmt))


def all_targets(fmt: Formatter) -> Iterator[Block]:
    """Every target of the report by area, the rule of the verdicts, and those of other places."""
    yield heading(fmt.word("progress.title"), 1, anew=True)
    everything = assess_all(fmt.report)
    yield from paragraph(verdicts.counts_in_words(everything, fmt), "lead")
    yield from paragraph(verdicts.rule_in_words(fmt))
    for area in fmt.report.areas:
        own = of_own_place(assess_all(fmt.report, area.id))
        if own:
            yield heading(fmt.say(area.name))
            yield from _assessed(own, fmt)
    yield from _elsewhere(everything, 2, fmt)


def city(fmt: Formatter, before: Report | None) -> Iterator[Block]:
    """The city at a glance, as the overview has it."""
    report = fmt.report
    yield heading(fmt.word("paper.city"), 1, anew=True)
    yield from paragraph(narrative.prose([report.settings.city], fmt), "lead")
    yield from blocks.areas(fmt)
    yield from _points(main_points.city_points(report, before), fmt)
    drawable = [chart for chart in report.settings.charts if rows_of(chart, fmt.report)]
    if drawable:
        yield heading(fmt.word("section.city"))
        content = [charts.figure(captioned_chart(chart, None, fmt), WHOLE) for chart in drawable]
        yield {"kind": "figures", "columns": 1, "figures": content}
    yield from _districts(fmt)
    yield from _events("section.opening", opening_events(report), fmt)
    yield from _events("section.latest_events", latest_events(report), fmt)


def _districts(fmt: Formatter) -> Iterator[Block]:
    """The fullest map of the districts."""
    layer = next(iter(layers(fmt.report)), None)
    if layer is None:
        return
    yield heading(fmt.word("section.districts"))
    figure = charts.figure(captioned_map(layer, fmt), WHOLE)
    yield {"kind": "figures", "columns": 1, "figures": [figure]}


def _events(key: str, rows: Sequence[Event], fmt: Formatter) -> Iterator[Block]:
    if rows:
        yield heading(fmt.word(key))
        yield from blocks.events(rows, fmt, in_full=False)


def _indicators(area: Area, fmt: Formatter) -> Iterator[Block]:
    """Every indicator of an area by subject, with its latest figure."""
    if area.groups:
        yield heading(fmt.word("section.indicators"))
    for group in area.groups:
        chosen = [fmt.report.indicators[indicator] for indicator in group.indicators]
        yield heading(fmt.say(group.name), 3)
        yield blocks.table(tables.indicator_sheet(chosen, fmt).table)


def reading(fmt: Formatter) -> Iterator[Block]:
    """How to read the figures: the letters of their status, and words that are part of them."""
    marks = [*statuses(fmt.report).items()]
    yield heading(fmt.word("paper.reading"), 2)
    yield from paragraph(fmt.word("paper.reading.text"))
    yield blocks.bullets(
        fmt.word("paper.reading.mark", code=code, meaning=fmt.say(meaning))
        for code, meaning in marks
        if fmt.say(meaning)
    )
    worded = fmt.list(fmt.say(meaning) for meaning in qualifiers(fmt.report).values())
    yield from paragraph(fmt.word("paper.reading.qualifiers", words=worded))


def sources(fmt: Formatter) -> Iterator[Block]:
    """Every publication, those of the most trusted kinds first."""
    yield heading(fmt.word("nav.sources"), 1, anew=True)
    yield from paragraph(fmt.word("sources.intro"))
    for text in source_tables.first_hand(fmt):
        yield from paragraph(text)
    yield blocks.table(source_tables.source_kind_table(fmt))
    publications = sourcing.select(fmt.report, [], [])
    yield heading(fmt.word("section.all_sources"))
    yield from paragraph(fmt.counted("sources.count", len(publications)), "quiet")
    yield blocks.sources([source.id for source in publications], fmt)
