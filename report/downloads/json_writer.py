"""Values as JSON, every number in the digits that it was published with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from report.columns.cells import digits
from report.columns.column import Value
from report.model import Text

# A text as JSON that keeps characters beyond ASCII.
_quoted = json.encoder.encode_basestring


def write_json(value: Value, *, compact: bool = False) -> str:
    """A value in one line, both languages of a text side by side; `compact` without blanks."""
    comma, colon = (",", ":") if compact else (", ", ": ")

    def written(value: Value) -> str:
        match value:
            # The most frequent kinds first: answers of the API have tens of thousands of them.
            case str():
                return _quoted(value)
            case Text():
                english, chinese = _quoted(value.en), _quoted(value.zh)
                return f'{{"en"{colon}{english}{comma}"zh"{colon}{chinese}}}'
            case Decimal():
                return digits(value)
            case bool() | int() | None:
                return "null" if value is None else str(value).lower()
            case Mapping():
                members = [f"{_quoted(k)}{colon}{written(inner)}" for k, inner in value.items()]
                return f"{{{comma.join(members)}}}"
            case _:
                return f"[{comma.join(map(written, value))}]"

    return written(value)


def write_document(content: Value) -> bytes:
    """A value as a file, with a line for each member of the outermost two levels."""
    return ("".join(_lines(content)) + "\n").encode()


def _lines(value: Value, depth: int = 0) -> Iterator[str]:
    if depth == 2 or not isinstance(value, Mapping | list) or not value:
        yield write_json(value)
        return
    margin = "\n" + "  " * (depth + 1)
    between, closing = "{}" if isinstance(value, Mapping) else "[]"
    for name, inner in _members(value):
        yield between + margin + name
        yield from _lines(inner, depth + 1)
        between = ","
    yield "\n" + "  " * depth + closing


def _members(value: Mapping[str, Value] | list[Value]) -> list[tuple[str, Value]]:
    """What stands inside, each with what is written before it."""
    if isinstance(value, list):
        return [("", inner) for inner in value]
    return [(f"{write_json(name)}: ", inner) for name, inner in value.items()]
