"""The show: a deck given to the browser, which turns its slides by itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.frame.context import PageContext
from pages.parts.script import script
from report.charts.palette import Mode
from report.images.cache import BusyError
from report.slides.browser_deck import deck_json
from report.slides.deck import DeckOptions

_WORDS = ("start", "previous", "next", "play", "full", "overview", "notes", "leave")


def show(options: DeckOptions, mode: Mode, ctx: PageContext, *, opened: bool, seconds: int) -> None:
    """The button that starts the show; opened at once where the address names a slide.

    `seconds` is how long each slide stands, 0 where none turns by itself. Where the deck is being
    made for others for too long, the page says so instead.
    """
    try:
        deck = deck_json(ctx.report, options, mode)
    except BusyError:
        st.warning(ctx.label("present.busy"))
        return
    words = {name: ctx.word(f"present.{name}") for name in _WORDS}
    data = {
        "deck": deck,
        "words": words,
        "open": opened,
        "seconds": seconds,
    }
    _stage()(key="show", data=data)


@cache
def _stage() -> ComponentRenderer:
    return st.components.v2.component(
        "report_show",
        js=script("slideshow"),
        css=files("pages.parts.slideshow").joinpath("slideshow.css").read_text("utf-8"),
    )
