"""`python -m bench.made_files FOLDER [FOLDER …]`: what costly files take of a server, on Linux.

Each folder has the code of one version, and all are served in turns. What is printed is the median
of all rounds, for each version beside the first one.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from bench.contenders.content import AREA
from tests.server import ROOT, Server, serving

ROUNDS = 3
# Each is asked for when nobody else asks for anything. The first finds no worker and no browser.
FIRST = "report, zh (first)"
FILES = {
    FIRST: "report/everything.pdf?lang=zh",
    "report, en": "report/everything.pdf?lang=en",
    "brief": f"area/{AREA}.pdf?lang=en",
    "slides": "slides/full.pptx?lang=zh",
    "picture": f"events/{AREA}.png?lang=zh",
}
# In seconds: how often memory is read, after what rest workers end, and after what rest it is read
# for the last time.
_OFTEN, _IDLE, _REST = 0.1, 4, 8
_PATIENCE = 300
# Seconds of each file; then in MB the server at rest, the most that it had and what it has at rest
# again, the most that its children had and what they have then.
REST, MOST = "at rest", "at most"
HEADS = (*FILES, REST, MOST, "again", "children", "children again")


@dataclass(frozen=True)
class Memory:
    """What a process and all that it has started use, in MB, since it is looked at."""

    pid: int
    own: list[float] = field(default_factory=list)
    children: list[float] = field(default_factory=list)

    def read(self) -> None:
        self.own.append(used(self.pid))
        self.children.append(sum(used(child) for child in descendants(self.pid)))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Read it again and again until the block ends."""
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(_OFTEN):
                self.read()

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


def used(pid: int) -> float:
    """The memory of a process in MB; what it shares with others counts as their shares of it."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that they have."""
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield int(child)
                yield from descendants(int(child))


def measured(roots: Sequence[Path]) -> Iterator[str]:
    """A line for each version, and one that compares it with the first."""
    yield f"{'':<24}" + "".join(f"{head:>20}" for head in HEADS)
    rounds: dict[Path, list[tuple[float, ...]]] = {root: [] for root in roots}
    for _ in range(ROUNDS):
        for root, rows in rounds.items():
            rows.append(costs(root))
    first = medians(rounds[roots[0]])
    for root, rows in rounds.items():
        own = medians(rows)
        yield f"{root.name:<24}" + "".join(f"{one:20.2f}" for one in own)
        if root != roots[0]:
            ratios = (one / other if other else 1 for one, other in zip(own, first, strict=True))
            yield f"{'':<24}" + "".join(f"{ratio:19.2f}×" for ratio in ratios)


def medians(rows: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The median of each column."""
    return tuple(statistics.median(column) for column in zip(*rows, strict=True))


def costs(root: Path) -> tuple[float, ...]:
    """The seconds of each file, and the memory, in the order of HEADS, of a server of its own."""
    with serving(root=root, REPORT_WORKER_IDLE=str(_IDLE)) as server:
        return _costs(server)


def _costs(server: Server) -> tuple[float, ...]:
    server.get(f"/{AREA}?lang=zh")
    memory = Memory(server.pid)
    memory.read()
    with memory.watched():
        seconds = [taken(f"{server.url}/files/{path}") for path in FILES.values()]
    time.sleep(_REST)
    memory.read()
    own, children = memory.own, memory.children
    return (*seconds, own[0], max(own), own[-1], max(children), children[-1])


def taken(address: str) -> float:
    """How many seconds an answer takes."""
    begun = time.perf_counter()
    with urlopen(address, timeout=_PATIENCE) as reply:
        reply.read()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(*measured([Path(name).resolve() for name in sys.argv[1:]] or [ROOT]), sep="\n")
