"""What is measured of one contender in one round, in a browser that keeps nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from playwright.sync_api import Browser

from bench.contender import Contender
from bench.errors import NeverLoadedError
from bench.first_load import Visit, visit, visited
from bench.tasks import Tasks
from bench.window import Window

Measured = Iterator[tuple[str, float]]


def load(browser: Browser, contender: Contender, tasks: Tasks) -> Measured:
    """The overview, the way from there to the area, and the area by its own address."""
    window = Window.of(browser)
    yield from _costs("overview", visited(window, contender.pages["overview"]))
    link = window.page.get_by_role("link", name=tasks.title, exact=True).first
    link.scroll_into_view_if_needed()
    yield "way", window.arrived(link.click, tasks.title)
    window.close()
    yield from _costs("area", visit(browser, contender.pages["area"]))


def _costs(page: str, of: Visit) -> Measured:
    yield f"{page}.readable", of.readable
    yield f"{page}.drawn", of.drawn
    yield f"{page}.picture", of.picture
    yield f"{page}.shift", of.shift
    yield f"{page}.blocked", of.blocked
    yield f"{page}.megabytes", of.megabytes
    yield f"{page}.answers", of.answers
    yield f"{page}.before", of.before


def line(browser: Browser, contender: Contender, _: Tasks) -> Measured:
    """The area over a slow line.

    Once in some thirty visits Chromium, when it slows a line, reads nothing of it any more, and
    that for good, while the server answers others. Such a visit tells nothing, and is made again.
    """
    try:
        found = visit(browser, contender.pages["area"], is_slow=True)
    except NeverLoadedError as error:
        print(f"made again: {error}", file=sys.stderr)
        found = visit(browser, contender.pages["area"], is_slow=True)
    yield "line.readable", found.readable
    yield "line.drawn", found.drawn


def explore(browser: Browser, contender: Contender, tasks: Tasks) -> Measured:
    """What is changed in Explore, one after the other."""
    window, controls = Window.of(browser), contender.controls
    window.open(contender.pages["explore"])
    page = window.page

    for view in tasks.views:
        yield "explore.view", window.painted(controls.view(page, view), view)
    for place in tasks.last_places:
        yield "explore.place", window.painted(controls.place(page, place), place)
        controls.close(page)
    name = tasks.mapped_indicator
    yield "explore.indicator", window.painted(controls.indicator(page, name), name)
    controls.close(page)
    window.painted(controls.view(page, tasks.map_view), tasks.map_view)
    for _ in range(2):
        yield "explore.year", window.painted(controls.year(page), "the year")
    window.close()


def choices(browser: Browser, contender: Contender, tasks: Tasks) -> Measured:
    """What only the product has: editions, languages, the source of each figure."""
    window, word = Window.of(browser), tasks.fmt.word
    window.open(contender.pages["overview"])
    window.traffic.forget()
    button = window.page.get_by_role("button", name=word("card.source")).first
    yield "source", window.opened(button.click)
    window.page.wait_for_timeout(500)
    yield "source.sent", sum(window.traffic.answers) / 1e3
    window.open(contender.pages["area"])
    for measure, group in (("edition", "edition.choose"), ("language", "language")):
        radios = window.page.get_by_role("radiogroup", name=word(group), exact=True)
        other = radios.get_by_role("radio", checked=False).first
        yield measure, window.painted(other.click, measure)
    window.close()
