"""Every term of the glossary in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis import glossary
from report.charts.nodes import Node
from report.screens.glossary_entries import glossary_entry
from report.static.contents.page import SiteContext
from report.static.parts import band, note, paragraph, picture


def content(ctx: SiteContext) -> Iterator[Node]:
    """The terms as the reader's language sorts them."""
    about = paragraph(ctx.word("glossary.intro"))
    yield band("glossary", Node("h1", text=ctx.word("nav.glossary")), about)
    yield note(ctx.fmt.counted("glossary.count", len(ctx.report.glossary)))
    rows = glossary.in_order(ctx.report, ctx.fmt.language)
    yield picture(*(glossary_entry(row, ctx) for row in rows))
