"""Rules that the whole of the source keeps, whatever it is about."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.model import Report

ROOT = Path(__file__).parent.parent
# Scripts, styles and templates that are part of the product.
OTHERS = sorted(
    path
    for folder in ("report", "pages")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".js", ".css", ".typ", ".html"}
)
SOURCES = sorted(
    [*(ROOT / "report").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
)


def unfrozen(source: str) -> Iterator[str]:
    """The names of dataclasses that can be changed after they were made."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            calls = [ast.unparse(decorator) for decorator in node.decorator_list]
            made = [call for call in calls if "dataclass" in call.split("(")[0]]
            yield from (node.name for call in made if "frozen=True" not in call)


def test_every_dataclass_is_frozen() -> None:
    texts = {path: path.read_text("utf-8") for path in SOURCES}
    assert sum("@dataclass" in text for text in texts.values()) > 40
    assert [(path.name, name) for path, text in texts.items() for name in unfrozen(text)] == []


@pytest.mark.parametrize(
    ("decorator", "expected"),
    [
        ("@dataclass(frozen=True, slots=True)", []),
        ("@dataclasses.dataclass(frozen=True)", []),
        ("@final", []),
        ("@dataclass", ["Row"]),
        ("@dataclass(slots=True)", ["Row"]),
        ("@dataclass(frozen=False)", ["Row"]),
        ("@dataclasses.dataclass(slots=True)", ["Row"]),
    ],
)
def test_a_dataclass_that_can_be_changed_is_found(decorator: str, expected: list[str]) -> None:
    assert list(unfrozen(f"{decorator}\nclass Row:\n    value: int\n")) == expected


# Ids of the shipped report that are words of the product too, and what they are there.
WORDS_BY_ACCIDENT = {"world": "a kind of place", "energy": "a word to search for in the API"}
_WORD = re.compile(r"[a-z0-9_]+|[\u4e00-\u9fff]+")


def names_of_one_city(report: Report) -> frozenset[str]:
    """What the shipped data call indicators, places and areas; places also by their names."""
    ids = {*report.indicators, *report.places, *(area.id for area in report.areas)}
    names = {name for place in report.places.values() for name in (place.name.en, place.name.zh)}
    return frozenset(ids | {name.casefold() for name in names}) - frozenset(WORDS_BY_ACCIDENT)


def literals(source: str) -> Iterator[str]:
    """The string literals of a source, without its docstrings."""
    tree = ast.parse(source)
    statements = [node for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    documentation = {id(node.value) for node in statements}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from () if id(node) in documentation else (node.value,)


def named(text: str, names: frozenset[str]) -> set[str]:
    return set(_WORD.findall(text.casefold())) & names


def test_no_source_knows_an_indicator_or_a_place_by_name(report: Report) -> None:
    """Another city is another data folder: what the code needs to know stands in report.toml."""
    names = names_of_one_city(report)
    assert len(names) > 380
    texts = {path: "\n".join(literals(path.read_text("utf-8"))) for path in SOURCES}
    texts |= {path: path.read_text("utf-8") for path in OTHERS}
    assert len(OTHERS) > 10
    assert [(path.name, one) for path, text in texts.items() for one in named(text, names)] == []


def test_every_word_by_accident_is_still_one(report: Report) -> None:
    known = {*report.indicators, *report.places, *(area.id for area in report.areas)}
    texts = "\n".join(text for path in SOURCES for text in literals(path.read_text("utf-8")))
    assert set(WORDS_BY_ACCIDENT) <= known & set(_WORD.findall(texts.casefold()))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('OPENING = "rd_intensity"', {"rd_intensity"}),
        ('PLACES = {"hong_kong", "elsewhere"}', {"hong_kong"}),
        ('EXAMPLE = "shenzhen,beijing"', {"shenzhen", "beijing"}),
        ('f"{place}|gdp"', {"gdp"}),
        ('title = "Report of Shenzhen"', {"shenzhen"}),
        ('title = "深圳"', {"深圳"}),
        ('"""Shenzhen in a docstring."""', set()),
        ('"per_gdp" "gdp_indicator" "share_of_nation"', set()),
    ],
)
def test_a_name_of_one_city_is_found(report: Report, source: str, expected: set[str]) -> None:
    names = names_of_one_city(report)
    assert {one for text in literals(source) for one in named(text, names)} == expected
