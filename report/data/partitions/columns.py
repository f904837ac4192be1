"""The columns of the parts: a figure with what follows from the other rows, and where it stands.

The value stands there as it was published, as text, so that no digit is lost. Of dates there are
only those that the engine compares by.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import pyarrow as pa

from report.data.partitions.conditions import Condition
from report.data.partitions.questions import Row
from report.model import Observation, Period, Text

# `number` counts from the first row of the file on, as the rows stood in the table.
SCHEMA = pa.schema(
    [
        pa.field("number", pa.int32(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in ("indicator", "place", "period")),
        *(pa.field(name, pa.string(), nullable=False) for name in ("written", "qualifier")),
        pa.field("status", pa.string(), nullable=False),
        pa.field("preferred", pa.bool_(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in ("source", "note_en", "note_zh")),
        pa.field("vintage", pa.string()),
        pa.field("new_vintage", pa.bool_(), nullable=False),
        pa.field("known_by", pa.string()),
        # When the period ends, and where the figure stands in time: of two with one end the
        # longer period comes last.
        pa.field("period_end", pa.date32(), nullable=False),
        pa.field("period_digits", pa.int8(), nullable=False),
        pa.field("stands_end", pa.date32(), nullable=False),
        pa.field("stands_digits", pa.int8(), nullable=False),
    ]
)
# What `figure_of` takes, as a query asks for it.
FIGURE = (
    "number, indicator, place, period, written, qualifier, status, preferred, source, note_en,"
    " note_zh, vintage, new_vintage, known_by"
)
# What names the figures of a period, of which several may be counted as `beside`.
CELL = "indicator, place, period"
BY_CELL = f"GROUP BY {CELL}"
HAS_SEVERAL = Condition("beside > 1")
# The order of `Observations.published`.
READING_ORDER = "stands_end, stands_digits DESC, NOT preferred, number"


def figure_of(row: Row) -> Observation:
    """A row of these columns as the figure that it is."""
    _, indicator, place, period, written, qualifier, status, preferred, source, *rest = row
    note_en, note_zh, vintage, new_vintage, known_by = rest
    return Observation(
        *(indicator, place, _period(period), Decimal(written), written, qualifier, status),
        *(preferred, source, _text(note_en, note_zh), vintage, new_vintage),
        None if known_by is None else _period(known_by),
    )


def table_of(figures: Sequence[tuple[int, Observation]]) -> pa.Table:
    """Figures, each with its number, as a table of these columns in the order given."""
    rows = [_cells(number, row) for number, row in figures]
    names = SCHEMA.names
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _cells(number: int, row: Observation) -> tuple[object, ...]:
    stands = row.stands_at
    return (
        *(number, row.indicator, row.place, str(row.period), row.written, row.qualifier),
        *(row.status, row.preferred, row.source, row.note.en, row.note.zh),
        *(row.vintage, row.new_vintage, None if row.known_by is None else str(row.known_by)),
        *(row.period.end, len(str(row.period)), stands.end, len(str(stands))),
    )


@lru_cache(maxsize=4096)
def _period(written: str) -> Period:
    return Period.parse(written)


@lru_cache(maxsize=4096)
def _text(english: str, chinese: str) -> Text:
    return Text(english, chinese)
