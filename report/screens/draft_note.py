"""What stands above each page of a draft: that it is one, and when it is released."""

from __future__ import annotations

from collections.abc import Iterable

from report.charts.nodes import Node
from report.screens.context import ScreenContext
from report.text.edition import release_in_words


def draft_note(ctx: ScreenContext, more: Iterable[Node] = ()) -> list[Node]:
    """The note, and behind it what else there is to do; nothing where nothing is to be said."""
    told = list(more)
    if ctx.report.release_at is not None:
        when = release_in_words(ctx.fmt)
        told.insert(0, Node("strong", text=ctx.word("draft.shown", when=when)))
    return [Node("div", {"class": "draft-note"}, children=tuple(told))] if told else []
