"""What measures in a browser sees what happens there, and says so where nothing does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.contenders import static_pages
from bench.contenders.content import AREA, formatter
from bench.contenders.explored import ExploreContent
from bench.controls import PlainControls
from bench.errors import BenchError
from bench.servers import running
from bench.tasks import Tasks
from bench.window import Window
from tests.browser.conftest import NewPage
from tests.server import free_port

# In milliseconds.
_SHORT = 3000
_DRAWN = """() => document.getElementById('explored').data.map(trace =>
    ({ type: trace.type, name: trace.name, x: trace.x, y: trace.y, text: trace.text,
       fillcolor: trace.fillcolor, yaxis: trace.yaxis }))"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def tasks() -> Tasks:
    return Tasks(AREA, formatter())


@pytest.fixture(scope="module")
def host(tasks: Tasks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The static pages, by the server that they are measured with."""
    folder, port = tmp_path_factory.mktemp("limit"), free_port()
    url = f"http://localhost:{port}/"
    static_pages.write(folder / "pages", url, AREA, tasks.fmt)
    module = "bench.contenders.static_server"
    with running([sys.executable, "-m", module, str(port), str(folder / "pages")], folder, port):
        yield url


@pytest.fixture
def page(new_page: NewPage) -> Iterator[Page]:
    opened = new_page("en-GB", "light", 1440)
    yield opened
    opened.close()


def drawn(page: Page) -> list[dict[str, object]]:
    traces: list[dict[str, object]] = page.evaluate(_DRAWN)
    return [{key: value for key, value in trace.items() if value is not None} for trace in traces]


def same(figure: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    keys = ("type", "name", "x", "y", "text", "fillcolor", "yaxis")
    return [{key: trace[key] for key in keys if key in trace} for trace in figure["data"]]


def test_static_explore_draws_what_the_others_draw(host: str, page: Page, tasks: Tasks) -> None:
    explored, controls = ExploreContent(tasks.fmt), PlainControls(tasks.fmt)
    indicators, places = explored.opening.indicators or (), explored.opening.places or ()
    places = tuple(place for place in explored.places if place in places)
    window = Window(page)
    window.open(f"{host}{static_pages.EXPLORE}/index.html")
    assert drawn(page) == same(explored.figure("line", indicators, places, None))
    bars, _ = tasks.views
    assert window.painted(controls.view(page, bars), bars) > 0
    assert drawn(page) == same(explored.figure("bar", indicators, places, None))
    window.painted(controls.indicator(page, tasks.mapped_indicator), "indicator")
    window.painted(controls.view(page, tasks.map_view), "map")
    mapped = [name for name, said in explored.indicators.items() if said == tasks.mapped_indicator]
    years = list(explored.years(mapped))
    assert drawn(page) == same(explored.figure("map", mapped, places, years[-1]))
    assert window.painted(controls.year(page), "year") > 0
    assert drawn(page) == same(explored.figure("map", mapped, places, years[-2]))


def test_a_page_tells_what_it_costs(host: str, page: Page, tasks: Tasks) -> None:
    window = Window(page)
    seen = window.open(f"{host}en/index.html")
    assert seen["picture"] > 0
    assert seen["drawn"] > 0
    assert sum(window.traffic.answers) > 10_000
    assert 0 < window.traffic.begun_within(seen["picture"]) <= len(window.traffic.begun)
    link = page.get_by_role("link", name=tasks.title, exact=True).first
    assert window.arrived(link.click, tasks.title) > 0
    assert page.url.endswith(f"/en/{AREA}.html")


def test_where_nothing_happens_nothing_is_measured(host: str, page: Page) -> None:
    Window(page).open(f"{host}{static_pages.EXPLORE}/index.html")
    window = Window(page, patience=_SHORT)
    heading = page.get_by_role("heading", level=1)
    with pytest.raises(BenchError, match="no picture changes"):
        window.painted(heading.click, "the heading")
    with pytest.raises(BenchError, match="no dialog opens"):
        window.opened(heading.click)
    with pytest.raises(BenchError, match="never comes"):
        window.arrived(heading.click, "No such page")


def test_a_page_that_draws_nothing_is_named(host: str, page: Page) -> None:
    window = Window(page, patience=_SHORT)
    with pytest.raises(BenchError, match="is never drawn"):
        window.open(f"{host}assets/icon.svg")


def test_who_does_not_start_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(BenchError, match="no such thing"),
        running([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, 1),
    ):
        raise AssertionError("It never runs")
