"""The element that shows a chart: its node stays on the page, and Plotly draws what has changed."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.script import script
from report.charts.drawing import Drawing
from report.site import drawn_charts


def show(picture: Drawing, alt: str, key: str, height: int | None = None) -> list[str]:
    """Draw a chart, of this height where it is given and the screen is not small.

    Returns what the points carry that the reader has just pointed at.
    """
    element = _element()(
        key=key,
        data=drawn_charts.told(picture, alt, height),
        height=height or picture.height,
        on_pointed_change=_noticed,
    )
    return list(element.pointed or ())


def _noticed() -> None:
    """Each click reruns the fragment, which reads what it was of."""


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it, for Plotly's own style sheet stands in the page's head."""
    js = script("chart")
    return st.components.v2.component("report_chart", js=js, isolate_styles=False)
