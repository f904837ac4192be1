"""The tables of a Frictionless data package (version 1) as its descriptor tells of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from report.columns.cells import TableColumn
from report.columns.column import Value, ValueKind
from report.downloads.csv_writer import harmless
from report.model import Report, Text

PROFILE = "tabular-data-package"
_PERIOD = r"\d{4}(-\d{2}(-\d{2})?)?"
# Kinds as Table Schema names them; all others are strings.
_TYPES: Mapping[ValueKind, str] = MappingProxyType(
    {"number": "number", "integer": "integer", "boolean": "boolean", "date": "date"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose cells are found in the `key` of another table."""

    column: str
    table: str
    key: str = "id"


@dataclass(frozen=True, slots=True)
class Resource:
    """A table in CSV. `key` tells its rows apart: one column, or several together."""

    name: str
    title: str
    path: str
    columns: tuple[TableColumn, ...]
    key: str | tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def describe(resource: Resource, report: Report, say: Callable[[Text], str]) -> dict[str, Value]:
    """A table in the language that `say` gives of a text."""
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": resource.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(resource, report, say),
    }


def _schema(resource: Resource, report: Report, say: Callable[[Text], str]) -> dict[str, Value]:
    schema: dict[str, Value] = {
        "fields": [_field(column, resource, report, say) for column in resource.columns],
        "missingValues": [""],
    }
    if resource.key:
        schema["primaryKey"] = resource.key
    if resource.links:
        schema["foreignKeys"] = [_foreign_key(link) for link in resource.links]
    return schema


def _field(
    column: TableColumn, resource: Resource, report: Report, say: Callable[[Text], str]
) -> dict[str, Value]:
    field: dict[str, Value] = {
        "name": column.name,
        "type": _TYPES.get(column.declared.kind, "string"),
        "description": say(column.declared.explanation(report)),
    }
    limits = _limits(column, is_key=column.name == resource.key)
    return field | ({"constraints": limits} if limits else {})


def _limits(column: TableColumn, *, is_key: bool) -> dict[str, Value]:
    """What the cells of a column are held to; a list of ids may be empty."""
    declared = column.declared
    limits: dict[str, Value] = {}
    if not declared.optional and declared.kind != "ids":
        limits["required"] = True
    if declared.choices:
        limits["enum"] = [harmless(choice) for choice in declared.choices]
    if declared.kind == "period":
        limits["pattern"] = _PERIOD
    return limits | ({"unique": True} if is_key else {})


def _foreign_key(link: Link) -> dict[str, Value]:
    return {"fields": link.column, "reference": {"resource": link.table, "fields": link.key}}
