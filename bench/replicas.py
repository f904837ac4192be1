"""`python -m bench.replicas FOLDER|ADDRESS …`: how much one server answers, and three.

Readers ask without a pause for a quarter of a minute, each one server of them: pages of an area in
turns with a hundred rows of the API. Each server has answered both once before: what it works out
for its first reader is told by `bench.scale`. What is printed is a row for what `REPORT_DATA` names
and each number of servers, on one machine with them, whose processors all of them share.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from bench.memory import megabytes
from tests.server import Server, serving
from tests.session import session

_SERVERS = (1, 3)
_READERS = 6
_SECONDS = 15.0
_ROWS = "/api/v1/observations?limit=100&preferred=all&offset="


def measured(named: Sequence[str]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    yield "| data | servers | answers a second | median ms | p95 ms | MB of a server |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for data in named:
        for number in _SERVERS:
            with ExitStack() as stack:
                servers = [stack.enter_context(serving(REPORT_DATA=data)) for _ in range(number)]
                waits = _asked(servers)
                most = max(megabytes(server.pid) for server in servers)
            cells = (len(waits) / _SECONDS, statistics.median(waits), _p95(waits), most)
            yield f"| {data} | {number} | {' | '.join(f'{cell:.0f}' for cell in cells)} |"


def _asked(servers: Sequence[Server]) -> list[float]:
    """The milliseconds of each answer."""
    waits: list[float] = []
    area = _first_area(servers[0])
    for server in servers:
        _ask_once(server, area)
    end = time.monotonic() + _SECONDS

    def read(number: int) -> None:
        server = servers[number % len(servers)]
        with session(server.url) as reader:
            turn = 0
            while time.monotonic() < end:
                turn += 1
                begun = time.perf_counter()
                if turn % 2:
                    reader.run(area, {"lang": ("en", "zh")[turn // 2 % 2]})
                else:
                    server.fetched(f"{_ROWS}{(number + turn * _READERS) * 7}")
                waits.append((time.perf_counter() - begun) * 1_000)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(_READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _ask_once(server: Server, area: str) -> None:
    with session(server.url) as reader:
        for language in ("en", "zh"):
            reader.run(area, {"lang": language})
    server.fetched(f"{_ROWS}0")


def _first_area(server: Server) -> str:
    found: str = json.loads(server.get("/api/v1/areas")[1])["data"][0]["id"]
    return found


def _p95(waits: Sequence[float]) -> float:
    return sorted(waits)[int(len(waits) * 0.95)]


if __name__ == "__main__":
    for line in measured(sys.argv[1:]):
        print(line, flush=True)
