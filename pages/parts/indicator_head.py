"""The head of an indicator's page, in a band on top of it, with the sources of its figure."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.progress import Assessment
from report.model import Indicator
from report.screens.indicator_head import indicator_head
from report.screens.source_button import source_button
from report.text.cards import figure_card


def show(
    indicator: Indicator, place: str, assessments: Sequence[Assessment], ctx: PageContext
) -> None:
    """Name, latest figure at this place, verdicts of these targets, source."""
    card = figure_card(indicator, ctx.fmt, place)
    with sections.band(f"indicator_{indicator.id}"):
        head = indicator_head(indicator, place, assessments, ctx)
        sources = source_button(card.rows, ctx, of=card.name)
        element.show([head, *sources], f"head_{indicator.id}")
