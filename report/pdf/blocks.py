"""What stands on a page → blocks of plain data, which the templates set one under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from report.charts.palette import LIGHT
from report.model import Area, Event, Indicator, Practice
from report.pdf.block_types import (
    Block,
    Bullets,
    CardContent,
    Cards,
    ChapterContent,
    Chapters,
    ColouredBlock,
    EventContent,
    Events,
    Heading,
    Pairs,
    ParagraphStyle,
    PracticeContent,
    Practices,
    TableBlock,
    TextBlock,
)
from report.pdf.table_widths import column_widths
from report.text import source_tables
from report.text.cards import figure_card, practice_card
from report.text.formatter import Formatter
from report.text.narrative import fill


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


def headlines(area: Area, fmt: Formatter) -> list[Cards]:
    """The headline figures of an area, as cards."""
    cards = [_headline(row, fmt) for row in fmt.report.headlines(area.id)]
    return [{"kind": "cards", "columns": 3, "cards": cards}] if cards else []


def _headline(indicator: Indicator, fmt: Formatter) -> CardContent:
    """Name, figure, and what is said of it; a dash where there is none."""
    card = figure_card(indicator, fmt)
    return {"name": card.name, "figure": card.figure or "–", "note": card.note or card.missing}


def areas(fmt: Formatter) -> list[Chapters]:
    """Each area with its sentence, in its own colour."""
    chapters = [_area(area, fmt) for area in fmt.report.areas]
    return [{"kind": "chapters", "chapters": chapters}] if chapters else []


def _area(area: Area, fmt: Formatter) -> ChapterContent:
    text = fill(area.summary, fmt) or ""
    return {"name": fmt.say(area.name), "text": text, "colour": LIGHT.of(area)}


def practices(rows: Sequence[Practice], fmt: Formatter) -> list[Practices]:
    """Experiences with what came of them, as boxes; one without a result does not name it."""
    boxes = [_practice(row, fmt) for row in rows]
    return [{"kind": "practices", "practices": boxes}] if boxes else []


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


def table(content: pa.Table, *, link: str | None = None) -> TableBlock:
    """A table with columns as wide as their texts ask for.

    `link` names a column of addresses: it is not shown, the first column links to them.
    """
    heads = [name for name in content.column_names if name != link]
    columns = [[cell or "" for cell in content[name].to_pylist()] for name in heads]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return {
        "kind": "table",
        "heads": heads,
        "rows": rows,
        "widths": column_widths(
            [[head, *cells] for head, cells in zip(heads, columns, strict=True)]
        ),
        "linked": 0 if link else -1,
        "links": [_address(text) for text in content[link].to_pylist()] if link else [],
    }


def table_of_pairs(pairs: Sequence[tuple[str, str]]) -> Pairs:
    """What things are called, and what they are."""
    return {"kind": "pairs", "pairs": [list(pair) for pair in pairs]}


def sources(ids: Sequence[str], fmt: Formatter) -> TableBlock:
    """Publications with publisher, date and kind, each linked where it has a page."""
    heads = ("title", "link", "publisher", "published", "kind")
    names = [fmt.word(f"table.{head}") for head in heads]
    rows = source_tables.source_table([fmt.report.sources[id_] for id_ in ids], fmt)
    return table(rows.select(names), link=names[1])


def _address(text: str | None) -> str | None:
    """An address that a reader's program will open, if it is one."""
    return text if text and text.startswith(("http://", "https://")) else None
