"""A page that was open while its server was away."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import settled
from tests.browser.conftest import NewPage
from tests.server import serving

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
# In milliseconds since the page found its server again.
CLICKS = 5
APART = 200
# The view that the control shows as chosen, if the address and the chart say the same.
AGREED = """() => {
    const options = [...document.querySelectorAll('.st-key-explore_view [role=radio]')];
    const chosen = ['line', 'bar'][options.findIndex(one => one.ariaChecked === 'true')];
    const address = new URLSearchParams(location.search).get('view') ?? 'line';
    const drawn = document.querySelector('.js-plotly-plot .barlayer .trace') ? 'bar' : 'line';
    return chosen === address && chosen === drawn && chosen;
}"""
# The other one of lines and bars.
TURN = """() => [...document.querySelectorAll('.st-key-explore_view [role=radio]')]
    .slice(0, 2).find(one => one.ariaChecked !== 'true')?.click()"""
FOUND = """() => document.querySelector('[data-testid=stApp]')
    .dataset.testConnectionState === '%s'"""


def shown(page: Page) -> str:
    """The view that control, address and chart agree on once the page stands."""
    settled(page)
    view: str = page.wait_for_function(AGREED).json_value()
    return view


def test_click_after_the_server_was_away_is_taken_or_taken_back(
    new_page: NewPage,
) -> None:
    page = new_page("en-US", "light", 1440)
    with serving(EXAMPLE) as first:
        page.goto(f"{first.url}/explore?lang=en")
        assert shown(page) == "line"
    page.wait_for_function(FOUND % "PINGING_SERVER")
    with serving(EXAMPLE, first.url):
        page.wait_for_function(FOUND % "CONNECTED", polling=20)
        for _ in range(CLICKS):
            page.evaluate(TURN)
            page.wait_for_timeout(APART)
        before = shown(page)
        page.evaluate(TURN)
        page.wait_for_function(f"before => ![false, before].includes(({AGREED})())", arg=before)
        page.close()
