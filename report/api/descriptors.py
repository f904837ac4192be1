"""The report as catalogues know it: a Frictionless data package and a schema.org Dataset."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType

from report.analysis.editions import cutoff
from report.api.answers import JSON, ApiRequest, ApiResponse, in_json
from report.api.formats import CSV, PARQUET, SDMX
from report.api.listings import LISTINGS, OBSERVATIONS, Listing
from report.columns.column import Value
from report.columns.subsets import stamped
from report.downloads import descriptor
from report.downloads.descriptor import Link, Resource
from report.model import LANGUAGE_TAGS, LANGUAGES, FigureReach, Report, Source, Text
from report.text.citation import publication
from report.text.edition import both_languages, report_citation
from report.text.formatter import in_both

JSON_LD = "application/ld+json"

# What a row is known by, and where the ids in other rows are found.
_KEYS = MappingProxyType({"units": "code", "expected": "indicator"})
_REFERENCES = MappingProxyType(
    {
        "area": "areas",
        "indicator": "indicators",
        "place": "places",
        "source": "sources",
        "publisher": "publishers",
        "via": "publishers",
    }
)
_WITH_UNIT = frozenset({"indicators", "observations", "targets"})
_WITHOUT_KEY = frozenset({"observations", "targets"})


def package(request: ApiRequest) -> ApiResponse:
    """A tabular data package (Frictionless, version 1) whose tables are the listings in CSV."""
    report = request.report
    title, citation = report.settings.title, report_citation(report)
    terms = both_languages("export.terms", report)
    content: dict[str, Value] = {
        "profile": descriptor.PROFILE,
        "name": report.settings.place.replace("_", "-") + "-report",
        "id": request.mark,
        "version": report.edition,
        "title": title.en,
        "title_zh": title.zh,
        "description": f"{citation.en} {terms.en}",
        "description_zh": f"{citation.zh}{terms.zh}",
        "licenses": [{"name": "notspecified", "title": terms.en}],
        "sources": _publications(report),
        "resources": [_resource(listing, report) for listing in LISTINGS],
    }
    return in_json(content)


def _publications(report: Report) -> list[Value]:
    """Every publication with its address, where it has one."""
    return [_publication(source, report) for source in report.sources.values()]


def _publication(source: Source, report: Report) -> dict[str, Value]:
    title = in_both(report, partial(publication, source))
    address = {"path": source.url} if source.url else {}
    return {"title": title.en, "title_zh": title.zh, **address}


def _resource(listing: Listing, report: Report) -> dict[str, Value]:
    """A listing as a table; its path leads on from where the package itself was fetched."""
    every = "&preferred=all" if listing is OBSERVATIONS else ""
    resource = Resource(
        listing.name,
        listing.summary,
        f"{listing.name}?format=csv{every}&edition={report.edition}",
        stamped(listing.record.columns),
        "" if listing.name in _WITHOUT_KEY else _key(listing.name),
        tuple(_links(listing)),
    )
    return descriptor.describe(resource, report, lambda text: text.en)


def _key(listing: str) -> str:
    return _KEYS.get(listing, "id")


def _links(listing: Listing) -> Iterator[Link]:
    """The columns of a listing that lead to another one."""
    for column in listing.record.columns:
        if column.name == "unit" and listing.name in _WITH_UNIT:
            yield Link(column.name, "units", _key("units"))
        elif column.name in _REFERENCES:
            table = _REFERENCES[column.name]
            yield Link(column.name, table, _key(table))


def linked_data(request: ApiRequest) -> ApiResponse:
    """The report as a schema.org Dataset in JSON-LD; addresses lead on from its own."""
    report = request.report
    until, citation = cutoff(report), _in_each_language(report_citation(report))
    content: dict[str, Value] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": _in_each_language(report.settings.title),
        "description": citation,
        "identifier": request.mark,
        "version": report.edition,
        **({"datePublished": until.isoformat()} if until else {}),
        "inLanguage": list(LANGUAGE_TAGS.values()),
        "isAccessibleForFree": True,
        "license": {
            "@type": "CreativeWork",
            "name": _in_each_language(both_languages("export.terms", report)),
        },
        "creditText": citation,
        "temporalCoverage": _years(report.observations.reach()),
        "spatialCoverage": {
            "@type": "Place",
            "name": _in_each_language(report.places[report.settings.place].name),
        },
        "variableMeasured": [_variable(name, report) for name in report.indicators],
        "distribution": [_download(media, name, request) for name, media in _FORMATS.items()],
    }
    return in_json(content, JSON_LD)


_FORMATS = MappingProxyType(
    {"json": JSON} | {table.name: table.media_type for table in (CSV, PARQUET, SDMX)}
)


def _in_each_language(text: Text) -> list[Value]:
    """A text as JSON-LD has it, each language with its tag."""
    return [
        {"@value": text[language], "@language": LANGUAGE_TAGS[language]}
        for language in LANGUAGES
        if text[language]
    ]


def _years(reach: FigureReach | None) -> str:
    """From the first year to the last, as an interval of ISO 8601."""
    return f"{reach.first.year:04d}/{reach.last.year:04d}" if reach else ""


def _variable(name: str, report: Report) -> dict[str, Value]:
    indicator = report.indicators[name]
    return {
        "@type": "PropertyValue",
        "propertyID": name,
        "name": _in_each_language(indicator.name),
        "description": _in_each_language(indicator.definition),
        "unitText": indicator.unit,
    }


def _download(media_type: str, name: str, request: ApiRequest) -> dict[str, Value]:
    return {
        "@type": "DataDownload",
        "encodingFormat": media_type.partition(";")[0],
        "contentUrl": f"{OBSERVATIONS.name}?format={name}&preferred=all"
        f"&edition={request.report.edition}",
    }
