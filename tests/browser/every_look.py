"""`python -m tests.browser.every_look`: axe-core and the contrast of texts on each page and view,
in each language, theme and width at once.

The tests look at each page in two of these eight ways; a run of all takes some ten minutes.
"""

from __future__ import annotations

import sys
from itertools import product

from playwright.sync_api import Page, TimeoutError, sync_playwright

from report.model import LANGUAGES
from tests.browser.axe import found
from tests.browser.chromium import HEIGHTS, launched, settled
from tests.browser.standing import standing
from tests.browser.test_axe import VIEWS
from tests.opened import EVERY_PAGE, THEMES
from tests.server import serving

_WIDTHS = sorted(HEIGHTS)[:2]


def main() -> int:
    """Prints what is found; the exit code says whether anything is."""
    problems = 0
    with serving() as server, sync_playwright() as playwright:
        browser = launched(playwright)
        for language, theme in product(LANGUAGES, THEMES):
            context = browser.new_context(color_scheme=theme, reduced_motion="reduce")
            page = context.new_page()
            for view in (*EVERY_PAGE, *VIEWS):
                mark = "&" if "?" in view else "?"
                page.goto(f"{server.url}/{view}{mark}lang={language}")
                for width in _WIDTHS:
                    problems += look(page, width, f"{view or 'overview'}, {language}, {theme}")
            context.close()
        browser.close()
    return min(problems, 1)


def look(page: Page, width: int, name: str) -> int:
    """How much is found on a page at a width, which is printed with the page's name."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    try:
        settled(page)
    except TimeoutError:
        problems: list[object] = ["never stands"]
    else:
        problems = standing(found, page)
    print(f"{name}, {width}: {problems or 'nothing'}", flush=True)
    return len(problems)


if __name__ == "__main__":
    sys.exit(main())
