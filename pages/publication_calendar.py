"""The calendar of publications: which figures are late, due and to come."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import filters, sections
from pages.parts.filters import Filter
from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from pages.parts.picture import element
from report.analysis.expected import STATES, Expected, expected
from report.data import served
from report.data.today import today
from report.screens import parameters
from report.screens.calendar_rows import as_of_line, calendar_rows
from report.text import expected as told
from report.text.markup import escaped

_PAGE = "calendar"


def show(ctx: PageContext) -> None:
    """Filters, and what they leave, by what is late, due and which month comes next."""
    every, day = expected(ctx.report), today()
    with sections.band(_PAGE):
        sections.title(ctx.word("nav.calendar"))
        sections.text(ctx.word("calendar.intro", place=ctx.fmt.place(ctx.report.settings.place)))
        sections.text(told.rule_in_words(ctx.fmt))
    if not every:
        _nothing(ctx)
        return
    shown = _filters(every, ctx)
    filters.tell_unknown(shown, ctx)
    by_publisher, *by_others = shown
    publishers = filters.multiselect(by_publisher, ctx.word("filter.publisher.placeholder"))
    areas, states = (filters.pills(each) for each in by_others)
    chosen = [
        row
        for row in every
        if (not publishers or row.publisher in publishers)
        and (not areas or row.indicator.area in areas)
        and (not states or row.state(day) in states)
    ]
    if not chosen:
        st.markdown(ctx.label("calendar.none"))
        st.button(ctx.label("calendar.all"), on_click=_clear)
        return
    counted = ctx.fmt.counted("calendar.count", len(chosen))
    st.caption(escaped(f"{counted} · {as_of_line(day, ctx)}"))
    sections.subscription(areas[0] if len(areas) == 1 else "", ctx)
    element.show(calendar_rows(chosen, day, ctx), "calendar")


def _nothing(ctx: PageContext) -> None:
    """Why there is nothing: an earlier edition is shown, or nothing is known."""
    is_newest = ctx.report.edition == served.newest_edition(ctx.report) and not ctx.report.kept
    st.markdown(ctx.label("calendar.nothing" if is_newest else "calendar.newest"))


def _filters(every: Sequence[Expected], ctx: PageContext) -> tuple[Filter, ...]:
    """By publisher, area and time; of publishers only those of whom something is expected."""
    publishers = sorted({row.publisher for row in every})
    by_state = Filter(
        *(_PAGE, url.STATE, ctx.word("filter.state"), STATES),
        lambda state: ctx.word(f"state.{state}"),
    )
    by_publisher = filters.by_publisher(_PAGE, publishers, ctx)
    return by_publisher, filters.by_area(_PAGE, ctx), by_state


def _clear() -> None:
    url.write_all((url.PUBLISHER, parameters.AREA, url.STATE), {})
