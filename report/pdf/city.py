"""The chapters of the whole city as blocks: the overview, how to read figures, targets, sources."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis import main_points
from report.analysis import sources as sourcing
from report.analysis.chart_series import rows_of
from report.analysis.districts import layers
from report.analysis.events import latest_events, opening_events
from report.analysis.progress import assess_all, of_other_places, of_own_place
from report.charts.captioned import captioned_chart, captioned_map
from report.charts.palette import LIGHT
from report.model import Report
from report.pdf import blocks, chapters, charts, lists, pictures
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.text import narrative, source_tables, verdicts
from report.text.edition import qualifiers, statuses
from report.text.formatter import Formatter


def overview(fmt: Formatter, before: Report | None) -> Iterator[Block]:
    """The city at a glance, as the overview has it: a finding, all targets, the areas; the rest."""
    settings = fmt.report.settings
    yield heading(fmt.word("paper.city"), 1, anew=True)
    said = narrative.first_with_figures(settings.findings, fmt)
    if said is not None:
        yield from paragraph(narrative.fill(said, fmt) or "", "finding")
    yield from pictures.city_strip(fmt)
    yield from pictures.area_pictures(fmt)
    yield from paragraph(narrative.prose([settings.city], fmt))
    yield from chapters.points(main_points.city_points(fmt.report, before), fmt)
    told = [*_districts(fmt), *_events(fmt), *_reading(fmt)]
    yield blocks.spread(told, LIGHT.product, top=_charts(fmt))


def _charts(fmt: Formatter) -> Iterator[Block]:
    drawable = [chart for chart in fmt.report.settings.charts if rows_of(chart, fmt.report)]
    if drawable:
        yield heading(fmt.word("section.city"))
    for chart in drawable:
        yield from charts.alone(charts.figure(captioned_chart(chart, None, fmt), charts.WHOLE))


def _districts(fmt: Formatter) -> Iterator[Block]:
    """The map that the overview opens with, and its figures, the largest first."""
    layer = next(iter(layers(fmt.report)), None)
    if layer is None:
        return
    yield heading(fmt.word("section.districts"))
    chart = captioned_map(layer, fmt)
    figure = charts.figure(chart)
    yield from charts.alone(figure)
    if figure["drawing"]:
        yield blocks.table(chart.sheet)


def _events(fmt: Formatter) -> Iterator[Block]:
    yield from chapters.events("section.opening", opening_events(fmt.report), fmt)
    yield from chapters.events("section.latest_events", latest_events(fmt.report), fmt)


def _reading(fmt: Formatter) -> Iterator[Block]:
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


def all_targets(fmt: Formatter) -> Iterator[Block]:
    """Every target of the report by area, the rule of the verdicts, and those of other places."""
    top: list[Block] = [
        heading(fmt.word("progress.title"), 1),
        *pictures.city_strip(fmt),
        *paragraph(verdicts.counts_in_words(assess_all(fmt.report), fmt), "quiet"),
    ]
    yield blocks.spread(_targets_told(fmt), LIGHT.product, top=top)


def _targets_told(fmt: Formatter) -> Iterator[Block]:
    for rule in verdicts.rules_in_words(fmt):
        yield from paragraph(rule, "quiet")
    for area in fmt.report.areas:
        own = of_own_place(assess_all(fmt.report, area.id))
        if own:
            yield heading(fmt.say(area.name))
            yield from lists.targets(own, fmt)
    others = of_other_places(assess_all(fmt.report))
    if others:
        yield heading(fmt.word("targets.elsewhere", count=fmt.plain(len(others))))
        yield from paragraph(verdicts.places_in_words(others, fmt))
        yield from lists.targets(others, fmt)


def sources(fmt: Formatter) -> Iterator[Block]:
    """Every publication, those of the most trusted kinds first."""
    publications = sourcing.select(fmt.report, [], [])
    top: list[Block] = [
        heading(fmt.word("nav.sources"), 1),
        *paragraph(fmt.word("sources.intro")),
        *(block for text in source_tables.first_hand(fmt) for block in paragraph(text)),
        blocks.table(source_tables.source_kind_sheet(fmt)),
        heading(fmt.word("section.all_sources")),
        *paragraph(fmt.counted("sources.count", len(publications)), "quiet"),
        *paragraph(fmt.word("paper.translated_note"), "quiet"),
    ]
    yield blocks.spread(lists.sources(publications, fmt), LIGHT.product, top=top)
