"""What stands on every page of a report whose figures a program made up."""

from __future__ import annotations

from collections.abc import Iterator

from report.charts.nodes import Node
from report.screens.context import ScreenContext


def synthetic_notice(ctx: ScreenContext) -> Iterator[Node]:
    """That nothing here was published by anybody; nothing in a report of published figures."""
    if ctx.report.settings.synthetic:
        told = ctx.word("synthetic.about", mark=ctx.word("synthetic.mark"))
        yield Node("p", {"class": "synthetic-notice", "role": "note"}, told)
