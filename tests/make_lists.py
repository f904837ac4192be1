"""`make lists`: write the lists that the check compares with, from Streamlit and from the code.

Run it after an update of Streamlit, or where the code asks for another word than before; a test
compares both lists with what this finds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from report.data import store
from report.data.check.lists import ICONS, WORDS_ASKED

_ROOT = Path(__file__).parent.parent
# Words that are asked for only where they are there: names of plans and of units of certain cities,
# numbers written in letters, a reason in words for one transformation. Which names of languages are
# needed depends on the sources, and has a rule of its own.
_OPTIONAL = re.compile(r"language\..*|plan\..*|unit\..*|times\..*|transform\.refused\.\w+\.\w+")
# What stands for the part of a key that the code fills in.
_ANY = "[A-Za-z0-9_.]*"
# `f"{name}.{part}"` alone could be any key; so many characters of one tell which it is.
_FEWEST = 4
_OF_A_KEY = re.compile(r"[A-Za-z0-9_.]*")


def main() -> None:
    ICONS.write_text(_lines(icons()), "utf-8")
    WORDS_ASKED.write_text(_lines(asked()), "utf-8")


def _lines(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(names))


def icons() -> frozenset[str]:
    """The names of the symbols that the installed Streamlit can draw."""
    return frozenset(ALL_MATERIAL_ICONS)


@cache
def keys() -> frozenset[str]:
    """The keys of the words that are shipped."""
    return frozenset(row["key"] for row in store.read(store.SHIPPED).tables["words.csv"])


def asked() -> frozenset[str]:
    """The words that the code cannot do without, and those that it names and nobody has."""
    return frozenset(key for key in _found() if not _OPTIONAL.fullmatch(key)) | named()


def unused() -> frozenset[str]:
    """Shipped words that nothing asks for."""
    return keys() - _found()


@cache
def _found() -> frozenset[str]:
    """Shipped words whose key stands in the code, whole or with a part that is filled in."""
    whole = frozenset(part for text in map(_text, _nodes(ast.Constant)) for part in _parts(text))
    forms = {_form(node) for node in _nodes(ast.JoinedStr)} - {""}
    any_form = re.compile("|".join(f"(?:{form})" for form in sorted(forms)))
    return frozenset(key for key in keys() if key in whole or any_form.fullmatch(key))


def named() -> frozenset[str]:
    """What the code gives as a whole key to a function `word`."""
    calls = (node for node in _nodes(ast.Call) if isinstance(node, ast.Call) and node.args)
    written = (_text(call.args[0]) for call in calls if _called(call) == "word")
    return frozenset(text for text in written if text and not text.startswith("."))


def _parts(text: str) -> Iterator[str]:
    """A text, and its words: some modules keep their keys as one text with blanks."""
    yield text
    yield from text.split()


def _text(node: ast.AST) -> str:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _form(node: ast.AST) -> str:
    """The form of the keys that a filled text can be; nothing where it is none, or any key."""
    pieces = node.values if isinstance(node, ast.JoinedStr) else []
    written = "".join(map(_text, pieces))
    if len(written) < _FEWEST or not _OF_A_KEY.fullmatch(written):
        return ""
    return "".join(re.escape(_text(piece)) if _text(piece) else _ANY for piece in pieces)


def _nodes(kind: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, kind))


@cache
def _trees() -> tuple[ast.Module, ...]:
    files = [*_ROOT.glob("report/**/*.py"), *_ROOT.glob("pages/**/*.py"), _ROOT / "dashboard.py"]
    return tuple(ast.parse(file.read_text("utf-8")) for file in files)


if __name__ == "__main__":
    main()
