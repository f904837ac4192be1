"""What a browser asks of a server, so that any number of readers can ask the same without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser

from bench.contender import Contender
from bench.tasks import Tasks
from bench.window import Asked, Window

# In milliseconds: what comes after a picture belongs to it too.
_AFTER = 1500
Step = tuple[Asked, ...]


@dataclass(frozen=True)
class Recording:
    """What one reader asks: at the beginning, then there and back again and again.

    A step without anything that is asked is one that the browser does alone.
    """

    opening: Step
    there: Step
    back: Step


def page_changes(browser: Browser, contender: Contender, tasks: Tasks) -> Recording:
    """From the overview to the area and back, by links."""
    window = Window.of(browser)
    window.open(contender.pages["overview"])
    page = window.page
    title = page.get_by_role("heading", level=1).first.inner_text()

    def way(name: str, to: str) -> Callable[[], object]:
        link = page.get_by_role("link", name=name, exact=True).first
        return lambda: window.arrived(link.click, to)

    overview = tasks.fmt.word("nav.overview")
    return _recorded(window, way(tasks.title, tasks.title), way(overview, title))


def filters(browser: Browser, contender: Contender, tasks: Tasks) -> Recording:
    """From lines to bars and back."""
    window = Window.of(browser)
    window.open(contender.pages["explore"])

    def view(name: str) -> Callable[[], object]:
        return lambda: window.painted(contender.controls.view(window.page, name), name)

    bars, lines = tasks.views
    return _recorded(window, view(bars), view(lines))


def _recorded(window: Window, there: Callable[[], object], back: Callable[[], object]) -> Recording:
    opening = tuple(window.traffic.asked)
    steps = [_step(window, act) for act in (there, back)]
    window.close()
    return Recording(opening, *steps)


def _step(window: Window, act: Callable[[], object]) -> Step:
    window.traffic.forget()
    act()
    window.page.wait_for_timeout(_AFTER)
    return tuple(window.traffic.asked)
