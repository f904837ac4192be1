"""Filters of a page whose choices the address holds: of one each may have several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts.frame import url
from pages.parts.frame.context import PageContext
from report.screens import parameters
from report.text.markup import escaped

# So many ids fit into a parameter of the address.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a page: the parameter that holds it, its label, its options and what they are
    called.
    """

    page: str
    param: str
    label: str
    options: Sequence[str]
    name: Callable[[str], str]

    @property
    def key(self) -> str:
        """What the session keeps its widget under."""
        return f"{self.page}_{self.param}"

    def read(self) -> tuple[str, ...]:
        """The values in the address, set in the widget that is shown next."""
        values = url.read_list(self.param, self.options)
        st.session_state[self.key] = list(values)
        return values

    def has_unknown(self) -> bool:
        """Whether the address asks for something that there is not, which is passed over."""
        return url.has_unknown(self.param, self.options)

    def write(self) -> None:
        """Take over into the address what the reader has set."""
        url.write_choice(self.param, ",".join(st.session_state[self.key]) or None)


def tell_unknown(filters: Iterable[Filter], ctx: PageContext) -> None:
    """A line that names the parameters of which something was passed over."""
    unknown = [each.param for each in filters if each.has_unknown()]
    if unknown:
        st.caption(ctx.label("address.ignored", names=ctx.fmt.list(unknown)))


def multiselect(shown: Filter, placeholder: str) -> tuple[str, ...]:
    """For many options, found by typing; what is chosen."""
    values = shown.read()
    st.multiselect(
        escaped(shown.label),
        shown.options,
        format_func=shown.name,
        placeholder=placeholder,
        filter_mode="contains",
        select_all=False,
        max_selections=_MOST,
        wrap=True,
        key=shown.key,
        on_change=shown.write,
    )
    return values


def pills(shown: Filter) -> tuple[str, ...]:
    """For few options, all of which are seen; what is chosen."""
    values = shown.read()
    st.pills(
        escaped(shown.label),
        shown.options,
        format_func=lambda option: escaped(shown.name(option)),
        selection_mode="multi",
        key=shown.key,
        on_change=shown.write,
    )
    return values


def by_area(page: str, ctx: PageContext) -> Filter:
    """A filter by the areas of the report."""
    ids = [area.id for area in ctx.report.areas]
    name = partial(_area_name, ctx)
    return Filter(page, parameters.AREA, ctx.word("filter.area"), ids, name)


def _area_name(ctx: PageContext, area: str) -> str:
    return ctx.fmt.say(ctx.report.area(area).name)


def by_publisher(page: str, options: Sequence[str], ctx: PageContext) -> Filter:
    """A filter by these publishers, in this order."""
    names = ctx.report.publishers
    label = ctx.word("filter.publisher")
    return Filter(page, url.PUBLISHER, label, options, lambda id_: ctx.fmt.say(names[id_].name))
