"""A task reads as sentences to somebody who sees only the tree of the pages."""

from __future__ import annotations

import pytest

from report.model import LANGUAGES, Language, Report
from tests.browser.conftest import NewPage
from tests.browser.heard import kept, spoken, task
from tests.long import beyond
from tests.server import Server


@pytest.mark.parametrize("language", beyond(1, LANGUAGES))
def test_task_is_heard_as_it_was_accepted(
    language: Language, server: Server, new_page: NewPage, report: Report
) -> None:
    page = new_page("en-GB", "light", 1440)
    assert task(page, server.url, report, language) == kept(language).read_text("utf-8")
    page.close()


def test_names_and_roles_are_heard_once(new_page: NewPage) -> None:
    page = new_page("en-GB", "light", 1440)
    page.set_content(
        "<main><h1>Name</h1><ul><li><a href='#a'><p>Way on</p></a></li></ul>"
        "<p>It's said</p><button aria-label='Source of 2025'><p>i</p></button></main>"
    )
    heard = [*spoken(page.locator("main"))]
    assert heard == [
        "main",
        'heading "Name" [level=1]',
        'link "Way on"',
        "paragraph: It's said",
        'button "Source of 2025"',
        "paragraph: i",
    ]
    page.close()
