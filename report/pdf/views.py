"""A view of the explore page as blocks: what was chosen, its chart, its table, its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from report.explore import Selection, words
from report.explore.view import View
from report.images import picture
from report.model import Period
from report.pdf import blocks, figures
from report.pdf.blocks import Block, heading, paragraph
from report.text.formatter import Formatter


def content(named: Selection, view: View, notes: Sequence[str], w: Formatter) -> Iterator[Block]:
    """Headline, what was chosen, the picture, the figures, what is not shown, the sources."""
    yield heading(view.headline, 1)
    yield blocks.table_of_pairs(list(chosen(named, w)))
    shown = picture.of_shown(view)
    if shown is not None:
        figure = figures.figure(shown, view.alt, view.sheet, w, width=figures.WHOLE)
        bare = figure | {"headline": "", "table": None if figure["drawing"] else figure["table"]}
        yield {"kind": "figures", "columns": 1, "figures": [bare]}
    if shown is None or figures.can_draw():
        yield heading(w.word("tab.table"))
        yield blocks.table(view.sheet.table)
        yield from paragraph(w.word("explore.letters"), "quiet")
    if notes:
        yield heading(w.word("explore.notes", count=w.plain(len(notes))))
        yield blocks.bullets(notes)
    yield from _definitions(named, w)
    yield heading(w.word("nav.sources"))
    yield blocks.sources(list(dict.fromkeys(row.source for row in view.rows)), w)


def _definitions(named: Selection, writer: Formatter) -> Iterator[Block]:
    """What is made of the figures and how, and what each indicator counts."""
    report = writer.report
    rows = [report.indicators[name] for name in named.indicators or ()]
    yield heading(writer.word("indicator.column.definition"))
    if named.transform is not None:
        yield from paragraph(writer.word(f"transform.{named.transform}.about"))
    yield blocks.bullets(
        writer.word("paper.view.pair", name=writer.say(row.name), value=writer.say(row.definition))
        for row in rows
    )


def chosen(named: Selection, writer: Formatter) -> Iterator[tuple[str, str]]:
    """The filters that a selection has, in words: what each is, and what it is set to."""
    report, say = writer.report, writer.say
    yield _pair("view", writer.word(f"explore.view.{named.view}"), writer)
    indicators = [say(report.indicators[name].name) for name in named.indicators or ()]
    yield _pair("indicators.choose", writer.list(indicators), writer)
    if named.view != "map":
        places = [say(report.places[name].name) for name in named.places or ()]
        yield _pair("places.choose", writer.list(places), writer)
    if named.transform is not None:
        yield _pair("transform", words.made(named, writer), writer)
    first, last = named.first, named.last
    if first is not None or last is not None:
        known = [Period(year) for year in (first, last) if year is not None]
        span = writer.word(
            f"paper.view.{'between' if len(known) == 2 else 'from' if first else 'until'}",
            first=writer.period(known[0]),
            last=writer.period(known[-1]),
        )
        yield _pair("years", span, writer)
    if named.kinds:
        kinds = writer.list(writer.word(f"kind.{kind}") for kind in named.kinds)
        yield _pair("kinds", kinds, writer)
    if named.statuses:
        statuses = writer.list(writer.word(f"status.{status}") for status in named.statuses)
        yield _pair("statuses", statuses, writer)


def _pair(key: str, value: str, writer: Formatter) -> tuple[str, str]:
    return writer.word(f"explore.{key}"), value
