"""A row of a listing: its columns, and the JSON Schema of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Any

from report.columns.column import Column, Value, ValueKind
from report.model import LANGUAGES, Report, Text

Schema = dict[str, Any]


# A calculated number has no published digits; ten that count are more than any use needs.
_KEPT = Context(prec=10, rounding=ROUND_HALF_UP)


_PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?$"


@dataclass(frozen=True, slots=True)
class ApiColumn(Column):
    """A column that only the data API has: `about` explains it to programmers, in English."""

    about: str = field(kw_only=True)

    def explained(self, _: Report) -> Text:
        return Text(self.about, self.about)


def schema_of(column: Column, report: Report) -> Schema:
    """What the JSON of a column may be (JSON Schema 2020-12)."""
    about = column.explained(report).en
    found: Schema = {"description": about, **_SCHEMAS[column.kind]}
    if column.choices:
        found["enum"] = [*column.choices, *([None] if column.optional else [])]
    if column.optional and "$ref" in found:
        return {"description": about, "oneOf": [_SCHEMAS[column.kind], {"type": "null"}]}
    if column.optional:
        found["type"] = [found["type"], "null"]
    return found


@dataclass(frozen=True, slots=True)
class Record:
    """What a row of a listing is called and consists of."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What its columns are called in a table."""
        return tuple(name for column in self.columns for name in column.names)

    def of(self, row: Any, report: Report) -> dict[str, Value]:
        """A row as an object, its columns in their order."""
        return {column.name: column.of(row, report) for column in self.columns}

    def schema(self, report: Report) -> Schema:
        """What its JSON may be: all of its columns and nothing else."""
        return {
            "type": "object",
            "properties": {column.name: schema_of(column, report) for column in self.columns},
            "required": [column.name for column in self.columns],
            "additionalProperties": False,
        }


TEXT_SCHEMA: Schema = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}


_SCHEMAS: Mapping[ValueKind, Schema] = MappingProxyType(
    {
        "string": {"type": "string"},
        "text": {"$ref": "#/components/schemas/Text"},
        "number": {"type": "number"},
        "integer": {"type": "integer"},
        "boolean": {"type": "boolean"},
        "period": {"type": "string", "pattern": _PERIOD},
        "date": {"type": "string", "format": "date"},
        "url": {"type": "string"},
        "ids": {"type": "array", "items": {"type": "string"}},
    }
)


def calculated(number: Decimal | None) -> Decimal | None:
    """A number that no publication has written, without the noise of its calculation."""
    return None if number is None else _KEPT.plus(number).normalize(_KEPT)
