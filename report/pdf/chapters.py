"""The chapters of the report as blocks: the city, an area, the targets, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis import facts
from report.analysis import sources as sourcing
from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.analysis.progress import LEAST, assess, counted
from report.images import picture
from report.model import Area, Event, Report
from report.pdf import blocks, unknowns
from report.pdf import figures as drawings
from report.pdf.blocks import Block, heading, paragraph
from report.pdf.figures import WHOLE
from report.text import narrative, tables, verdicts
from report.text.edition import qualifiers, statuses
from report.text.formatter import Formatter
from report.text.sentences import sentence

_LATEST = 8
# In the brief of an area: its newest events, and as many practices as fill a page.
_FEW_EVENTS, _FEW_PRACTICES = 4, 6


def brief(area: Area, writer: Formatter, before: Report | None, *, anew: bool) -> Iterator[Block]:
    """An area on two to four pages: its page without the long lists."""
    report = writer.report
    yield from _opening(area, writer, before, anew=anew)
    yield from charts(area, writer)
    yield from targets(area, writer)
    told = report.practices_in(area.id)[:_FEW_PRACTICES]
    if told:
        yield heading(writer.word("section.practices"))
        yield from blocks.practices(told, writer)
    yield from _timeline(area, writer)
    yield from blocks.events(report.events_in(area.id)[:_FEW_EVENTS], writer, told=False)
    yield heading(writer.word("unknowns.section"))
    yield from paragraph(unknowns.summary(area.id, writer))
    own = sourcing.select(report, [area.id], [])
    yield from paragraph(writer.word("paper.brief.sources", count=writer.plain(len(own))), "quiet")


def chapter(area: Area, writer: Formatter, before: Report | None) -> Iterator[Block]:
    """An area in the whole report: its targets and sources stand in chapters of their own."""
    report = writer.report
    yield from _opening(area, writer, before, anew=True)
    yield from charts(area, writer)
    told = report.practices_in(area.id)
    if told:
        yield heading(writer.word("section.practices"))
        yield from blocks.practices(told, writer)
    yield from _timeline(area, writer)
    yield from blocks.events(report.events_in(area.id), writer)
    yield from _indicators(area, writer)


def _timeline(area: Area, writer: Formatter) -> Iterator[Block]:
    """The head of an area's events and their picture; the events themselves are told below it."""
    if writer.report.events_in(area.id):
        yield heading(writer.word("section.events"))
        if drawings.can_draw():
            figure = drawings.of_events(area, writer) | {"headline": ""}
            yield {"kind": "figures", "columns": 1, "figures": [figure]}


def _opening(
    area: Area, writer: Formatter, before: Report | None, *, anew: bool
) -> Iterator[Block]:
    """Name, lead, headline figures and main points."""
    report = writer.report
    yield heading(writer.say(area.name), 1, anew=anew)
    yield from paragraph(narrative.prose(area.lead, writer), "lead")
    if report.editions[report.edition].cutoff is not None:
        yield from paragraph(writer.word("edition.prose"), "quiet")
    yield from blocks.headlines(area, writer)
    if not any(report.series(row.id) for row in report.in_area(area.id)):
        yield from paragraph(writer.word("paper.no_figure"))
    yield from _points(facts.of_area(report, area.id, before), writer)


def _points(found: Sequence[facts.Fact], writer: Formatter) -> Iterator[Block]:
    if found:
        yield heading(writer.word("section.points"))
        yield blocks.bullets(sentence(fact, writer) for fact in found)


def charts(area: Area, writer: Formatter) -> Iterator[Block]:
    """The charts of an area that this edition has figures for."""
    shown = [chart for chart in area.charts if rows_of(chart, writer.report)]
    if shown:
        yield heading(writer.word("section.charts"))
        figures = [drawings.of_chart(chart, area, writer) for chart in shown]
        yield {"kind": "figures", "columns": 2, "figures": figures}


def targets(area: Area, writer: Formatter) -> Iterator[Block]:
    """The targets of an area as a section of its brief."""
    yield heading(writer.word("section.targets"))
    if writer.report.targets_in(area.id):
        yield from _assessed(area, writer)
    else:
        yield from paragraph(writer.word("targets.none"))


def _assessed(area: Area, writer: Formatter) -> Iterator[Block]:
    """Each target of an area with its verdict and the sum behind it, counted before."""
    found = [assess(writer.report, target) for target in writer.report.targets_in(area.id)]
    yield from paragraph(verdicts.counts_in_words(counted(found), writer))
    yield blocks.table(verdicts.table(found, writer))


