"""Lists find names in other spellings than the report's: traditional characters, and blanks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from report.model import Language, Report
from tests.browser.conftest import Visit
from tests.browser.test_keyboard import listening
from tests.long import beyond
from tests.server import Server

expect.set_options(timeout=20_000)


@pytest.mark.parametrize(
    ("language", "sought"),
    beyond(
        1,
        [
            ("zh", ("綠色貸款", "green_loan_balance")),
            ("zh", ("pm 2.5", "pm25_annual_mean")),
            ("en", ("PM 2.5 annual", "pm25_annual_mean")),
            ("en", ("r & d spending as", "rd_intensity")),
        ],
    ),
)
def test_list_of_explore_finds_other_spellings(
    language: Language, sought: tuple[str, str], server: Server, visit: Visit, report: Report
) -> None:
    typed, indicator = sought
    page = listening(visit(f"{server.url}/explore?lang={language}&indicators=gdp"))
    field = page.get_by_test_id("stMultiSelect").first.locator("input")
    field.click()
    field.press_sequentially(typed)
    name = report.indicators[indicator].name[language]
    expect(page.get_by_role("option", name=name, exact=True).first).to_be_visible()


def test_what_finds_something_stays_as_it_is_typed(server: Server, visit: Visit) -> None:
    page = listening(visit(f"{server.url}/explore?lang=en&indicators=gdp"))
    field = page.get_by_test_id("stMultiSelect").first.locator("input")
    field.click()
    field.press_sequentially("among 168")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(field).to_have_value("among 168")
