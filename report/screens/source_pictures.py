"""The kinds of source as one bar, each as long as its share of the figures."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.sources import counts
from report.charts.nodes import Node, share
from report.charts.palette import mixed
from report.model import SourceKind
from report.screens.context import ScreenContext
from report.text.source_tables import percent

# The most trusted kinds first, in the strongest colour; the last one is hardly coloured.
_STRONGEST, _STEP = 1.0, 0.11


def kinds_bar(ctx: ScreenContext) -> Iterator[Node]:
    """The bar, and under it what each part is, how many figures and sources it has, and its share;
    each leads to the sources of the kind.
    """
    kinds = {kind: row for kind, row in counts(ctx.report).items() if row[0]}
    figures = sum(given for _, given in kinds.values())
    if not figures:
        return
    colours = {kind: _colour(number, ctx) for number, kind in enumerate(kinds)}
    parts = tuple(
        Node("span", {"--share": share(given, figures), "--part": colours[kind]})
        for kind, (_, given) in kinds.items()
    )
    yield Node("h2", {"class": "kinds-title"}, ctx.word("section.kinds"))
    yield Node("div", {"class": "kinds-bar", "aria-hidden": "true"}, children=parts)
    items = tuple(_kind(kind, row, figures, colours[kind], ctx) for kind, row in kinds.items())
    yield Node("ul", {"class": "kinds"}, children=items)


def _colour(number: int, ctx: ScreenContext) -> str:
    strength = max(_STRONGEST - _STEP * number, _STEP)
    return mixed(ctx.palette.product, ctx.palette.background, strength)


def _kind(
    kind: SourceKind, row: tuple[int, int], figures: int, colour: str, ctx: ScreenContext
) -> Node:
    publications, given = row
    name = Node("a", {"href": ctx.link("sources", kind=kind)}, ctx.word(f"kind.{kind}"))
    portion = Node("strong", text=percent(given, figures, ctx.fmt) or "")
    counted = ctx.word(
        "sources.of_kind",
        figures=ctx.fmt.counted("sources.of_kind.figures", given),
        sources=ctx.fmt.counted("sources.of_kind.sources", publications),
    )
    said = Node("span", {"class": "note"}, counted)
    return Node("li", {"--part": colour}, children=(name, portion, said))
