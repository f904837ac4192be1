"""What stands on an indicator's page around its chart, and the list of all indicators."""

from __future__ import annotations

import streamlit as st

from pages.parts import downloads, sections, tables
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.frame.search_box import Pages
from pages.parts.targets import target_grid
from report.analysis.latest import latest_figure
from report.analysis.progress import assess
from report.analysis.related import related_indicators
from report.downloads import selection
from report.model import LANGUAGES, Area, Indicator, Observation
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


def way_back(area: Area, ctx: PageContext, pages: Pages) -> None:
    """A link to the page of the area that an indicator belongs to."""
    st.page_link(
        pages[area.id],
        label=escaped(ctx.fmt.say(area.name)),
        icon=f":material/{area.icon}:",
        query_params=url.query(ctx),
    )


def facts(indicator: Indicator, ctx: PageContext) -> None:
    """Definition, note, unit, and in words what kind of figure it is and which way is better."""
    with st.container(width=sections.MEASURE):
        tables.show(indicator_tables.facts(indicator, ctx.fmt))


def values(indicator: Indicator, ctx: PageContext) -> None:
    """Every published figure, those of other sources among them; each opens its provenance."""
    sheet = indicator_tables.values(indicator, ctx.fmt)
    if not sheet.figures:
        return
    sections.heading("section.values", ctx)
    disputed = sum(1 for row in sheet.figures if not row[""].preferred)
    key = "indicator.values.disputed" if disputed else "indicator.values"
    numbers = {"count": len(sheet.figures), "others": disputed}
    texts = {name: ctx.fmt.plain(number) for name, number in numbers.items()}
    st.caption(ctx.word(key, **texts))
    tables.sheet(sheet, ctx, f"values_{indicator.id}", ctx.fmt.say(indicator.name))
    everything = selection.of_indicator(indicator.id, ctx.report)
    downloads.show(everything, ctx, f"values_{indicator.id}")


def targets(indicator: Indicator, ctx: PageContext) -> None:
    """Its targets in force with their verdicts and sums; one line where it has none.

    A target that was replaced is told with the one in its stead.
    """
    sections.heading("section.targets", ctx)
    report = ctx.report
    rows = [row for row in report.targets if row.indicator == indicator.id]
    in_force = [row for row in rows if report.successor(row) is None]
    if in_force:
        target_grid([assess(report, target) for target in in_force], ctx)
    else:
        st.markdown(ctx.word("indicator.no_target"))


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


def citation(indicator: Indicator, ctx: PageContext) -> None:
    """A reference to its latest figure in both languages, ready to copy."""
    row = _latest(indicator, ctx)
    if row is None:
        return
    sections.heading("section.citation", ctx)
    for language in LANGUAGES:
        text = figure_citation(row, Formatter(ctx.report, language))
        st.code(text, language=None, wrap_lines=True)


def _latest(indicator: Indicator, ctx: PageContext) -> Observation | None:
    """At the report's own place, else at the first place that has a figure."""
    report = ctx.report
    places = [report.settings.place, *(place.id for place in report.places_of(indicator.id))]
    latest = (latest_figure(report.series(indicator.id, place)) for place in places)
    return next((row for row in latest if row is not None), None)


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
    for group in area.groups:
        st.markdown(f"**{escaped(ctx.fmt.say(group.name))}**")
        with st.grid(2, min_column_width=320, gap="small"):
            for name in group.indicators:
                link(ctx.report.indicators[name], ctx, pages)
