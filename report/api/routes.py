"""The table of routes: addresses, parameters and answers; the description is made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from report.api import answers, descriptors, openapi, parameters
from report.api.answers import JSON, ApiRequest, ApiResponse, Describe, always, in_json, page_schema
from report.api.formats import CSV, PARQUET, SDMX, TableFormat
from report.api.listings import LISTINGS, OBSERVATIONS, Listing
from report.api.parameters import Parameter

_FILE = always({"type": "string"})


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """What is asked at a path, how, and what it is answered with: a schema for each media type."""

    path: str
    summary: str
    answer: Callable[[ApiRequest], ApiResponse]
    media: Mapping[str, Describe]
    parameters: tuple[Parameter, ...] = (parameters.EDITION,)
    identity: Parameter | None = None

    @property
    def name(self) -> str:
        """Its name in the description: `indicators_id` for `/indicators/{id}`."""
        words = "".join(letter if letter.isalnum() else " " for letter in self.path).split()
        return "_".join(words)

    @property
    def operation(self) -> openapi.OperationSpec:
        """What the description says of it."""
        return openapi.OperationSpec(
            *(self.path, self.name, self.summary),
            *(self.parameters, self.identity, self.media),
        )


def _listing(listing: Listing) -> Route:
    tables = _tables(listing)
    return Route(
        f"/{listing.name}",
        listing.summary,
        partial(_listed, listing, tables),
        {JSON: partial(page_schema, listing.record)}
        | {table.media_type: _FILE for table in tables},
        (
            *listing.filters,
            *(parameters.EDITION, parameters.LIMIT, parameters.OFFSET),
            parameters.format_of(("json", *(table.name for table in tables))),
        ),
    )


def _tables(listing: Listing) -> Sequence[TableFormat]:
    return (CSV, PARQUET, SDMX) if listing is OBSERVATIONS else (CSV,)


def _listed(listing: Listing, tables: Sequence[TableFormat], request: ApiRequest) -> ApiResponse:
    by_name = {table.name: table for table in tables}
    return answers.listed(listing, by_name.get(request.values["format"]), request)


def _description(request: ApiRequest) -> ApiResponse:
    return in_json(openapi.document((route.operation for route in ROUTES), request))


_OBJECT = always({"type": "object"})
_REPORT = Route(
    "/report",
    "The report itself: titles, editions, counts, terms, citation.",
    answers.of_report,
    {JSON: answers.report_schema},
)
_AREA = Route(
    "/areas/{id}",
    "An area with its prose and its indicators by subject.",
    answers.of_area,
    {JSON: answers.area_schema},
    identity=parameters.AREA_ID,
)
_INDICATOR = Route(
    "/indicators/{id}",
    "An indicator with every figure of every place, and its targets.",
    answers.of_indicator,
    {JSON: answers.indicator_schema},
    identity=parameters.INDICATOR_ID,
)
_PACKAGE = Route(
    "/datapackage.json",
    "A Frictionless data package of the listings.",
    descriptors.package,
    {JSON: _OBJECT},
)
_DATASET = Route(
    "/report.jsonld",
    "The report as a schema.org Dataset.",
    descriptors.linked_data,
    {descriptors.JSON_LD: _OBJECT},
)
_OPENAPI = Route(
    "/openapi.json", "This API in OpenAPI 3.1.", _description, {JSON: _OBJECT}, parameters=()
)
ROUTES: tuple[Route, ...] = (
    _REPORT,
    *map(_listing, LISTINGS),
    *(_AREA, _INDICATOR, _PACKAGE, _DATASET, _OPENAPI),
)
