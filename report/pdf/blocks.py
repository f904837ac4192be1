"""What stands on a page → blocks of plain data, which the templates set one under another.

A block is a dictionary of texts with its `kind`, one of those that style.typ knows, and the
`colour` of its chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pyarrow as pa

from report.charts.palette import LIGHT
from report.model import Area, Event, Indicator, Practice
from report.text import tables
from report.text.formatter import Formatter
from report.text.narrative import fill, latest_change
from report.text.practices import practice_card
from report.text.wrapping import width

Block = dict[str, Any]
ParagraphStyle = Literal["plain", "lead", "quiet"]

# All in em of a table's letters (7.4 points in style.typ). What a line of the page holds, and what
# the edges of a column take of it.
_LINE, _EDGES = 66.6, 1.12
# Of a column: narrower is broken too often, wider takes from the others. A longer word is broken.
_NARROWEST, _WORD, _WIDEST = 3.5, 9.0, 23.0
# Texts so short are not broken, as long as such columns leave room for the others.
_SHORT, _ROOM = 9.7, 37.6
# What stays together in a cell.
_UNBROKEN = re.compile(r"[^\s/-]+[/-]*")


def heading(text: str, level: int = 2, *, anew: bool = False) -> Block:
    """A heading of level 1 (a chapter, on a page of its own if `anew`), 2 or 3."""
    return {"kind": "heading", "text": text, "level": level, "anew": anew, "listed": True}


def paragraph(text: str, style: ParagraphStyle = "plain") -> list[Block]:
    """A paragraph; nothing where nothing is said."""
    return [{"kind": "text", "text": text, "style": style}] if text else []


def bullets(items: Iterable[str]) -> Block:
    return {"kind": "bullets", "items": list(items)}


def painted(blocks: Iterable[Block], colour: str) -> list[Block]:
    """The blocks in the colour of their chapter."""
    return [block | {"colour": colour} for block in blocks]


def headlines(area: Area, fmt: Formatter) -> list[Block]:
    """The headline figures of an area, as cards."""
    cards = [_headline(row, fmt) for row in fmt.report.headlines(area.id)]
    return [{"kind": "cards", "columns": 3, "cards": cards}] if cards else []


def _headline(indicator: Indicator, fmt: Formatter) -> Block:
    """Name, figure, period, status and change."""
    name = fmt.say(indicator.name)
    series = fmt.report.series(indicator.id)
    if not series:
        return {"name": name, "figure": "–", "note": fmt.word("none_yet")}
    last = series[-1]
    status = "" if last.status == "A" else fmt.word(f"status.{last.status}")
    parts = (fmt.period(last.period), status, latest_change(indicator, series, fmt))
    note = " · ".join(part for part in parts if part)
    return {"name": name, "figure": fmt.observation(last), "note": note}


def areas(fmt: Formatter) -> list[Block]:
    """Each area with its sentence, in its own colour."""
    found = [(area, fill(area.summary, fmt) or "") for area in fmt.report.areas]
    listed = [
        {"name": fmt.say(area.name), "text": text, "colour": LIGHT.of(area)} for area, text in found
    ]
    return [{"kind": "chapters", "chapters": listed}] if listed else []


def practices(rows: Sequence[Practice], fmt: Formatter) -> list[Block]:
    """Experiences with what came of them, as boxes; one without a result does not name it."""
    boxes = [_practice(row, fmt) for row in rows]
    return [{"kind": "practices", "practices": boxes}] if boxes else []


def _practice(row: Practice, fmt: Formatter) -> Block:
    card = practice_card(row, fmt)
    return {
        "title": card.title,
        "place": card.where,
        "summary": card.summary,
        "label": fmt.word("practice.result"),
        "result": card.result,
        "source": fmt.source(fmt.report.sources[row.source]),
    }


def events(rows: Sequence[Event], fmt: Formatter, *, told: bool = True) -> list[Block]:
    """Events by date; `told` with their summaries and sources."""
    listed = [_event(row, fmt, told=told) for row in rows]
    return [{"kind": "events", "events": listed}] if listed else []


def _event(row: Event, fmt: Formatter, *, told: bool) -> Block:
    return {
        "date": fmt.period(row.date),
        "title": fmt.say(row.title),
        "mark": fmt.word(f"event.{row.kind}"),
        "summary": fmt.say(row.summary) if told else "",
        "source": fmt.source(fmt.report.sources[row.source]) if told else "",
    }


def table(shown: pa.Table, *, link: str | None = None) -> Block:
    """A table with columns as wide as their texts ask for.

    `link` names a column of addresses: it is not shown, the first column links to them.
    """
    named = [name for name in shown.column_names if name != link]
    columns = [[cell or "" for cell in shown[name].to_pylist()] for name in named]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return {
        "kind": "table",
        "heads": named,
        "rows": rows,
        "widths": _widths([[name, *column] for name, column in zip(named, columns, strict=True)]),
        "linked": 0 if link else -1,
        "links": [_address(one) for one in shown[link].to_pylist()] if link else [],
    }


def table_of_pairs(pairs: Sequence[tuple[str, str]]) -> Block:
    """What things are called, and what they are."""
    return {"kind": "pairs", "pairs": [list(pair) for pair in pairs]}


def sources(ids: Sequence[str], fmt: Formatter) -> Block:
    """Publications with publisher, date and kind, each linked where it has a page."""
    heads = ("title", "link", "publisher", "published", "kind")
    names = [fmt.word(f"table.{head}") for head in heads]
    rows = tables.sources([fmt.report.sources[one] for one in ids], fmt)
    return table(rows.select(names), link=names[1])


def _address(written: str | None) -> str | None:
    """An address that a reader's program will open, if it is one."""
    return written if written and written.startswith(("http://", "https://")) else None


