"""The element that shows a chart with all that stands around it, or the buttons of one alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.chart import tabs
from pages.parts.script import script


def show(
    told: Mapping[str, object], key: str, lines: Sequence[bytes] = (), *, addressed: bool = False
) -> None:
    """Show a block: `told` is what block.js names where it uses it, `lines` are what stands above
    the chart, the chart, and what stands below it; none for buttons alone.

    Of an `addressed` one the address says which tab is open.
    """
    show_written(written(told, lines), key, addressed=addressed)


def written(told: Mapping[str, object], lines: Sequence[bytes] = ()) -> bytes:
    """The four lines that the script is sent."""
    first = json.dumps(told, ensure_ascii=False).encode()
    return b"\n".join((first, *(lines or (b"", b"", b""))))


def show_written(content: bytes, key: str, *, addressed: bool = False) -> None:
    """Show a block of these lines."""
    on_opened = tabs.opened_in(key) if addressed else _noticed
    _element()(
        key=key,
        data=content,
        height="content",
        on_lost_change=_noticed,
        on_opened_change=on_opened,
    )


def _noticed() -> None:
    """A run of the script has the server know again what it has lost."""


@cache
def _element() -> ComponentRenderer:
    """Without a shadow around it, for Plotly's own style sheet stands in the page's head."""
    js = script("chart")
    return st.components.v2.component("report_chart", js=js, isolate_styles=False)
