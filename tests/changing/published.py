"""A city whose data change, published by a real server that looks at them many times a second.

Each state of the city has a letter, which is part of the city's name: whatever a page says of the
city tells of which state it is.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.build import EXAMPLE
from tests.server import Server, serving
from tests.session import session
from tests.workers.makers import until

FIRST = "A"
_NAMES = ("Exampleton", "示例市")
_STATE = re.compile(r"State([A-Z])")


@cache
def files_of(state: str) -> Mapping[str, str]:
    """The files of a state, by their paths in the folder."""
    paths = (path for path in EXAMPLE.rglob("*") if path.is_file())
    texts = {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in paths}
    for name in _NAMES:
        texts = {path: text.replace(name, f"{name}State{state}") for path, text in texts.items()}
    return texts


def write(folder: Path, state: str) -> None:
    """Write a state over another, one file after another."""
    for name, text in files_of(state).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def states_in(text: str) -> set[str]:
    """The states that a page tells of."""
    return set(_STATE.findall(text))


@dataclass(frozen=True)
class PublishedCity:
    """A folder with a state of the city, and the server that publishes it."""

    folder: Path
    server: Server

    @property
    def health(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.server.get("/api/v1/health")[1])
        return told

    @property
    def files_told_of(self) -> set[str]:
        """The files that have problems."""
        return {problem["file"] for problem in self.health["problems"]}

    def states_shown(self, page: str = "power", language: str = "en") -> set[str]:
        """The states that a page tells of to whoever opens it now."""
        with session(self.server.url) as reader:
            return states_in(reader.run(page, {"lang": language}))

    def put_back(self, state: str = FIRST) -> None:
        """Have the folder hold a state and nothing else, and wait until that is served."""
        empty(self.folder)
        write(self.folder, state)
        until(lambda: self.is_served(state))

    def is_served(self, state: str) -> bool:
        """Whether a state is served, and all is well with the folder."""
        told = self.health
        is_well = told["status"] == "ok" and not told["changing"]
        return is_well and self.states_shown() == {state}


def empty(folder: Path) -> None:
    """Remove a folder, or whatever stands in its place, and all that is in it."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    elif folder.is_symlink() or folder.exists():
        folder.unlink()


@contextmanager
def publishing(folder: Path, state: str = "") -> Iterator[PublishedCity]:
    """The server of what is in a folder, or of a state that is written there before. Nothing in it
    may fail.
    """
    if state:
        write(folder, state)
    with serving(
        folder,
        REPORT_LOOK_SECONDS="0.05",
        REPORT_REST_SECONDS="0.2",
        REPORT_MESSAGES_A_SECOND="1000",
    ) as server:
        yield PublishedCity(folder, server)
        assert "Traceback" not in server.said()
