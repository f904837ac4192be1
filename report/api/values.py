"""What a field of an answer may be, and how each kind is written in JSON, CSV and schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Any, Literal, cast

from report.model import LANGUAGES, Report, Text

Value = None | bool | int | Decimal | str | Text | Sequence[Any] | Mapping[str, Any]
Schema = dict[str, Any]
Kind = Literal["string", "text", "number", "integer", "boolean", "period", "date", "url", "ids"]

# A calculated number has no published digits; ten that count are more than any use needs.
_KEPT = Context(prec=10, rounding=ROUND_HALF_UP)
_PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_quoted = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: what it is called, what it is, and how a row of a report gives it."""

    name: str
    kind: Kind
    about: str
    of: Callable[[Any, Report], Value]
    optional: bool = False
    choices: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns in a table: one, or one for each language."""
        if self.kind != "text":
            return (self.name,)
        return tuple(f"{self.name}_{language}" for language in LANGUAGES)

    @property
    def is_plain(self) -> bool:
        """Whether it is one text in a table."""
        return self.kind not in {"number", "integer", "boolean"}

    def schema(self) -> Schema:
        """What its JSON may be (JSON Schema 2020-12)."""
        found: Schema = {"description": self.about, **_SCHEMAS[self.kind]}
        if self.choices:
            found["enum"] = [*self.choices, *([None] if self.optional else [])]
        if self.optional and "$ref" in found:
            return {"description": self.about, "oneOf": [_SCHEMAS[self.kind], {"type": "null"}]}
        if self.optional:
            found["type"] = [found["type"], "null"]
        return found


@dataclass(frozen=True, slots=True)
class Record:
    """What a row of a listing is called and consists of."""

    name: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for field in self.fields for column in field.columns)

    def of(self, row: Any, report: Report) -> dict[str, Value]:
        """A row as an object, its fields in their order."""
        return {field.name: field.of(row, report) for field in self.fields}

    def schema(self) -> Schema:
        """What its JSON may be: all of its fields and nothing else."""
        return {
            "type": "object",
            "properties": {field.name: field.schema() for field in self.fields},
            "required": [field.name for field in self.fields],
            "additionalProperties": False,
        }


TEXT_SCHEMA: Schema = {
    "type": "object",
    "properties": {language: {"type": "string"} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}
_SCHEMAS: Mapping[Kind, Schema] = MappingProxyType(
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
    for field in record.fields:
        value = field.of(row, report)
        if field.kind == "text":
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
