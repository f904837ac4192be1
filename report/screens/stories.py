"""Events and practices as rows that tell what happened, what came of it, and who reported it."""

from __future__ import annotations

from report.model import Event, Practice
from report.screens.context import ScreenContext
from report.screens.told_rows import ToldRow
from report.text.cards import practice_card


def told_event(event: Event, ctx: ScreenContext, *, named: bool) -> ToldRow:
    """An event; where it is `named`, once on a page, links lead to it."""
    fmt = ctx.fmt
    date, kind = fmt.period(event.date), ctx.word(f"event.{event.kind}")
    return ToldRow(
        anchor=f"event_{event.id}" if named else "",
        title=fmt.say(event.title),
        line=f"{date} · {kind}",
        text=fmt.say(event.summary),
        note="",
        source=ctx.report.sources[event.source],
    )


def told_practice(row: Practice, ctx: ScreenContext) -> ToldRow:
    """A practice; its result stands under its name, where none was reported its place does."""
    card = practice_card(row, ctx.fmt)
    return ToldRow(
        anchor=f"practice_{row.id}",
        title=card.title,
        line=card.labelled_result or card.where,
        text=card.summary,
        note=card.where if card.labelled_result else "",
        source=ctx.report.sources[row.source],
    )
