"""A server whose figures are in a database: what it does when that changes, and when it is gone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from report.data import store
from report.data.database.loading import load
from tests.build import EXAMPLE
from tests.postgresql import Postgres, running
from tests.server import ROOT, Server, free_port, serving
from tests.session import session
from tests.spoilt import edit
from tests.workers.makers import until

_ROWS = "/api/v1/observations?preferred=all"
_WORD = "figures.unavailable"


@pytest.fixture
def database() -> Iterator[Postgres]:
    """A server of its own: it is stopped, and others ask theirs meanwhile."""
    with running() as server:
        server.new("city")
        load(EXAMPLE, server.address("city"), lambda *_: None)
        server.let_read("city")
        yield server


@pytest.fixture
def reports(database: Postgres, tmp_path: Path) -> Iterator[Server]:
    """A server of it, which leaves nothing behind."""
    with serving(
        REPORT_DATA=database.address("city", "reader"),
        REPORT_REST_SECONDS="0.2",
        REPORT_DATABASE_SECONDS="5",
        TMPDIR=str(tmp_path),
    ) as it:
        assert list(tmp_path.glob("report-*/places.csv"))
        yield it
        assert "Traceback" not in it.said()
    assert list(tmp_path.glob("report-*")) == []


def values(server: Server) -> set[float]:
    status, body = server.get(_ROWS)
    return {row["value"] for row in json.loads(body)["data"]} if status == 200 else set()


def told_of(server: Server) -> tuple[str, list[str]]:
    health = json.loads(server.get("/api/v1/health")[1])
    return health["status"], [one["wrong"] for one in health["problems"]]


def test_next_state_is_taken(database: Postgres, reports: Server, tmp_path: Path) -> None:
    assert {46, 3905.5} <= values(reports)
    city = Path(shutil.copytree(EXAMPLE, tmp_path / "city"))
    edit(city, {"file": "observations.csv", "replace": "2021,46,", "to": "2021,47,"})
    load(city, database.address("city"), lambda *_: None)
    until(lambda: 47 in values(reports))
    assert told_of(reports) == ("ok", [])


def test_database_that_is_gone_and_comes_back(database: Postgres, reports: Server) -> None:
    word = store.shared(EXAMPLE).words[_WORD]["en"]
    # What was not read before.
    unread = "indicator", {"lang": "en", "id": "solar_capacity"}
    with session(reports.url) as reader:
        assert word not in reader.run("power", {"lang": "en"})
        database.stop()
        until(lambda: told_of(reports) == ("outdated", ["the database cannot be read"]))
        assert word in reader.run(*unread)
        assert reports.get(f"{_ROWS}&place=neighbourton")[0] == 503
        database.start()
        until(lambda: told_of(reports) == ("ok", []))
        assert word not in reader.run(*unread)
    assert len(values(reports)) > 5


def test_server_does_not_start_without_it() -> None:
    asked = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    asked += ["--server.headless=true", f"--server.port={free_port()}"]
    there = os.environ | {"REPORT_DATA": "postgresql://reader:geheim@127.0.0.1:1/city"}
    done = subprocess.run(
        asked, cwd=ROOT, env=there, capture_output=True, timeout=60, check=False, text=True
    )
    assert done.returncode == 1
    assert "the database does not answer: " in done.stderr.splitlines()[-1]
    assert "geheim" not in done.stdout + done.stderr


def test_page_that_cannot_be_read_stays_the_page_that_was_asked_for(
    database: Postgres,
) -> None:
    """Also where what the editions are made of has not been read."""
    load(store.SHIPPED, database.address("city"), lambda *_: None)
    address = database.address("city", "reader")
    words = store.shared(store.SHIPPED).words
    with serving(REPORT_DATA=address, REPORT_DATABASE_SECONDS="5") as reports:
        database.stop()
        with session(reports.url) as reader:
            told = reader.run("unknowns", {"lang": "en", "edition": "2023"})
            assert words[_WORD]["en"] in told
            database.start()
            until(lambda: told_of(reports) == ("ok", []))
            assert words["unknowns.lists"]["en"] in reader.run(
                "unknowns", {"lang": "en", "edition": "2023"}
            )
