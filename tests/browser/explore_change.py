"""`python -m tests.browser.explore_change FOLDER [FOLDER …]`: what a change in Explore takes, on
Linux.

Each folder has the code of one version; all are served at once, and their pages take turns. A
reader points at a control, or comes to it by key, some moments before choosing. What is printed is
the median, for each version beside the first one.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from playwright.sync_api import Browser, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.cpu import milliseconds
from tests.browser.chromium import PATIENCE, launched, settled
from tests.server import ROOT, Server, serving

ROUNDS = 6
# In milliseconds: between a look at a control and the choice, and until nothing more is sent.
_THOUGHT, _REST = 500, 1500
_KINDS = {
    "view": "",
    "place": "",
    "year": "&view=map&indicators=gdp",
    "indicator": "&indicators=rd_intensity,gdp,pm25_annual_mean",
}
# From the key or the click on until the chart, or its picture, is drawn, and a frame with it has
# been shown.
_WATCH = """() => {
    window.painted = new Promise(done => {
        const chart = document.querySelector('[data-testid=stPlotlyChart]');
        let begun;
        const begin = event => { begun ??= event.isTrusted ? event.timeStamp : undefined; };
        for (const type of ['click', 'keydown']) addEventListener(type, begin, {capture: true});
        new MutationObserver((_, watch) => {
            if (begun === undefined || chart.ariaBusy) return;
            watch.disconnect();
            for (const type of ['click', 'keydown']) {
                removeEventListener(type, begin, {capture: true});
            }
            requestAnimationFrame(() => {
                const after = new MessageChannel();
                after.port1.onmessage = () => done(performance.now() - begun);
                after.port2.postMessage(0);
            });
        }).observe(chart, {attributeFilter: ['aria-busy']});
    });
}"""


@dataclass(frozen=True)
class ExploreChange:
    """From the choice to the changed picture in milliseconds; the runs of the script for it; what
    the server sent in messages, in kilobytes, and took of the processor, in milliseconds.
    """

    painted: float
    runs: float
    kilobytes: float
    processor: float


class Explorer:
    """A reader of one version, who makes one change after the other."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.server = server
        self.page = browser.new_page(viewport={"width": 1440, "height": 900})
        self.frames: list[bytes] = []
        self.page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._heard)

    def _heard(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        self.frames.append(frame)

    def open(self, kind: str) -> None:
        self.page.goto(f"{self.server.url}/explore?lang=en{_KINDS[kind]}")
        settled(self.page)
        self.page.wait_for_timeout(_REST)

    def change(self, kind: str, number: int) -> ExploreChange:
        """The change of this number of a page that is open."""
        before = milliseconds(self.server.pid)
        self.frames.clear()
        self._look(kind, number)
        self.page.wait_for_timeout(_THOUGHT)
        self.page.evaluate(_WATCH)
        if key := key_of(kind, number):
            self.page.keyboard.press(key)
        else:
            self.page.mouse.down()
            self.page.mouse.up()
        self.page.wait_for_function("painted.then(() => true)", timeout=PATIENCE)
        painted: float = self.page.evaluate("painted")
        self.page.wait_for_timeout(_REST)
        sent = sum(map(len, self.frames)) / 1000
        return ExploreChange(
            painted, runs(self.frames), sent, milliseconds(self.server.pid) - before
        )

    def _look(self, kind: str, number: int) -> None:
        """Point at the view that is chosen next, or go to the control that a key changes."""
        if kind == "view":
            radio = self.page.locator(".st-key-explore_view [role=radio]")
            radio.nth((1, 0)[number % 2]).hover()
        else:
            field = {"place": "places", "year": "year", "indicator": "indicators"}[kind]
            self.page.locator(f".st-key-explore_{field} input").focus()


def key_of(kind: str, number: int) -> str:
    """The key that makes a change; none where it is made by a click."""
    if kind == "year":
        return ("ArrowRight", "ArrowLeft")[number % 2]
    return "" if kind == "view" else "Backspace"


def runs(frames: Sequence[bytes]) -> int:
    messages = map(ForwardMsg.FromString, frames)
    return sum(message.HasField("new_session") for message in messages)


def measured(roots: Sequence[Path]) -> Iterator[str]:
    """A line for each kind of change and version, and one that compares it with the first."""
    yield f"{'':<24}" + "".join(f"{field.name:>12}" for field in fields(ExploreChange))
    with sync_playwright() as playwright, ExitStack() as servers:
        browser = launched(playwright)
        started = [servers.enter_context(serving(root=root)) for root in roots]
        readers = [Explorer(browser, server) for server in started]
        for kind in _KINDS:
            rows: list[list[ExploreChange]] = [[] for _ in roots]
            for number in range(ROUNDS):
                for reader, own in zip(readers, rows, strict=True):
                    # What is taken away is there again.
                    if number % (2 if key_of(kind, number) == "Backspace" else ROUNDS) == 0:
                        reader.open(kind)
                    own.append(reader.change(kind, number))
            yield from compared(kind, roots, [median(own) for own in rows])
        browser.close()


def compared(kind: str, roots: Sequence[Path], rows: Sequence[tuple[float, ...]]) -> Iterator[str]:
    for root, own in zip(roots, rows, strict=True):
        yield f"{kind:<10} {root.name:<13}" + "".join(f"{one:12.1f}" for one in own)
        if own is not rows[0]:
            ratios = (one / other if other else 1 for one, other in zip(own, rows[0], strict=True))
            yield f"{'':<24}" + "".join(f"{ratio:11.2f}×" for ratio in ratios)


def median(rows: Sequence[ExploreChange]) -> tuple[float, ...]:
    return tuple(statistics.median(row) for row in zip(*map(astuple, rows), strict=True))


if __name__ == "__main__":
    for line in measured([Path(name).resolve() for name in sys.argv[1:]] or [ROOT]):
        print(line, flush=True)
