"""What each route of the data API answers, from the report as an edition shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from report import columns
from report.api import listings
from report.api.formats import STAMP, TableFormat, TableRows
from report.api.listings import Listing
from report.api.values import written
from report.columns.areas import lead
from report.columns.column import Value
from report.columns.observations import figures_of
from report.columns.record import Record, Schema
from report.model import Report, Text

JSON = "application/json"
_MARK_IS = "The mark of all that this edition of the report says: another one, other content."

CODE_LICENCE = "Apache-2.0"
DATA_TERMS = Text(
    "Published facts with citations; each source’s own terms apply.",
    "数据为已公开发布的事实，均注明出处；各来源的使用条款分别适用。",
)
_CITATION = Text(
    "{title}. {edition}. Content mark {mark}.",
    "《{title}》，{edition}，内容标识{mark}。",
)


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A request that has been understood: what of, where it was asked, and with what.

    Two are the same if they were asked of the same report in the same words.

    `report` is the report as the edition asked for shows it, `whole` all of it; `values` are the
    parameters by name, `given` those of the address as written there. `base` is where the API is.
    """

    report: Report
    whole: Report
    mark: str
    base: str
    path: str
    values: Mapping[str, Any] = field(compare=False)
    given: tuple[tuple[str, str], ...] = ()

    @property
    def stamp(self) -> dict[str, Value]:
        return dict(zip(STAMP, (self.report.edition, self.mark), strict=True))


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """What is sent: bytes, what they are, and what else to say of them."""

    body: bytes
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def in_json(content: Mapping[str, Value], media_type: str = JSON) -> ApiResponse:
    return ApiResponse(written(content).encode(), media_type)


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


def stamped(data: Schema, **properties: Schema) -> Schema:
    """The schema of an answer about one edition: its stamp, `data`, and what else there is."""
    edition: Schema = {"description": "The edition that was asked for.", "type": "string"}
    mark: Schema = {"description": _MARK_IS, "type": "string"}
    return exactly(edition=edition, content_mark=mark, **properties, data=data)


def reference(name: str) -> Schema:
    """The schema of that name among the document's own."""
    return {"$ref": f"#/components/schemas/{name}"}


def array(items: Schema, about: str = "") -> Schema:
    return {"description": about, "type": "array", "items": items}


def extended(record: Record, report: Report, **properties: Schema) -> Schema:
    """The schema of a record that tells more of itself than it does in a listing."""
    return exactly(**record.schema(report)["properties"], **properties)


def page_schema(record: Record) -> Schema:
    """The schema of a listing in JSON."""
    count: Schema = {"type": "integer", "minimum": 0}
    following: Schema = {"type": ["string", "null"], "format": "uri-reference"}
    return stamped(
        array(reference(record.name), "The rows."),
        total={"description": "How many rows there are in all.", **count},
        offset={"description": "How many were left out first.", **count},
        limit={"description": "How many there are here at most.", **count},
        next={"description": "The address of the rows that follow; null at the end.", **following},
    )


def listed(listing: Listing, table: TableFormat | None, inquiry: ApiRequest) -> ApiResponse:
    """The rows that are asked for, in JSON where no other format is."""
    rows = listing.rows(inquiry.report, inquiry.values)
    offset, limit = inquiry.values["offset"], inquiry.values["limit"]
    page = rows[offset : offset + limit]
    following = _following(inquiry, offset + limit) if offset + limit < len(rows) else None
    headers = {"X-Total-Count": str(len(rows))}
    headers |= {"Link": f'<{following}>; rel="next"'} if following else {}
    if table is not None:
        return _file(TableRows(listing.record, page, inquiry.report, inquiry.mark), table, headers)
    content = {
        **inquiry.stamp,
        "total": len(rows),
        "offset": offset,
        "limit": limit,
        "next": following,
        "data": [listing.record.of(row, inquiry.report) for row in page],
    }
    return ApiResponse(written(content).encode(), JSON, headers)


