"""Rules that the whole of the source keeps, whatever it is about."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from report.model import Report

ROOT = Path(__file__).parent.parent
# In lines: what fits a screen, and what is read in one go.
_LONGEST_FUNCTION = 40
_LONGEST_MODULE = 300
FOLDERS = ("report", "pages", "bench")
# Scripts, styles and templates.
OTHERS = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".js", ".css", ".typ", ".html"} and "node_modules" not in path.parts
)
SOURCES = sorted(
    [ROOT / "dashboard.py", *(path for name in FOLDERS for path in (ROOT / name).rglob("*.py"))]
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


def public_types(source: str) -> Iterator[str]:
    """The classes and the names of types that a module gives to others."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            continue
        yield from (name for name in names if re.match(r"[A-Z]\w*[a-z]", name))


def test_no_two_public_types_have_one_name() -> None:
    homes: dict[str, list[str]] = {}
    for path in SOURCES:
        for name in public_types(path.read_text("utf-8")):
            homes.setdefault(name, []).append(path.relative_to(ROOT).as_posix())
    assert len(homes) > 100
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_public_types_are_found() -> None:
    source = "class Row: ...\nKind = Literal['a']\nclass _Own: ...\nMOST = 3\nT = TypeVar('T')\n"
    assert list(public_types(source)) == ["Row", "Kind"]


def too_long(source: str) -> Iterator[str]:
    """The functions that a reader has to scroll through."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > _LONGEST_FUNCTION:
                yield f"{node.name}: {lines} lines"


def undocumented(source: str) -> Iterator[str]:
    """The module, and its public functions and classes, that say nothing of themselves."""
    tree = ast.parse(source)
    if not ast.get_docstring(tree):
        yield "the module"
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    named = [node for node in tree.body if isinstance(node, kinds)]
    yield from (
        node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)
    )


@pytest.mark.parametrize("rule", [too_long, undocumented])
def test_source_is_short_and_says_what_it_is(rule: Callable[[str], Iterator[str]]) -> None:
    broken = {path.name: list(rule(path.read_text("utf-8"))) for path in SOURCES}
    assert {name: faults for name, faults in broken.items() if faults} == {}


def test_modules_can_be_read_in_one_go() -> None:
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > _LONGEST_MODULE} == {}


def test_a_long_function_and_a_silent_one_are_found() -> None:
    body = "    pass\n" * _LONGEST_FUNCTION
    assert list(too_long(f"def f() -> None:\n{body}")) == [f"f: {_LONGEST_FUNCTION + 1} lines"]
    assert list(undocumented("def f() -> None: ...\ndef _g() -> None: ...")) == ["the module", "f"]


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


# Places and plans of the city whose data are shipped; an old address of ours keeps its name.
_OF_ONE_CITY = re.compile(
    r"Shenzhen|Guangdong|(?<!_)China\b|Hong ?Kong|深圳|广东|中国|香港", re.IGNORECASE
)


def of_one_city(source: str) -> list[str]:
    """What a source says of one city."""
    return [hit[0] for hit in _OF_ONE_CITY.finditer(source)]


def test_no_source_is_of_one_city() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (*SOURCES, *OTHERS)}
    assert len(texts) > 200
    assert {name: found for name, text in texts.items() if (found := of_one_city(text))} == {}


def test_a_source_of_one_city_is_found() -> None:
    assert of_one_city('HOME = "shenzhen"\nNATION = "China"\n') == ["shenzhen", "China"]
    assert of_one_city('{"share_of_china": "share_of_nation"}, machinations') == []
