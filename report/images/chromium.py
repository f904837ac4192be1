"""A Chromium without a window that draws figures as pictures: started once, and kept."""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Coroutine, MutableMapping
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import lru_cache
from typing import Any, Literal, Protocol, TypeVar

from report import fonts
from report.images.cache import BusyError, held
from report.web import plotly_build

ImageFormat = Literal["svg", "png"]
T = TypeVar("T")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# In seconds: what a browser has to start, to draw one figure, and to stop; what its thread has to
# end after that.
_TO_START, _TO_DRAW, _TO_STOP, _TO_END = 30.0, 20.0, 5.0, 1.0
# In seconds: what a picture waits for those before it, and what it takes altogether: that wait, two
# tries and a new browser between them. A browser that hangs then has the time to stop besides.
WAIT_SECONDS, CALL_SECONDS = 20.0, 45.0
# In seconds: how long nothing is asked of the browser after it has failed twice.
PAUSE_SECONDS = 60.0
_TRIES = 2
# How many pictures are drawn on one page. To load it with the chart library takes four times as
# long as to draw a picture; what a page gathers of all its pictures is let go with it.
PICTURES_A_PAGE = 100
# Nobody listens there, so that the browser reaches no other machine, whatever a figure holds.
_NOWHERE = "http://127.0.0.1:9"


class PictureError(RuntimeError):
    """No picture could be made."""


class PictureBusyError(PictureError, BusyError):
    """No picture could be made in time, because others were being drawn."""


@lru_cache(maxsize=1)
def browser() -> str | None:
    """Where the system's Chromium is (`BROWSER_PATH` first), if it has one."""
    named = os.environ.get("BROWSER_PATH")
    paths = (shutil.which(name) for name in ([named] if named else _NAMES))
    return next((path for path in paths if path), None)


class RunningBrowser(Protocol):
    """A browser as the renderer uses it. Each call ends within its seconds, or raises."""

    def start(self, seconds: float) -> None:
        """Start the browser; called once, before any picture."""

    def picture(
        self, spec: dict[str, Any], form: ImageFormat, scale: float, seconds: float
    ) -> bytes:
        """Draw a figure."""

    def stop(self) -> None:
        """Stop the browser, whatever state it is in. Raises nothing."""


