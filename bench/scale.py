"""`python -m bench.scale shipped 10^4 …`: what so many figures cost, as table, files and databases.

The shipped folder, or made-up ones of each size, are checked, written as files, loaded into a
PostgreSQL and a ClickHouse (its embedded build) that are started for that, and served, on Linux,
one at a time. What is printed is a row
for each size and kind; of pages and answers the median of several, each of which asks for something
else. Processor time tells what a quiet machine would take at least; the database's own is not in
it.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from bench.memory import megabytes
from report.data import store
from tests import clickhouse, postgresql
from tests.clickhouse import ClickHouse
from tests.postgresql import Postgres
from tests.server import ROOT, Server, serving
from tests.session import Session, session

SEED = 3
_ROUNDS = 5
TABLE, FILES = "table", "files"
DATABASES: Mapping[str, Callable[[], AbstractContextManager[Postgres | ClickHouse]]] = {
    "PostgreSQL": postgresql.running,
    "ClickHouse": clickhouse.running,
}
# Larger ones are not served as a table: they would be in memory as a whole.
_MOST_AS_TABLE = 1_000_000
SHIPPED = "shipped"
# Where a server did not start in the time that one is given.
_NEVER = float("nan")


@dataclass(frozen=True)
class ScaleRow:
    """What a size costs: seconds (`cpu`: of a processor), milliseconds of pages and answers, and
    megabytes.
    """

    publish_s: float
    publish_cpu: float
    check_s: float
    check_cpu: float
    check_mb: float
    start_s: float = _NEVER
    start_cpu: float = _NEVER
    first_page_ms: float = _NEVER
    page_ms: float = _NEVER
    filter_ms: float = _NEVER
    api_ms: float = _NEVER
    search_ms: float = _NEVER
    server_mb: float = _NEVER
    most_mb: float = _NEVER


@dataclass(frozen=True)
class ScaleQuestions:
    """What is asked of a folder: an area, and indicators and places in Explore."""

    area: str
    indicators: tuple[str, ...]
    places: tuple[str, ...]


_OF_SYNTHETIC = ScaleQuestions(
    "syn_energy",
    ("syn_electricity_use", "syn_solar_capacity", "syn_renewable_share"),
    ("syn_city", "syn_district_a", "syn_district_a_a", "syn_district_a_b", "syn_district_a_c"),
)


def measured(sizes: Sequence[str]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    heads = ["figures", "kept as", *(field.name.replace("_", " ") for field in fields(ScaleRow))]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            for kind, row in _rows(size, Path(home)):
                values = (getattr(row, field.name) for field in fields(row))
                yield f"| {size} | {kind} | {' | '.join(map(shown, values))} |"


def _rows(size: str, home: Path) -> Iterator[tuple[str, ScaleRow]]:
    """The rows of a table, of the files that are written of it, and of these in a database."""
    asked = _of_shipped() if size == SHIPPED else _OF_SYNTHETIC
    table, files = _folder(size, home), home / FILES
    if size == SHIPPED or size_of(size) <= _MOST_AS_TABLE:
        yield TABLE, _row(str(table), (_NEVER, _NEVER), asked)
    seconds, processor, _ = _run("partition", str(table), "--into", str(files))
    yield FILES, _row(str(files), (seconds, processor), asked)
    for kind, running in DATABASES.items():
        with running() as server:
            address = server.new("scale")
            seconds, processor, _ = _run("load", address, "--folder", str(files))
            yield kind, _row(address, (seconds, processor), asked)


def _of_shipped() -> ScaleQuestions:
    """Indicators with figures at four places and more."""
    report = store.load(store.SHIPPED)
    many = [name for name in report.indicators if len(report.places_of(name)) >= 4]
    common = [place.id for place in report.places_of(many[0])]
    return ScaleQuestions(report.areas[0].id, tuple(many[:3]), tuple(common[:4]))


def _folder(size: str, home: Path) -> Path:
    if size == SHIPPED:
        return store.SHIPPED
    _run("generate", str(size_of(size)), "--seed", str(SEED), "--into", str(home / TABLE))
    return home / TABLE


def _row(named: str, publish: tuple[float, float], asked: ScaleQuestions) -> ScaleRow:
    """Of what `REPORT_DATA` names."""
    commands = (*publish, *_run("check", named=named))
    begun = time.monotonic()
    try:
        with serving(REPORT_DATA=named) as server, session(server.url) as reader:
            start = time.monotonic() - begun, _processor(server.pid)
            return ScaleRow(*commands, *start, *_answers(server, reader, asked))
    except RuntimeError:
        return ScaleRow(*commands)


def _answers(server: Server, reader: Session, asked: ScaleQuestions) -> Iterator[float]:
    """Milliseconds of the first page, of later ones and of answers; the memory after that."""
    yield _took(lambda: _page(reader, asked, 0))
    yield _median(lambda number: _page(reader, asked, number))
    yield _median(lambda number: _choice(reader, asked, number))
    path = "/api/v1/observations?limit=100&preferred=all&offset="
    yield _median(lambda number: _asked(server, f"{path}{number * 123}"))
    yield _median(lambda number: _asked(server, f"/api/v1/indicators?q=a&offset={number}"))
    yield megabytes(server.pid)
    yield megabytes(server.pid, "VmHWM")


def _page(reader: Session, asked: ScaleQuestions, number: int) -> None:
    reader.run(asked.area, {"lang": ("en", "zh")[number % 2]})


def _choice(reader: Session, asked: ScaleQuestions, number: int) -> None:
    """Another view of Explore: another indicator and other places than before."""
    first, *others = asked.places
    places = ",".join((first, others[number % len(others)]))
    chosen = {"indicators": asked.indicators[number % len(asked.indicators)], "places": places}
    reader.run("explore", {"lang": "en", **chosen})


def _asked(server: Server, path: str) -> None:
    status, _ = server.fetched(path)
    if status != 200:
        raise RuntimeError(f"{path} was answered with {status}")


def _median(ask: Callable[[int], None]) -> float:
    return statistics.median(_took(partial(ask, number)) for number in range(1, _ROUNDS + 1))


def _took(ask: Callable[[], None]) -> float:
    begun = time.monotonic()
    ask()
    return (time.monotonic() - begun) * 1_000


def _run(*command: str, named: str | None = None) -> tuple[float, float, float]:
    """Seconds, those of a processor and megabytes that a command of the report takes, of the data
    that are `named` where any are.

    RuntimeError where it fails.
    """
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "report", *command],
        cwd=ROOT,
        env=os.environ | ({"REPORT_DATA": named} if named else {}),
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _processor(pid: int) -> float:
    """Seconds of a processor that a process has had, as Linux counts them."""
    cells = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def shown(value: float) -> str:
    """A value of the table; a dash for what was not measured."""
    if math.isnan(value):
        return "–"
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def size_of(written: str) -> int:
    """A number of figures, which may be written as a power: 10^5."""
    base, _, power = written.partition("^")
    size: int = int(base) ** int(power or 1)
    return size


def main() -> None:
    """Print the table of the sizes that are named."""
    for line in measured(sys.argv[1:]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
