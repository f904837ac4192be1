"""Which tab of a chart is open; where a page is about one chart, its address says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pages.parts import tabs
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.tabs import Tab

# The first is open unless the address names another.
TABS = ("chart", "table", "about")


def show(
    contents: Mapping[str, Callable[[], None]], key: str, ctx: PageContext, *, addressed: bool
) -> None:
    """What is written in each of `TABS`. Of `addressed` ones a page has one set: they share a
    parameter.

    The picture stays: it would have to be drawn anew by each who comes back from its table.
    """
    shown = [
        Tab(name, ctx.label(f"tab.{name}"), contents[name], stays=name == TABS[0]) for name in TABS
    ]
    state = f"tabs_{key}"
    if addressed:
        tabs.show(shown, state, url.read(url.TAB, TABS), _write)
    else:
        tabs.show_kept(shown, state)


def _write(name: str) -> None:
    """Put the tab that was opened into the address; the first is left out."""
    url.write_choice(url.TAB, None if name == TABS[0] else name)


def named() -> dict[str, str]:
    """The parameter of the open tab for a link to what is shown; none for the first."""
    opened = url.read(url.TAB, TABS[1:])
    return {url.TAB: opened} if opened else {}
