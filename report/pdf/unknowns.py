"""What the report does not know, as blocks: counted in sentences, by area, and listed by kind."""

from __future__ import annotations

from collections.abc import Iterator

from report.analysis import unknowns
from report.analysis.unknowns import KINDS, Kind, Unknowns
from report.pdf import blocks
from report.pdf.blocks import Block, heading, paragraph
from report.text import unknowns_tables
from report.text.formatter import Formatter


def summary(area: str | None, writer: Formatter) -> str:
    """One sentence for each kind of which there is something, of an area or of all."""
    found = unknowns.of(writer.report, area)
    said = [text for kind in KINDS if (text := _count(kind, found, writer))]
    return writer.word("sentence.space").join(said) or writer.word("unknowns.nothing")


def _count(kind: Kind, found: Unknowns, writer: Formatter) -> str:
    """How many of how many, in a sentence; nothing where there are none."""
    count = found.counts[kind]
    if not count:
        return ""
    return writer.word(
        f"unknowns.{kind}.count.one" if count == 1 else f"unknowns.{kind}.count",
        count=writer.plain(count),
        all=writer.plain(found.totals[kind]),
        place=_home(writer),
    )


def _home(writer: Formatter) -> str:
    return writer.say(writer.report.places[writer.report.frame.place].name)


def chapter(writer: Formatter) -> Iterator[Block]:
    """All of it: the counts by area, then each kind with what it means and its cases."""
    found = unknowns.of(writer.report)
    yield heading(writer.word("nav.unknowns"), 1, anew=True)
    yield from paragraph(writer.word("unknowns.intro", place=_home(writer)))
    yield heading(writer.word("unknowns.by_area"))
    yield from paragraph(summary(None, writer))
    yield blocks.table(unknowns_tables.by_area(writer.report, writer))
    yield from paragraph(writer.word("unknowns.by_area.note"), "quiet")
    for kind in KINDS:
        if found.counts[kind]:
            yield from _listed(kind, found, writer)


def _listed(kind: Kind, found: Unknowns, writer: Formatter) -> Iterator[Block]:
    count = writer.plain(found.counts[kind])
    yield heading(writer.word(f"unknowns.{kind}.title", count=count))
    yield from paragraph(writer.word(f"unknowns.{kind}.means", place=_home(writer)))
    if kind == "undated":
        yield blocks.sources([source.id for source in found.undated], writer)
    else:
        yield blocks.table(unknowns_tables.of_kind(kind, found, writer))
