"""What the report does not know, over all its areas."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.foremost_unknowns import foremost_unknowns
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns, unknowns_of
from report.analysis.unknowns.by_area import coverage_by_area
from report.charts.captioned import captioned_coverage
from report.charts.nodes import Node
from report.model import Area
from report.screens import parameters, unknown_pictures
from report.screens.figure_sources import source_list
from report.static.addresses import place
from report.static.charts import WHOLE, ChartPlace, chart_block, folded
from report.static.contents.page import SiteContext
from report.static.parts import band, heading, note, paragraph, picture
from report.static.tables import sheet_table
from report.text.source_tables import source_sheet
from report.text.unknown_counts import counts_in_words, meaning_in_words
from report.text.unknowns_tables import unknowns_sheet


def content(ctx: SiteContext) -> Iterator[Node]:
    """A picture of all areas, what matters most, and of each area its lists and its matrix."""
    title = Node("h1", text=ctx.word("nav.unknowns"))
    areas = unknown_pictures.coverage_table(coverage_by_area(ctx.report), ctx)
    yield band("unknowns", title, picture(*areas))
    chosen = foremost_unknowns(ctx.report)
    if chosen:
        yield heading("unknowns.foremost", ctx)
        yield picture(*unknown_pictures.foremost_list(chosen, ctx))
    yield heading("unknowns.by_area", ctx)
    yield picture(*unknown_pictures.kinds_table(ctx))
    yield note(ctx.word("unknowns.by_area.note"))
    yield paragraph(ctx.word("unknowns.intro", place=_home_name(ctx)))
    yield heading("unknowns.lists", ctx)
    for area in ctx.report.areas:
        yield from _of_area(area, ctx)


def _home_name(ctx: SiteContext) -> str:
    return ctx.fmt.place(ctx.report.settings.place)


def _of_area(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """How much of each kind, a list of each, and the figures by indicator and year."""
    listed = unknowns_of(ctx.report, area.id)
    look = {"class": "of-area", "--area": ctx.colour(area), "id": f"area_{area.id}"}
    yield Node("h3", look, ctx.fmt.say(area.name))
    yield paragraph(counts_in_words(listed, ctx.fmt))
    for kind in KINDS:
        if listed.counts[kind]:
            asked = {parameters.AREA: area.id, parameters.KIND: kind}
            title = _title(kind, listed, ctx)
            yield folded(title, _list(kind, title, listed, ctx), anchor=place(**asked))
    yield from _matrix(area, ctx)


def _title(kind: UnknownKind, listed: Unknowns, ctx: SiteContext) -> str:
    return ctx.word(f"unknowns.{kind}.title", count=ctx.fmt.plain(listed.counts[kind]))


def _list(kind: UnknownKind, title: str, listed: Unknowns, ctx: SiteContext) -> Iterator[Node]:
    """What a kind means, and every case of it."""
    yield paragraph(meaning_in_words(kind, listed, ctx.fmt))
    if kind == "undated":
        yield sheet_table(source_sheet(listed.undated, ctx.fmt), title, ctx)
    else:
        yield sheet_table(unknowns_sheet(kind, listed, ctx.fmt), title, ctx)


def _matrix(area: Area, ctx: SiteContext) -> Iterator[Node]:
    """Folded, for it is as high as the area has indicators; nothing where none has a figure."""
    chart = captioned_coverage(area, ctx.fmt)
    if chart is not None:
        about = [paragraph(ctx.word("coverage.about")), *source_list(chart.rows, ctx)]
        block = chart_block(chart, ChartPlace(WHOLE, level=4), ctx, about)
        yield folded(ctx.word("unknowns.coverage"), [block])
