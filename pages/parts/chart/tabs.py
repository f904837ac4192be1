"""Which tab of a chart is open; where a page is about one chart, its address says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext

# The first is open unless the address names another.
TABS = ("chart", "table", "about")


def labels(ctx: PageContext) -> list[tuple[str, str]]:
    """The names of the tabs, each with the word that it bears."""
    return [(name, ctx.word(f"tab.{name}")) for name in TABS]


def opened() -> str:
    """The tab that the address names, else the first."""
    return url.read(url.TAB, TABS) or TABS[0]


def opened_in(key: str) -> Callable[[], None]:
    """Takes over into the address which tab a reader has opened in the element of a key; of those
    a page has one, for they share a parameter. The first is left out.
    """

    def write() -> None:
        name = st.session_state[key]["opened"]
        if name in TABS:
            url.write_choice(url.TAB, None if name == TABS[0] else name)

    return write


def named() -> dict[str, str]:
    """The parameter of the open tab for a link to what is shown; none for the first."""
    return named_in({url.TAB: url.read(url.TAB, TABS) or ""})


def named_in(asked: Mapping[str, str]) -> dict[str, str]:
    """The same of an address that a browser is at."""
    name = asked.get(url.TAB, "")
    return {url.TAB: name} if name in TABS[1:] else {}
