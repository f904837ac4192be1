"""Pages run again and again while their data are republished: none fails, none mixes two states.

    python -m tests.changing.republished 1000

A writer writes one state over another, file by file, every 50 ms, and rests now and then until the
last one is served.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.changing.published import FIRST, PublishedCity, publishing, states_in, write
from tests.session import session
from tests.workers.makers import until

PAGES = ("", "power", "explore", "present", "sources")
LANGUAGES = ("en", "zh")
_APART = 0.05
_IN_A_ROW = 10
_READERS = 2
_STATES = "BCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass
class Tally:
    """What came of the runs: how many there were, those that mixed states, and all states seen."""

    runs: int = 0
    mixed: list[set[str]] = field(default_factory=list)
    states: set[str] = field(default_factory=set)


def tally(city: PublishedCity, runs: int) -> Tally:
    """Run pages so often while the city is republished. Raises RunError for one that fails."""
    found = Tally()
    with republished(city), ThreadPoolExecutor(_READERS) as readers:
        for seen in readers.map(lambda _: _read(city, runs // _READERS), range(_READERS)):
            found.runs += len(seen)
            found.mixed += [states for states in seen if len(states) != 1]
            found.states |= set().union(*seen)
    return found


def _read(city: PublishedCity, runs: int) -> list[set[str]]:
    """The states that each run of an open page tells of."""
    walk = itertools.cycle(itertools.product(PAGES, LANGUAGES))
    with session(city.server.url) as reader:
        asked = itertools.islice(walk, runs)
        return [states_in(reader.run(page, {"lang": language})) for page, language in asked]


@contextmanager
def republished(city: PublishedCity) -> Iterator[None]:
    """A writer at work until the block ends, who then leaves the first state."""
    ending = threading.Event()
    with ThreadPoolExecutor(1) as threads:
        writer = threads.submit(_write, city, ending)
        try:
            yield
        finally:
            ending.set()
            writer.result()
    city.put_back()


def _write(city: PublishedCity, ending: threading.Event) -> None:
    states = itertools.cycle(_STATES)
    while not ending.is_set():
        before = city.health["data"]
        for state in itertools.islice(states, _IN_A_ROW):
            write(city.folder, state)
            time.sleep(_APART)
        until(partial(_is_taken, city, before, ending))


def _is_taken(city: PublishedCity, before: str, ending: threading.Event) -> bool:
    return ending.is_set() or city.health["data"] != before


def main() -> int:
    """Tell what came of as many runs as the first argument says, by default 1,000."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder, publishing(Path(folder), FIRST) as city:
        found = tally(city, runs)
    print(f"{found.runs} runs, 0 failed, {len(found.mixed)} of two states")
    print(f"{len(found.states)} states were seen")
    return 1 if found.mixed else 0


if __name__ == "__main__":
    sys.exit(main())
