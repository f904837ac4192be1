"""Two servers behind Caddy with the file of `deploy`: a reader stays, and goes on when one dies."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from tests.build import EXAMPLE
from tests.operation.told import number, scraped
from tests.server import ROOT, Server, free_port, serving
from tests.session import session
from tests.workers.makers import PATIENCE, until

_FILE = ROOT / "deploy" / "Caddyfile"
_PAGES = "report_page_run_seconds_count"


@dataclass(frozen=True)
class Behind:
    """Servers with the ports of their measures, and where Caddy has them."""

    servers: dict[int, Server]
    url: str

    def runs(self) -> dict[int, float]:
        """How many pages each of those that live has run."""
        return {port: _runs(port) for port in self.servers}


def _runs(port: int) -> float:
    try:
        return number(scraped(port), _PAGES, page="overview", part="page")
    except (KeyError, URLError):
        return 0.0


@contextmanager
def caddy(servers: list[Server], folder: Path) -> Iterator[str]:
    """Caddy before servers, without TLS, for which it would want a name of the outside."""
    url = f"http://localhost:{free_port()}"
    addresses = " ".join(f"127.0.0.1:{urlsplit(server.url).port}" for server in servers)
    own = {"REPORT_SITE": url, "REPORT_SERVERS": addresses, "HOME": str(folder)}
    with (folder / "caddy.log").open("wb") as log:
        command = ["caddy", "run", "--config", str(_FILE), "--adapter", "caddyfile"]
        process = subprocess.Popen(command, env=os.environ | own, stdout=log, stderr=log)
        try:
            until(lambda: _answers(url))
            yield url
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/_stcore/health", timeout=PATIENCE) as answer:
            return bool(answer.read() == b"ok")
    except URLError:
        return False


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    with ExitStack() as stack:
        servers = {}
        for _ in range(2):
            port = free_port()
            servers[port] = stack.enter_context(serving(EXAMPLE, REPORT_METRICS_PORT=str(port)))
        folder = tmp_path_factory.mktemp("caddy")
        yield Behind(servers, stack.enter_context(caddy([*servers.values()], folder)))


def test_caddy_takes_the_file_as_it_is() -> None:
    for command in (["validate", "--adapter", "caddyfile", "--config"], ["fmt"]):
        told = subprocess.run(
            ["caddy", *command, str(_FILE)], check=False, capture_output=True, text=True
        )
        assert told.returncode == 0, told.stderr
    assert told.stdout == _FILE.read_text("utf-8")


def test_page_is_told_what_a_proxy_has_to_say(behind: Behind) -> None:
    hostile = {"X-Request-ID": "mine", "X-Forwarded-Prefix": "/mine"}
    with urlopen(Request(f"{behind.url}/power?lang=en", headers=hostile)) as answer:
        page = answer.read().decode()
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["X-Request-ID"] != "mine"
    assert f'href="{behind.url}/power?lang=en"' in page
    assert "/mine" not in page


def test_reader_stays_with_a_server_and_goes_on_when_that_dies(behind: Behind) -> None:
    jar = CookieJar()
    build_opener(HTTPCookieProcessor(jar)).open(f"{behind.url}/").close()
    (cookie,) = (f"{one.name}={one.value}" for one in jar)
    assert cookie.startswith("report_reader=")
    for _ in range(6):
        with session(behind.url, Cookie=cookie) as reader:
            assert "Exampleton" in reader.run("", {"lang": "en"})
    until(lambda: sum(behind.runs().values()) == 6)
    (own,) = (port for port, runs in behind.runs().items() if runs == 6)
    os.kill(behind.servers[own].pid, signal.SIGKILL)
    with session(behind.url, Cookie=cookie) as reader:
        assert "Exampleton" in reader.run("", {"lang": "en"})
