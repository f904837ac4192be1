"""What stands on an indicator's page around its chart, and the list of all indicators."""

from __future__ import annotations

import streamlit as st

from pages.parts import sections
from pages.parts.chart import block
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from pages.parts.picture import element
from pages.parts.table import element as table
from report.analysis.latest import latest_figure
from report.analysis.leading import first_place
from report.analysis.related import related_indicators
from report.files.addresses import FileSubject
from report.model import Indicator
from report.screens.figure_provenance import citations
from report.text import indicator_tables
from report.text.markup import escaped


def link(indicator: Indicator, ctx: PageContext, pages: Pages) -> None:
    """A link to an indicator's page."""
    st.page_link(
        pages["indicator"],
        label=escaped(ctx.fmt.say(indicator.name)),
        icon=":material/monitoring:",
        query_params=ctx.query(id=indicator.id),
    )


def about(indicator: Indicator, ctx: PageContext) -> None:
    """Definition, note, unit, what kind of figure it is, which way is better, and a citation."""
    sections.heading("section.about", ctx)
    with st.container(width=sections.MEASURE):
        sheet, name = indicator_tables.facts(indicator, ctx.fmt), ctx.word("section.about")
        table.show(sheet, name, ctx, f"facts_{indicator.id}", sorts=False)
    _citation(indicator, ctx)


def values(indicator: Indicator, ctx: PageContext) -> None:
    """Every published figure, those of other sources among them; each opens its source."""
    sheet = indicator_tables.values(indicator, ctx.fmt)
    if not sheet.figures:
        return
    sections.heading("section.values", ctx)
    st.caption(escaped(indicator_tables.figures_counted(sheet, ctx.fmt)))
    table.show(sheet, ctx.fmt.say(indicator.name), ctx, f"values_{indicator.id}")
    everything = FileSubject("indicator", indicator.id)
    block.actions(f"values_{indicator.id}", everything, None, ctx)


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
                st.caption(escaped(ties))


def _citation(indicator: Indicator, ctx: PageContext) -> None:
    """A reference to its latest figure in both languages, ready to copy."""
    row = latest_figure(ctx.report.series(indicator.id, first_place(indicator, ctx.report)))
    if row is None:
        return
    sections.heading("section.citation", ctx)
    with st.container(width=sections.MEASURE):
        element.show_of(f"citations_{indicator.id}", citations, row, ctx)


@st.fragment
def by_area(ctx: PageContext, pages: Pages) -> None:
    """All indicators of the area chosen, by subject, each a link."""
    areas = {area.id: area for area in ctx.report.areas}
    chosen = st.pills(
        ctx.label("filter.area"),
        list(areas),
        default=next(iter(areas)),
        format_func=lambda name: escaped(ctx.fmt.say(areas[name].name)),
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
