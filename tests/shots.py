"""`python -m tests.shots FOLDER`: every page, language, theme and screen as a picture.

The pages of one language, theme and screen stand side by side on a contact sheet as well.

`python -m tests.shots --docs FOLDER`: the pictures of the documentation, as `docs` has them.
"""

from __future__ import annotations

import shutil
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from report.charts.palette import Mode
from report.data import store
from report.model import LANGUAGES, Language
from tests import contact_sheet, form_pictures, pictures
from tests.browser.chromium import HEIGHTS, launched, settled
from tests.docs.test_commands import add_rows
from tests.opened import AREAS, EVERY_PAGE, THEMES
from tests.server import Server, serving

# Beside the screens of the tests a wall.
_SCREENS = HEIGHTS | {3840: 2160}
# Taller pictures than this Chromium does not take.
_TALLEST = 16_000
_HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


def addresses() -> dict[str, str]:
    """Every page, and that of one indicator, by the name of its picture."""
    (indicator, *_) = store.shared(store.SHIPPED).headlines(AREAS[0])
    pages = {page or "overview": page for page in EVERY_PAGE}
    return pages | {f"indicator-{indicator.id}": f"indicator?id={indicator.id}"}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as server, sync_playwright() as playwright:
        browser = launched(playwright)
        for language, theme, width in product(LANGUAGES, THEMES, _SCREENS):
            names = take(browser, server, (language, theme, width), folder)
            sheet = folder / f"sheet-{language}-{theme}-{width}.png"
            contact_sheet.save([folder / name for name in names], sheet)
            print(*names, sheet.name, sep="\n")
        browser.close()


def take(
    browser: Browser, server: Server, way: tuple[Language, Mode, int], folder: Path
) -> list[str]:
    """Pictures of all pages in a language and theme on a screen; the names of their files."""
    language, theme, width = way
    context = browser.new_context(color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    names = []
    for name, address in addresses().items():
        page.set_viewport_size({"width": width, "height": _SCREENS[width]})
        page.goto(f"{server.url}/{address}{'&' if '?' in address else '?'}lang={language}")
        stretch(page, width)
        file = f"{name}-{language}-{theme}-{width}.png"
        page.screenshot(path=folder / file)
        names.append(file)
    context.close()
    return names


def stretch(page: Page, width: int) -> None:
    """Make the window as tall as the page, which scrolls inside it."""
    settled(page)
    height = min(page.evaluate(_HEIGHT), _TALLEST)
    page.set_viewport_size({"width": width, "height": height})
    settled(page)
    # Charts and tables are drawn again at their new size, without a sign when they have been.
    page.wait_for_timeout(800)


def for_docs(folder: Path) -> None:
    """The pictures; among them a draft, which is that of docs/editing.md."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as drafts:
        add_rows(Path(shutil.copytree(store.SHIPPED, Path(drafts) / "draft")))
        with serving(REPORT_DRAFTS=drafts) as server, sync_playwright() as playwright:
            browser = launched(playwright)
            print(*pictures.take(browser, server, folder), sep="\n")
            browser.close()
    print(*form_pictures.take(folder), sep="\n")


if __name__ == "__main__":
    if sys.argv[1] == "--docs":
        for_docs(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
