"""Targets as rows: verdict, target, bar from the latest figure to it, and the sum.

On the page of an area a row leads to its indicator, and those without a figure or of other places
are told in one line each; on the page of an indicator the sum stands below in full, with the
policies that set it and a button for its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from pages.parts import sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.progress import Assessment, assess_all
from report.charts.nodes import Node
from report.model import Area, Indicator
from report.screens.context import ScreenContext
from report.screens.source_button import source_button
from report.screens.target_rows import target_in_full, target_rows
from report.text.markup import escaped
from report.text.target_rows import key_in_words
from report.text.verdicts import target_with_year


def of_area(area: Area, ctx: PageContext) -> None:
    """The section of an area's targets, with a line instead of rows where there are none."""
    with sections.band("area_targets"):
        sections.heading("section.targets", ctx)
        everything = assess_all(ctx.report, area.id)
        if everything:
            element.show_of("targets", target_rows, everything, ctx)
        else:
            sections.paragraph("targets.none", ctx)


def of_indicator(indicator: Indicator, assessments: Sequence[Assessment], ctx: PageContext) -> None:
    """The section of an indicator's targets; one line where there are none."""
    sections.heading("section.targets", ctx)
    if not assessments:
        sections.paragraph("indicator.no_target", ctx)
        return
    st.caption(escaped(key_in_words(assessments, ctx.fmt)))
    element.show_of(f"told_targets_{indicator.id}", _told, tuple(assessments), ctx)


def _told(assessments: Sequence[Assessment], ctx: ScreenContext) -> Iterator[Node]:
    """Each target with its sum and policies, and a button for the figures that it rests on."""
    for assessment in assessments:
        row = Node("ul", {"class": "bullets"}, children=(target_in_full(assessment, ctx),))
        of = target_with_year(assessment.target, ctx.fmt)
        sources = source_button(assessment.figures, ctx, of=of)
        yield Node("div", {"class": "told-target"}, children=(row, *sources))
