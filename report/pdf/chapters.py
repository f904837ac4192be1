"""The chapters of the areas as blocks: pictures first, then what is told, in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis import facts, main_points
from report.analysis import sources as sourcing
from report.analysis.chart_series import rows_of
from report.analysis.corrections import corrections_in
from report.analysis.progress import assess_all, of_other_places, of_own_place
from report.charts.captioned import captioned_chart, captioned_timeline
from report.charts.palette import LIGHT
from report.model import Area, Event, Practice, Report
from report.pdf import blocks, charts, lists, pictures, unknowns
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.text import narrative, verdicts
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter
from report.text.sentences import sentence

# In the brief of an area: its newest events, and as many practices as fill a page.
_FEW_EVENTS, _FEW_PRACTICES = 4, 6


def brief(area: Area, fmt: Formatter, before: Report | None, *, anew: bool) -> Iterator[Block]:
    """An area on two to four pages: its page without the long lists."""
    yield from _opening(area, fmt, anew=anew)
    told = [*_in_words(area, fmt, before), *_targets(area, fmt), *_shortened(area, fmt)]
    if fmt.report.events_in(area.id) or any(rows_of(chart, fmt.report) for chart in area.charts):
        yield blocks.spread(told, LIGHT.of(area), top=_timeline(area, fmt))
    else:
        yield from told


def chapter(area: Area, fmt: Formatter, before: Report | None) -> Iterator[Block]:
    """An area in the whole report: its targets and sources stand in chapters of their own."""
    yield from _opening(area, fmt, anew=True)
    told = [*_in_words(area, fmt, before), *_listed(area, fmt)]
    yield blocks.spread(told, LIGHT.of(area), top=_timeline(area, fmt))


def _opening(area: Area, fmt: Formatter, *, anew: bool) -> Iterator[Block]:
    """Name, one sentence and the targets as marks; the charts, the first beside key figures."""
    report = fmt.report
    yield heading(fmt.say(area.name), 1, anew=anew)
    said = narrative.first_with_figures((area.summary, *area.lead), fmt)
    if said is not None:
        yield from paragraph(narrative.fill(said, fmt) or "", "finding")
    yield from pictures.area_strip(area, fmt)
    if not any(report.series(row.id) for row in report.in_area(area.id)):
        yield from paragraph(fmt.word("paper.no_figure"))
    drawable = [chart for chart in area.charts if rows_of(chart, report)]
    captioned = [captioned_chart(chart, area, fmt) for chart in drawable]
    rows = pictures.key_figures(area, fmt)
    if captioned or rows:
        first = charts.figure(captioned[0], charts.LARGE) if captioned else None
        title = fmt.word("section.key_figures")
        yield {"kind": "showcase", "figure": first, "title": title, "rows": rows}
    yield from charts.small(captioned[1:])


def _in_words(area: Area, fmt: Formatter, before: Report | None) -> Iterator[Block]:
    """The lead of the area and its main points."""
    report = fmt.report
    lead = narrative.prose(area.lead, fmt)
    if lead:
        yield heading(fmt.word("section.in_words"))
        yield from paragraph(lead)
    if report.editions[report.edition].cutoff is not None:
        yield from paragraph(fmt.word("edition.prose"), "quiet")
    yield from points(main_points.area_points(report, area.id, before), fmt)


def points(rows: Sequence[facts.Fact], fmt: Formatter) -> Iterator[Block]:
    """The main points as a list; nothing where there is none."""
    if rows:
        yield heading(fmt.word("section.points"))
        yield blocks.bullets(sentence(fact, fmt) for fact in rows)


def _targets(area: Area, fmt: Formatter) -> Iterator[Block]:
    """The targets of an area as a section of its brief, those of other places apart."""
    yield heading(fmt.word("section.targets"))
    assessments = assess_all(fmt.report, area.id)
    own, others = of_own_place(assessments), of_other_places(assessments)
    if own:
        yield from lists.targets(own, fmt)
    else:
        yield from paragraph(fmt.word("targets.none"))
    if others:
        count = fmt.plain(len(others))
        yield heading(fmt.word("targets.elsewhere", count=count), 3)
        yield from paragraph(verdicts.places_in_words(others, fmt))
        yield from lists.targets(others, fmt)


def _shortened(area: Area, fmt: Formatter) -> Iterator[Block]:
    """Of a brief: some practices and events, what is not known, how many sources there are."""
    report = fmt.report
    yield from _practices(report.practices_in(area.id)[:_FEW_PRACTICES], fmt)
    yield from events("section.events", report.events_in(area.id)[:_FEW_EVENTS], fmt)
    yield heading(fmt.word("unknowns.section"))
    yield from paragraph(unknowns.summary(area.id, fmt))
    yield from _corrections(area, fmt)
    count = len(sourcing.select(report, [area.id], []))
    yield from paragraph(fmt.counted("paper.brief.sources", count), "quiet")


def _listed(area: Area, fmt: Formatter) -> Iterator[Block]:
    """Of the whole report: all practices, events and indicators of an area."""
    yield from _practices(fmt.report.practices_in(area.id), fmt)
    yield from events("section.events", fmt.report.events_in(area.id), fmt, in_full=True)
    if area.groups:
        yield heading(fmt.word("section.indicators"))
    yield from lists.figure_list(area, fmt)
    yield from _corrections(area, fmt)


def _corrections(area: Area, fmt: Formatter) -> Iterator[Block]:
    """What we had wrong and have corrected; nothing where that is nothing."""
    rows = corrections_in(area.id, fmt.report)
    if rows:
        yield heading(fmt.word("section.corrections"))
        yield blocks.bullets(correction_in_words(row, fmt) for row in rows)


def _practices(rows: Sequence[Practice], fmt: Formatter) -> Iterator[Block]:
    if rows:
        yield heading(fmt.word("section.practices"))
        yield from blocks.practices(rows, fmt)


def events(
    key: str, rows: Sequence[Event], fmt: Formatter, *, in_full: bool = False
) -> Iterator[Block]:
    """Events under a heading; `in_full` with their summaries and sources."""
    if rows:
        yield heading(fmt.word(key))
        yield from blocks.events(rows, fmt, in_full=in_full)


def _timeline(area: Area, fmt: Formatter) -> Iterator[Block]:
    """The events of an area as a picture; they are told in the columns below it."""
    chart = captioned_timeline(area, fmt)
    if chart is not None and charts.can_draw():
        yield from charts.alone(charts.figure(chart, charts.WHOLE))
