"""Scripts of elements: modules that import each other, of which browsers get one file an element.

Streamlit sends the script of an element with each of them, and a page has dozens: what it gets is
but the way to the file.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from report.web.kept_file import KeptFile

# As our modules write them: a module of the same folder or of one beside it, and what a module
# gives others.
_IMPORT = re.compile(
    r'^import \{[^}]*\} from "\.(?:\./(?P<folder>\w+))?/(?P<name>\w+\.js)";\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
# The module that each element begins with.
SCRIPTS = MappingProxyType(
    {
        "chart": "pages.parts.chart/block.js",
        "embed_height": "pages.parts.frame/embed_height.js",
        "explore": "pages.parts.explore/next_view.js",
        "keyboard": "pages.parts.frame/keyboard.js",
        "picture": "pages.parts.picture/element.js",
        "slideshow": "pages.parts.slideshow/slideshow.js",
        "table": "pages.parts.table/element.js",
        "wording": "pages.parts.frame/wording.js",
    }
)
ON_EVERY_PAGE = frozenset({"chart", "keyboard", "picture", "table", "wording"})


def script(name: str) -> str:
    """What Streamlit gets of an element of `SCRIPTS`: a module that takes all from the file."""
    way = files("pages.parts").joinpath("element.js").read_text("utf-8")
    return way.replace("ADDRESS", file(name).address)


@cache
def file(name: str) -> KeptFile:
    """The script of an element of `SCRIPTS` as browsers get it."""
    package, _, module = SCRIPTS[name].partition("/")
    return KeptFile.of(joined(package, module).encode(), f"parts/{name}", "js")


def joined(package: str, name: str) -> str:
    """A module of a package as one script: what it imports stands before it, each module once.

    They share one scope, so a name may be given only once in all of them.
    """
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in _modules(package, name))


def _modules(package: str, name: str) -> list[str]:
    """The texts of a module and of all that it imports, in the order in which they are needed."""
    texts: dict[tuple[str, str], str] = {}

    def add(folder: str, module: str) -> None:
        if (folder, module) not in texts:
            text = files(folder).joinpath(module).read_text("utf-8")
            for imported in _IMPORT.finditer(text):
                add(_beside(folder, imported["folder"]), imported["name"])
            texts[folder, module] = text

    add(package, name)
    return list(texts.values())


def _beside(package: str, folder: str | None) -> str:
    """The package of a folder that lies beside that of another package; without one, itself."""
    return f"{package.rpartition('.')[0]}.{folder}" if folder else package
