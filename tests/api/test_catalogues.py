"""The data package and the Dataset: what catalogues and validators take the report for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from tests.api.asked import found
from tests.build import example, shipped

CITIES = {"shenzhen": shipped, "example": example}
_READS: Mapping[str, Any] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(params=[("shenzhen", "2023"), ("shenzhen", "latest"), ("example", "latest")])
def package(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A data package together with the rows that its resources lead to."""
    city, edition = request.param
    described: dict[str, Any] = found(
        CITIES[city](), "/datapackage.json", f"edition={edition}"
    ).json
    described["rows"] = {
        one["name"]: found(CITIES[city](), *at(one["path"])).rows for one in described["resources"]
    }
    return described


def at(path: str) -> tuple[str, str]:
    """Path and query of what a relative address of the package leads to."""
    address = urlsplit(urljoin("http://localhost/api/v1/datapackage.json", path))
    return address.path.removeprefix("/api/v1"), address.query


# An earlier edition expects nothing, nor does a city whose publications tell no rhythm.
_MAY_BE_EMPTY = frozenset({"expected"})


def test_package_has_every_listing(package: dict[str, Any]) -> None:
    assert package["profile"] == "tabular-data-package"
    assert len(package["resources"]) == 12
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert all(source["title"] for source in package["sources"])
    for resource in package["resources"]:
        assert resource["format"] == "csv"
        assert package["rows"][resource["name"]] or resource["name"] in _MAY_BE_EMPTY


def test_tables_are_as_the_package_describes_them(package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        rows = package["rows"][resource["name"]]
        assert rows or resource["name"] in _MAY_BE_EMPTY
        for row in rows[:1]:
            assert list(row) == [field["name"] for field in fields]
        for field in fields:
            for cells in rows:
                assert_fits(cells[field["name"]], field)


def assert_fits(cell: str, field: Mapping[str, Any]) -> None:
    limits = field.get("constraints", {})
    if cell == "":
        assert not limits.get("required"), field["name"]
        return
    _READS.get(field["type"], str)(cell)
    assert cell in limits.get("enum", [cell])
    assert re.fullmatch(limits.get("pattern", r"(?s).*"), cell)


def test_keys_of_the_package_are_unique_and_lead_somewhere(package: dict[str, Any]) -> None:
    rows = package["rows"]
    followed = 0
    for resource in package["resources"]:
        schema = resource["schema"]
        key = schema.get("primaryKey")
        own = [cells[key] for cells in rows[resource["name"]]] if key else []
        assert len(own) == len(set(own))
        for foreign in schema.get("foreignKeys", ()):
            other = foreign["reference"]
            known = {cells[other["fields"]] for cells in rows[other["resource"]]}
            # No value leads nowhere: most publications were read at their own publisher.
            named = {cells[foreign["fields"]] for cells in rows[resource["name"]]} - {""}
            assert named <= known
            followed += 1
    assert followed > 10


@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_dataset_has_what_catalogues_ask_for(edition: str) -> None:
    reply = found(shipped(), "/report.jsonld", f"edition={edition}")
    data = reply.json
    assert reply.headers["content-type"] == "application/ld+json"
    assert (data["@context"], data["@type"]) == ("https://schema.org/", "Dataset")
    assert [name["@language"] for name in data["name"]] == ["en", "zh-CN"]
    assert len(data["description"][0]["@value"]) >= 50
    assert data["version"] == edition
    assert data.get("datePublished") == ("2023-11-26" if edition == "2023" else None)
    assert re.fullmatch(r"\d{4}/\d{4}", data["temporalCoverage"])
    assert len(data["variableMeasured"]) == len(shipped().indicators)


def test_every_download_of_the_dataset_leads_to_what_it_says() -> None:
    downloads = found(shipped(), "/report.jsonld").json["distribution"]
    assert len(downloads) == 4
    for one in downloads:
        path, query = at(one["contentUrl"])
        reply = found(shipped(), path, query)
        assert reply.headers["content-type"].partition(";")[0] == one["encodingFormat"]
        assert reply.headers.get("x-total-count") == str(len(shipped().observations))