def _following(inquiry: ApiRequest, offset: int) -> str:
    """The address of the next page."""
    rest = [(name, value) for name, value in inquiry.given if name != "offset"]
    return f"{inquiry.path}?{urlencode([*rest, ('offset', offset)])}"


def _file(rows: TableRows, table: TableFormat, headers: Mapping[str, str]) -> ApiResponse:
    report = rows.report
    name = f"{report.frame.place}_{report.edition}_{rows.record.name.lower()}s.{table.ending}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return ApiResponse(table.write(rows), table.media_type, {**headers, **disposition})


_TEXT = reference("Text")
_STRING: Schema = {"type": "string"}
_COUNTED = ("areas", "indicators", "observations", "targets", "sources", "events", "practices")
REPORT_SCHEMA = stamped(
    exactly(
        title=_TEXT,
        place={"description": "The place it is about.", "type": "string"},
        editions=array(reference(columns.EDITION.name), "The editions there are."),
        counts=exactly(**{name: {"type": "integer"} for name in _COUNTED}),
        licence=exactly(code=_STRING, data=_TEXT),
        citation=_TEXT,
    )
)


def of_report(inquiry: ApiRequest) -> ApiResponse:
    """The report itself: what it is called, how much there is, how to cite it."""
    report = inquiry.report
    content: dict[str, Value] = {
        "title": report.frame.title,
        "place": report.frame.place,
        "editions": [columns.EDITION.of(one, report) for one in report.editions.values()],
        "counts": {name: len(getattr(report, name)) for name in _COUNTED},
        "licence": {"code": CODE_LICENCE, "data": DATA_TERMS},
        "citation": citation(inquiry),
    }
    return in_json({**inquiry.stamp, "data": content})


def citation(inquiry: ApiRequest) -> Text:
    """How to cite an edition: its title, which one, and the mark of its content."""
    report = inquiry.report
    title, edition = report.frame.title, report.editions[report.edition].title
    return Text(
        _CITATION.en.format(title=title.en, edition=edition.en, mark=inquiry.mark),
        _CITATION.zh.format(title=title.zh, edition=edition.zh, mark=inquiry.mark),
    )


_GROUP = exactly(id=_STRING, name=_TEXT, indicators=array(_STRING))


def area_schema(report: Report) -> Schema:
    """The schema of an area that is asked for by its id."""
    groups = array(_GROUP, "Its indicators by subject.")
    return stamped(extended(columns.AREA, report, lead=_TEXT, groups=groups))


def of_area(inquiry: ApiRequest) -> ApiResponse:
    """An area with its prose and its indicators by subject."""
    report = inquiry.report
    area = report.area(inquiry.values["id"])
    groups = [
        {"id": group.id, "name": group.name, "indicators": group.indicators}
        for group in area.groups
    ]
    own = columns.AREA.of(area, report)
    return in_json({**inquiry.stamp, "data": {**own, "lead": lead(area, report), "groups": groups}})


def indicator_schema(report: Report) -> Schema:
    """The schema of an indicator that is asked for by its id."""
    figures = array(
        reference(columns.OBSERVATION.name),
        "Every figure of it: by place, then by time, a period's preferred one first.",
    )
    goals = array(reference(columns.TARGET.name), "Every target set for it.")
    return stamped(extended(columns.INDICATOR, report, observations=figures, targets=goals))


def of_indicator(inquiry: ApiRequest) -> ApiResponse:
    """An indicator with every figure of every place, and its targets."""
    report, name = inquiry.report, inquiry.values["id"]
    figures = figures_of(name, report)
    goals = (row for row in listings.assessed(report) if row.target.indicator == name)
    more: dict[str, Value] = {
        "observations": [columns.OBSERVATION.of(row, report) for row in figures],
        "targets": [columns.TARGET.of(row, report) for row in goals],
    }
    own = columns.INDICATOR.of(report.indicators[name], report)
    return in_json({**inquiry.stamp, "data": {**own, **more}})
