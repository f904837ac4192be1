"""`python -m bench.own`: what of the product has nothing to be compared with: how long a start, the
writing of each page, a click among many series and a crowd of programs take.

`python -m bench.own URL` asks only a crowd of a server that runs already.
"""

from __future__ import annotations

import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bench import many_series
from bench.contenders.content import AREA
from report.web import plotly_script
from tests.opened import PAGES, fresh
from tests.server import serving

_RUNS = 20
# As many ask the API for all figures, each from another offset, so that no answer serves two.
_CROWD = 80
_BETWEEN = 0.02


def main() -> None:
    """Show all, or the crowd of a server that runs."""
    if len(sys.argv) > 1:
        print(*crowd(sys.argv[1]), sep="\n")
    else:
        show()


def show() -> None:
    """Measure and print one after the other."""
    # Streamlit warns at each run that no browser is there.
    logging.disable(logging.WARNING)
    healthy, first = start()
    print(f"{'process start to healthy':<32}{healthy:8.2f} s")
    print(f"{'from there to the first page':<32}{first:8.2f} s")
    print(f"\nWarm run of a page's script in zh, in-process (AppTest), median of {_RUNS}")
    times = {page: warm(page) for page in PAGES}
    print(*table(times), sep="\n")
    print("\nFrom a click to the picture in a browser: median, 95 of 100, longest")
    print(spread(many_series.NAME, [wait / 1000 for wait in many_series.waits()]))
    with serving() as server:
        print("", *crowd(server.url), sep="\n")


def start() -> tuple[float, float]:
    """Seconds until a new server is healthy, and from then until it has written a chapter."""
    begun = time.perf_counter()
    with serving() as server:
        healthy = time.perf_counter()
        answer = server.interact(page=AREA, query_params={"lang": ["zh"]})
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


def crowd(url: str) -> Iterator[str]:
    """What many requests of the API at once wait for, and what others wait for meanwhile."""
    yield f"{_CROWD} different answers of the API at once: median, 95 of 100, longest"
    addresses = [f"{url}/api/v1/observations?preferred=all&offset={n}" for n in range(_CROWD)]
    others = {"the chart library's script": plotly_script.ADDRESS, "health": "_stcore/health"}
    get(addresses[0])
    waits: dict[str, list[float]] = {name: [] for name in others}
    with ThreadPoolExecutor(_CROWD) as pool:
        answers = [pool.submit(get, address) for address in addresses]
        while not all(answer.done() for answer in answers):
            for name, path in others.items():
                waits[name].append(get(f"{url}/{path}")[1])
            time.sleep(_BETWEEN)
    taken = [answer.result() for answer in answers]
    yield spread("the API", [seconds for _, seconds in taken])
    yield from (spread(name, seconds) for name, seconds in waits.items())
    yield f"statuses {dict(Counter(status for status, _ in taken))}"


def get(address: str) -> tuple[int, float]:
    """The status of an answer, and how many seconds it took."""
    begun = time.perf_counter()
    request = Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urlopen(request) as response:
            status = response.status
            response.read()
    except HTTPError as refusal:
        with refusal:
            status = refusal.code
    return status, time.perf_counter() - begun


def spread(name: str, seconds: list[float]) -> str:
    """A line of the times that something took."""
    ordered = sorted(seconds)
    last = len(ordered) - 1
    figures = (ordered[round(last * part)] * 1000 for part in (0.5, 0.95, 1))
    return f"{name:<40}" + "".join(f"{figure:8.0f} ms" for figure in figures)


if __name__ == "__main__":
    main()
