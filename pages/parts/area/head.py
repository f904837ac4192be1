"""The head of an area's page, in a band on top of it."""

from __future__ import annotations

from pages.parts import sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.model import Area
from report.screens.area_head import area_head


def show(area: Area, ctx: PageContext) -> None:
    """Name, sentence, targets."""
    with sections.band("area_head"):
        element.show_of("area_head", area_head, area, ctx)
