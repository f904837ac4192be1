"""Who may import whom, and what the pages leave to others; read from the source itself."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What opens files, as far as the standard library goes.
FILES = frozenset({"csv", "glob", "io", "os", "pathlib", "shutil", "tempfile", "tomllib"})


@dataclass(frozen=True)
class Rule:
    """What modules of these names may import: of ours, and from outside the standard library."""

    modules: str
    ours: str = ""
    outside: str = ""
    may_open_files: bool = False


# The table of the architecture; the first rule that fits a module holds.
FIGURES = (
    "report.measures report.progress report.progress.* report.facts"
    " report.unknowns report.unknowns.*"
)
EDITIONS = "report.editions report.changes report.changes.*"
WORDS = f"report.model {FIGURES} {EDITIONS} report.language"
PICTURES = f"{WORDS} report.palette report.districts report.charts report.charts.*"
SENTENCES = (
    "report.narrative report.narrative.* report.sentences report.citation report.changes_in_words"
)
TABLES = "report.tables report.verdicts report.unknowns_tables"
STAMPS = "report.export.about report.export.selection"
READING = (
    "report.model report.raw report.build report.holes report.store report.check.* report.fonts"
)
RULES = (
    Rule("report.model report.model.*", "report.model.*"),
    Rule(FIGURES, f"report.model {FIGURES} report.sourcing"),
    Rule(EDITIONS, f"report.model {FIGURES} {EDITIONS}"),
    Rule("report.language", "report.model"),
    Rule("report.columns report.columns.*", "report.model report.columns.*"),
    Rule("report.holes report.palette report.districts report.sourcing", "report.model"),
    Rule("report.charts report.charts.*", PICTURES),
    Rule(SENTENCES, f"{PICTURES} {SENTENCES} report.holes report.sourcing"),
    Rule(TABLES, f"{PICTURES} {SENTENCES} {TABLES} report.sourcing", "pyarrow"),
    Rule("report.front_page"),
    Rule("report.fonts", may_open_files=True),
    Rule("report.raw report.build", READING, may_open_files=True),
    Rule("report.store", READING, "pyarrow", may_open_files=True),
    Rule("report.check report.check.*", f"{READING} report.check", may_open_files=True),
    Rule("report.search report.catalogue", "report.*", "pypinyin"),
    Rule(
        "report.deck report.deck.*",
        f"{PICTURES} {SENTENCES} {TABLES} {STAMPS} report.export.lines report.deck.*",
    ),
    Rule(
        "report.export report.export.*",
        "report.*",
        "pyarrow xlsxwriter kaleido choreographer pptx lxml",
        may_open_files=True,
    ),
    Rule("report.paper report.paper.*", "report.*", "pyarrow typst", may_open_files=True),
    # Of the rest of the library it is only said that it knows neither pages nor Streamlit.
    Rule("report report.*", "report report.*", "pyarrow starlette *x*", may_open_files=True),
    # One part names the type that it hands on.
    Rule("pages.parts.tables", "report.* pages.parts.*", "streamlit pyarrow"),
    Rule("pages.app", "report.* pages.*", "streamlit", may_open_files=True),
    Rule("pages.parts.publication", "report.* pages.parts.*", "streamlit", may_open_files=True),
    Rule("pages pages.*", "report report.* pages.parts pages.parts.*", "streamlit"),
    # The server imports what the first visitor would have to wait for.
    Rule("dashboard", "report.*", "streamlit starlette pandas", may_open_files=True),
)


def fits(name: str, patterns: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns.split())


def rule_of(module: str) -> Rule:
    return next(rule for rule in RULES if fits(module, rule.modules))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a source imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = "." * node.level + (node.module or "")
            inner = [f"{whole}.{alias.name}" for alias in node.names]
            yield from (name if is_ours(name) else whole for name in inner)


def is_ours(module: str) -> bool:
    home = ROOT.joinpath(*module.split("."))
    return home.with_suffix(".py").exists() or home.is_dir()


def broken(module: str, tree: ast.AST) -> list[str]:
    """The imports of a module that its rule does not allow."""
    rule = rule_of(module)
    return [
        f"{module} imports {name}"
        for name in sorted(set(imported(tree)))
        if not is_allowed(name, rule)
    ]


def is_allowed(name: str, rule: Rule) -> bool:
    top = name.split(".", maxsplit=1)[0]
    if top in {"report", "pages", "dashboard", "tests", ""}:
        return fits(name, rule.ours)
    if top in sys.stdlib_module_names:
        return rule.may_open_files or top not in FILES
    return fits(top, rule.outside) and name != "plotly.express"


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product, by its name."""
    files = [
        ROOT / "dashboard.py",
        *(ROOT / "report").rglob("*.py"),
        *(ROOT / "pages").rglob("*.py"),
    ]
    found = {}
    for file in files:
        parts = file.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text("utf-8"), str(file))
    return found


def pages() -> dict[str, ast.Module]:
    return {name: tree for name, tree in sources().items() if name.startswith("pages.")}


def test_every_module_is_read() -> None:
    names = set(sources())
    assert len(names) > 40
    assert {"dashboard", "report.model", "report.charts", "pages.app", "pages.parts.cards"} <= names


def test_modules_import_only_what_they_may() -> None:
    assert [pair for name, tree in sources().items() for pair in broken(name, tree)] == []


def test_library_never_imports_streamlit() -> None:
    library = {name: tree for name, tree in sources().items() if fits(name, "report report.*")}
    assert len(library) > 20
    users = [
        name
        for name, tree in library.items()
        if any(fits(one, "streamlit streamlit.*") for one in imported(tree))
    ]
    assert users == []


