"""What the policy of pages keeps out of a real browser, and what every answer of a server says.

That nothing of ours is kept out is seen by every other test here: `visit` looks for errors, and a
browser reports what it keeps out as one.
"""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from report.charts import embed
from report.web.safe_answers import SAFE
from tests.browser.chromium import settled
from tests.browser.conftest import NewPage
from tests.browser.tabs import Watch
from tests.server import Server

# What a text that became markup would try, by the directive that keeps it out.
_ATTACKS = {
    "img-src": "<img src='{elsewhere}/a.png'>",
    "script-src-elem": "<script src='{elsewhere}/a.js'></script>",
    "script-src-attr": "<img src='data:,' onerror='window.ran = true'>",
    "style-src-elem": "<link rel='stylesheet' href='{elsewhere}/a.css'>",
    "frame-src": "<iframe src='{elsewhere}/'></iframe>",
    "object-src": "<object data='{elsewhere}/'></object>",
    "media-src": "<video src='{elsewhere}/a.mp4'></video>",
    "base-uri": "<base href='{elsewhere}/'>",
}
_ELSEWHERE = "http://elsewhere.example"
_LATER = """elsewhere => setTimeout(async () => {
    try { await fetch(`${elsewhere}/b`) } catch {
        try { eval("window.ran = 'text'") } catch {
            setTimeout(() => { window.ran ??= "nothing"; }, 100);
        }
    }
}, 500)"""
_PUT_IN = """html => document.body.append(
    document.createRange().createContextualFragment(html))"""


def test_markup_that_came_in_would_load_nothing_and_run_nothing(
    server: Server, new_page: NewPage
) -> None:
    page = new_page("en-GB", "light", 1440)
    watch = Watch(urlsplit(server.url).netloc)
    watch.follow(page)
    page.goto(f"{server.url}/sources?lang=en")
    settled(page)
    assert watch.wrong == []
    page.evaluate(_PUT_IN, "".join(_ATTACKS.values()).format(elsewhere=_ELSEWHERE))
    # What a test tells a browser to do is under no policy, what a clock does is.
    page.evaluate(_LATER, _ELSEWHERE)
    page.wait_for_function("() => window.ran === 'nothing'")
    expected = {*_ATTACKS, "script-src", "connect-src"}
    said = [one.split() for one in watch.wrong if one.startswith("console: kept out")]
    assert {directive for _, _, _, directive, *_ in said} == expected
    # A request that is kept out is told of all the same, and that it failed.
    tried = {one.split()[-1] for one in watch.wrong if one.startswith("another host")}
    assert tried
    assert tried == {one.split()[1] for one in watch.wrong if one.startswith("failed: http")}
    page.close()


def test_embed_stands_in_pages_of_others_and_no_other_page_does(
    server: Server, new_page: NewPage
) -> None:
    page = new_page("en-GB", "light", 1440)
    addresses = [
        f"{server.url}/chart?id=environment_pm25&lang=en{more}" for more in ("&embed=true", "")
    ]
    page.set_content("".join(embed.embed_code(one, "Chart", 600) for one in addresses))
    embedded, whole = (page.frame_locator("iframe").nth(number) for number in (0, 1))
    expect(embedded.locator(".trace path").first).to_be_attached(timeout=30_000)
    expect(whole.locator("#sub-frame-error-details")).to_contain_text("refused to connect")
    page.close()


_ADDRESSES = (
    *("/", "/energy", "/nothing-there", "/no/such/page", "/favicon.png", "/static/none.js"),
    *("/api/v1/report", "/api/v1/none", "/api/v1/%00", "/%00", "/_stcore/health"),
    *("/files/chart/none.csv?lang=en", "/preview.png?page=none", "/_stcore/host-config"),
)


@pytest.mark.parametrize("path", _ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_says_what_browsers_may_do(server: Server, path: str, method: str) -> None:
    try:
        with urlopen(Request(f"{server.url}{path}", method=method)) as answer:
            told = answer.headers
    except HTTPError as refusal:
        with refusal:
            told = refusal.headers
    assert {name: told.get_all(name) for name in SAFE if "Policy" not in name} == {
        name: [value] for name, value in SAFE.items() if "Policy" not in name
    }
    [policy] = told.get_all("Content-Security-Policy")
    assert policy.startswith("default-src 'none';")
    assert told.get_all("Referrer-Policy") == [SAFE["Referrer-Policy"]]
    assert told.get_all("Permissions-Policy") == [SAFE["Permissions-Policy"]]
