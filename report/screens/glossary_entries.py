"""The entries of the glossary, each with an address of its own on the page."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.model import LANGUAGE_TAGS, LANGUAGES, Term
from report.screens import parameters
from report.screens.context import ScreenContext
from report.text.chemical_names import with_subscripts


def glossary_entry(row: Term, ctx: ScreenContext) -> Node:
    """A term with its other spellings, and under it what it means."""
    name = Node("h2", text=ctx.fmt.say(row.term))
    said = Node("p", text=ctx.fmt.say(row.explanation))
    inside = (name, *_spellings(row, ctx), said, *_source(row, ctx))
    return Node("section", {"id": f"term_{row.id}", "class": "term-entry"}, children=inside)


def _spellings(row: Term, ctx: ScreenContext) -> Iterator[Node]:
    """What else it is called in the reader's language, then what it is called in the other."""
    own = ctx.fmt.language
    shown = {row.term[own]}
    for language in (own, *(name for name in LANGUAGES if name != own)):
        names = [name for name in row.spellings(language) if name not in shown]
        shown.update(names)
        if names:
            text = with_subscripts(" · ".join(names))
            yield Node("p", {"class": "note", "lang": LANGUAGE_TAGS[language]}, text)


def _source(row: Term, ctx: ScreenContext) -> Iterator[Node]:
    """What defines it, where that is said."""
    source = ctx.report.sources.get(row.source)
    if source is not None:
        address = ctx.link("sources", **{parameters.SOURCE: source.id})
        link = Node("a", {"href": address}, ctx.fmt.source(source))
        yield Node("p", {"class": "note"}, ctx.word("source.line", sources=""), (link,))
