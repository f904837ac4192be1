"""The description of the API, its routes and its handbook say the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from starlette.routing import Route as Address

from report.api.parameters import Parameter
from report.api.routes import ROUTES
from report.api.server import application
from report.columns import subsets
from report.data import store
from report.model import Report
from tests.api.asked import found
from tests.build import example, shipped

HANDBOOK = store.SHIPPED.parent / "docs" / "api.md"


def document(report: Any = None) -> dict[str, Any]:
    described: dict[str, Any] = found(report or shipped(), "/openapi.json").json
    return described


@dataclass(frozen=True)
class Section:
    """What the handbook says of a route: its parameters, and requests to try."""

    parameters: frozenset[str]
    examples: tuple[str, ...]


@cache
def handbook() -> dict[str, Section]:
    """The sections of the handbook by the paths that they are about."""
    parts = re.split(r"^### `GET (.+)`\n", HANDBOOK.read_text("utf-8"), flags=re.MULTILINE)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    return {path: _section(text.split("\n## ")[0]) for path, text in sections.items()}


def _section(text: str) -> Section:
    names = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert len(names) == len(set(names))
    examples = re.findall(r"^GET /api/v1(/\S+)$", text, re.MULTILINE)
    return Section(frozenset(names), tuple(examples))


def test_description_handbook_and_server_have_the_same_routes() -> None:
    served = [
        route.path for route in application(lambda: None).routes if isinstance(route, Address)
    ]
    described = list(document()["paths"])
    assert len(described) == 18
    assert [f"/v1{path}" for path in described] == served
    assert sorted(handbook()) == sorted(described)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_description_and_handbook_have_the_parameters_of_a_route(route: Any) -> None:
    read = {parameter.name for parameter in route.parameters}
    named = {p["name"] for p in document()["paths"][route.path]["get"]["parameters"]}
    identity = {route.identity.name} if route.identity else set()
    assert named == read | identity
    assert handbook()[route.path].parameters == read | identity


@pytest.mark.parametrize("path", [route.path for route in ROUTES])
def test_every_example_of_the_handbook_is_answered(path: str) -> None:
    examples = handbook()[path].examples
    assert examples
    for written in examples:
        address, _, query = written.partition("?")
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))
        assert re.fullmatch(pattern, address), written
        assert found(shipped(), address, query).body


def example_of(parameter: Parameter | None, report: Report) -> str:
    """The example of a parameter as it stands in an address."""
    value = parameter.form.example(report) if parameter else ""
    return ",".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("city", [shipped, example])
def test_example_of_every_parameter_is_answered(city: Callable[[], Report]) -> None:
    report = city()
    tried = 0
    for route in ROUTES:
        path = route.path.replace("{id}", example_of(route.identity, report))
        for parameter in route.parameters:
            assert found(report, path, f"{parameter.name}={example_of(parameter, report)}").body
            tried += 1
    assert tried > 40


def test_description_has_an_example_of_every_parameter() -> None:
    """A value that its schema allows."""
    described = document(example())
    parameters = [p for path in described["paths"].values() for p in path["get"]["parameters"]]
    assert len(parameters) > 40
    for parameter in parameters:
        assert Draft202012Validator(parameter["schema"]).is_valid(parameter["example"]), parameter
    by_name = {parameter["name"]: parameter["example"] for parameter in parameters}
    assert by_name["place"] == list(example().places)[:2]
    assert (by_name["limit"], by_name["period_from"]) == (100, "2020")


def test_handbook_has_the_fields_of_a_figure() -> None:
    text = HANDBOOK.read_text("utf-8").split("## Fields of a figure")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [
        column.name for column in subsets.OBSERVATION_RECORD.columns
    ]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
@pytest.mark.parametrize("edition", ["2023", "latest"])
def test_answers_of_the_shipped_report_are_as_described(route: Any, edition: str) -> None:
    described = document()
    content = described["paths"][route.path]["get"]["responses"]["200"]["content"]
    media = next(iter(content))
    path = route.path.replace("{id}", example_of(route.identity, shipped()))
    query = f"edition={edition}" if route.parameters else ""
    reply = found(shipped(), path, query)
    assert reply.headers["content-type"] == media
    validator = Draft202012Validator({**described, **content[media]["schema"]})
    assert [problem.message for problem in validator.iter_errors(reply.json)] == []


def test_schemas_refuse_what_is_missing() -> None:
    described = document(example())
    schema = {**described, "$ref": "#/components/schemas/Observation"}
    row = found(example(), "/observations").data[0]
    assert Draft202012Validator(schema).is_valid(row)
    for name in row:
        assert not Draft202012Validator(schema).is_valid({k: row[k] for k in row if k != name})


def test_description_names_the_values_of_the_data() -> None:
    described = document(example())["paths"]["/observations"]["get"]["parameters"]
    by_name = {parameter["name"]: parameter for parameter in described}
    assert by_name["edition"]["schema"]["enum"] == list(example().editions)
    assert by_name["indicator"]["schema"]["items"]["enum"] == list(example().indicators)
    assert by_name["indicator"]["schema"]["minItems"] == 1
    assert by_name["limit"]["schema"]["default"] == 100_000
