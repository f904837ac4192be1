"""Scripts of elements: Streamlit takes one text, the sources are modules that import each other."""

from __future__ import annotations

import re
from importlib.resources import files

# As our modules write them: names of a module of the same folder, and what a module gives others.
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def script(package: str, name: str) -> str:
    """A module of a package as one script: what it imports stands before it, each module once.

    They share one scope, so a name may be given only once in all of them.
    """
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in _modules(package, name))


def _modules(package: str, name: str) -> list[str]:
    """The texts of a module and of all that it imports, in the order in which they are needed."""
    texts: dict[str, str] = {}

    def add(module: str) -> None:
        if module not in texts:
            text = files(package).joinpath(module).read_text("utf-8")
            for imported in _IMPORT.finditer(text):
                add(imported["name"])
            texts[module] = text

    add(name)
    return list(texts.values())
