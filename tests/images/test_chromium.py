"""The browser that draws: it is replaced when it fails, and nobody waits for it without end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from kaleido.errors import JavascriptError  # type: ignore[import-untyped]

from report.images.chromium import (
    CALL_SECONDS,
    PAUSE_SECONDS,
    ImageFormat,
    ImageRenderer,
    PictureBusyError,
    PictureError,
)
from tests.workers.makers import until

PATIENCE = 30
FIGURE: dict[str, Any] = {"data": [], "layout": {"width": 10, "height": 10}}
Draw = Callable[[float], bytes]


@dataclass
class Clock:
    """A clock that goes only where a browser is waited for."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Browsers:
    """Browsers that draw as a test says; what was asked of them, and for how many seconds."""

    draw: Draw
    clock: Clock = field(default_factory=Clock)
    calls: list[str] = field(default_factory=list)
    allowed: list[float] = field(default_factory=list)

    def renderer(self, wait_seconds: float = PATIENCE) -> ImageRenderer:
        return ImageRenderer(lambda: self, self.clock, wait_seconds)

    def start(self, seconds: float) -> None:
        self.calls.append("start")
        self.allowed.append(seconds)

    def picture(
        self, spec: dict[str, Any], form: ImageFormat, scale: float, seconds: float
    ) -> bytes:
        assert (spec, form, scale) == (FIGURE, "svg", 1)
        self.calls.append("picture")
        self.allowed.append(seconds)
        return self.draw(seconds)

    def stop(self) -> None:
        self.calls.append("stop")


@pytest.fixture
def hung() -> Browsers:
    """Browsers that draw nothing until their time is over."""

    def draw(seconds: float) -> bytes:
        browsers.clock.now += seconds
        raise TimeoutError

    browsers = Browsers(draw)
    return browsers


TWICE = ["start", "picture", "stop"] * 2


def test_browser_is_started_once_for_all_pictures() -> None:
    browsers = Browsers(lambda _: b"drawn")
    renderer = browsers.renderer()
    assert [renderer.picture(FIGURE, "svg") for _ in range(3)] == [b"drawn"] * 3
    assert browsers.calls == ["start", *["picture"] * 3]


def test_browser_may_be_started_before_the_first_picture() -> None:
    browsers = Browsers(lambda _: b"drawn")
    renderer = browsers.renderer()
    for _ in range(2):
        renderer.prepare()
        until(lambda: "start" in browsers.calls)
    assert renderer.picture(FIGURE, "svg") == b"drawn"
    assert browsers.calls == ["start", "picture"]


def test_browser_that_did_not_start_early_is_tried_again_by_the_picture() -> None:
    browsers = Browsers(lambda _: b"drawn")
    start = browsers.start
    browsers.start = fail  # type: ignore[method-assign,assignment]
    renderer = browsers.renderer()
    renderer.prepare()
    until(lambda: browsers.calls == ["stop"])
    browsers.start = start  # type: ignore[method-assign]
    assert renderer.picture(FIGURE, "svg") == b"drawn"
    assert browsers.calls == ["stop", "start", "picture"]


def test_picture_is_tried_again_in_a_new_browser() -> None:
    browsers = Browsers(fail)

    def draw(seconds: float) -> bytes:
        return b"drawn" if browsers.calls.count("start") > 1 else fail(seconds)

    browsers.draw = draw
    assert browsers.renderer().picture(FIGURE, "svg") == b"drawn"
    assert browsers.calls == ["start", "picture", "stop", "start", "picture"]


def fail(_: float) -> bytes:
    raise RuntimeError("broken off")


def test_call_at_a_hung_browser_ends_within_its_time(hung: Browsers) -> None:
    began = hung.clock.now
    with pytest.raises(PictureError, match="TimeoutError"):
        hung.renderer().picture(FIGURE, "svg")
    assert hung.calls == TWICE
    assert hung.clock.now - began <= CALL_SECONDS


def test_browser_that_starts_late_has_the_less_time_to_draw() -> None:
    browsers = Browsers(fail)

    def start(seconds: float) -> None:
        browsers.clock.now += seconds
        raise TimeoutError

    browsers.start = start  # type: ignore[method-assign]
    began = browsers.clock.now
    with pytest.raises(PictureError):
        browsers.renderer().picture(FIGURE, "svg")
    assert browsers.calls == ["stop", "stop"]
    assert browsers.clock.now - began == CALL_SECONDS


def test_failure_is_remembered_for_a_minute_and_then_tried_anew(hung: Browsers) -> None:
    renderer = hung.renderer()
    with pytest.raises(PictureError, match="TimeoutError"):
        renderer.picture(FIGURE, "svg")
    failed = hung.clock.now
    hung.clock.now = failed + PAUSE_SECONDS - 1
    for _ in range(10):
        with pytest.raises(PictureError, match="as a moment ago: TimeoutError"):
            renderer.picture(FIGURE, "svg")
    assert hung.calls == TWICE
    assert hung.clock.now == failed + PAUSE_SECONDS - 1
    hung.clock.now += 1
    hung.draw = lambda _: b"drawn"
    assert renderer.picture(FIGURE, "svg") == b"drawn"


def test_figure_that_is_not_understood_does_not_stop_the_others() -> None:
    def draw(_: float) -> bytes:
        raise JavascriptError("what figure is this?")

    browsers = Browsers(draw)
    renderer = browsers.renderer()
    with pytest.raises(PictureError, match="what figure"):
        renderer.picture(FIGURE, "svg")
    browsers.draw = lambda _: b"drawn"
    assert renderer.picture(FIGURE, "svg") == b"drawn"


def test_who_waits_for_others_waits_no_longer_than_stated() -> None:
    drawing, may_end = threading.Event(), threading.Event()

    def draw(_: float) -> bytes:
        drawing.set()
        assert may_end.wait(PATIENCE)
        return b"drawn"

    renderer = Browsers(draw).renderer(wait_seconds=0.01)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(renderer.picture, FIGURE, "svg")
        assert drawing.wait(PATIENCE)
        others = [pool.submit(renderer.picture, FIGURE, "svg") for _ in range(7)]
        errors = [one.exception(PATIENCE) for one in others]
        assert not first.done()
        may_end.set()
        assert first.result(PATIENCE) == b"drawn"
    assert {type(error) for error in errors} == {PictureBusyError}
    assert "busy" in str(errors[0])
    assert renderer.picture(FIGURE, "svg") == b"drawn"


def test_many_at_a_hung_browser_wait_for_one_of_them_only(hung: Browsers) -> None:
    """One tries and fails; those behind it are refused when it is their turn."""
    renderer = hung.renderer()
    together = threading.Barrier(8, timeout=PATIENCE)

    def ask(_: int) -> BaseException | None:
        together.wait()
        with pytest.raises(PictureError) as caught:
            renderer.picture(FIGURE, "svg")
        return caught.value

    began = hung.clock.now
    with ThreadPoolExecutor(8) as pool:
        errors = list(pool.map(ask, range(8)))
    assert hung.calls == TWICE
    assert hung.clock.now - began <= CALL_SECONDS
    assert sum("as a moment ago" in str(error) for error in errors) == 7
