"""The documentation as it is written: its blocks of code, the paths and the links in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = tuple(
    sorted(
        path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
    )
)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"(?:report|pages|tests|docs|data)/[\w./-]+")


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(document: str, language: str) -> list[str]:
    """The blocks of code in a language; the empty one is of blocks that name none."""
    return [body for name, body in _BLOCK.findall(text_of(document)) if name == language]


def commands(document: str) -> list[str]:
    """Each line for the shell, without the comment behind it."""
    lines = (line for block in blocks(document, "sh") for line in block.splitlines())
    return [command for line in lines if (command := line.partition(" #")[0].strip())]


def _inline(document: str) -> Iterator[str]:
    """The code within the text, outside of blocks."""
    yield from _CODE.findall(_BLOCK.sub("", text_of(document)))


def make_targets(document: str) -> set[str]:
    """What `make` is asked for within the text."""
    found = (re.search(r"\bmake ([a-z-]+)", code) for code in _inline(document))
    return {match[1] for match in found if match}


def paths(document: str) -> set[str]:
    """Files and folders of the repository that are named within the text."""
    return {code for code in _inline(document) if _PATH.fullmatch(code)}


def links(document: str) -> set[str]:
    """Where links and pictures inside the repository lead, from the root."""
    home = Path(document).parent
    inside = (link for link in _LINK.findall(text_of(document)) if "://" not in link)
    return {(home / link).as_posix() for link in inside}
