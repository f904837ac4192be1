"""Scripts of Streamlit that each page comes to need, by the addresses that its server gives them.

Its front page names what it begins with. The scripts of elements are asked for when the first of
each kind arrives, and each names others, so that a page would wait for four answers in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# The elements of every page: our own, choices, buttons, and a list to choose from.
ELEMENTS = ("BidiComponent", "ButtonGroup", "Button", "Selectbox")
_FOLDER = files("streamlit") / "static"
_SCRIPTS = "static/js"
_IMPORTED = re.compile(r"""\b(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


@cache
def coming() -> tuple[str, ...]:
    """The scripts of `ELEMENTS` and all that these import, but for what the front page names.

    Empty where Streamlit's files are named otherwise than in the release that is pinned: pages then
    wait as they would without.
    """
    named = (_FOLDER / "index.html").read_text("utf-8")
    found = dict.fromkeys(name for element in ELEMENTS for name in _with_imports(element))
    return tuple(f"{_SCRIPTS}/{name}" for name in found if name not in named)


def _with_imports(element: str) -> Iterator[str]:
    """The names of the files of an element, its own first."""
    every = (file.name for file in (_FOLDER / _SCRIPTS).iterdir())
    waiting = [name for name in every if name.startswith(f"{element}.") and name.endswith(".js")]
    known: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name not in known:
            known.add(name)
            yield name
            waiting += _IMPORTED.findall((_FOLDER / _SCRIPTS / name).read_text("utf-8"))
