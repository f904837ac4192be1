"""What stands on an indicator's page around its chart, and the list of all indicators."""

from __future__ import annotations

import streamlit as st

from pages.parts import downloads, sections, tables
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from report.analysis.latest import latest_figure
from report.analysis.progress import Assessment, assess
from report.analysis.related import related_indicators
from report.downloads import selection
from report.model import LANGUAGES, Indicator
from report.text import indicator_tables
from report.text.citation import figure_citation
from report.text.formatter import Formatter
from report.text.markup import escaped


def link(indicator: Indicator, ctx: PageContext, pages: Pages) -> None:
    """A link to an indicator's page."""
    st.page_link(
        pages["indicator"],
        label=escaped(ctx.fmt.say(indicator.name)),
        icon=":material/monitoring:",
        query_params=url.query(ctx, id=indicator.id),
    )


def about(indicator: Indicator, ctx: PageContext) -> None:
    """Definition, note, unit, what kind of figure it is, which way is better, and a citation."""
    sections.heading("section.about", ctx)
    with st.container(width=sections.MEASURE):
        sheet, name = indicator_tables.facts(indicator, ctx.fmt), ctx.word("section.about")
        tables.in_order(sheet, ctx, f"facts_{indicator.id}", name)
    _citation(indicator, ctx)


def values(indicator: Indicator, ctx: PageContext) -> None:
    """Every published figure, those of other sources among them; each opens its provenance."""
    sheet = indicator_tables.values(indicator, ctx.fmt)
    if not sheet.figures:
        return
    sections.heading("section.values", ctx)
    disputed = sum(1 for row in sheet.figures if not row[""].preferred)
    st.caption(_count(len(sheet.figures), disputed, ctx))
    tables.show_alone(sheet, ctx, f"values_{indicator.id}", ctx.fmt.say(indicator.name))
    everything = selection.of_indicator(indicator.id, ctx.report)
    downloads.show(everything, ctx, f"values_{indicator.id}")


def _count(figures: int, disputed: int, ctx: PageContext) -> str:
    """How many figures there are, and how many of them are other sources' for the same period."""
    if not disputed:
        return ctx.fmt.counted("indicator.values", figures)
    numbers = {"count": ctx.fmt.plain(figures), "others": ctx.fmt.plain(disputed)}
    return ctx.word("indicator.values.disputed", **numbers)


def assessed_targets(indicator: Indicator, ctx: PageContext) -> tuple[Assessment, ...]:
    """Its targets in force, those of the report's own place first, the latest due first.

    A target that was replaced is told with the one in its stead.
    """
    report = ctx.report
    rows = [row for row in report.targets if row.indicator == indicator.id]
    in_force = [row for row in rows if report.successor(row) is None]
    latest_first = sorted(in_force, key=lambda row: row.period.order, reverse=True)
    home = report.settings.place
    own_first = sorted(latest_first, key=lambda row: row.place != home)
    return tuple(assess(report, target) for target in own_first)


def related(indicator: Indicator, ctx: PageContext, pages: Pages) -> None:
    """Links to the indicators nearest to it, each with what the two have in common."""
    neighbours = related_indicators(ctx.report, indicator.id)
    if not neighbours:
        return
    sections.heading("section.related", ctx)
    with st.grid(2, min_column_width=320):
        for neighbour in neighbours:
            ties = ctx.fmt.list(ctx.word(f"indicator.tie.{tie}") for tie in neighbour.ties)
            with st.container(gap="xxsmall"):
                link(neighbour.indicator, ctx, pages)
                st.caption(ties)


def _citation(indicator: Indicator, ctx: PageContext) -> None:
    """A reference to its latest figure in both languages, ready to copy."""
    row = latest_figure(ctx.report.series(indicator.id, first_place(indicator, ctx)))
    if row is None:
        return
    sections.heading("section.citation", ctx)
    for language in LANGUAGES:
        text = figure_citation(row, Formatter(ctx.report, language))
        st.code(text, language=None, wrap_lines=True)


def first_place(indicator: Indicator, ctx: PageContext) -> str:
    """The report's own place, or where it has no figure the first place that has one."""
    home = ctx.report.settings.place
    places = [place.id for place in ctx.report.places_of(indicator.id)]
    return places[0] if places and home not in places else home


@st.fragment
def by_area(ctx: PageContext, pages: Pages) -> None:
    """All indicators of the area chosen, by subject, each a link."""
    areas = {area.id: area for area in ctx.report.areas}
    chosen = st.pills(
        ctx.word("filter.area"),
        list(areas),
        default=next(iter(areas)),
        format_func=lambda name: ctx.fmt.say(areas[name].name),
        required=True,
        key="indicators_area",
    )
    area = areas[chosen or next(iter(areas))]
    with st.container(key="indicators_by_subject"):
        for group in area.groups:
            st.markdown(f"## {escaped(ctx.fmt.say(group.name))}")
            with st.grid(2, min_column_width=320, gap="small"):
                for name in group.indicators:
                    link(ctx.report.indicators[name], ctx, pages)
