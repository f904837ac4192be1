"""All indicators of an area by subject: those with a series, and those with one figure only."""

from __future__ import annotations

from collections.abc import Iterator

from pages.parts.chart import tabbed_tables
from pages.parts.chart.tabbed_tables import NamedTable, TabOfTables
from pages.parts.frame.context import PageContext
from report.model import Area, Group
from report.text.single_figures import group_label, has_series, single_figures_sheet
from report.text.tables import indicator_sheet


def show(area: Area, ctx: PageContext) -> None:
    """A tab for each subject with the number of its indicators; nothing without any."""
    if area.groups:
        tabbed_tables.show(f"indicators_{area.id}", _subjects, area, ctx)


def _subjects(area: Area, ctx: PageContext) -> Iterator[TabOfTables]:
    for group in area.groups:
        tables = tuple(_tables(group, area, ctx))
        yield TabOfTables(group.id, group_label(group, ctx.fmt), tables)


def _tables(group: Group, area: Area, ctx: PageContext) -> Iterator[NamedTable]:
    indicators = [ctx.report.indicators[name] for name in group.indicators]
    series = [row for row in indicators if has_series(row, ctx.report)]
    single = [row for row in indicators if not has_series(row, ctx.report)]
    key, name = f"group_{area.id}_{group.id}", ctx.fmt.say(group.name)
    if series:
        yield NamedTable(key, indicator_sheet(series, ctx.fmt), name)
    if single:
        said = ctx.word("group.single", count=ctx.fmt.plain(len(single)))
        alt = ctx.word("table.series", name=name, unit=said)
        yield NamedTable(f"{key}_single", single_figures_sheet(single, ctx.fmt), alt, said)
