"""`python -m bench.load`: what many readers of one server wait for, with one that floods it or not.

A reader is a WebSocket that asks for runs as Streamlit's own page does, and waits for all of each.
`--url URL` asks a server that runs already, `--only PART …` makes some of the parts.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from socket import SHUT_RDWR
from types import MappingProxyType
from typing import TypeVar
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from tests.opened import PAGES
from tests.server import serving
from tests.session import Session, session

_QUERY = MappingProxyType({"lang": "zh"})
# In seconds, between two pages of one who reads; and pages of each of them.
_THOUGHT = (4.0, 12.0)
_PAGES_READ = 4
# Readers beside the one that floods, with the seconds between their pages, and how many they open.
_OTHERS, _PAUSE, _OPENED = 5, 1.0, 12
Waits = tuple[float, float, float]
_Result = TypeVar("_Result")


def opening(url: str, readers: int) -> Waits:
    """Seconds until so many who come at once have the document and all of the overview."""
    everybody = threading.Barrier(readers)

    def come(_: int) -> float:
        everybody.wait()
        begun = time.perf_counter()
        with urlopen(f"{url}/?lang=zh") as answer:
            answer.read()
        with session(url) as reader:
            reader.run("", _QUERY)
        return time.perf_counter() - begun

    return spread(together(come, readers))


def reading(url: str, readers: int) -> Waits:
    """Seconds for each page of so many who go from page to page, and think between two."""

    def read(number: int) -> list[float]:
        thought = random.Random(number)
        pages = itertools.islice(itertools.cycle(PAGES), number, None)
        with session(url) as reader:
            reader.run("", _QUERY)
            return [
                opened(reader, next(pages), thought.uniform(*_THOUGHT)) for _ in range(_PAGES_READ)
            ]

    return spread([wait for waits in together(read, readers) for wait in waits])


def others(url: str, *, beside_a_flood: bool) -> Waits:
    """Seconds for each page of a few readers, alone or beside one that asks without an end."""

    def read(number: int) -> list[float]:
        pages = itertools.islice(itertools.cycle(PAGES), number, None)
        with session(url) as reader:
            reader.run("", _QUERY)
            return [opened(reader, next(pages), _PAUSE) for _ in range(_OPENED)]

    with flood(url) if beside_a_flood else nullcontext():
        return spread([wait for waits in together(read, _OTHERS) for wait in waits])


def walk(url: str) -> None:
    """Open every page once: the first reader of a page waits for what all others find made."""
    with session(url) as reader:
        for page in PAGES:
            reader.run(page, _QUERY)


def opened(reader: Session, page: str, after: float) -> float:
    """How many seconds a page takes that is asked for after some others."""
    time.sleep(after)
    begun = time.perf_counter()
    reader.run(page, _QUERY)
    return time.perf_counter() - begun


@contextmanager
def flood(url: str) -> Iterator[None]:
    """Somebody asks for runs as fast as they can, and reads what comes, until the block ends; where
    the server has enough of it, they come again.
    """
    ended, now = threading.Event(), list[Session]()
    with ThreadPoolExecutor(1) as threads:
        threads.submit(_flood, url, ended, now)
        try:
            yield
        finally:
            ended.set()
            # Whoever is not heard waits in the midst of a message.
            now[-1].connection.socket.shutdown(SHUT_RDWR)


def _flood(url: str, ended: threading.Event, now: list[Session]) -> None:
    while not ended.is_set():
        with suppress(ConnectionClosed, EOFError, OSError), session(url) as reader:
            now.append(reader)
            hearing = threading.Thread(target=_hear, args=(reader,))
            hearing.start()
            _ask(reader, ended)
            reader.connection.close()
            hearing.join()


def _ask(reader: Session, ended: threading.Event) -> None:
    """Pages in turn, so that no run is the one before."""
    for page in itertools.cycle(PAGES):
        if ended.is_set():
            return
        asked = BackMsg()
        asked.rerun_script.query_string = "lang=zh"
        asked.rerun_script.page_name = page
        reader.connection.send(asked.SerializeToString())


def _hear(reader: Session) -> None:
    with suppress(ConnectionClosed, EOFError):
        while True:
            reader.connection.recv()


def together(act: Callable[[int], _Result], readers: int) -> list[_Result]:
    """What comes of so many at once, each with its number."""
    with ThreadPoolExecutor(readers) as threads:
        return list(threads.map(act, range(readers)))


def spread(seconds: list[float]) -> Waits:
    """The median, the 95th of 100, and the longest."""
    return statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1], max(seconds)


PARTS: Mapping[str, Callable[[str], Waits]] = MappingProxyType(
    {
        "50 open at once": lambda url: opening(url, 50),
        "150 open at once": lambda url: opening(url, 150),
        "50 read": lambda url: reading(url, 50),
        "5 read": lambda url: others(url, beside_a_flood=False),
        "5 read beside a flood": lambda url: others(url, beside_a_flood=True),
    }
)


def main() -> int:
    """Measure, and print a line for each part."""
    options = _options()
    with nullcontext(options.url) if options.url else own_server() as url:
        walk(url)
        print(f"{'':<28}{'median':>9}{'95 %':>9}{'longest':>9}  seconds")
        for name in options.only or PARTS:
            print(f"{name:<28}{''.join(f'{value:9.2f}' for value in PARTS[name](url))}")
    return 0


@contextmanager
def own_server() -> Iterator[str]:
    """A new server of the data in use, and where it is."""
    with serving() as server:
        yield server.url


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--url", help="a server that runs; default: one of its own")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="parts; default: all of them")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
