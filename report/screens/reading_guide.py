"""How the pages are read, for a first visit: unfolded by who wants to know."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.progress import VERDICTS
from report.charts.nodes import Node
from report.charts.verdict_marks import named_mark
from report.screens.context import ScreenContext

_SIZE = 18
# A target that waits for its figure has a mark of its own where its latest one is on the line.
_WORDS = {verdict: f"verdict.{verdict}" for verdict in VERDICTS} | {
    "on_line": "verdict.waits_on_line"
}
_LINES = ("points", "gaps")
# What is done by scripts.
_DOINGS = ("sources", "keys")


def reading_guide(ctx: ScreenContext) -> Iterator[Node]:
    """The marks of verdicts with their words, then what else a reader meets on every page."""
    marks = tuple(_mark(shape, ctx) for shape in _WORDS)
    told = (*_LINES, *(_DOINGS if ctx.has_scripts else ()))
    lines = [Node("li", text=ctx.word(f"guide.{name}")) for name in told]
    if ctx.report.glossary:
        link = Node("a", {"href": ctx.link("glossary")}, ctx.word("guide.terms"))
        lines.append(Node("li", children=(link,)))
    inside = (
        Node("summary", text=ctx.word("guide.title")),
        Node("p", text=ctx.word("guide.marks")),
        Node("ul", {"class": "guide-marks"}, children=marks),
        Node("ul", {"class": "guide-lines"}, children=tuple(lines)),
    )
    yield Node("details", {"class": "guide"}, children=inside)


def _mark(shape: str, ctx: ScreenContext) -> Node:
    """A mark in the colour of text, for here it belongs to no area."""
    drawn = named_mark(shape, ctx.palette.text, ctx.palette.background, _SIZE)
    return Node("li", children=(drawn, Node("span", text=ctx.word(_WORDS[shape]))))
