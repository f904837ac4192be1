"""A show that runs for long: new data come, and the server may be away for half a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from report.model import Report
from tests.browser.conftest import NewPage
from tests.browser.test_show import pages_of, shown
from tests.server import Server


@pytest.mark.long
def test_new_data_begin_the_show_anew(server: Server, new_page: NewPage) -> None:
    """At the same slide: the report is asked each minute what its mark is."""
    page = new_page("zh-CN", "light", 1920)
    page.clock.install()
    marks = iter(['"old"', '"old"', '"new"', '"new"'])
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(next(marks, '"new"'))
        route.fulfill(body="{}", headers={"ETag": asked[-1]})

    page.route("**/api/v1/report", answer)
    page.goto(f"{server.url}/present?lang=zh&slide=3")
    page.clock.run_for(5000)
    expect(page.locator(".page.shown")).to_be_visible(timeout=30_000)
    until(page, lambda: len(asked) == 1)
    page.clock.run_for(61_000)
    until(page, lambda: len(asked) == 2)
    assert asked == ['"old"', '"old"']
    with page.expect_navigation():
        page.clock.run_for(60_000)
    page.clock.run_for(5000)
    expect(page.locator(".page.shown")).to_be_visible(timeout=30_000)
    assert shown(page) == 3
    page.close()


def until(page: Page, happened: Callable[[], bool]) -> None:
    """Wait for what the test itself sees happen, while the clock of the page stands."""
    for _ in range(200):
        if happened():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never happened")


def heap(page: Page) -> float:
    """Bytes that scripts hold, once what nobody needs is gone."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return used


@pytest.mark.long
def test_half_a_day_without_the_server(server: Server, new_page: NewPage, report: Report) -> None:
    """It turns and loops while nobody answers, and keeps no more than it began with."""
    page = new_page("zh-CN", "light", 1920)
    page.clock.install()
    page.goto(f"{server.url}/present?lang=zh&length=short&areas=energy&autoplay=600&slide=2")
    page.clock.run_for(5000)
    expect(page.locator(".page.shown")).to_be_visible(timeout=30_000)
    count = pages_of(report, "zh", length="short", areas=("energy",))
    nodes, turns = "stage => stage.querySelectorAll('*').length", 72
    before, held = page.locator("dialog").evaluate(nodes), heap(page)
    page.context.set_offline(True)
    page.clock.run_for(turns * 600_000)
    page.context.set_offline(False)
    assert shown(page) == (1 + turns) % count + 1
    assert page.locator("dialog").evaluate(nodes) == before
    assert heap(page) < 1.05 * held
    page.close()
