"""What many readers of one server wait for, and what one of them costs it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from threading import Barrier

from playwright.sync_api import Browser

from bench import cpu
from bench.contender import Contender
from bench.readers import Reader, reader_of
from bench.recording import Recording, Step, filters, page_changes
from bench.tasks import Tasks

READERS = 50
# In seconds, between two clicks of a reader: as likely each from the one to the other.
THOUGHT = (2.0, 4.0)
CLICKS = 3
# There and back, of a reader who is alone.
_TURNS = 20


def crowd(browser: Browser, contender: Contender, tasks: Tasks) -> Iterator[tuple[str, float]]:
    """For changes of pages and for filters: processor and messages of one, waits of many."""
    for name, record in (("page", page_changes), ("filter", filters)):
        recording = record(browser, contender, tasks)
        worked, sent = work(contender, recording)
        yield f"{name}.cpu", worked
        yield f"{name}.sent", sent
        for wait in waits(contender, recording):
            yield f"{name}.wait", wait


def work(contender: Contender, recording: Recording) -> tuple[float, float]:
    """How many milliseconds the server works for one step, and how many kilobytes it sends, of a
    reader who is alone.
    """
    reader = reader_of(contender)
    _take(reader, recording.opening)
    worked, sent = 0.0, 0
    for _ in range(_TURNS):
        before, received = cpu.milliseconds(contender.pid), reader.received
        _take(reader, recording.there)
        worked += cpu.milliseconds(contender.pid) - before
        sent += reader.received - received
        _take(reader, recording.back)
    reader.leave()
    return worked / _TURNS, sent / _TURNS / 1e3


def waits(contender: Contender, recording: Recording) -> list[float]:
    """Milliseconds of each click of all readers, who have all come before the first one clicks."""
    everybody = Barrier(READERS)

    def visit(number: int) -> list[float]:
        thought = random.Random(number)
        reader = reader_of(contender)
        _take(reader, recording.opening)
        everybody.wait()
        steps = islice(cycle((recording.there, recording.back)), CLICKS)
        times = [_timed(reader, step, thought.uniform(*THOUGHT)) for step in steps]
        reader.leave()
        return times

    with ThreadPoolExecutor(READERS) as pool:
        return [wait for times in pool.map(visit, range(READERS)) for wait in times]


def _timed(reader: Reader, step: Step, thought: float) -> float:
    time.sleep(thought)
    begun = time.perf_counter()
    _take(reader, step)
    return (time.perf_counter() - begun) * 1000


def _take(reader: Reader, step: Step) -> None:
    for asked in step:
        reader.ask(asked)
