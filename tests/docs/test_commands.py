"""Every command of the documentation, run in a copy of the repository in the order it stands."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.docs.written import DOCUMENTS, ROOT, blocks, commands
from tests.long import beyond
from tests.server import free_port

_PATIENCE = 120
# What runs these tests runs them too; here it is only seen that there are such targets.
_AROUND_THE_TESTS = ("make test", "make lint")
_LEFT_OUT = (
    *(".git", ".venv*", "__pycache__", ".*_cache"),
    *(".hypothesis", "artefacts", "node_modules"),
)
_YEAR = ("docs/year.md", "docs/year.zh.md")
# They begin from a state of their own.
_WALKS = ("docs/editing.md", *_YEAR)
# What an editor adds in docs/editing.md, and the table that it is added to.
_ADDED = (
    ("env_example_bulletin_2026,", "sources.csv"),
    ("park_count,shenzhen,2025,", "observations.csv"),
    ("verdict_flipped,", "answers.csv"),
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository with the environment that the tests run in."""
    home = tmp_path / "copy"
    shutil.copytree(ROOT, home, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    (home / ".venv").mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.name not in {"installed", "tested"}:
            (home / ".venv" / part.name).symlink_to(part)
    for stamp in ("installed", "tested"):
        (home / ".venv" / stamp).touch()
    return home


def environment() -> dict[str, str]:
    """The caller's, without what this run of the tests has set, and with a free port."""
    own = ("REPORT_DATA", "PORT", "MAKE", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return kept | {"PORT": str(free_port())}


def run(command: str, home: Path) -> str:
    """What a command prints; AssertionError with it where the command fails."""
    if command.startswith(_AROUND_THE_TESTS):
        command = f"{command} --dry-run"
    if "make run" in command:
        with served(command, home) as page:
            return page
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=home,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def served(command: str, home: Path) -> Iterator[str]:
    """The page that a server sends, which is ended afterwards with all that it has started."""
    port = str(free_port())
    # Whatever port the document takes for its example, somebody may listen there.
    command = re.sub(r"\bPORT=\d+", f"PORT={port}", command)
    process = subprocess.Popen(
        ["sh", "-c", command], cwd=home, env=environment() | {"PORT": port}, start_new_session=True
    )
    try:
        yield _page(f"http://localhost:{port}/", process)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=_PATIENCE)


def _page(address: str, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address, timeout=_PATIENCE) as answer:
                page: str = answer.read().decode()
                return page
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"no page at {address}")


@pytest.mark.parametrize(
    "document", beyond(1, (one for one in DOCUMENTS if commands(one) and one not in _WALKS))
)
def test_commands_of_a_document(document: str, copy: Path) -> None:
    for command in commands(document):
        printed = run(command, copy)
        assert "<html" in printed or "make run" not in command
    made = [word for command in commands(document) for word in shlex.split(command)[-1:]]
    assert all((copy / name).stat().st_size for name in made if name.endswith((".pdf", ".pptx")))


@pytest.mark.long
def test_the_walk_of_an_editor(copy: Path) -> None:
    """The draft, the rows, the check, the difference, the pages, the change of folders."""
    walk = commands("docs/editing.md")
    first, *others = walk
    assert first == "cp -r data draft"
    run(first, copy)
    add_rows(copy / "draft")
    for command in others[: others.index("make accept-data") + 1]:
        printed = run(command, copy)
        if command.startswith("make diff OLD=data"):
            assert below_the_marks(printed) == below_the_marks(promised())
        if command == "mv draft data":
            assert not pinned(copy), "a new figure is noticed"
            run("make accept-data", copy)
            assert pinned(copy)
    assert pinned(copy), "the data of before are back, and accepted"


@pytest.mark.long
@pytest.mark.parametrize("document", _YEAR)
def test_the_walk_of_a_year(document: str, copy: Path) -> None:
    """Its commands, in a folder whose data are signed, for a minute that is still to come."""
    run(".venv/bin/python -m report sign data --by 'A. Deputy' --note 'As shipped'", copy)
    ahead = (dt.datetime.now().astimezone() + dt.timedelta(days=1)).isoformat(timespec="minutes")
    walk = [re.sub(r"\d{4}-\d\d-\d\dT\S+", ahead, one) for one in commands(document)]
    assert [one for one in walk if ahead in one]
    for command in walk:
        run(command, copy)
    for name in ("transport.xlsx", "all.xlsx", "answers.xlsx", "changes.pdf"):
        assert (copy / name).stat().st_size


@pytest.mark.long
def test_the_rest_of_the_guide(copy: Path) -> None:
    """What stands behind the walk: another edition, in a draft that has it."""
    walk = commands("docs/editing.md")
    rest = walk[walk.index("make accept-data") + 1 :]
    assert rest
    run("cp -r data draft", copy)
    add(copy / "draft" / "editions.csv", line("2026,2026 Annual Report"), above="latest,")
    for command in rest:
        assert run(command, copy)


def test_rows_that_the_guide_names_are_those_that_its_editor_adds(tmp_path: Path) -> None:
    """In what the check prints; 1 is the header."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "draft"))
    before = (folder / "observations.csv").read_text("utf-8").splitlines()
    add_rows(folder)
    after = (folder / "observations.csv").read_text("utf-8").splitlines()
    printed = "\n".join(blocks("docs/editing.md", ""))
    named = set(map(int, re.findall(r"observations.csv, row (\d+)", printed)))
    assert named == set(range(len(before) + 1, len(after) + 1))


def line(start: str) -> str:
    """The first line of an example in docs/editing.md that begins like this."""
    lines = (one for block in blocks("docs/editing.md", "") for one in block.splitlines())
    return next(one for one in lines if one.startswith(start))


def add_rows(folder: Path) -> None:
    """The publication of step 2 and the figures of step 4."""
    for start, table in _ADDED:
        block = [one for one in blocks("docs/editing.md", "") if one.startswith(start)][-1]
        for row in block.splitlines():
            add(folder / table, row)


def add(table: Path, row: str, above: str = "") -> None:
    """Put a row at the end of a table, or above the first one that begins so."""
    lines = table.read_text("utf-8").splitlines()
    place = next((n for n, one in enumerate(lines) if above and one.startswith(above)), len(lines))
    table.write_text("\n".join([*lines[:place], row, *lines[place:]]) + "\n", "utf-8")


def promised() -> str:
    """What the guide shows of the difference."""
    return next(one for one in blocks("docs/editing.md", "") if one.startswith("data ["))


def below_the_marks(difference: str) -> list[str]:
    """The lines below the one that names the content of both folders."""
    lines = difference.splitlines()
    marks = next(n for n, one in enumerate(lines) if re.fullmatch(r"data \[\w+\] → .*", one))
    return lines[marks + 1 :]


def pinned(home: Path) -> bool:
    """Whether the data are what the tests compare them with."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "tests/data/test_shipped.py"]
    done = subprocess.run(
        command, cwd=home, env=environment(), capture_output=True, text=True, check=False
    )
    return done.returncode == 0
