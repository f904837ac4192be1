"""`python -m tests.bench`: how long a start, the writing of each page and a click take."""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Mapping

from tests.browser import repaint
from tests.opened import PAGES, fresh
from tests.server import serving

_RUNS = 20


def main() -> None:
    # Streamlit warns at each run that no browser is there.
    logging.disable(logging.WARNING)
    healthy, first = start()
    print(f"{'process start to healthy':<32}{healthy:8.2f} s")
    print(f"{'from there to the first page':<32}{first:8.2f} s")
    print(f"\nWarm run of a page's script in zh, in-process (AppTest), median of {_RUNS}")
    times = {page: warm(page) for page in PAGES}
    for line in table(times):
        print(line)
    print("\nFrom a click to the picture in a browser: median, and what one in twenty exceeds")
    for waits in repaint.measured():
        print(waits)


def start() -> tuple[float, float]:
    """Seconds until a new server is healthy, and from then until it has written a chapter."""
    begun = time.perf_counter()
    with serving() as server:
        healthy = time.perf_counter()
        answer = server.interact(page="transport", query_params={"lang": ["zh"]})
        written = time.perf_counter()
    assert answer["status"] == "ready"
    return healthy - begun, written - healthy


def warm(page: str) -> float:
    """The median time of a rerun of a page that is open, in milliseconds."""
    app = fresh(page, {"lang": "zh"})
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        app.run()
        times.append(time.perf_counter() - begun)
    assert not app.exception
    return statistics.median(times) * 1000


def table(times: Mapping[str, float]) -> list[str]:
    """A line for each page: milliseconds, and how many times the overview's."""
    return [
        f"{page or 'overview':<32}{taken:8.1f} ms{taken / times['']:8.2f} × overview"
        for page, taken in times.items()
    ]


if __name__ == "__main__":
    main()