def all_targets(writer: Formatter) -> Iterator[Block]:
    """Every target of the report by area, and the rule of the verdicts."""
    report = writer.report
    yield heading(writer.word("progress.title"), 1, anew=True)
    everything = [assess(report, target) for target in report.targets]
    yield from paragraph(verdicts.counts_in_words(counted(everything), writer), "lead")
    thresholds = {verdict: writer.plain(least) for least, verdict in LEAST}
    yield from paragraph(writer.word("progress.rule", **thresholds))
    for area in report.areas:
        if report.targets_in(area.id):
            yield heading(writer.say(area.name))
            yield from _assessed(area, writer)


def city(writer: Formatter, before: Report | None) -> Iterator[Block]:
    """The city at a glance, as the overview has it."""
    report = writer.report
    yield heading(writer.word("paper.city"), 1, anew=True)
    yield from paragraph(narrative.prose([report.frame.city], writer), "lead")
    yield from blocks.areas(writer)
    yield from _points(facts.of_city(report, before), writer)
    shown = [chart for chart in report.frame.charts if rows_of(chart, writer.report)]
    if shown:
        yield heading(writer.word("section.city"))
        figures = [drawings.of_chart(chart, None, writer, WHOLE) for chart in shown]
        yield {"kind": "figures", "columns": 1, "figures": figures}
    yield from _districts(writer)
    yield from _events("section.opening", opening(report), writer)
    newest = sorted(report.events, key=lambda event: event.date.order, reverse=True)
    yield from _events("section.latest_events", newest[:_LATEST], writer)


def _districts(writer: Formatter) -> Iterator[Block]:
    """The fullest map of the districts."""
    layer = next(iter(layers(writer.report)), None)
    if layer is None:
        return
    shown = picture.of_map(layer, writer)
    sheet = tables.of_map(layer.rows, writer)
    known, every = len(layer.rows), len(writer.report.districts())
    alt = writer.word(
        "alt.map",
        name=shown.headline,
        known=writer.plain(known),
        missing=writer.plain(every - known),
    )
    yield heading(writer.word("section.districts"))
    figure = drawings.figure(shown, alt, sheet, writer, width=WHOLE)
    yield {"kind": "figures", "columns": 1, "figures": [figure]}


def _events(key: str, rows: Sequence[Event], writer: Formatter) -> Iterator[Block]:
    if rows:
        yield heading(writer.word(key))
        yield from blocks.events(rows, writer, told=False)


def opening(report: Report) -> list[Event]:
    """What was released when the edition's forum opened, in the order of the programme."""
    by_id = {event.id: event for event in report.events}
    return [by_id[name] for name in report.frame.opening if name in by_id]


def _indicators(area: Area, writer: Formatter) -> Iterator[Block]:
    """Every indicator of an area by subject, with its latest figure."""
    if area.groups:
        yield heading(writer.word("section.indicators"))
    for group in area.groups:
        chosen = [writer.report.indicators[indicator] for indicator in group.indicators]
        yield heading(writer.say(group.name), 3)
        yield blocks.table(tables.indicators(chosen, writer).table)


def reading(writer: Formatter) -> Iterator[Block]:
    """How to read the figures: the letters of their status, and words that are part of them."""
    marks = [*statuses(writer.report).items()]
    yield heading(writer.word("paper.reading"), 2)
    yield from paragraph(writer.word("paper.reading.text"))
    yield blocks.bullets(
        writer.word("paper.reading.mark", code=code, meaning=writer.say(meaning))
        for code, meaning in marks
        if writer.say(meaning)
    )
    worded = writer.list(writer.say(meaning) for meaning in qualifiers(writer.report).values())
    yield from paragraph(writer.word("paper.reading.qualifiers", words=worded))


def sources(writer: Formatter) -> Iterator[Block]:
    """Every publication, those of the most trusted kinds first."""
    yield heading(writer.word("nav.sources"), 1, anew=True)
    yield from paragraph(writer.word("sources.intro"))
    yield blocks.table(tables.kinds(writer))
    every = sourcing.select(writer.report, [], [])
    yield heading(writer.word("section.all_sources"))
    yield from paragraph(writer.word("sources.count", count=writer.plain(len(every))), "quiet")
    yield blocks.sources([source.id for source in every], writer)
