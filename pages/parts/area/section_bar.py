"""The bar of an area's page that leads to its sections, and stays in sight (pages/style.css)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.facts import Fact
from report.model import Area
from report.screens.section_bar import section_bar


def show(area: Area, points: Sequence[Fact], ctx: PageContext) -> None:
    """Each link with how much its section holds."""
    with st.container(key="section_bar"):
        element.show_of("sections", section_bar, area, tuple(points), ctx)
