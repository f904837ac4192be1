"""The description of the data API in OpenAPI 3.1, made from the table of its routes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from report.api.answers import JSON, ApiRequest, Describe, array, exactly, reference
from report.api.parameters import EnumListParam, Parameter
from report.columns.record import TEXT_SCHEMA, Schema
from report.columns.subsets import RECORDS
from report.model import VERSION, Report

ERROR_SCHEMA = exactly(
    error=exactly(
        message={"description": "What is wrong.", "type": "string"},
        parameter={
            "description": "The parameter that is wrong; null where none is.",
            "type": ["string", "null"],
        },
        allowed={
            "description": "Which values are allowed: all of them in a list, or in words.",
            "oneOf": [array({"type": "string"}), {"type": "string"}, {"type": "null"}],
        },
    )
)
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "ETag": "A mark of this answer, to be sent back in `If-None-Match`.",
        "Cache-Control": "How long the answer may be kept.",
    }
)
_REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        "400": "A parameter is unknown, is given twice, or has a value that is not allowed.",
        "404": "Nothing has this id.",
        "503": "The data have errors and are not published, or too many requests are waiting.",
    }
)
_RETRY_AFTER: Schema = {
    "description": "After how many seconds to ask again, where too many requests are waiting.",
    "schema": {"type": "integer"},
}


@dataclass(frozen=True, slots=True)
class OperationSpec:
    """What is to be said of a route: its address, its parameters, what it answers with."""

    path: str
    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    identity: Parameter | None
    media: Mapping[str, Describe]


def document(operations: Iterable[OperationSpec], request: ApiRequest) -> Schema:
    """The whole description; the values that parameters may have are those of the report."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": request.whole.settings.title.en,
            "version": VERSION,
            "description": "The data of the report: read only, without a key.",
        },
        "servers": [{"url": request.base}],
        "paths": {
            operation.path: {"get": _operation(operation, request.whole)}
            for operation in operations
        },
        "components": {"schemas": _schemas(request.whole)},
    }


def _schemas(report: Report) -> dict[str, Schema]:
    records = {record.name: record.schema(report) for record in RECORDS}
    return {"Text": TEXT_SCHEMA, "Error": ERROR_SCHEMA, **records}


def _operation(operation: OperationSpec, report: Report) -> Schema:
    parameters = [_parameter(parameter, "query", report) for parameter in operation.parameters]
    if operation.identity is not None:
        parameters.insert(0, _parameter(operation.identity, "path", report))
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": _responses(operation, report),
    }


def _parameter(parameter: Parameter, where: str, report: Report) -> Schema:
    schema = parameter.form.schema(report)
    if parameter.default is not None:
        schema = {**schema, "default": parameter.form.read(parameter.default, report)}
    several = (
        {"style": "form", "explode": False} if isinstance(parameter.form, EnumListParam) else {}
    )
    return {
        "name": parameter.name,
        "in": where,
        "required": where == "path",
        "description": parameter.about,
        "schema": schema,
        "example": parameter.form.example(report),
        **several,
    }


def _responses(operation: OperationSpec, report: Report) -> Schema:
    headers = {
        name: {"description": about, "schema": {"type": "string"}}
        for name, about in _HEADERS.items()
    }
    responses: Schema = {
        "200": {
            "description": "What was asked for.",
            "headers": headers,
            "content": {
                media: {"schema": describe(report)} for media, describe in operation.media.items()
            },
        },
        "304": {"description": "Nothing has changed.", "headers": headers},
    }
    for status, description in _REFUSALS.items():
        if status != "404" or operation.identity is not None:
            responses[status] = _refusal(description)
    responses["503"]["headers"] = {"Retry-After": _RETRY_AFTER}
    return responses


def _refusal(description: str) -> Schema:
    return {"description": description, "content": {JSON: {"schema": reference("Error")}}}