@pytest.mark.parametrize(
    ("module", "source", "pair"),
    [
        ("report.model", "from report.language import Formatter", "report.language"),
        ("report.model", "import streamlit", "streamlit"),
        ("report.measures", "from report import palette", "report.palette"),
        ("report.measures", "from pathlib import Path", "pathlib"),
        ("report.language", "import report.measures", "report.measures"),
        ("report.narrative", "from report.store import load", "report.store"),
        ("report.narrative", "import plotly.graph_objects as go", "plotly.graph_objects"),
        ("report.charts.marks", "import streamlit as st", "streamlit"),
        ("report.charts.marks", "def draw():\n    import os", "os"),
        ("report.charts.marks", "import plotly.express as px", "plotly.express"),
        ("report.check.cells", "from report.language import escaped", "report.language"),
        ("report.tables", "import pandas", "pandas"),
        ("report.front_page", "from report.model import Area", "report.model"),
        ("report.anything", "from pages.parts import cards", "pages.parts.cards"),
        ("report.anything", "import streamlit.typing", "streamlit.typing"),
        ("pages.area", "import pandas as pd", "pandas"),
        ("pages.area", "from plotly import graph_objects", "plotly"),
        ("pages.parts.cards", "from pages import area", "pages.area"),
        ("pages.parts.cards", "from ..app import page_of", "..app"),
        ("dashboard", "from pages import app", "pages.app"),
    ],
)
def test_forbidden_import_is_named(module: str, source: str, pair: str) -> None:
    assert broken(module, ast.parse(source)) == [f"{module} imports {pair}"]


def test_allowed_imports_are_not_named() -> None:
    source = "import re\nfrom report.model import Text\nfrom report import measures"
    assert broken("report.narrative", ast.parse(source)) == []


Finder = Callable[[ast.AST], Iterator[str]]


def catches_everything(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or names(node.type) & {"Exception", "BaseException"}
        ):
            yield f"line {node.lineno} catches everything"


def names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def writes_html(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            yield f"line {node.value.lineno} writes HTML"


def opens_a_file(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "open"
        ):
            yield f"line {node.lineno} opens a file"


_SHOWS = re.compile(r"(plotly|altair|vega_lite|pydeck|graphviz|line|bar|area|scatter)_chart|pyplot")


def shows_a_chart(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _SHOWS.fullmatch(node.attr):
            yield f"line {node.lineno} calls {node.attr}"


_SENTENCE = re.compile(r"[A-Za-z]{2,}[,.]? [A-Za-z]{2,}")
_CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def says_something(tree: ast.AST) -> Iterator[str]:
    """Words for readers that stand in the source: they belong to the table of words.

    Two English words with a blank between them, or any Chinese character. Markdown and format
    fragments such as `**{x}** — {y}` and names such as `nav.sources` have neither.
    """
    documentation = set(docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = _SENTENCE.search(node.value) or _CHINESE.search(node.value)
            if said and node not in documentation:
                yield f"line {node.lineno} says {node.value!r}"


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts that stand alone, as statements."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def found(finder: Finder, modules: dict[str, ast.Module]) -> list[str]:
    assert modules
    return [f"{name}, {one}" for name, tree in modules.items() for one in finder(tree)]


def test_nobody_catches_everything() -> None:
    assert found(catches_everything, sources()) == []


def test_nobody_writes_html_into_a_page() -> None:
    assert found(writes_html, sources()) == []


def test_only_the_chart_block_shows_charts() -> None:
    """Through our own element, and never through one of Streamlit's."""
    element = "pages.parts.chart_element"
    assert found(shows_a_chart, sources()) == []
    users = [name for name, tree in sources().items() if element in imported(tree)]
    assert users == ["pages.parts.chart_block"]


def test_pages_have_no_words_of_their_own() -> None:
    """Each language is named in itself on the one control that changes it."""
    own = found(says_something, pages())
    assert [one.split(" says ")[1] for one in own] == ["'中文'"], own


def test_only_the_store_opens_data_files() -> None:
    library = {name: tree for name, tree in sources().items() if not rule_of(name).may_open_files}
    assert len(library) > 20
    assert found(opens_a_file, library) == []


@pytest.mark.parametrize(
    ("finder", "source"),
    [
        (catches_everything, "try:\n    x\nexcept:\n    y"),
        (catches_everything, "try:\n    x\nexcept Exception:\n    y"),
        (catches_everything, "try:\n    x\nexcept (ValueError, BaseException) as e:\n    y"),
        (writes_html, "st.markdown(x, unsafe_allow_html=True)"),
        (opens_a_file, "with open(x) as file:\n    y"),
        (shows_a_chart, "st.plotly_chart(x)"),
        (shows_a_chart, "column.line_chart(x)"),
        (says_something, "st.title('数据')"),
        (says_something, "st.title('No data')"),
        (says_something, "st.title(f'Latest figures of {x}')"),
        (says_something, "st.title('共' + x)"),
    ],
)
def test_fault_in_a_source_is_found(finder: Finder, source: str) -> None:
    assert len(list(finder(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("finder", "source"),
    [
        (catches_everything, "try:\n    x\nexcept (ValueError, KeyError):\n    y"),
        (writes_html, "st.markdown(x)"),
        (opens_a_file, "path.open_door(x)"),
        (shows_a_chart, "content.of_chart(x).chart"),
        (says_something, "'''What this does, in 中文 too.'''\ndef f():\n    '''And this.'''"),
        (says_something, "st.markdown(f'**{x}** — {y} · {z}'); word('section.charts')"),
    ],
)
def test_sound_source_is_passed(finder: Finder, source: str) -> None:
    assert list(finder(ast.parse(source))) == []
