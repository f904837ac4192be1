"""What each route of the data API answers, from the report as an edition shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from report.analysis.editions import content_mark
from report.api.formats import TableFormat, TableRows, stamp_of
from report.api.listings import Listing
from report.columns import subsets
from report.columns.areas import lead
from report.columns.column import Value
from report.columns.observations import STAMP, figures_of
from report.columns.record import Record, Schema, schema_of
from report.downloads.json_writer import write_json
from report.model import Report
from report.text.edition import both_languages, report_citation

JSON = "application/json"

CODE_LICENCE = "Apache-2.0"


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A valid request: its report, its path, and its parameters.

    `report` is the report as the requested edition shows it, `whole` the report with all editions.
    `base` is the path of the API, `path` that of the request. `given` are the parameters as written
    in the address, `values` what they were read as, by name. Requests are equal if all but `values`
    are equal, since these follow from the rest.
    """

    report: Report
    whole: Report
    base: str
    path: str
    values: Mapping[str, Any] = field(compare=False)
    given: tuple[tuple[str, str], ...] = ()

    @property
    def mark(self) -> str:
        """The mark of all that the edition says."""
        return content_mark(self.report)

    @property
    def stamp(self) -> Mapping[str, Value]:
        """What every answer in JSON begins with."""
        return stamp_of(self.report)


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """What is sent: bytes, what they are, and what else to say of them."""

    body: bytes
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def in_json(content: Mapping[str, Value], media_type: str = JSON) -> ApiResponse:
    """An answer in JSON, without blanks."""
    return ApiResponse(write_json(content, compact=True).encode(), media_type)


# The schema of an answer, described in the words of a report.
Describe = Callable[[Report], Schema]


def always(schema: Schema) -> Describe:
    """A schema that is the same for every report."""
    return lambda _: schema


def exactly(**properties: Schema) -> Schema:
    """The schema of an object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def stamped(report: Report, data: Schema, **properties: Schema) -> Schema:
    """The schema of an answer about one edition: its stamp, `data`, and what else there is."""
    stamp = {column.name: schema_of(column, report) for column in STAMP}
    return exactly(**stamp, **properties, data=data)


def reference(name: str) -> Schema:
    """The schema of that name among the document's own."""
    return {"$ref": f"#/components/schemas/{name}"}


def array(items: Schema, about: str = "") -> Schema:
    """The schema of a list whose items are of another one."""
    return {"description": about, "type": "array", "items": items}


def extended(record: Record, report: Report, **properties: Schema) -> Schema:
    """The schema of a record that tells more of itself than it does in a listing."""
    return exactly(**record.schema(report)["properties"], **properties)


def page_schema(record: Record, report: Report) -> Schema:
    """The schema of a listing in JSON."""
    count: Schema = {"type": "integer", "minimum": 0}
    following: Schema = {"type": ["string", "null"], "format": "uri-reference"}
    return stamped(
        report,
        array(reference(record.name), "The rows."),
        total={"description": "How many rows there are in all.", **count},
        offset={"description": "How many were left out first.", **count},
        limit={"description": "How many there are here at most.", **count},
        next={"description": "The address of the rows that follow; null at the end.", **following},
    )


def listed(listing: Listing, table: TableFormat | None, request: ApiRequest) -> ApiResponse:
    """The rows that are asked for, in JSON where no other format is."""
    offset, limit = request.values["offset"], request.values["limit"]
    page = listing.page(request.report, request.values, offset, limit)
    following = _following(request, offset + limit) if offset + limit < page.total else None
    headers = {"X-Total-Count": str(page.total)}
    headers |= {"Link": f'<{following}>; rel="next"'} if following else {}
    if table is not None:
        return _file(TableRows(listing.record, page.rows, request.report), table, headers)
    content = {
        **request.stamp,
        "total": page.total,
        "offset": offset,
        "limit": limit,
        "next": following,
        "data": [listing.record.values(row, request.report) for row in page.rows],
    }
    return replace(in_json(content), headers=headers)


def _following(request: ApiRequest, offset: int) -> str:
    """The address of the next page."""
    rest = [(name, value) for name, value in request.given if name != "offset"]
    return f"{request.path}?{urlencode([*rest, ('offset', offset)])}"


def _file(rows: TableRows, table: TableFormat, headers: Mapping[str, str]) -> ApiResponse:
    report = rows.report
    name = f"{report.settings.place}_{report.edition}_{rows.record.name.lower()}s.{table.ending}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return ApiResponse(table.write(rows), table.media_type, {**headers, **disposition})


_TEXT = reference("Text")
_STRING: Schema = {"type": "string"}
_COUNTED = ("areas", "indicators", "observations", "targets", "sources", "events", "practices")


def report_schema(report: Report) -> Schema:
    """The schema of what is told of the report itself."""
    return stamped(
        report,
        exactly(
            title=_TEXT,
            place={"description": "The place it is about.", "type": "string"},
            editions=array(reference(subsets.EDITION_RECORD.name), "The editions there are."),
            counts=exactly(**{name: {"type": "integer"} for name in _COUNTED}),
            licence=exactly(code=_STRING, data=_TEXT),
            citation=_TEXT,
        ),
    )


def of_report(request: ApiRequest) -> ApiResponse:
    """The report itself: what it is called, how much there is, how to cite it."""
    report = request.report
    content: dict[str, Value] = {
        "title": report.settings.title,
        "place": report.settings.place,
        "editions": [
            subsets.EDITION_RECORD.values(edition, report) for edition in report.editions.values()
        ],
        "counts": {name: len(getattr(report, name)) for name in _COUNTED},
        "licence": {"code": CODE_LICENCE, "data": both_languages("export.terms", report)},
        "citation": report_citation(report),
    }
    return in_json({**request.stamp, "data": content})


_GROUP = exactly(id=_STRING, name=_TEXT, indicators=array(_STRING))


def area_schema(report: Report) -> Schema:
    """The schema of an area that is asked for by its id."""
    groups = array(_GROUP, "Its indicators by subject.")
    area = extended(subsets.AREA_RECORD, report, lead=_TEXT, groups=groups)
    return stamped(report, area)


def of_area(request: ApiRequest) -> ApiResponse:
    """An area with its prose and its indicators by subject."""
    report = request.report
    area = report.area(request.values["id"])
    groups: list[Value] = [
        {"id": group.id, "name": group.name, "indicators": group.indicators}
        for group in area.groups
    ]
    data: dict[str, Value] = {
        **subsets.AREA_RECORD.values(area, report),
        "lead": lead(area, report),
        "groups": groups,
    }
    return in_json({**request.stamp, "data": data})


def indicator_schema(report: Report) -> Schema:
    """The schema of an indicator that is asked for by its id."""
    figures = array(
        reference(subsets.OBSERVATION_RECORD.name),
        "Every figure of it: by place, then by time, a period's preferred one first.",
    )
    targets = array(reference(subsets.TARGET_RECORD.name), "Every target set for it.")
    indicator = extended(subsets.INDICATOR_RECORD, report, observations=figures, targets=targets)
    return stamped(report, indicator)


def of_indicator(request: ApiRequest) -> ApiResponse:
    """An indicator with every figure of every place, and its targets."""
    report, name = request.report, request.values["id"]
    targets = (row for row in report.targets if row.indicator == name)
    data: dict[str, Value] = {
        **subsets.INDICATOR_RECORD.values(report.indicators[name], report),
        "observations": [
            subsets.OBSERVATION_RECORD.values(row, report) for row in figures_of(name, report)
        ],
        "targets": [subsets.TARGET_RECORD.values(row, report) for row in targets],
    }
    return in_json({**request.stamp, "data": data})
