"""A row of the data API: its columns, and the JSON Schema of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from report.columns.column import Column, Value, ValueKind
from report.model import LANGUAGES, Report

Schema = dict[str, Any]

TEXT_SCHEMA: Schema = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}
_PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?$"
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


@dataclass(frozen=True, slots=True)
class Record:
    """What a row of a listing is called and consists of."""

    name: str
    columns: tuple[Column, ...]

    def values(self, row: Any, report: Report) -> dict[str, Value]:
        """A row as an object, its columns in their order."""
        return {column.name: column.read(row, report) for column in self.columns}

    def schema(self, report: Report) -> Schema:
        """What its JSON may be: all of its columns and nothing else."""
        return {
            "type": "object",
            "properties": {column.name: schema_of(column, report) for column in self.columns},
            "required": [column.name for column in self.columns],
            "additionalProperties": False,
        }


def schema_of(column: Column, report: Report) -> Schema:
    """What the JSON of a column may be (JSON Schema 2020-12)."""
    description = column.explanation(report).en
    schema: Schema = {"description": description, **_SCHEMAS[column.kind]}
    if column.choices:
        schema["enum"] = [*column.choices, *([None] if column.optional else [])]
    if column.optional and "$ref" in schema:
        return {"description": description, "oneOf": [_SCHEMAS[column.kind], {"type": "null"}]}
    if column.optional:
        schema["type"] = [schema["type"], "null"]
    return schema
