"""The report as catalogues know it: a Frictionless data package and a schema.org Dataset."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from report.analysis.editions import cutoff
from report.api.answers import DATA_TERMS, JSON, ApiRequest, ApiResponse, citation, in_json
from report.api.formats import CSV, PARQUET, SDMX, STAMP
from report.api.listings import LISTINGS, OBSERVATIONS, Listing
from report.columns.column import Column, Value, ValueKind
from report.model import LANGUAGE_TAGS, LANGUAGES, Observation, Report, Text

JSON_LD = "application/ld+json"

# Kinds as Table Schema names them; the rest are strings.
_TYPES: Mapping[ValueKind, str] = MappingProxyType(
    {"number": "number", "integer": "integer", "boolean": "boolean", "date": "date"}
)
# What a row is known by, and where the ids in other rows are found.
_KEYS = MappingProxyType({"units": "code"})
_REFERENCES = MappingProxyType(
    {"area": "areas", "indicator": "indicators", "place": "places", "source": "sources"}
)
_WITH_UNIT = frozenset({"indicators", "observations", "targets"})
_WITHOUT_KEY = frozenset({"observations", "targets"})


def package(inquiry: ApiRequest) -> ApiResponse:
    """A tabular data package (Frictionless, version 1) whose tables are the listings in CSV."""
    report = inquiry.report
    title = report.frame.title
    content: dict[str, Value] = {
        "profile": "tabular-data-package",
        "name": report.frame.place.replace("_", "-") + "-report",
        "id": inquiry.mark,
        "version": report.edition,
        "title": title.en,
        "title_zh": title.zh,
        "description": f"{citation(inquiry).en} {DATA_TERMS.en}",
        "description_zh": f"{citation(inquiry).zh}{DATA_TERMS.zh}",
        "licenses": [{"name": "notspecified", "title": DATA_TERMS.en}],
        "sources": _publications(report),
        "resources": [_resource(listing, inquiry) for listing in LISTINGS],
    }
    return in_json(content)


def _publications(report: Report) -> list[Value]:
    """Every publication with its address, where it has one."""
    linked = {source.id: {"path": source.url} for source in report.sources.values() if source.url}
    return [
        {"title": f"{source.publisher}: {source.title}", **linked.get(source.id, {})}
        for source in report.sources.values()
    ]


def _resource(listing: Listing, inquiry: ApiRequest) -> dict[str, Value]:
    """A listing as a table; its path leads on from where the package itself was fetched."""
    every = "&preferred=all" if listing is OBSERVATIONS else ""
    return {
        "profile": "tabular-data-resource",
        "name": listing.name,
        "title": listing.summary,
        "path": f"{listing.name}?format=csv{every}&edition={inquiry.report.edition}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(listing, inquiry.report),
    }


def _table_schema(listing: Listing, report: Report) -> dict[str, Value]:
    columns = listing.record.columns
    fields = [one for column in columns for one in _fields(column, listing, report)]
    stamp: list[Value] = [{"name": name, "type": "string"} for name in STAMP]
    schema: dict[str, Value] = {"fields": [*fields, *stamp], "missingValues": [""]}
    if listing.name not in _WITHOUT_KEY:
        schema["primaryKey"] = _KEYS.get(listing.name, "id")
    keys = [_foreign(column.name, listing) for column in columns]
    found = [key for key in keys if key]
    return schema | ({"foreignKeys": found} if found else {})


def _fields(column: Column, listing: Listing, report: Report) -> list[Value]:
    """A column in Table Schema, in each of its languages."""
    limits: dict[str, Value] = {} if column.optional or column.kind == "ids" else {"required": True}
    limits |= {"enum": column.choices} if column.choices else {}
    limits |= {"pattern": r"\d{4}(-\d{2}(-\d{2})?)?"} if column.kind == "period" else {}
    limits |= {"unique": True} if column.name == _KEYS.get(listing.name, "id") else {}
    kind = _TYPES.get(column.kind, "string")
    about = column.explained(report).en
    return [
        {"name": name, "type": kind, "description": about, "constraints": limits}
        for name in column.names
    ]


def _foreign(field: str, listing: Listing) -> dict[str, Value] | None:
    target = "units" if field == "unit" and listing.name in _WITH_UNIT else _REFERENCES.get(field)
    if target is None:
        return None
    other = {"resource": target, "fields": _KEYS.get(target, "id")}
    return {"fields": field, "reference": other}


def linked_data(inquiry: ApiRequest) -> ApiResponse:
    """The report as a schema.org Dataset in JSON-LD; addresses lead on from its own."""
    report = inquiry.report
    until = cutoff(report)
    content: dict[str, Value] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": _said(report.frame.title),
        "description": _said(citation(inquiry)),
        "identifier": inquiry.mark,
        "version": report.edition,
        **({"datePublished": until.isoformat()} if until else {}),
        "inLanguage": list(LANGUAGE_TAGS.values()),
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": _said(DATA_TERMS)},
        "creditText": _said(citation(inquiry)),
        "temporalCoverage": _years(report.observations),
        "spatialCoverage": {
            "@type": "Place",
            "name": _said(report.places[report.frame.place].name),
        },
        "variableMeasured": [_variable(name, report) for name in report.indicators],
        "distribution": [_download(media, name, inquiry) for name, media in _WAYS.items()],
    }
    return in_json(content, JSON_LD)


_WAYS = MappingProxyType(
    {"json": JSON} | {table.name: table.media_type for table in (CSV, PARQUET, SDMX)}
)


def _said(text: Text) -> list[Value]:
    """A text as JSON-LD has it, each language with its tag."""
    return [
        {"@value": text[one], "@language": LANGUAGE_TAGS[one]} for one in LANGUAGES if text[one]
    ]


def _years(rows: tuple[Observation, ...]) -> str:
    """From the first year to the last, as an interval of ISO 8601."""
    years = sorted(row.period.year for row in rows)
    return f"{years[0]:04d}/{years[-1]:04d}" if years else ""


def _variable(name: str, report: Report) -> dict[str, Value]:
    indicator = report.indicators[name]
    return {
        "@type": "PropertyValue",
        "propertyID": name,
        "name": _said(indicator.name),
        "description": _said(indicator.definition),
        "unitText": indicator.unit,
    }


def _download(media_type: str, name: str, inquiry: ApiRequest) -> dict[str, Value]:
    return {
        "@type": "DataDownload",
        "encodingFormat": media_type.partition(";")[0],
        "contentUrl": f"{OBSERVATIONS.name}?format={name}&preferred=all"
        f"&edition={inquiry.report.edition}",
    }
