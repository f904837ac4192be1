"""The log of a server that runs, in which a page fails."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.operation.told import number, scraped
from tests.server import ROOT, Server, free_port, serving
from tests.session import RunError, session
from tests.workers.makers import until

_READER = "someone@example.org"
_AGENT = "Browser of somebody"
_PORT = free_port()
# What Streamlit says before it has read a line of ours.
_SILENT = {
    "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
    "STREAMLIT_SERVER_ADDRESS": "localhost",
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product, in which the page of sources has a fault, and so has a part of the glossary."""
    folder = tmp_path_factory.mktemp("faulty") / "report"
    left_out = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("pages", "report", "data", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "dashboard.py", folder)
    page = folder / "pages" / "sources.py"
    text = page.read_text("utf-8")
    page.write_text(re.sub(r"(?m)^(def show\(.*\n)", r"\1    raise ValueError('faulty')\n", text))
    return folder


@pytest.fixture(scope="module")
def server(faulty: Path) -> Iterator[Server]:
    port = str(_PORT)
    with serving(
        None, None, faulty, REPORT_LOG="json", REPORT_METRICS_PORT=port, **_SILENT
    ) as running:
        yield running


def told(server: Server, **wanted: object) -> list[dict[str, Any]]:
    """The lines of the log that have these values."""
    lines = [json.loads(line) for line in server.said().splitlines()]
    return [line for line in lines if wanted.items() <= line.items()]


def test_answer_has_a_line_and_the_id_of_its_request(server: Server) -> None:
    own = {"X-Request-ID": "proxy-4711", "User-Agent": _AGENT}
    with urlopen(Request(f"{server.url}/api/v1/areas?edition=latest", headers=own)) as answer:
        assert answer.headers["X-Request-ID"] == "proxy-4711"
    until(lambda: bool(told(server, request="proxy-4711")))
    (line,) = told(server, request="proxy-4711")
    assert (line["event"], line["kind"], line["status"]) == ("answer", "api", 200)


def test_run_has_a_line_with_its_page_and_session(server: Server) -> None:
    with session(server.url) as first, session(server.url) as second:
        first.run("energy", {"lang": "en", "q": _READER})
        first.run("", {"lang": "zh"})
        second.run("glossary", {"lang": "en"})
        until(lambda: len(told(server, event="run")) >= 3)
    (energy,) = told(server, event="run", page="energy")
    (overview,) = told(server, event="run", page="overview")
    (glossary,) = told(server, event="run", page="glossary")
    assert (energy["language"], overview["language"]) == ("en", "zh")
    assert energy["edition"] == "latest"
    assert energy["milliseconds"] > 0
    assert energy["session"] == overview["session"] != glossary["session"]


def test_failed_run_is_told_with_its_session_and_counted(server: Server) -> None:
    with session(server.url) as reader:
        reader.run("unknowns", {"lang": "en"})
        with pytest.raises(RunError):
            reader.run("sources", {"lang": "en"})
        until(lambda: bool(told(server, level="error")))
    (sound,) = told(server, event="run", page="unknowns")
    (failed,) = told(server, level="error")
    assert "ValueError: faulty" in failed["error"]
    assert failed["session"] == sound["session"]
    assert told(server, event="run", page="sources") == []
    until(lambda: "report_run_failures" in scraped(_PORT))
    assert number(scraped(_PORT), "report_run_failures_total", page="sources") == 1


def test_nothing_of_a_reader_stands_in_it(server: Server) -> None:
    headers = {"User-Agent": _AGENT, "X-Forwarded-For": "192.0.2.7", "X-Request-ID": f"<{_READER}>"}
    for path in (
        f"/{_READER}",
        f"/energy?q={_READER}",
        f"/files/{_READER}/x.csv",
        f"/api/{_READER}",
    ):
        server.get(path, **headers)
    with session(server.url) as reader:
        reader.run(_READER, {"lang": "en", "q": _READER})
    said = server.said()
    assert said
    assert [one for one in (_READER, "127.0.0.1", "192.0.2.7", _AGENT, "?q=") if one in said] == []


def test_every_line_is_an_object_with_time_level_and_event(server: Server) -> None:
    lines = told(server)
    assert len(lines) > 5
    assert all({"time", "level", "event"} <= line.keys() for line in lines)
    assert {"report.data", "uvicorn.error"} <= {line["log"] for line in lines}