def _widths(columns: Sequence[Sequence[str]]) -> list[Block]:
    """How wide each column is, in em; those of short texts get what they need, if they can.

    The first text of a column is its head. No column is narrower than its longest word, which would
    stand in the next one.
    """
    texts = [_text_widths(column) for column in columns]
    longest = [max(column) for column in texts]
    words = [_longest_word(column) for column in columns]
    short = [most if most <= _SHORT else 0 for most in longest]
    if sum(short) > _ROOM:
        short = [0.0] * len(columns)
    elif all(short):
        short[longest.index(max(longest))] = 0
    line = _LINE - _EDGES * len(columns)
    while any(short) and _needed(short, words) > line:
        short[short.index(max(short))] = 0
    shares = [0 if room else _share(column) for room, column in zip(short, texts, strict=True)]
    flowing = _flowing(shares, words, line - sum(short))
    return [
        {"em": round((fixed or shared) + _EDGES, 2), "fixed": fixed > 0}
        for fixed, shared in zip(short, flowing, strict=True)
    ]


def _needed(short: Sequence[float], words: Sequence[float]) -> float:
    return sum(room or word for room, word in zip(short, words, strict=True))


def _flowing(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room by shares, but to each that has one at least so much, where there is as much."""
    if sum(word for word, share in zip(least, shares, strict=True) if share) > room:
        return list(least)
    widths = [0.0] * len(shares)
    open_ = [n for n, share in enumerate(shares) if share]
    while open_:
        each = room / sum(shares[n] for n in open_)
        narrow = [n for n in open_ if shares[n] * each < least[n]]
        for n in narrow or open_:
            widths[n] = least[n] if narrow else shares[n] * each
        room -= sum(widths[n] for n in narrow)
        open_ = [n for n in open_ if n not in narrow] if narrow else []
    return widths


def _share(texts: Sequence[float]) -> float:
    """Between what most cells need and what the longest does."""
    wanted = 0.6 * max(texts) + 0.4 * sum(texts) / len(texts)
    return max(min(wanted, _WIDEST), _NARROWEST)


def _text_widths(column: Sequence[str]) -> list[float]:
    """What each text of a column needs on one line; the head is bold."""
    head, *cells = column
    return [width(head, 1, bold=True), *(width(cell, 1) for cell in cells)]


def _longest_word(column: Sequence[str]) -> float:
    """Of words that are not so long that they are broken, all as wide as bold ones."""
    words = (word for cell in column for word in _UNBROKEN.findall(cell) if word.isascii())
    return min(max((width(word, 1, bold=True) for word in words), default=0), _WORD)
