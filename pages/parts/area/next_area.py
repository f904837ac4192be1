"""The way from the end of an area's page to the next one."""

from __future__ import annotations

from pages.parts import sections
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.model import Area
from report.screens.next_area import next_area


def show(area: Area, ctx: PageContext) -> None:
    """A link to the area that comes next."""
    with sections.band("next_area"):
        element.show_of("next_area", next_area, area, ctx)
