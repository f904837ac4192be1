"""A backup as the handbook has it, restored at another place, serves the same report."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.build import EXAMPLE
from tests.docs.written import text_of
from tests.server import ROOT, Server, serving

# What the handbook saves, below the root of a machine.
_DATA, _SETTINGS = "srv/report/data", "etc/report.env"
_PROXY = "etc/nginx/report"
_ARCHIVE = "/var/backups/report.tar.gz"


def command(beginning: str) -> list[str]:
    """A command of the handbook, with the lines that follow."""
    text = text_of("docs/operating.md").replace("\\\n", " ")
    (line,) = (one for one in text.splitlines() if one.startswith(f"    {beginning}"))
    return shlex.split(line)


def run_below(root: Path, beginning: str, archive: Path) -> None:
    """Run such a command as if a folder were the root of the machine."""
    words = command(beginning)
    assert words.count("/") == words.count(_ARCHIVE) == 1
    there = {"/": str(root), _ARCHIVE: str(archive)}
    subprocess.run([there.get(word, word) for word in words], check=True)


def variables(root: Path) -> dict[str, str]:
    """The settings that are restored, as a service reads them."""
    lines = root.joinpath(_SETTINGS).read_text("utf-8").splitlines()
    found = dict(line.split("=", 1) for line in lines)
    return found | {"REPORT_DATA": f"{root}{found['REPORT_DATA']}"}


def health(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(server.get("/api/v1/health")[1])
    return {name: found[name] for name in ("ready", "status", "edition", "content_mark", "data")}


@pytest.mark.long
def test_restored_report_is_the_same_with_its_settings(tmp_path: Path) -> None:
    first, second, archive = tmp_path / "first", tmp_path / "second", tmp_path / "report.tar.gz"
    shutil.copytree(EXAMPLE, first / _DATA)
    shutil.copytree(ROOT / "deploy" / "nginx", first / _PROXY)
    own = f"REPORT_DATA=/{_DATA}\nREPORT_MESSAGES_A_SECOND=3\nREPORT_LOG=json\n"
    first.joinpath(_SETTINGS).write_text(own, "utf-8")
    second.mkdir()
    with serving(None, None, ROOT, **variables(first)) as server:
        before = health(server)
    run_below(first, "tar --create", archive)
    shutil.rmtree(first)
    run_below(second, "tar --extract", archive)
    with serving(None, None, ROOT, **variables(second)) as server:
        assert health(server) == before
        assert any(line.startswith('{"time"') for line in server.said().splitlines())
    assert before["status"] == "ok"
    assert before["content_mark"]
    assert {path.name for path in second.joinpath(_PROXY).iterdir()} == {
        "servers.conf",
        "site.conf",
    }
    assert second.joinpath(_SETTINGS).read_text("utf-8") == own
