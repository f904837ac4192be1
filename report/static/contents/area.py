"""Any area of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.analysis import main_points
from report.analysis.chart_series import drawn_as, rows_of
from report.analysis.corrections import corrections_in
from report.analysis.facts import Fact
from report.analysis.progress import assess_all
from report.analysis.sources import select
from report.analysis.unknowns import unknowns_of
from report.charts.captioned import captioned_timeline
from report.charts.nodes import Node
from report.model import Area, Chart, Group, Indicator
from report.screens import area_head, unknown_pictures
from report.screens.chart_rows import rows_of_charts
from report.screens.key_figures import key_figures
from report.screens.next_area import next_area
from report.screens.section_bar import section_bar
from report.screens.stories import told_event, told_practice
from report.screens.target_rows import target_rows
from report.screens.terms import explained, terms_of
from report.screens.timeline import timeline
from report.screens.told_rows import told_rows, with_rest
from report.static.charts import (
    HALF,
    LARGE,
    LARGE_HEIGHT,
    THIRD,
    ChartPlace,
    folded,
    placed_chart,
)
from report.static.contents.page import SiteContext
from report.static.parts import (
    band,
    columns,
    corrections,
    file_list,
    heading,
    note,
    paragraph,
    picture,
    points,
)
from report.static.provenance import source_note
from report.static.tables import RowAdditions, sheet_table
from report.text.narrative import cited, prose
from report.text.single_figures import group_label, has_series, single_figures_sheet
from report.text.source_tables import source_sheet
from report.text.tables import event_sheet, indicator_sheet

# More events than this are folded.
_FEW = 6
_PAIR = 2


def content(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """The sections in the order of the app's page."""
    facts = main_points.area_points(ctx.report, area.id, ctx.before)
    yield band("area_head", picture(area_head.area_head(area, ctx)))
    yield _sections(area, facts, ctx)
    yield from _charts(area, ctx)
    yield from points(facts, ctx)
    yield band("area_targets", heading("section.targets", ctx), *_targets(area, ctx))
    yield heading("section.in_words", ctx)
    yield from _lead(area, ctx)
    yield heading("section.indicators", ctx)
    for number, group in enumerate(area.groups):
        yield folded(group_label(group, ctx.fmt), _group(group, ctx), is_open=not number)
    yield from _events(area, ctx)
    yield from _practices(area, ctx)
    yield from _unknowns(area, ctx)
    yield from _sources(area, ctx)
    yield from corrections(corrections_in(area.id, ctx.report), ctx)
    yield from file_list(ctx.files, ctx)
    yield band("next_area", picture(next_area(area, ctx)))


def _sections(area: Area, facts: Sequence[Fact], ctx: SiteContext) -> Node:
    bar = Node(
        "div",
        {"class": "st-key-section_bar"},
        children=(picture(section_bar(area, facts, ctx)),),
    )
    return Node("div", {"data-testid": "stLayoutWrapper"}, children=(bar,))


def _charts(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """The first large, beside the key figures; the others side by side."""
    charts = [chart for chart in area.charts if rows_of(chart, ctx.report)]
    large = [placed_chart(chart, area, _large(chart, ctx), ctx) for chart in charts[:1]]
    yield columns("thirds area-first", large, [picture(*key_figures(area, ctx))])
    if charts[1:]:
        yield Node("h2", {"id": "more_charts"}, ctx.word("section.more_charts"))
    for row in rows_of_charts(charts[1:]):
        at = ChartPlace(THIRD if len(row) > _PAIR else HALF)
        further = tuple(placed_chart(chart, area, at, ctx) for chart in row)
        yield Node("div", {"class": f"chart-row of-{max(len(row), _PAIR)}"}, children=further)


def _large(chart: Chart, ctx: SiteContext) -> ChartPlace:
    """Bars that lie have the height that they need."""
    return ChartPlace(LARGE, None if drawn_as(chart, ctx.report) == "value" else LARGE_HEIGHT)


def _targets(area: Area, ctx: SiteContext) -> Iterator[Node]:
    everything = assess_all(ctx.report, area.id)
    if everything:
        yield picture(*target_rows(everything, ctx))
    else:
        yield paragraph(ctx.word("targets.none"))


def _lead(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """The leading paragraph and the sources of its figures; what the head explains is not again."""
    plain = prose(area.lead, ctx.fmt)
    told = terms_of([area_head.sentence(area, ctx)], ctx)
    pieces = explained(plain, ctx, "lead", told)
    yield Node("p", {"class": "prose"}, "" if pieces else plain, pieces)
    yield from source_note(cited(area.lead, ctx.fmt), ctx)
    if ctx.report.editions[ctx.report.edition].cutoff is not None:
        yield note(ctx.word("edition.prose"))


def _group(group: Group, ctx: SiteContext) -> Iterator[Node]:
    """The indicators of a subject: those with a series, then those with one figure only."""
    indicators = [ctx.report.indicators[name] for name in group.indicators]
    series = [row for row in indicators if has_series(row, ctx.report)]
    single = [row for row in indicators if not has_series(row, ctx.report)]
    name = ctx.fmt.say(group.name)
    if series:
        yield sheet_table(indicator_sheet(series, ctx.fmt), name, ctx, _leading(series, ctx))
    if single:
        said = ctx.word("group.single", count=ctx.fmt.plain(len(single)))
        yield Node("p", children=(Node("strong", text=said),))
        alt = ctx.word("table.series", name=name, unit=said)
        sheet = single_figures_sheet(single, ctx.fmt)
        yield sheet_table(sheet, alt, ctx, _leading(single, ctx))


def _leading(indicators: Sequence[Indicator], ctx: SiteContext) -> RowAdditions:
    return RowAdditions(leads=[ctx.link("indicator", id=row.id) for row in indicators])


def _events(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """The line of events, the same as a table, and each told."""
    chart, events = captioned_timeline(area, ctx.fmt), ctx.report.events_in(area.id)
    if chart is None:
        return
    yield heading("section.events", ctx)
    yield picture(*timeline(area, ctx))
    yield note(chart.source_line)
    table = sheet_table(event_sheet(events, ctx.fmt), chart.headline, ctx)
    yield folded(ctx.word("tab.table"), [table])
    rows = [told_event(event, ctx, named=True) for event in events]
    more = ctx.fmt.counted("events.earlier", max(0, len(rows) - _FEW))
    yield picture(*with_rest(rows, _FEW, more, ctx.fmt))


def _practices(area: Area, ctx: SiteContext) -> Iterator[Node]:
    rows = ctx.report.practices_in(area.id)
    if rows:
        yield heading("section.practices", ctx)
        yield picture(told_rows([told_practice(row, ctx) for row in rows], ctx.fmt))


def _unknowns(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """What matters most, and how much of each kind is listed on the page of all areas."""
    yield Node("h2", {"id": "unknowns"}, ctx.word("unknowns.section"))
    listed = unknowns_of(ctx.report, area.id)
    if not any(listed.counts.values()):
        yield paragraph(ctx.word("unknowns.nothing"))
    yield picture(*unknown_pictures.of_area(area, ctx))


def _sources(area: Area, ctx: SiteContext) -> Iterator[Node]:
    rows = select(ctx.report, [area.id], [])
    title = ctx.word("sources.of_area", count=ctx.fmt.plain(len(rows)))
    yield Node("h2", {"id": "sources"}, title)
    name = ctx.word("section.all_sources")
    yield folded(name, [sheet_table(source_sheet(rows, ctx.fmt), name, ctx)])
