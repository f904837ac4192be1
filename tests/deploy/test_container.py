"""The container: what it has is enough to serve from, and nothing of it is written to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import ROOT, Server, free_port, serving

_DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
_HEALTH = "http://localhost:8501/"


def instructions(name: str) -> list[str]:
    """What follows an instruction, wherever it stands."""
    return re.findall(rf"^\s*{name}\s+(.+)$", _DOCKERFILE, re.MULTILINE)


def copied() -> list[str]:
    """The files and folders of the repository that the container is made of."""
    own = (line.split() for line in instructions("COPY") if not line.startswith("--from"))
    return [source for *sources, _ in own for source in sources]


def in_the_end() -> list[str]:
    """Those of the last stage."""
    last = _DOCKERFILE.rpartition("\nFROM ")[2]
    return [
        source
        for source in copied()
        if re.search(rf"^COPY .*{re.escape(source)}", last, re.MULTILINE)
    ]


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as the last stage of the Dockerfile has it."""
    folder = tmp_path_factory.mktemp("container") / "report"
    folder.mkdir()
    left_out = shutil.ignore_patterns("__pycache__", "node_modules")
    for source in in_the_end():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source, ignore=left_out)
        else:
            shutil.copy(ROOT / source, folder / source)
    return folder


@pytest.fixture(scope="module")
def served(container: Path) -> Iterator[Server]:
    with serving(container / "data", root=container, PYTHONDONTWRITEBYTECODE="1") as server:
        yield server


def contents(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.lstat().st_mtime_ns for file in folder.rglob("*")}


def test_files_that_are_copied_are_there_and_sent_to_the_builder() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    sent = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert len(copied()) > 6
    for source in copied():
        assert (ROOT / source).exists(), source
        assert source.split("/")[0] in sent, source


def test_it_runs_as_nobody_in_particular() -> None:
    (user,) = instructions("USER")
    assert re.search(rf"useradd --system .*\b{user}\b", _DOCKERFILE)


def test_served_from_what_it_has_and_nothing_is_written_there(
    container: Path, served: Server
) -> None:
    before = contents(container)
    assert served.get("/energy")[0] == 200
    assert served.get("/files/area/energy.csv?lang=en")[0] == 200
    page = served.interact(app_url="/energy")
    assert page
    assert contents(container) == before


def test_health_is_asked_of_the_address_that_tells_it(served: Server) -> None:
    (asked,) = re.findall(r"HEALTHCHECK .*CMD (\[.+\])$", _DOCKERFILE, re.MULTILINE)
    program, *options = json.loads(asked)
    assert program == "python"

    def ends_with(url: str) -> int:
        there = [option.replace(_HEALTH, f"{url}/") for option in options]
        return subprocess.run([sys.executable, *there], check=False, capture_output=True).returncode

    assert ends_with(served.url) == 0
    assert ends_with(f"http://localhost:{free_port()}") != 0
