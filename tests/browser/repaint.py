"""How long a reader waits: from a click to the picture that it leads to, in a real browser."""

from __future__ import annotations

import csv
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launched, settled
from tests.server import Server, serving

_EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
_CHANGES, _SWITCHES = 20, 10
# From six places to two, before they are all chosen again.
_OPENINGS, _PLACES = 4, 4
# Milliseconds between two clicks of a reader.
_THOUGHT = 1200
_YEARS = 25

# Do something, and count until Plotly has drawn and the browser has shown a frame with it.
_DRAWN = """action => new Promise(done => {
    const chart = document.querySelector('.js-plotly-plot');
    const drawn = () => {
        chart.removeListener('plotly_afterplot', drawn);
        requestAnimationFrame(() => done(performance.now() - begun));
    };
    chart.on('plotly_afterplot', drawn);
    const begun = performance.now();
    action();
})"""
_TURN = f"""([label]) => ({_DRAWN})(() => {{
    const options = [...document.querySelectorAll('.st-key-explore_view [role=radio]')];
    options.find(option => option.textContent.includes(label)).click();
}})"""
# The last of the chosen places goes by the key that would take back a letter.
_TAKE = f"""() => ({_DRAWN})(() => {{
    const pressed = new KeyboardEvent('keydown', {{ key: 'Backspace', bubbles: true }});
    document.activeElement.dispatchEvent(pressed);
}})"""
# Click, and count until the new page has its title and all charts in the window are drawn.
_SWITCH = """([number]) => new Promise(done => {
    const links = document.querySelectorAll('[data-testid=stPageLink-NavLink]');
    const title = document.title;
    const seen = element => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
    };
    const places = () => [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')];
    const look = () => {
        const app = document.querySelector('[data-testid=stApp]');
        const stands = document.title !== title && app.dataset.testScriptState === 'notRunning'
            && places().filter(seen).every(place => place.querySelector('.trace path'));
        return stands ? done(performance.now() - begun) : requestAnimationFrame(look);
    };
    const begun = performance.now();
    links[number].click();
    requestAnimationFrame(look);
})"""


@dataclass(frozen=True)
class Waits:
    """Milliseconds of one kind of click, as often as it was measured."""

    of: str
    times: tuple[float, ...]

    def __str__(self) -> str:
        ordered = sorted(self.times)
        late = ordered[round((len(ordered) - 1) * 0.95)]
        middle = statistics.median(ordered)
        return f"{self.of:<44}{middle:8.0f} ms{late:8.0f} ms p95{middle / 150:8.2f} × 150 ms"


def measured() -> Iterator[Waits]:
    """A usual view, one of many series, and the way from page to page."""
    with sync_playwright() as playwright:
        page = launched(playwright).new_page(viewport={"width": 1440, "height": 900})
        with serving() as server:
            yield Waits("explore: one place less, of 6", filters(page, server))
            yield Waits("explore: another view of 6 series", changes(page, server, {}))
            yield Waits("from the overview to an area", switches(page, server))
        with many() as (folder, view), serving(folder) as server:
            name = f"explore: another view of 30 series × {_YEARS} years"
            yield Waits(name, changes(page, server, view))


def filters(page: Page, server: Server) -> tuple[float, ...]:
    """Places taken away one by one."""
    times = []
    for _ in range(_OPENINGS):
        page.goto(f"{server.url}/explore?lang=en")
        settled(page)
        for _ in range(_PLACES):
            page.locator(".st-key-explore_places input").focus()
            page.wait_for_timeout(_THOUGHT)
            times.append(page.evaluate(_TAKE))
            settled(page)
    return tuple(times)


def changes(page: Page, server: Server, view: dict[str, str]) -> tuple[float, ...]:
    """From the line to the bars, and back."""
    page.goto(f"{server.url}/explore?{urlencode({'lang': 'en', **view})}")
    settled(page)
    times = []
    for number in range(_CHANGES):
        label = ("Bar", "Line")[number % 2]
        page.wait_for_timeout(_THOUGHT)
        times.append(page.evaluate(_TURN, [label]))
        settled(page)
    return tuple(times)


def switches(page: Page, server: Server) -> tuple[float, ...]:
    times = []
    for number in range(_SWITCHES):
        page.goto(f"{server.url}/?lang=en")
        settled(page)
        times.append(page.evaluate(_SWITCH, [number % 8]))
    return tuple(times)


@contextmanager
def many() -> Iterator[tuple[Path, dict[str, str]]]:
    """A city whose one indicator is known for many places and years, and the view of all."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "many"
        shutil.copytree(_EXAMPLE, folder)
        places = [f"town_{one}{other}" for one in "abcde" for other in "abcdef"]
        _append(folder / "places.csv", ([name, name, name, "city", "exampland"] for name in places))
        _append(folder / "observations.csv", _figures(places))
        yield folder, {"indicators": "solar_capacity", "places": ",".join(places)}


def _figures(places: list[str]) -> Iterator[list[str]]:
    """Lines that cross each other."""
    for number, place in enumerate(places):
        for year in range(_YEARS):
            value = 50 + number * 3 + year * (number % 7)
            cells = ["solar_capacity", place, str(2000 + year), str(value)]
            yield [*cells, "", "A", "1", "yearbook", "", ""]


def _append(file: Path, rows: Iterator[list[str]]) -> None:
    with file.open("a", encoding="utf-8", newline="") as table:
        csv.writer(table, lineterminator="\n").writerows(rows)
