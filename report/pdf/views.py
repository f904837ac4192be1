"""A view of the explore page as blocks: what was chosen, its chart, its table, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.explore import ExploreSelection, words
from report.explore.view import ExploreView
from report.model import Period
from report.pdf import blocks, charts
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.text.formatter import Formatter


def content(
    named: ExploreSelection, view: ExploreView, notes: Sequence[str], fmt: Formatter
) -> Iterator[Block]:
    """Headline, what was chosen, the picture, the figures, what is not shown, the sources."""
    chart = view.chart
    yield heading(chart.headline, 1)
    yield blocks.table_of_pairs(list(chosen(named, fmt)))
    if not view.is_table:
        figure = charts.figure(chart, charts.WHOLE)
        bare = figure | {"headline": "", "table": None if figure["drawing"] else figure["table"]}
        yield from charts.alone(bare)
    if view.is_table or charts.can_draw():
        yield heading(fmt.word("tab.table"))
        yield blocks.table(chart.sheet)
    if notes:
        yield heading(fmt.word("explore.notes", count=fmt.plain(len(notes))))
        yield blocks.bullets(notes)
    yield from _definitions(named, fmt)
    yield heading(fmt.word("nav.sources"))
    yield blocks.sources(list(dict.fromkeys(row.source for row in chart.rows)), fmt)


def _definitions(named: ExploreSelection, fmt: Formatter) -> Iterator[Block]:
    """What is made of the figures and how, and what each indicator counts."""
    report = fmt.report
    rows = [report.indicators[name] for name in named.indicators or ()]
    yield heading(fmt.word("indicator.column.definition"))
    if named.transform is not None:
        yield from paragraph(fmt.word(f"transform.{named.transform}.about"))
    yield blocks.bullets(
        fmt.word("paper.view.pair", name=fmt.say(row.name), value=fmt.say(row.definition))
        for row in rows
    )


def chosen(named: ExploreSelection, fmt: Formatter) -> Iterator[tuple[str, str]]:
    """The filters that a selection has, in words: what each is, and what it is set to."""
    report, say = fmt.report, fmt.say
    yield _pair("view", fmt.word(f"explore.view.{named.view}"), fmt)
    indicators = [say(report.indicators[name].name) for name in named.indicators or ()]
    yield _pair("indicators.choose", fmt.list(indicators), fmt)
    if named.view != "map":
        places = [say(report.places[name].name) for name in named.places or ()]
        yield _pair("places.choose", fmt.list(places), fmt)
    if named.transform is not None:
        yield _pair("transform", words.transform_phrase(named, fmt), fmt)
    first, last = named.first, named.last
    if first is not None or last is not None:
        known = [Period(year) for year in (first, last) if year is not None]
        span = fmt.word(
            f"paper.view.{'between' if len(known) == 2 else 'from' if first else 'until'}",
            first=fmt.period(known[0]),
            last=fmt.period(known[-1]),
        )
        yield _pair("years", span, fmt)
    if named.kinds:
        kinds = fmt.list(fmt.word(f"kind.{kind}") for kind in named.kinds)
        yield _pair("kinds", kinds, fmt)
    if named.statuses:
        statuses = fmt.list(fmt.word(f"status.{status}") for status in named.statuses)
        yield _pair("statuses", statuses, fmt)


def _pair(key: str, value: str, fmt: Formatter) -> tuple[str, str]:
    return fmt.word(f"explore.{key}"), value
