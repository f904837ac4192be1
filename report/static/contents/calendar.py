"""The calendar of publications, as of the day that the site was made."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis.expected import expected
from report.charts.nodes import Node
from report.data.today import today
from report.screens.calendar_rows import as_of_line, calendar_rows
from report.static.addresses import calendar_file, relative
from report.static.contents.page import SiteContext
from report.static.parts import band, note, paragraph, picture
from report.text.expected import rule_in_words


def content(ctx: SiteContext) -> Iterator[Node]:
    """What is late, what is due, and what comes in which month."""
    place = ctx.fmt.place(ctx.report.settings.place)
    about = (paragraph(ctx.word("calendar.intro", place=place)), paragraph(rule_in_words(ctx.fmt)))
    yield band("calendar", Node("h1", text=ctx.word("nav.calendar")), *about)
    rows, day = expected(ctx.report), today()
    if not rows:
        yield paragraph(ctx.word("calendar.nothing"))
        return
    counted = ctx.fmt.counted("calendar.count", len(rows))
    yield note(f"{counted} · {as_of_line(day, ctx)}")
    here = f"{ctx.fmt.language}/calendar.html"
    address = relative(calendar_file({}, ctx.fmt.language), here)
    link = Node("a", {"href": address}, ctx.word("calendar.subscribe"))
    yield Node("p", children=(link,))
    yield picture(*calendar_rows(rows, day, ctx))
