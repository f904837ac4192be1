"""The list of what the product is made of: whole, with versions and licences, and of today."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.licences import ALLOWED, licences, spelled
from tests.sbom import ROOT, SBOM, SbomError, npm_parts, pinned, plain, python_parts

_LOCK = ROOT / "report" / "web" / "scripts" / "package-lock.json"


def parts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(SBOM.read_text("utf-8"))["components"]
    return found


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    return {plain(one["name"]): one for one in parts() if one["purl"].startswith(f"pkg:{kind}/")}


def named(part: dict[str, Any]) -> set[str]:
    """The licences of a part, by their names."""
    told = part.get("licenses", [])
    texts = [one.get("expression") or one["license"]["id"] for one in told]
    return {name for text in texts for name in spelled(text)}


def test_every_pinned_package_is_there_with_its_version() -> None:
    """`make sbom` writes it."""
    assert {name: one["version"] for name, one in of_kind("pypi").items()} == pinned()
    assert len(pinned()) > 40


def test_every_package_that_browsers_get_is_there() -> None:
    lock = json.loads(_LOCK.read_text("utf-8"))
    assert list(of_kind("npm").values()) == npm_parts(lock) != []


def test_every_part_has_its_licence() -> None:
    assert {one["name"]: sorted(named(one)) for one in parts() if not named(one)} == {}
    assert {one["name"]: sorted(named(one)) for one in parts() if named(one) - set(ALLOWED)} == {}


def test_licences_are_those_that_packages_tell() -> None:
    for name, part in of_kind("pypi").items():
        assert named(part) == licences(name), name


def test_it_is_a_document_of_its_kind_and_names_the_product() -> None:
    document = json.loads(SBOM.read_text("utf-8"))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert document["metadata"]["component"]["licenses"][0]["license"]["id"] == "Apache-2.0"
    known = {one["bom-ref"] for one in parts()} | {"report"}
    for link in document["dependencies"]:
        assert {link["ref"], *link.get("dependsOn", ())} <= known


@pytest.mark.parametrize("installed", [[], [{"name": "One_b", "version": "2.0"}]])
def test_what_is_not_installed_as_pinned_is_an_error(installed: list[dict[str, str]]) -> None:
    with pytest.raises(SbomError, match="one-b: not installed as pinned"):
        python_parts({"components": installed}, {"one-b": "1.0"})


def test_what_is_not_pinned_and_what_is_for_developers_is_left_out() -> None:
    installed = [
        {"name": "Brotli", "version": "1.0", "author": "x"},
        {"name": "another", "version": "1"},
    ]
    (found,) = python_parts({"components": installed}, {"brotli": "1.0"})
    assert found.pop("licenses")[0]["license"]["id"] == "MIT"
    assert found == {"name": "Brotli", "version": "1.0"}
    lock = {"packages": {"": {}, "node_modules/x": {"version": "1", "license": "MIT", "dev": True}}}
    assert npm_parts(lock) == []
