"""Two servers of one folder: what was signed appears at its minute on both, and can be withdrawn.

Until then nothing of it is in any answer of either, whatever is asked for.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import time
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from report.signing.signing import Signing, read_state, signed, withdrawn
from tests.changing.published import files_of, states_in, write
from tests.server import Server, serving
from tests.session import session
from tests.workers.makers import until

PAGES = ("", "power", "explore", "present", "indicator", "sources", "unknowns", "changes", "chart")
QUERIES = (
    "lang=en",
    "lang=zh",
    "lang=en&edition=2022",
    # Guesses.
    "lang=en&edition=2024&draft=city&mark=x",
    "lang=en&id=solar_capacity&q=Exampleton&source=yearbook",
)
FILES = (
    *("area/power.csv", "area/power.json", "area/power.xlsx", "report/everything.json"),
    *("chart/solar.csv", "changes/city.pdf", "indicator/solar_capacity.csv"),
)
GUESSES = (
    *("/signed/signatures.csv", "/data/signed/signatures.csv", "/static/signed/signatures.csv"),
    *("/..%2fsigned%2fsignatures.csv", "/app/static/../signed/signatures.csv", "/places.csv"),
    *("/sitemap.xml", "/robots.txt", "/api/v1/health", "/api/v1/openapi.json"),
)
# Longer than it takes to ask for all of it.
_LATER, _SOON = dt.timedelta(hours=1), dt.timedelta(seconds=5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose first state is signed and seen."""
    folder = tmp_path_factory.mktemp("released") / "city"
    write(folder, "A")
    sign(folder)
    return folder


@pytest.fixture(scope="module")
def servers(folder: Path) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        yield [stack.enter_context(serving(folder, REPORT_SIGNED_ONLY="yes")) for _ in range(2)]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def sign(folder: Path, release_at: dt.datetime | None = None) -> None:
    signed(folder, read_state(folder), Signing("A. Deputy", "The year", now(), release_at))


def answers(server: Server) -> Iterator[tuple[str, str]]:
    """What is asked for, and all that is answered, unpacked."""
    with session(server.url) as reader:
        for page in PAGES:
            for query in QUERIES:
                asked = dict(pair.split("=") for pair in query.split("&"))
                yield f"{page}?{query} (app)", reader.run(page, asked)
                yield f"{page}?{query}", read(server, f"/{page}?{query}")
    described = json.loads(server.get("/api/v1/openapi.json")[1])
    for path in described["paths"]:
        named = path.replace("{id}", "power" if "areas" in path else "solar_capacity")
        for query in ("", "?format=csv", "?edition=2022", "?lang=zh&edition=2024"):
            yield named + query, read(server, f"/api/v1{named.removeprefix('/api/v1')}{query}")
    for file in FILES:
        for edition in ("latest", "2022"):
            address = f"/files/{file}?lang=en&edition={edition}"
            yield address, read(server, address)
    for guess in GUESSES:
        yield guess, read(server, guess)


def read(server: Server, path: str) -> str:
    content = server.fetched(path)[1]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode("utf-8", "replace")


def told_of(server: Server) -> dict[str, set[str]]:
    """By state, the answers that tell of it."""
    found: dict[str, set[str]] = {}
    for asked, answer in answers(server):
        for state in states_in(answer):
            found.setdefault(state, set()).add(asked)
    return found


def shows(server: Server, state: str) -> bool:
    with session(server.url) as reader:
        return states_in(reader.run("power", {"lang": "en"})) == {state}


def test_release_and_withdrawal(folder: Path, servers: list[Server]) -> None:
    write(folder, "B")
    sign(folder, now() + _LATER)
    before = [told_of(server) for server in servers]
    for found in before:
        assert set(found) == {"A"}
        # The pages, the data API and the files do tell of the city.
        kinds = ("(app)", "/api/v1/", "/files/")
        assert all(any(kind in asked for asked in found["A"]) for kind in kinds)
    assert all(shows(server, "A") for server in servers)
    # It is put forward.
    release = now() + _SOON
    sign(folder, release)
    time.sleep(max(0, (release - now()).total_seconds()))
    for server in servers:
        until(partial(shows, server, "B"))
    assert set(told_of(servers[0])) == {"B"}
    withdrawn(folder, Signing("A. Deputy", "Too early", now()))
    for server in servers:
        until(partial(shows, server, "A"))
    assert set(told_of(servers[1])) == {"A"}


def test_names_of_the_states_differ_in_every_file() -> None:
    assert "StateA" in files_of("A")["places.csv"]
    assert "StateB" in files_of("B")["places.csv"]
