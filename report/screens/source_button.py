"""The button that opens where figures are from, beside what is said with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.charts.nodes import Node
from report.model import Observation
from report.screens.context import ScreenContext


def source_button(
    rows: Sequence[Observation], ctx: ScreenContext, word: str = "card.source", *, of: str = ""
) -> Iterator[Node]:
    """A button by the word of this key, which names its figures by their keys for the script of the
    page; nothing without figures.

    `of` is what they are figures of: heard, not seen, for the eye has it beside the button.
    """
    if not rows:
        return
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, "info")
    name = Node("span", text=ctx.word(word))
    heard = (Node("span", {"class": "unseen"}, f" {of}"),) if of else ()
    look = {"type": "button", "data-figures": ",".join(row.key for row in rows)}
    button = Node("button", look, children=(icon, name, *heard))
    yield Node("p", {"class": "source-line"}, children=(button,))
