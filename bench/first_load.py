"""`python -m bench.first_load URL [URL …]`: what the first visit of a page costs.

Servers take turns, each round in a browser of its own that keeps nothing, and what is printed is
the median of all rounds, for each server beside the first one. A URL that ends with `/site` is the
report as a folder of pages (`python -m report site`), which is all that such a page can take.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields

from playwright.sync_api import Browser, sync_playwright

from bench.contenders.content import AREA
from bench.window import Window
from tests.browser.chromium import launched

ROUNDS = 5
PATHS = ("", AREA)
_SITE = "/site"


@dataclass(frozen=True)
class Visit:
    """When the largest part of the first screen was seen, when it could be read with charts, and
    when the application had drawn all of them, in milliseconds; by how much of the screen things
    moved; for how long the page answered to nothing, in milliseconds; what was sent, in megabytes,
    in how many answers, how many of them asked for before that part was seen, and in messages, in
    kilobytes.
    """

    picture: float
    readable: float
    drawn: float
    shift: float
    blocked: float
    megabytes: float
    answers: float
    before: float
    messages: float


def measured(urls: Sequence[str]) -> Iterator[str]:
    """A line for each page and server, and one that compares it with the first."""
    yield f"{'':<44}" + "".join(f"{field.name:>11}" for field in fields(Visit))
    visits: dict[tuple[str, str], list[Visit]] = {(path, url): [] for path in PATHS for url in urls}
    with sync_playwright() as playwright:
        for _ in range(ROUNDS):
            for (path, url), rows in visits.items():
                browser = launched(playwright)
                rows.append(visit(browser, _address(url, path)))
                browser.close()
    for (path, url), rows in visits.items():
        own, first = median(rows), median(visits[path, urls[0]])
        name = f"{path or 'overview'} {url}"
        yield f"{name:<44}" + "".join(f"{one:11.2f}" for one in own)
        if url != urls[0]:
            ratios = (one / other if other else 1 for one, other in zip(own, first, strict=True))
            yield f"{'':<44}" + "".join(f"{ratio:10.2f}×" for ratio in ratios)


def _address(url: str, path: str) -> str:
    """A page in Chinese, of the application or of the folder of pages."""
    return f"{url}/zh/{path or 'index'}.html" if url.endswith(_SITE) else f"{url}/{path}?lang=zh"


def median(rows: Sequence[Visit]) -> tuple[float, ...]:
    """The median of each field."""
    return tuple(statistics.median(row) for row in zip(*map(astuple, rows), strict=True))


def visit(browser: Browser, address: str, *, is_slow: bool = False) -> Visit:
    """One page, from its request on. Raises BenchError where its charts are never drawn."""
    window = Window.of(browser, is_slow=is_slow)
    found = visited(window, address)
    window.close()
    return found


def visited(window: Window, address: str) -> Visit:
    """The same in a window that stays open."""
    seen, traffic = window.open(address), window.traffic
    return Visit(
        seen["picture"],
        seen["readable"],
        seen["drawn"],
        seen["shift"],
        seen["blocked"],
        sum(traffic.answers) / 1e6,
        len(traffic.answers),
        traffic.begun_within(seen["picture"]),
        sum(traffic.messages) / 1e3,
    )


if __name__ == "__main__":
    print(*measured(sys.argv[1:]), sep="\n")
