"""What stands on a page → blocks of plain data, which the templates set one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from report.model import Event, Practice
from report.pdf.block_types import (
    Block,
    Bullets,
    ColouredBlock,
    EventContent,
    Events,
    Heading,
    Pairs,
    ParagraphStyle,
    PracticeContent,
    Practices,
    Spread,
    TableBlock,
    TextBlock,
)
from report.pdf.lists import address
from report.pdf.table_widths import column_widths
from report.text import source_tables
from report.text.cards import practice_card
from report.text.formatter import Formatter
from report.text.sheet import Sheet


def heading(text: str, level: int = 2, *, anew: bool = False) -> Heading:
    """A heading of level 1 (a chapter, on a page of its own if `anew`), 2 or 3."""
    return {"kind": "heading", "text": text, "level": level, "anew": anew, "listed": True}


def paragraph(text: str, style: ParagraphStyle = "plain") -> list[TextBlock]:
    """A paragraph; nothing where nothing is said."""
    return [{"kind": "text", "text": text, "style": style}] if text else []


def bullets(items: Iterable[str]) -> Bullets:
    """A list of sentences."""
    return {"kind": "bullets", "items": list(items)}


def coloured(blocks: Iterable[Block], colour: str) -> list[ColouredBlock]:
    """The blocks in the colour of their chapter."""
    return [{**block, "colour": colour} for block in blocks]


def spread(
    blocks: Iterable[Block], colour: str, *, columns: int = 2, top: Iterable[Block] = ()
) -> Spread:
    """Blocks on pages of so many columns, some over all columns of the first of them."""
    return {
        "kind": "spread",
        "columns": columns,
        "top": coloured(top, colour),
        "blocks": coloured(blocks, colour),
    }


def practices(rows: Sequence[Practice], fmt: Formatter) -> list[Practices]:
    """Experiences with what came of them; one without a result does not name it."""
    content = [_practice(row, fmt) for row in rows]
    return [{"kind": "practices", "practices": content}] if content else []


def _practice(row: Practice, fmt: Formatter) -> PracticeContent:
    card = practice_card(row, fmt)
    return {
        "title": card.title,
        "place": card.where,
        "summary": card.summary,
        "label": card.label,
        "result": card.result,
        "source": fmt.source(fmt.report.sources[row.source]),
    }


def events(rows: Sequence[Event], fmt: Formatter, *, in_full: bool = True) -> list[Events]:
    """Events by date; `in_full` with their summaries and sources."""
    content = [_event(row, fmt, in_full=in_full) for row in rows]
    return [{"kind": "events", "events": content}] if content else []


def _event(row: Event, fmt: Formatter, *, in_full: bool) -> EventContent:
    return {
        "date": fmt.period(row.date),
        "title": fmt.say(row.title),
        "mark": fmt.word("in_brackets", text=fmt.word(f"event.{row.kind}")),
        "summary": fmt.say(row.summary) if in_full else "",
        "source": fmt.source(fmt.report.sources[row.source]) if in_full else "",
    }


def table(sheet: Sheet, *, links: Sequence[str] = ()) -> TableBlock:
    """A table with columns as wide as their texts ask for; those of figures stand right.

    The first column leads to these `links`, one for each row.
    """
    heads = list(sheet.columns)
    columns = [[cell.text for cell in cells] for cells in sheet.columns.values()]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return {
        "kind": "table",
        "heads": heads,
        "rows": rows,
        "widths": column_widths(
            [[head, *cells] for head, cells in zip(heads, columns, strict=True)]
        ),
        "right": [n for n, head in enumerate(heads) if head in sheet.figure_columns],
        "linked": 0 if links else -1,
        "links": [address(link) for link in links],
    }


def table_of_pairs(pairs: Sequence[tuple[str, str]]) -> Pairs:
    """What things are called, and what they are."""
    return {"kind": "pairs", "pairs": [list(pair) for pair in pairs]}


def sources(ids: Sequence[str], fmt: Formatter) -> TableBlock:
    """Publications with publisher, date and kind, each linked where it has a page."""
    names = [fmt.word(f"table.{head}") for head in ("title", "publisher", "published", "kind")]
    sheet = source_tables.source_sheet([fmt.report.sources[id_] for id_ in ids], fmt)
    shown = replace(sheet, columns={name: sheet.columns[name] for name in names})
    return table(shown, links=[cell.link for cell in sheet.columns[names[0]]])
