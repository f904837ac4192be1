"""How Chromium is started, and when a page of ours stands still."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# Without what would have it call its maker's servers.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# That of the system.
PATH = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = 30_000
# The screens looked at: a telephone, a desk, a wall; their heights by their widths.
HEIGHTS = {390: 844, 1440: 900, 1920: 1080}

# The script has run, the page has a title, no element waits for its code, and every chart has
# drawn its marks, beginning with the place where it will stand; nothing is in front of the page.
_STANDS = """() => {
    // Charts are pictures until somebody comes near, as the pointer does.
    document.querySelectorAll('[data-testid=stPlotlyChart]:not([data-drawn=chart])')
        .forEach(chart => chart.dispatchEvent(new Event('pointerenter')));
    const app = document.querySelector('[data-testid=stApp]');
    const charts = [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')];
    const isSeen = part => part.offsetParent !== null;
    const shown = charts.filter(isSeen);
    const drawn = [...document.querySelectorAll('[data-testid=stPlotlyChart]')].filter(isSeen);
    return app?.dataset.testScriptState === 'notRunning' && !document.getElementById('front-screen')
        && document.querySelector('[data-testid=stMain] h1')
        && !document.querySelector('[data-testid=stMain] [data-testid=stSkeleton]')
        && document.querySelector('[data-testid=stMain] hr')
        && shown.every(chart => chart.matches('[data-picture], [data-table], [data-asked]')
            || chart.querySelector('[data-picture], [data-block]'))
        && drawn.every(chart => chart.matches('[data-drawn=chart]:not([aria-busy])'));
}"""


def launched(playwright: Playwright) -> Browser:
    """The Chromium of the system, which keeps nothing."""
    return playwright.chromium.launch(executable_path=PATH, args=list(_ARGUMENTS))


def kept(
    playwright: Playwright,
    folder: Path,
    *,
    touch: bool = False,
    trusting: bool = False,
) -> BrowserContext:
    """The Chromium of the system, which keeps files and compiled scripts there.

    `touch` has it be that of a telephone; `trusting` it takes any certificate.
    """
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=PATH,
        args=list(_ARGUMENTS),
        has_touch=touch,
        is_mobile=touch,
        ignore_https_errors=trusting,
    )
    context.set_default_timeout(PATIENCE)
    return context


def speaking(page: Page) -> Callable[[str], None]:
    """Has a page be that of a browser in a locale, from its next address on.

    A browser of each locale would be started and compile every script for itself.
    """
    session = page.context.new_cdp_session(page)

    def speak(locale: str) -> None:
        session.send("Emulation.setLocaleOverride", {"locale": locale})
        agent = {"userAgent": "", "acceptLanguage": locale}
        session.send("Emulation.setUserAgentOverride", agent)

    return speak


def settled(page: Page, patience: int = PATIENCE) -> None:
    """Wait until the page stands and its charts answer; a TimeoutError where it does not in so many
    milliseconds.
    """
    page.wait_for_function(_STANDS, timeout=patience, polling=100)
