"""What the report does not know, as blocks: counted in sentences, by area, and listed by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from report.analysis import unknowns
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.charts.palette import LIGHT
from report.pdf import blocks, lists
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.text import unknowns_tables
from report.text.formatter import Formatter
from report.text.unknown_counts import counts_in_words, listed_in_words

# What is marked in another list of the report and not told again, and what is told there besides.
_MARKED = frozenset({"single", "undated"})
_ELSEWHERE: Mapping[UnknownKind, str] = MappingProxyType(
    {
        "single": "paper.single_where",
        "unmeasured": "paper.targets_where",
        "unfollowed": "paper.targets_where",
        "undated": "paper.undated_where",
    }
)


def summary(area: str | None, fmt: Formatter) -> str:
    """One sentence for each kind of which there is something, of an area or of all."""
    return counts_in_words(unknowns.unknowns_of(fmt.report, area), fmt)


def chapter(fmt: Formatter) -> Iterator[Block]:
    """All of it: the counts by area, then each kind with what it means and its cases."""
    top: list[Block] = [
        heading(fmt.word("nav.unknowns"), 1),
        *paragraph(fmt.word("unknowns.intro", place=fmt.place(fmt.report.settings.place))),
        *paragraph(summary(None, fmt)),
        blocks.table(unknowns_tables.unknowns_by_area(fmt.report, fmt)),
        *paragraph(fmt.word("unknowns.by_area.note"), "quiet"),
    ]
    yield blocks.spread(_lists(fmt), LIGHT.product, top=top)


def _lists(fmt: Formatter) -> Iterator[Block]:
    gaps = unknowns.unknowns_of(fmt.report)
    for kind in KINDS:
        if gaps.counts[kind]:
            yield from _listed(kind, gaps, fmt)


def _listed(kind: UnknownKind, gaps: Unknowns, fmt: Formatter) -> Iterator[Block]:
    """The cases of a kind; those that another list holds are marked there, and said to be."""
    count = fmt.plain(gaps.counts[kind])
    yield heading(fmt.word(f"unknowns.{kind}.title", count=count))
    yield from paragraph(
        fmt.word(f"unknowns.{kind}.means", place=fmt.place(fmt.report.settings.place))
    )
    if kind in _ELSEWHERE:
        yield from paragraph(fmt.word(_ELSEWHERE[kind]), "quiet")
    if told := listed_in_words(kind, gaps, fmt):
        yield from paragraph(told)
    if kind in _MARKED:
        return
    table = unknowns_tables.unknowns_sheet(kind, gaps, fmt).table
    policy = fmt.word("table.policy")
    if policy in table.column_names:
        table = table.drop_columns([policy])
    yield from paragraph(fmt.word("paper.parts", parts=lists.heads(table)), "quiet")
    yield from lists.table_in_entries(table)
