"""`python -m bench.soak`: half an hour of readers, with data that change and files that are made.

Prints each minute, and at the end how the server's memory grew and whether waits became longer.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from bench.made_files import used
from tests.changing.published import FIRST, PublishedCity, publishing, write
from tests.session import RunError, session

PAGES = ("", "power", "explore", "present", "sources", "unknowns", "changes")
FILES = ("area/power.pdf", "area/power.xlsx", "area/power.csv", "slides/short.pptx")
LANGUAGES = ("en", "zh")
READERS = 20
# In seconds: between two pages of a reader, two states of the data, two files, two lines printed.
_THOUGHT, _SWAP, _FILE, _LINE = (2.0, 8.0), 60, 30, 60
# In minutes: what is made once is made by then.
WARM = 3.0


@dataclass(frozen=True)
class Taken:
    """A page: minutes since the beginning, and the seconds that it took."""

    minute: float
    seconds: float


class Soak:
    """What is seen of one server from now on: the waits, the memory in MB by minute, how many files
    were made, and the errors.
    """

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.waits: list[Taken] = []
        self.memory: list[tuple[float, float]] = []
        self.errors: list[str] = []
        self.files = 0

    @property
    def minute(self) -> float:
        """Minutes since the beginning."""
        return (time.monotonic() - self.begun) / 60

    def line(self, since: float) -> str:
        """The last minutes in words."""
        lately = [one.seconds for one in self.waits if one.minute >= since]
        return (
            f"{self.minute:5.1f} min {self.memory[-1][1]:7.0f} MB {len(lately):5} pages"
            f"{ninety_fifth(lately):7.2f} s {self.files:5} files {len(self.errors):5} errors"
        )

    def told(self) -> Iterator[str]:
        """How memory grew after the first minutes, and the waits of both halves of the rest."""
        begun = min(WARM, self.minute / 4)
        warm = [(minute, mb) for minute, mb in self.memory if minute >= begun]
        slope = statistics.linear_regression(*zip(*warm, strict=True)).slope
        middle = (begun + self.minute) / 2
        first = [one.seconds for one in self.waits if begun <= one.minute < middle]
        second = [one.seconds for one in self.waits if one.minute >= middle]
        yield f"memory grew by {slope:.2f} MB a minute, to {warm[-1][1]:.0f} MB"
        yield f"95 of 100 pages within {ninety_fifth(first):.2f} s, then {ninety_fifth(second):.2f}"
        yield f"{len(self.waits)} pages, {self.files} files, {len(self.errors)} errors"
        yield from self.errors[:10]


def ninety_fifth(seconds: Sequence[float]) -> float:
    """The 95th of 100; the only one where there are not two."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else sum(seconds)


def soaked(city: PublishedCity, minutes: float) -> Soak:
    """Have readers, a writer and somebody who asks for files use a server for so long."""
    seen, ended = Soak(), threading.Event()
    with ThreadPoolExecutor(READERS + 2) as threads:
        acts = [threads.submit(_read, city, number, seen, ended) for number in range(READERS)]
        acts += [threads.submit(act, city, seen, ended) for act in (_swap, _ask_for_files)]
        last = 0.0
        while seen.minute < minutes:
            ended.wait(_LINE / 6)
            seen.memory.append((seen.minute, used(city.server.pid)))
            if seen.minute - last >= _LINE / 60:
                print(seen.line(last), flush=True)
                last = seen.minute
        ended.set()
        for act in acts:
            act.result()
    return seen


def _read(city: PublishedCity, number: int, seen: Soak, ended: threading.Event) -> None:
    """Come, read some pages, go, and come again as somebody else."""
    thought = random.Random(number)
    while not ended.is_set():
        with session(city.server.url) as reader:
            for page in thought.choices(PAGES, k=6):
                if ended.wait(thought.uniform(*_THOUGHT)):
                    return
                begun = time.perf_counter()
                try:
                    reader.run(page, {"lang": thought.choice(LANGUAGES)})
                except RunError as error:
                    seen.errors.append(f"{page}: {error}")
                seen.waits.append(Taken(seen.minute, time.perf_counter() - begun))


def _swap(city: PublishedCity, _: Soak, ended: threading.Event) -> None:
    for state in itertools.cycle("BCDEFGHIJKLMNOPQRSTUVWXYZA"):
        if ended.wait(_SWAP):
            return
        write(city.folder, state)


def _ask_for_files(city: PublishedCity, seen: Soak, ended: threading.Event) -> None:
    for language, name in itertools.cycle(itertools.product(LANGUAGES, FILES)):
        if ended.wait(_FILE):
            return
        try:
            status, _ = city.server.fetched(f"/files/{name}?lang={language}")
        except URLError as error:
            seen.errors.append(f"{name}: {error}")
        else:
            seen.files += status == 200
            if status != 200:
                seen.errors.append(f"{name}: {status}")


def main() -> int:
    """Soak a new server of a city; 1 where there was an error."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder, publishing(Path(folder) / "data", FIRST) as city:
        seen = soaked(city, minutes)
    print(*seen.told(), sep="\n")
    return 1 if seen.errors else 0


if __name__ == "__main__":
    sys.exit(main())
