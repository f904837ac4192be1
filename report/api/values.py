"""What a column of an answer may be, and how each kind is written in JSON, CSV and schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from report.columns.column import Value
from report.columns.record import Record
from report.model import Report, Text

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def digits(number: Decimal) -> str:
    """A number as it is written, which is also JSON: never an exponent, never a float's noise."""
    return f"{number:f}"


def written(value: Value) -> str:
    """A value as JSON, both languages of a text side by side."""
    match value:
        case str():
            return _quoted(value)
        case Text():
            return f'{{"en":{_quoted(value.en)},"zh":{_quoted(value.zh)}}}'
        case bool() | int() | None:
            return json.dumps(value)
        case Decimal():
            return digits(value)
        case Mapping():
            members = (f"{_quoted(name)}:{written(inner)}" for name, inner in value.items())
            return "{" + ",".join(members) + "}"
        case _:
            return "[" + ",".join(written(item) for item in value) + "]"


def cells(record: Record, row: Any, report: Report) -> Iterable[str]:
    """A row as cells of a table; what is missing is an empty cell."""
    for column in record.columns:
        value = column.of(row, report)
        if column.kind == "text":
            yield from (value.en, value.zh) if isinstance(value, Text) else ("", "")
        else:
            yield _cell(value)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool() | int():
            return json.dumps(value)
        case Decimal():
            return digits(value)
        case _:
            return " ".join(str(item) for item in cast("Sequence[str]", value))
