"""A server for readers before release, its provider, and what is asked of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tests.changing.published import write
from tests.changing.test_release import FILES, GUESSES, PAGES, QUERIES, sign
from tests.provider import Provider, providing, secrets_of
from tests.server import Server, free_port, serving

COOKIE, SECRET = "_streamlit_user", "a secret that three servers would share"
ACCOUNTS = {
    "reader": {"email": "Reader@Example.org", "email_verified": True},
    "second": {"email": "second@example.org", "email_verified": True},
    "other": {"email": "other@example.org", "email_verified": True},
    "unconfirmed": {"email": "reader@example.org", "email_verified": False},
    "kelvin": {"email": "\u212aeeper@example.org", "email_verified": True},
    "twice": {"email": "other@example.org\nreader@example.org", "email_verified": True},
    "nameless": {"name": "reader@example.org", "email_verified": True},
}
LISTED = "reader@example.org\nsecond@example.org\nkeeper@example.org\n"
EDITIONS = ("latest", "2024")
# What a reader is shown of pages in no session.
SHOWN = (
    *("/power?lang=en", "/?lang=zh", "/api/v1/observations", "/api/v1/observations?format=csv"),
    *("/files/area/power.csv?lang=en&edition=latest", "/api/v1/health"),
    *("/files/area/power.pdf?lang=en&edition=latest", "/assets/preview.png?page=power&lang=en"),
)


@dataclass(frozen=True)
class Early:
    """A server of a draft, its provider, the list of its readers and its folder."""

    server: Server
    provider: Provider
    readers: Path
    folder: Path

    def asked(self, path: str, cookie: str = "") -> tuple[int, Message, bytes]:
        """Status, headers and body of an answer; nobody is led anywhere."""
        url = path if "://" in path else f"{self.server.url}{path}"
        request = Request(url, headers={"Cookie": cookie} if cookie else {})
        try:
            with _OPENER.open(request, timeout=90) as found:
                return found.status, found.headers, found.read()
        except HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.headers, refusal.read()

    def signed_in(self, account: str) -> str:
        """The cookie of somebody who has gone to the provider and back."""
        _, begun, _ = self.asked("/sign-in")
        _, to_provider, _ = self.asked(begun["Location"].removeprefix(self.server.url))
        state = cookies_of(to_provider)
        chosen = f"{to_provider['Location']}&{urlencode({'account': account})}"
        _, back, _ = self.asked(chosen)
        _, home, _ = self.asked(back["Location"], state)
        return cookies_of(home)

    def answers(self, cookie: str = "") -> Iterator[tuple[str, bytes]]:
        """All that is asked for in a release, and what is answered to whom this cookie is of."""
        asked = [f"/{page}?{query}" for page in PAGES for query in QUERIES]
        asked += [f"/files/{file}?lang=en&edition={e}" for file in FILES for e in EDITIONS]
        asked += [f"/api/v1/{name}" for name in ("areas", "observations", "openapi.json")]
        asked += [
            "/changes?draft=city",
            "/feed.xml?lang=en",
            "/assets/preview.png?page=power",
            *GUESSES,
        ]
        for path in (*asked, *SHOWN):
            _, headers, body = self.asked(path, cookie)
            yield path, str(headers).encode() + body


class _Led(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Nobody is led."""


_OPENER = build_opener(_Led)


def cookies_of(headers: Message) -> str:
    """What a browser would send of the cookies that it is given."""
    given = [SimpleCookie(line) for line in headers.get_all("Set-Cookie", [])]
    kept = [one for cookie in given for one in cookie.values() if one.value]
    return "; ".join(f"{one.key}={one.coded_value}" for one in kept)


@contextmanager
def early_server(place: Path) -> Iterator[Early]:
    """State A is published, state B waits for its release."""
    folder, readers, secrets = place / "city", place / "readers.txt", place / "secrets.toml"
    write(folder, "A")
    sign(folder)
    write(folder, "B")
    sign(folder, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    readers.write_text(LISTED, "utf-8")
    url = f"http://localhost:{free_port()}"
    drafts = place / "drafts"
    write(drafts / "city", "C")
    with providing(ACCOUNTS) as provider:
        secrets.write_text(secrets_of(provider, url, SECRET), "utf-8")
        with serving(
            folder,
            url,
            REPORT_DRAFTS=str(drafts),
            REPORT_READERS=str(readers),
            STREAMLIT_SECRETS_FILES=str(secrets),
        ) as server:
            yield Early(server, provider, readers, folder)
            assert "Traceback" not in server.said()
