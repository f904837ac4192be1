"""How long a reader waits for another view of as many series as Explore may show."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from bench.controls import StreamlitControls
from bench.window import Window
from report.data import store
from report.text.formatter import Formatter
from tests.browser.chromium import launched
from tests.server import ROOT, serving

_EXAMPLE = ROOT / "tests" / "cities" / "example"
_INDICATOR = "solar_capacity"
_CHANGES = 20
# In milliseconds, between two clicks.
_THOUGHT = 1200
_YEARS = 25
_PLACES = [f"town_{one}{other}" for one in "abcde" for other in "abcdef"]
NAME = f"another view of {len(_PLACES)} series × {_YEARS} years"


def waits() -> tuple[float, ...]:
    """Milliseconds from a click to the picture: from lines to bars, and back."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "many"
        write(folder)
        with serving(folder) as server:
            return tuple(_changes(server.url, Formatter(store.shared(folder), "en")))


def _changes(url: str, fmt: Formatter) -> Iterator[float]:
    controls = StreamlitControls(fmt)
    views = [fmt.word(f"explore.view.{name}") for name in ("bar", "line")]
    chosen = {"lang": fmt.language, "indicators": _INDICATOR, "places": ",".join(_PLACES)}
    with sync_playwright() as playwright, launched(playwright) as browser:
        window = Window.of(browser)
        window.open(f"{url}/explore?{urlencode(chosen)}")
        for view in islice(cycle(views), _CHANGES):
            window.page.wait_for_timeout(_THOUGHT)
            yield window.painted(controls.view(window.page, view), view)


def write(folder: Path) -> None:
    """A city whose one indicator is known for many places and years."""
    shutil.copytree(_EXAMPLE, folder)
    _append(folder / "places.csv", ([name, name, name, "city", "exampland"] for name in _PLACES))
    _append(folder / "observations.csv", _figures())


def _figures() -> Iterator[list[str]]:
    """Lines that cross each other."""
    for number, place in enumerate(_PLACES):
        for year in range(_YEARS):
            value = 50 + number * 3 + year * (number % 7)
            cells = [_INDICATOR, place, str(2000 + year), str(value)]
            yield [*cells, "", "A", "1", "yearbook", "", ""]


def _append(file: Path, rows: Iterator[list[str]]) -> None:
    with file.open("a", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows(rows)
