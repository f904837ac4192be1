"""A Chromium without a window that draws figures as pictures: started once, and kept."""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import threading
from collections.abc import Coroutine, MutableMapping
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import lru_cache
from typing import Any, Literal, TypeVar

from report import fonts

ImageFormat = Literal["svg", "png"]
T = TypeVar("T")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# In seconds. A visitor's click does not wait for longer, whatever the browser does.
_TO_START, _TO_DRAW, _TO_STOP = 30, 20, 5
# Nobody listens there, so that the browser reaches no other machine, whatever a figure holds.
_NOWHERE = "http://127.0.0.1:9"


class PictureError(RuntimeError):
    """No picture could be made."""


@lru_cache(maxsize=1)
def browser() -> str | None:
    """Where the system's Chromium is (`BROWSER_PATH` first), if it has one."""
    named = os.environ.get("BROWSER_PATH")
    found = (shutil.which(name) for name in ([named] if named else _NAMES))
    return next((path for path in found if path), None)


class ImageRenderer:
    """Draws for all threads, one picture after another; the browser starts with the first.

    A browser that has died or hangs is replaced, and the picture is tried once more.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._running: _Running | None = None

    def picture(self, spec: dict[str, Any], form: ImageFormat, scale: float = 1) -> bytes:
        """A figure as Plotly has it in JSON → the bytes of a picture. Raises PictureError."""
        try:
            return self._drawn(spec, form, scale)
        except PictureError:
            return self._drawn(spec, form, scale)

    def _drawn(self, spec: dict[str, Any], form: ImageFormat, scale: float) -> bytes:
        with self._turn:
            try:
                return self._started().picture(spec, form, scale)
            except _failures() as error:
                self._stopped()
                raise PictureError(f"no picture: {error!r}") from error

    def _started(self) -> _Running:
        if self._running is None:
            self._running = _Running()
            self._running.start()
            # Only now, so that it comes before the clearing of the browser's own files.
            atexit.register(self.stop)
        return self._running

    def warm(self) -> None:
        """Start the browser, so that the first visitor does not wait for it."""
        self.picture({"data": [], "layout": {"width": 10, "height": 10}}, "svg")

    def stop(self) -> None:
        """Stop the browser, if it runs; the next picture starts another."""
        with self._turn:
            self._stopped()

    def _stopped(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            atexit.unregister(self.stop)
            running.stop()


def _failures() -> tuple[type[BaseException], ...]:
    """How a browser fails: it is not found, breaks off, hangs, or does not understand a figure."""
    from choreographer.errors import DevtoolsProtocolError  # noqa: PLC0415
    from kaleido.errors import KaleidoError  # type: ignore[import-untyped]  # noqa: PLC0415

    return DevtoolsProtocolError, KaleidoError, RuntimeError, OSError, CancelledError


class _Running:
    """A browser, and the thread in which it is spoken to. Nothing in it holds up the server."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True, name="camera")
        self.tab: Any = None

    def start(self) -> None:
        self.thread.start()
        self._wait(self._opened(), _TO_START)

    async def _opened(self) -> None:
        """Without formulas: Kaleido would fetch what draws them from another machine."""
        # A third of a second, which a page without pictures need not wait for.
        from kaleido import Kaleido  # type: ignore[import-untyped]  # noqa: PLC0415

        self.tab = Kaleido(
            path=browser(),
            browser_cls=_chromium(),
            mathjax=False,
            timeout=_TO_DRAW,
            proxy_server=_NOWHERE,
            enable_extensions=False,
        )
        await self.tab.open()

    def picture(self, spec: dict[str, Any], form: ImageFormat, scale: float) -> bytes:
        wanted = {"format": form, "scale": scale}
        drawn: bytes = self._wait(self.tab.calc_fig(spec, wanted), _TO_DRAW)
        return drawn

    def stop(self) -> None:
        with suppress(*_failures()):
            self._wait(self._closed(), _TO_STOP)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(_TO_STOP)
        if not self.thread.is_alive():
            self.loop.close()

    async def _closed(self) -> None:
        """Close the browser, and end what still waits for it."""
        with suppress(*_failures()):
            if self.tab is not None:
                await self.tab.close()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _wait(self, task: Coroutine[Any, Any, T], patience: float) -> T:
        return asyncio.run_coroutine_threadsafe(task, self.loop).result(patience)


def _chromium() -> type:
    """A browser that finds the report's own fonts, whatever fonts the system has.

    Where somebody has set up fontconfig for this process, it stays as they have it.
    """
    from choreographer.browsers.chromium import Chromium  # noqa: PLC0415

    class Lettered(Chromium):
        def get_env(self) -> MutableMapping[str, str]:
            return {"FONTCONFIG_FILE": str(fonts.CONFIGURATION), **super().get_env()}

    return Lettered


# One for the process: a second browser would only take memory.
RENDERER = ImageRenderer()
