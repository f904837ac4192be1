"""What a small screen folds to its heading, and how it is opened there."""

from __future__ import annotations

from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.charts.nodes import Node


def show(key: str, heading: str, ctx: PageContext) -> None:
    """The way to open and fold what stands below it in its container, under this heading.

    Only a small screen shows it, and folds the container (pages/style.css).
    """
    said = ctx.word("fold.turn", heading=heading)
    summary = Node("summary", {"aria-label": said, "title": said})
    element.show([Node("details", {"class": "fold"}, children=(summary,))], f"fold_{key}")
