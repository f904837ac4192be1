"""A whole comparison: every part in every round, those who are compared in turns."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from playwright.sync_api import Browser, Playwright, sync_playwright

from bench import made_files, visits
from bench.conditions import conditions
from bench.contender import Contender, ContenderName
from bench.contenders.content import formatter
from bench.crowd import crowd
from bench.measures import PartName, measures_of
from bench.readings import Readings
from bench.servers import contenders
from bench.table import table
from bench.tasks import Tasks
from bench.window import Window
from tests.browser.chromium import launched
from tests.server import ROOT

_EVERY: tuple[ContenderName, ...] = ("product", "dash", "limit", "naive")
# Gives values by the keys of their measures.
Measuring = Callable[[Browser, Contender, Tasks], Iterator[tuple[str, float]]]


@dataclass(frozen=True)
class Part:
    """How a part is measured, of whom, and whether it is in each round or only in the first."""

    measured: Measuring
    of: tuple[ContenderName, ...] = _EVERY
    once: bool = False


_PARTS: Mapping[PartName, Part] = MappingProxyType(
    {
        "load": Part(visits.load),
        "line": Part(visits.line, ("product", "dash", "limit")),
        "explore": Part(visits.explore),
        "choices": Part(visits.choices, ("product",)),
        "crowd": Part(crowd, ("product", "dash", "naive"), once=True),
    }
)


@dataclass(frozen=True)
class BenchRun:
    """Which parts are asked for, how many rounds, and the area whose page is opened."""

    parts: tuple[PartName, ...]
    rounds: int
    area: str


def compared(asked: BenchRun) -> str:
    """The conditions and the table, in Markdown. Raises BenchError."""
    readings = Readings(measures_of(asked.parts))
    told = conditions(asked.rounds, has_crowd="crowd" in asked.parts)
    if set(asked.parts) & set(_PARTS):
        _side_by_side(asked, readings)
    if "files" in asked.parts:
        _files(readings)
    return f"{told}\n\n{table(readings)}"


def _side_by_side(asked: BenchRun, readings: Readings) -> None:
    fmt = formatter()
    tasks = Tasks(asked.area, fmt)
    with sync_playwright() as playwright, contenders(asked.area, fmt) as all_of_them:
        _say("served")
        for contender in all_of_them:
            _warm(playwright, contender)
        for number in range(asked.rounds):
            for name in asked.parts:
                if name in _PARTS and not (number and _PARTS[name].once):
                    _round(playwright, _PARTS[name], all_of_them, tasks, readings)
                    _say(f"round {number + 1} of {asked.rounds}: {name}")


def _warm(playwright: Playwright, contender: Contender) -> None:
    """Whatever a server makes once, it has made for the first visitor, who is not measured."""
    with launched(playwright) as browser:
        for address in contender.pages.values():
            window = Window.of(browser)
            window.open(address)
            window.close()


def _round(
    playwright: Playwright,
    part: Part,
    all_of_them: Sequence[Contender],
    tasks: Tasks,
    readings: Readings,
) -> None:
    for contender in all_of_them:
        if contender.name in part.of:
            with launched(playwright) as browser:
                for key, value in part.measured(browser, contender, tasks):
                    readings.add(key, contender.name, value)


def _files(readings: Readings) -> None:
    """Costly files, once, of a server that does nothing else."""
    costs = dict(zip(made_files.HEADS, made_files.costs(ROOT), strict=True))
    readings.add("pdf.seconds", "product", costs[made_files.FIRST])
    readings.add("pdf.memory", "product", costs[made_files.MOST] - costs[made_files.REST])
    _say("files")


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)
