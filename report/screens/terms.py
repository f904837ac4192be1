"""The terms of a text as buttons, each with what it means beside it (terms.js shows it)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from report.analysis.glossary import Mention, mentions
from report.charts.nodes import Node
from report.model import Term
from report.screens.context import ScreenContext


def explained(
    text: str, ctx: ScreenContext, scope: str, without: Collection[str] = ()
) -> tuple[Node, ...]:
    """A text in pieces, the first mention of each term with its explanation; none without a term.

    `scope` tells the ids of two texts of a page apart; terms `without` are explained elsewhere.
    """
    found = mentions(text, ctx.report, ctx.fmt.language)
    chosen = [mention for mention in found if mention.term.id not in without]
    return tuple(_pieces(text, chosen, ctx, scope)) if chosen else ()


def _pieces(text: str, found: Iterable[Mention], ctx: ScreenContext, scope: str) -> Iterator[Node]:
    at = 0
    for mention in found:
        if text[at : mention.start]:
            yield Node("span", text=text[at : mention.start])
        yield term(mention.term, text[mention.start : mention.end], ctx, scope)
        at = mention.end
    if text[at:]:
        yield Node("span", text=text[at:])


def term(row: Term, written: str, ctx: ScreenContext, scope: str) -> Node:
    """A term as it is written in its text; the explanation is read after it.

    Without scripts it leads to its place in the glossary.
    """
    if not ctx.has_scripts:
        about = {"href": ctx.link("glossary", term=row.id), "title": ctx.fmt.say(row.explanation)}
        return Node("span", {"class": "term"}, children=(Node("a", about, written),))
    name = f"{scope}_{row.id}"
    look = {"type": "button", "aria-describedby": name}
    tip = {"id": name, "role": "tooltip", "popover": "manual"}
    word = Node("button", look, written)
    told = Node("span", tip, ctx.fmt.say(row.explanation))
    return Node("span", {"class": "term"}, children=(word, told))


def terms_of(texts: Iterable[str], ctx: ScreenContext) -> dict[str, Mention]:
    """The terms that stand in texts, by their ids, each with its first mention."""
    found = (each for text in texts for each in mentions(text, ctx.report, ctx.fmt.language))
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.term.id, mention)
    return first
