"""Tables in tabs: those of the first are sent with the page, the others when they are opened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pages.parts.chart import element
from pages.parts.frame.context import PageContext
from pages.parts.table import element as table
from report.model import Area
from report.model.report_cache import report_cache
from report.site import asked_figures, closed_parts
from report.site.closed_parts import PartMaker
from report.text.sheet import Sheet


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table by the key of its place on the page, with a caption that is heard and not seen;
    what is `said` stands above it.
    """

    key: str
    sheet: Sheet
    caption: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class TabOfTables:
    """A tab by its name among those beside it, its label, and the tables in it."""

    name: str
    label: str
    tables: tuple[NamedTable, ...]


def show(
    key: str,
    make: Callable[[Area, PageContext], Iterable[TabOfTables]],
    area: Area,
    ctx: PageContext,
) -> None:
    """Show the tabs that are made of an area, once for all readers: `make` looks at nothing else.

    The browser remembers which of them is open.
    """
    tabs = _made(make, area, ctx)
    makers: dict[str, PartMaker] = {tab.name: partial(_later, tab, ctx) for tab in tabs}
    sheets = {each.key: each.sheet for tab in tabs for each in tab.tables}
    of_figures = partial(asked_figures.of_tables, sheets, ctx)
    where = closed_parts.kept(key, ctx, makers | {asked_figures.PART: of_figures})
    element.show_written(_told(key, tabs, where, ctx), key)


# The areas of two editions in two languages and themes.
@report_cache(64)
def _made(
    make: Callable[[Area, PageContext], Iterable[TabOfTables]], area: Area, ctx: PageContext
) -> _Tabs:
    return _Tabs(make(area, ctx))


class _Tabs(tuple[TabOfTables, ...]):
    """Tabs that are the same only as themselves: what is made of them is kept."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


@report_cache(64)
def _told(key: str, tabs: _Tabs, where: str, ctx: PageContext) -> bytes:
    first = tabs[0]
    told = {
        "key": key,
        "tabs": [(tab.name, tab.label) for tab in tabs],
        "shown": {first.name: json.loads(written(first.tables, ctx))},
        "buttons": [],
        "parts": where,
    }
    return element.written(told)


def _later(tab: TabOfTables, ctx: PageContext, _: Mapping[str, str]) -> bytes:
    return written(tab.tables, ctx)


def written(tables: Sequence[NamedTable], ctx: PageContext) -> bytes:
    """Tables as block.js reads them, in JSON."""
    told = [
        {
            "key": each.key,
            "said": each.said,
            "table": table.told(each.sheet, each.caption, ctx),
        }
        for each in tables
    ]
    return json.dumps({"tables": told}, ensure_ascii=False).encode()
