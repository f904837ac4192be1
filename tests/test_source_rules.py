"""What modules leave to others: files, charts, words, markup; and nobody catches everything."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.source_modules import imported, pages, sources

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
    """Through our own element, and never through one of Streamlit's, which the bench compares."""
    element = "pages.parts.chart.element"
    product = {name: tree for name, tree in sources().items() if not name.startswith("bench.")}
    assert found(shows_a_chart, product) == []
    users = [name for name, tree in sources().items() if element in imported(tree)]
    assert set(users) == {"pages.parts.chart.block", "pages.parts.chart.tabbed_tables"}


def test_pages_have_no_words_of_their_own() -> None:
    screens = {name: tree for name, tree in sources().items() if name.startswith("report.screens.")}
    assert screens
    assert found(says_something, pages() | screens) == []


def test_only_the_store_opens_data_files() -> None:
    library = {
        name: tree for name, tree in sources().items() if name.split(".")[:2] != ["report", "data"]
    }
    assert len(library) > 100
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
        (shows_a_chart, "content.chart_sheet(x).chart"),
        (says_something, "'''What this does, in 中文 too.'''\ndef f():\n    '''And this.'''"),
        (says_something, "st.markdown(f'**{x}** — {y} · {z}'); word('section.charts')"),
    ],
)
def test_sound_source_is_passed(finder: Finder, source: str) -> None:
    assert list(finder(ast.parse(source))) == []
