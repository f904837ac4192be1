"""What the report does not know, as blocks: counted in sentences, by area, and listed by kind."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis import unknowns
from report.analysis.unknowns import KINDS, UnknownKind, Unknowns
from report.pdf import blocks
from report.pdf.block_types import Block
from report.pdf.blocks import heading, paragraph
from report.text import unknowns_tables
from report.text.formatter import Formatter


def summary(area: str | None, fmt: Formatter) -> str:
    """One sentence for each kind of which there is something, of an area or of all."""
    gaps = unknowns.unknowns_of(fmt.report, area)
    sentences = [text for kind in KINDS if (text := _count(kind, gaps, fmt))]
    return fmt.word("sentence.space").join(sentences) or fmt.word("unknowns.nothing")


def _count(kind: UnknownKind, gaps: Unknowns, fmt: Formatter) -> str:
    """How many of how many, in a sentence; nothing where there are none."""
    count = gaps.counts[kind]
    if not count:
        return ""
    return fmt.word(
        f"unknowns.{kind}.count.one" if count == 1 else f"unknowns.{kind}.count",
        count=fmt.plain(count),
        all=fmt.plain(gaps.totals[kind]),
        place=_home(fmt),
    )


def _home(fmt: Formatter) -> str:
    return fmt.say(fmt.report.places[fmt.report.settings.place].name)


def chapter(fmt: Formatter) -> Iterator[Block]:
    """All of it: the counts by area, then each kind with what it means and its cases."""
    gaps = unknowns.unknowns_of(fmt.report)
    yield heading(fmt.word("nav.unknowns"), 1, anew=True)
    yield from paragraph(fmt.word("unknowns.intro", place=_home(fmt)))
    yield heading(fmt.word("unknowns.by_area"))
    yield from paragraph(summary(None, fmt))
    yield blocks.table(unknowns_tables.unknowns_by_area(fmt.report, fmt))
    yield from paragraph(fmt.word("unknowns.by_area.note"), "quiet")
    for kind in KINDS:
        if gaps.counts[kind]:
            yield from _listed(kind, gaps, fmt)


def _listed(kind: UnknownKind, gaps: Unknowns, fmt: Formatter) -> Iterator[Block]:
    count = fmt.plain(gaps.counts[kind])
    yield heading(fmt.word(f"unknowns.{kind}.title", count=count))
    yield from paragraph(fmt.word(f"unknowns.{kind}.means", place=_home(fmt)))
    if kind == "undated":
        yield blocks.sources([source.id for source in gaps.undated], fmt)
    else:
        yield blocks.table(unknowns_tables.unknowns_table(kind, gaps, fmt))
