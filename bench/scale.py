"""`python -m bench.scale 10^4 10^5 …`: what so many figures cost, as a table and as files.

Made-up folders of each size are checked, written as files and served, on Linux, one at a time. What
is printed is a row for each size and kind; of pages and answers the median of several, each of
which asks for something else. Processor time tells what a quiet machine would take at least.
"""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from tests.server import ROOT, Server, serving
from tests.session import Session, session

SEED = 3
_ROUNDS = 5
_AREA = "syn_energy"
_INDICATORS = ("syn_electricity_use", "syn_solar_capacity", "syn_renewable_share")
_DISTRICTS = ("syn_district_a", "syn_district_a_a", "syn_district_a_b", "syn_district_a_c")
TABLE, FILES = "table", "files"
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


def measured(sizes: Sequence[int]) -> Iterator[str]:
    """The lines of a table in Markdown."""
    heads = ["figures", "kept as", *(field.name.replace("_", " ") for field in fields(ScaleRow))]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for size in sizes:
        with tempfile.TemporaryDirectory() as home:
            for kind, row in _both(size, Path(home)):
                values = (getattr(row, field.name) for field in fields(row))
                yield f"| {size:,} | {kind} | {' | '.join(map(shown, values))} |"


def _both(size: int, home: Path) -> Iterator[tuple[str, ScaleRow]]:
    """The row of a table, and that of the files that are written of it."""
    table, files = home / TABLE, home / FILES
    _run("generate", str(size), "--seed", str(SEED), "--into", str(table))
    yield TABLE, _row(table, (_NEVER, _NEVER))
    seconds, processor, _ = _run("partition", str(table), "--into", str(files))
    yield FILES, _row(files, (seconds, processor))


def _row(folder: Path, publish: tuple[float, float]) -> ScaleRow:
    commands = (*publish, *_run("check", str(folder)))
    begun = time.monotonic()
    try:
        with serving(folder) as server, session(server.url) as reader:
            start = time.monotonic() - begun, _processor(server.pid)
            return ScaleRow(*commands, *start, *_answers(server, reader))
    except RuntimeError:
        return ScaleRow(*commands)


def _answers(server: Server, reader: Session) -> Iterator[float]:
    """Milliseconds of the first page, of later ones and of answers; the memory after that."""
    yield _took(lambda: _page(reader, 0))
    yield _median(lambda number: _page(reader, number))
    yield _median(lambda number: _choice(reader, number))
    path = "/api/v1/observations?limit=100&preferred=all&offset="
    yield _median(lambda number: _asked(server, f"{path}{number * 1_234}"))
    yield _median(lambda number: _asked(server, f"/api/v1/indicators?q=synthetic&offset={number}"))
    yield _memory(server.pid, "VmRSS")
    yield _memory(server.pid, "VmHWM")


def _page(reader: Session, number: int) -> None:
    reader.run(_AREA, {"lang": ("en", "zh")[number % 2]})


def _choice(reader: Session, number: int) -> None:
    """Another view of Explore: another indicator and other places than before."""
    places = ",".join(("syn_city", _DISTRICTS[number % len(_DISTRICTS)]))
    chosen = {"indicators": _INDICATORS[number % len(_INDICATORS)], "places": places}
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


def _run(*command: str) -> tuple[float, float, float]:
    """Seconds, those of a processor and megabytes that a command of the report takes.

    RuntimeError where it fails.
    """
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "report", *command], cwd=ROOT, stdout=subprocess.DEVNULL
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


def _memory(pid: int, what: str) -> float:
    """Megabytes of a process, as Linux counts them."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))


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
    for line in measured([size_of(written) for written in sys.argv[1:]]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
