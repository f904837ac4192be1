"""Where figures are from, as a dialog tells it: what each is, who published it, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from report.analysis.corrections import corrections_of
from report.charts.nodes import Node
from report.model import LANGUAGES, Language, Observation
from report.screens.chart_about import note
from report.screens.context import ScreenContext
from report.screens.copyable_text import copyable_text
from report.screens.figure_sources import listed, other_sources
from report.screens.publications import publication_nodes
from report.text.citation import error_mail, error_report, figure_citation, figure_in_full
from report.text.edition_changes import correction_in_words
from report.text.formatter import Formatter
from report.text.narrative import exact_change_to
from report.text.revisions import revised_in_full

# More figures than this are folded, each under its own line.
_FEW = 2


def provenance(rows: Sequence[Observation], home: str, ctx: ScreenContext) -> Iterator[Node]:
    """All that is told of each figure, for a reader who has the report at this home."""
    for row in rows:
        told = tuple(_told(row, home, ctx))
        if len(rows) > _FEW:
            yield _folded(_line(row, ctx), told)
        else:
            yield Node("div", {"class": "provenance"}, children=told)


def _folded(line: str, told: tuple[Node, ...]) -> Node:
    icon = Node("span", {"class": "icon", "aria-hidden": "true"}, "expand_more")
    summary = Node("summary", children=(icon, Node("span", text=line)))
    inside = Node("div", {"class": "provenance"}, children=told)
    return Node("details", {"class": "provenance-fold"}, children=(summary, inside))


def citations(row: Observation, ctx: ScreenContext) -> Iterator[Node]:
    """References to a figure, to be copied, in the reader's language first."""
    for language in sorted(LANGUAGES, key=ctx.fmt.language.__ne__):
        yield _citation(row, language, ctx)


def _citation(row: Observation, language: Language, ctx: ScreenContext) -> Node:
    text = figure_citation(row, Formatter(ctx.report, language))
    name = ctx.word("citation.in", language=ctx.word(f"language.{language}"))
    return copyable_text(text, name, ctx, language=language)


def _line(row: Observation, ctx: ScreenContext) -> str:
    name = ctx.fmt.say(ctx.report.indicators[row.indicator].name)
    return ctx.word("provenance.line", name=name, figure=figure_in_full(row, ctx.fmt))


def _told(row: Observation, home: str, ctx: ScreenContext) -> Iterator[Node]:
    """Figure, its change in per cent where that is told as a multiple or why none is calculated,
    definition, source, notes, other sources, citations to copy, and how to tell of an error.
    """
    indicator, say = ctx.report.indicators[row.indicator], ctx.fmt.say
    yield _strong(say(indicator.name))
    yield _strong(revised_in_full(row, ctx.fmt))
    change = exact_change_to(row, ctx.fmt)
    if change:
        yield note(change)
    yield note(say(indicator.definition))
    source = ctx.report.sources[row.source]
    yield Node("p", children=tuple(publication_nodes(source, ctx.fmt)))
    yield from (note(say(text)) for text in (row.note, indicator.note) if say(text))
    yield from _corrections(row, ctx)
    yield from other_sources(row.indicator, row.place, ctx, only=row)
    yield from citations(row, ctx)
    yield from _error(row, home, ctx)


def _strong(text: str) -> Node:
    return Node("p", children=(Node("strong", text=text),))


def _corrections(row: Observation, ctx: ScreenContext) -> Iterator[Node]:
    """What we had wrong of a figure, and why, the newest first."""
    made = corrections_of(row, ctx.report)
    lines = [(Node("span", text=correction_in_words(one, ctx.fmt)),) for one in made]
    yield from listed(ctx.word("others.corrected", period=ctx.fmt.period(row.period)), lines)


def _error(row: Observation, home: str, ctx: ScreenContext) -> Iterator[Node]:
    """What a reader sends who has found an error in a figure."""
    link = urljoin(home, ctx.link("indicator", id=row.indicator))
    text = error_report(row, link, ctx.fmt)
    yield copyable_text(text, ctx.word("error.report"), ctx, language=ctx.fmt.language)
    if mail := error_mail(row, link, ctx.fmt):
        yield Node("p", children=(Node("a", {"href": mail}, ctx.word("error.mail")),))