class ImageRenderer:
    """Draws for all threads, one picture after another; the browser starts with the first.

    A browser that has died or hangs is replaced, and the picture is tried once more. Where that
    fails too because of the browser, all pictures are refused for a minute: whoever asks then does
    not wait for what cannot be had.
    """

    def __init__(
        self,
        launch: Callable[[], RunningBrowser] | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        self._launch = launch or _Running
        self._clock = clock
        self._wait_seconds = wait_seconds
        self._lock = threading.Lock()
        self._running: RunningBrowser | None = None
        self._paused_until = clock()
        self._reason = ""

    def prepare(self) -> None:
        """Start the browser while something else is done; a picture then waits for it the less.

        Where it does not start nobody is told: the next picture tries it again.
        """
        threading.Thread(target=self._prepared, daemon=True, name="chromium-start").start()

    def _prepared(self) -> None:
        with self._lock:
            if self._running is None and self._clock() >= self._paused_until:
                try:
                    self._start(self._wait_seconds)
                except _failures():
                    self._stopped()

    def picture(self, spec: dict[str, Any], form: ImageFormat, scale: float = 1) -> bytes:
        """A figure as Plotly has it in JSON → the bytes of a picture.

        Raises PictureError within CALL_SECONDS and the time that the browser takes to stop;
        PictureBusyError where others were drawn for all of `wait_seconds`.
        """
        deadline = self._clock() + CALL_SECONDS
        try:
            with held(self._lock, self._wait_seconds):
                return self._drawn(spec, form, scale, deadline)
        except BusyError as error:
            raise PictureBusyError(f"no picture: {error}") from error

    def _drawn(
        self, spec: dict[str, Any], form: ImageFormat, scale: float, deadline: float
    ) -> bytes:
        """The first try that succeeds, each but the first in a new browser."""
        self._refuse_while_paused()
        for _ in range(_TRIES):
            try:
                return self._tried(spec, form, scale, deadline)
            except _failures() as error:
                self._stopped()
                failure = error
            if self._clock() >= deadline:
                break
        self._pause_after(failure)
        raise PictureError(f"no picture: {failure!r}") from failure

    def _tried(
        self, spec: dict[str, Any], form: ImageFormat, scale: float, deadline: float
    ) -> bytes:
        if self._running is None:
            self._start(min(_TO_START, deadline - self._clock()))
        assert self._running is not None
        seconds = min(_TO_DRAW, deadline - self._clock())
        return self._running.picture(spec, form, scale, seconds)

    def _start(self, seconds: float) -> None:
        self._running = self._launch()
        self._running.start(seconds)
        # Only now, so that it comes before the clearing of the browser's own files.
        atexit.register(self.stop)

    def _refuse_while_paused(self) -> None:
        if self._clock() < self._paused_until:
            raise PictureError(f"no picture, as a moment ago: {self._reason}")

    def _pause_after(self, error: BaseException) -> None:
        """Ask the browser nothing for a minute, unless it only refused this one figure."""
        if not _is_of_the_figure(error):
            self._paused_until = self._clock() + PAUSE_SECONDS
            self._reason = repr(error)

    def stop(self) -> None:
        """Stop the browser, if it runs; the next picture starts another.

        This waits for the picture that is being drawn, which has an end.
        """
        with self._lock:
            self._stopped()

    def _stopped(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            atexit.unregister(self.stop)
            running.stop()


def _failures() -> tuple[type[BaseException], ...]:
    """How a picture fails: the browser is not found, breaks off or hangs, or refuses the figure."""
    from choreographer.errors import DevtoolsProtocolError  # noqa: PLC0415
    from kaleido.errors import KaleidoError  # type: ignore[import-untyped]  # noqa: PLC0415

    return DevtoolsProtocolError, KaleidoError, RuntimeError, OSError, CancelledError


def _is_of_the_figure(error: BaseException) -> bool:
    """Whether a working browser has failed, on a figure that it does not understand."""
    from kaleido.errors import JavascriptError, KaleidoError  # noqa: PLC0415

    return isinstance(error, (KaleidoError, JavascriptError))


class _Running:
    """A Chromium, and the thread in which it is spoken to. Nothing in it holds up the server."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True, name="chromium")
        self.tab: Any = None

    def start(self, seconds: float) -> None:
        """Start it. A failure of `_failures` where it is not there within so many seconds."""
        self.thread.start()
        self._wait(self._opened(), seconds)

    async def _opened(self) -> None:
        """Without formulas: Kaleido would fetch what draws them from another machine."""
        self.tab = _kaleido()(
            path=browser(),
            browser_cls=_chromium(),
            plotlyjs=plotly_build.in_use(),
            mathjax=False,
            timeout=_TO_DRAW,
            proxy_server=_NOWHERE,
            enable_extensions=False,
        )
        await self.tab.open()

    def picture(
        self, spec: dict[str, Any], form: ImageFormat, scale: float, seconds: float
    ) -> bytes:
        """Draw a figure. A failure of `_failures` where it is not drawn within so many seconds."""
        options = {"format": form, "scale": scale}
        content: bytes = self._wait(self.tab.calc_fig(spec, options), seconds)
        return content

    def stop(self) -> None:
        """Close it and end its thread."""
        with suppress(*_failures()):
            self._wait(self._closed(), _TO_STOP)
        self._kill()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(_TO_END)
        if not self.thread.is_alive():
            self.loop.close()

    def _kill(self) -> None:
        """End the processes of a browser that did not close; they are a group of their own."""
        process = getattr(self.tab, "subprocess", None)
        if process is not None and process.poll() is None:
            with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(_TO_END)

    async def _closed(self) -> None:
        """Close the browser, and end what still waits for it."""
        with suppress(*_failures()):
            if self.tab is not None:
                await self.tab.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _wait(self, task: Coroutine[Any, Any, T], seconds: float) -> T:
        return asyncio.run_coroutine_threadsafe(task, self.loop).result(seconds)


def _kaleido() -> type:
    """Kaleido, which draws many pictures on one page instead of loading it anew after each.

    A picture that fails leaves nothing behind: the renderer then takes another browser. Should
    another version of Kaleido name its step otherwise, it loads the page each time again.
    """
    # A third of a second, which a page without pictures need not wait for.
    from kaleido import Kaleido  # type: ignore[import-untyped]  # noqa: PLC0415

    class KaleidoWithKeptPage(Kaleido):  # type: ignore[misc]
        drawn = 0

        async def _return_kaleido_tab(self, tab: Any) -> None:
            self.drawn += 1
            if self.drawn % PICTURES_A_PAGE == 0:
                await super()._return_kaleido_tab(tab)
            else:
                await self.tabs_ready.put(tab)

    return KaleidoWithKeptPage


def _chromium() -> type:
    """A browser that finds the report's own fonts, whatever fonts the system has.

    Where somebody has set up fontconfig for this process, it stays as they have it.
    """
    from choreographer.browsers.chromium import Chromium  # noqa: PLC0415

    class ChromiumWithFonts(Chromium):
        def get_env(self) -> MutableMapping[str, str]:
            return {"FONTCONFIG_FILE": str(fonts.CONFIGURATION), **super().get_env()}

    return ChromiumWithFonts


# One for the process: a second browser would only take memory.
RENDERER = ImageRenderer()
