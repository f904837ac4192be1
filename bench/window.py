"""The window that all are looked at in: what a page tells of itself, and what is sent for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Request, WebSocket
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from streamlit.proto.BackMsg_pb2 import BackMsg

from bench.errors import BenchError, NeverLoadedError

_WATCH = Path(__file__).with_name("watch.js").read_text("utf-8")
_PATIENCE = 45_000
# In milliseconds: how long nothing may change on the screen before it is taken for finished.
QUIET = 500
# 10 Mbit a second, 40 ms each way and back.
_LINE = {"offline": False, "latency": 40, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}


@dataclass(frozen=True)
class Asked:
    """What a page has asked of its server: over its WebSocket, or of an address by HTTP."""

    body: bytes
    address: str = ""


class Traffic:
    """What went over the network: when each request began, the bytes of each answer and of each
    message, what was asked for by a message or by a callback, and the addresses `awaited` still.
    """

    def __init__(self) -> None:
        self.begun: list[float] = []
        self.answers: list[float] = []
        self.messages: list[int] = []
        self.asked: list[Asked] = []
        self.awaited: dict[str, str] = {}

    def follow(self, page: Page, network: CDPSession) -> None:
        """Listen to a page from now on."""
        network.on("Network.requestWillBeSent", self._begun)
        network.on("Network.loadingFinished", self._finished)
        network.on("Network.loadingFailed", self._failed)
        page.on("websocket", self._socket)
        page.on("request", self._callback)

    def _begun(self, told: dict[str, Any]) -> None:
        self.begun.append(told["timestamp"])
        self.awaited[told["requestId"]] = told["request"]["url"]

    def _finished(self, told: dict[str, Any]) -> None:
        self.answers.append(told["encodedDataLength"])
        self.awaited.pop(told["requestId"], None)

    def _failed(self, told: dict[str, Any]) -> None:
        self.awaited.pop(told["requestId"], None)

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda message: self.messages.append(len(message)))
        socket.on("framesent", self._message)

    def _message(self, message: bytes | str) -> None:
        """What has a script run; Streamlit's messages are bytes, all of them."""
        if isinstance(message, bytes) and BackMsg.FromString(message).HasField("rerun_script"):
            self.asked.append(Asked(message))

    def _callback(self, request: Request) -> None:
        if request.method == "POST":
            self.asked.append(Asked(request.post_data_buffer or b"", request.url))

    def forget(self) -> None:
        """Begin anew."""
        self.begun.clear()
        self.answers.clear()
        self.messages.clear()
        self.asked.clear()

    def begun_within(self, milliseconds: float) -> int:
        """How many requests began so soon after the first one."""
        return sum((moment - self.begun[0]) * 1000 < milliseconds for moment in self.begun)


class Window:
    """A page that is watched. `is_slow` gives it a slow line; for what it waits at most so many
    milliseconds.
    """

    def __init__(self, page: Page, *, is_slow: bool = False, patience: float = _PATIENCE) -> None:
        self.page, self._patience = page, patience
        page.set_default_timeout(patience)
        self.traffic = Traffic()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        if is_slow:
            network.send("Network.emulateNetworkConditions", _LINE)
        self.traffic.follow(page, network)
        page.add_init_script(_WATCH)

    @classmethod
    def of(cls, browser: Browser, *, is_slow: bool = False) -> Window:
        """A window of 1440 by 900 in a browser that has kept nothing."""
        return cls(browser.new_page(viewport={"width": 1440, "height": 900}), is_slow=is_slow)

    def open(self, address: str) -> dict[str, float]:
        """A page with all charts of its first screen, and what it has told of itself by then.

        Raises BenchError where they are never drawn.
        """
        self._go(address)
        self._await("bench.seen.drawn > 0", f"{address} is never drawn")
        # What comes late still moves what is seen.
        self.page.wait_for_timeout(1000)
        self._await_answers()
        seen: dict[str, float] = self.page.evaluate("({ ...bench.seen, blocked: bench.blocked() })")
        return seen

    def _go(self, address: str) -> None:
        try:
            self.page.goto(address)
        except PlaywrightTimeoutError:
            waits = f"it waits for {len(self.traffic.awaited)} answers"
            raise NeverLoadedError(f"{address} is never loaded; {waits}") from None

    def _await_answers(self) -> None:
        """Until all have come: the browser tells of a large one after it has used it."""
        end = time.monotonic() + self._patience / 1000
        while self.traffic.awaited:
            if time.monotonic() > end:
                raise BenchError(f"No answer ends: {list(self.traffic.awaited.values())}")
            self.page.wait_for_timeout(100)

    def painted(self, act: Callable[[], None], what: str) -> float:
        """Milliseconds from an act of the reader to the last picture that it changes.

        Raises BenchError where it changes none.
        """
        self.page.evaluate("bench.armForPictures()")
        act()
        self._await(f"bench.isQuiet({QUIET})", f"{what}: no picture changes")
        seen: dict[str, float] = self.page.evaluate("bench.seen")
        return seen["painted"] - seen["input"]

    def arrived(self, act: Callable[[], None], title: str) -> float:
        """Milliseconds from an act to the page of this title, all charts of its first screen drawn.

        Raises BenchError where it never comes.
        """
        self.page.evaluate("title => bench.armForWay(title)", title)
        act()
        return self._arrival(f"the page “{title}” never comes")

    def opened(self, act: Callable[[], None]) -> float:
        """Milliseconds from an act to the dialog that it opens. BenchError where none opens."""
        self.page.evaluate("bench.armForDialog()")
        act()
        return self._arrival("no dialog opens")

    def _arrival(self, otherwise: str) -> float:
        self._await("window.bench?.seen.arrived > 0", otherwise)
        seen: dict[str, float] = self.page.evaluate("bench.seen")
        return seen["arrived"] - seen["input"]

    def close(self) -> None:
        """Nothing is kept."""
        self.page.close()

    def _await(self, condition: str, otherwise: str) -> None:
        try:
            self.page.wait_for_function(f"() => {condition}", timeout=self._patience, polling=50)
        except PlaywrightTimeoutError:
            raise BenchError(f"{otherwise} ({self.page.url})") from None
