"""Three servers below a path behind nginx with the files of `deploy`, over TLS; one is killed."""

from __future__ import annotations

import json
import os
import signal
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPMessage
from http.cookiejar import CookieJar
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, HTTPSHandler, Request, build_opener

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import PATIENCE, settled
from tests.browser.conftest import NewPage, Visit
from tests.browser.test_reconnection import AGREED, TURN, shown
from tests.nginx import Nginx, balancing
from tests.server import Server, free_port, serving

EXAMPLE = Path(__file__).parent.parent / "cities" / "example"
PATH = "/green"
COOKIE = "report_reader"
READERS = 20
VISITS = 10


@dataclass(frozen=True)
class Balanced:
    """Servers, and the nginx before them."""

    servers: tuple[Server, ...]
    nginx: Nginx

    @property
    def home(self) -> str:
        """Where readers find the report."""
        return f"https://{self.nginx.host}{PATH}"

    def server_of(self, reader: str) -> Server:
        """The server that answered a reader last."""
        port = [one.ports[-1] for one in self.nginx.asked() if one.reader == reader][-1]
        return next(one for one in self.servers if port_of(one) == port)


class Reader:
    """A browser as far as cookies go, which takes no certificate but that of the test."""

    def __init__(self, nginx: Nginx) -> None:
        trust = ssl.create_default_context(cafile=str(nginx.certificate))
        self.jar = CookieJar()
        self._opener = build_opener(HTTPSHandler(context=trust), HTTPCookieProcessor(self.jar))

    def open(self, url: str, **headers: str) -> tuple[str, HTTPMessage, str]:
        """Where it came to, the headers that it was told, and the text."""
        with self._opener.open(Request(url, headers=headers)) as reply:
            return reply.url, reply.headers, reply.read().decode()

    @property
    def name(self) -> str:
        """What nginx knows it by."""
        return next(str(cookie.value) for cookie in self.jar if cookie.name == COOKIE)


def port_of(server: Server) -> int:
    return urlsplit(server.url).port or 0


def below_the_path() -> AbstractContextManager[Server]:
    """A server as it is told by whoever sets up several of them.

    It believes a proxy on its own machine more than others; here it is to take nginx for another's.
    """
    return serving(
        EXAMPLE,
        f"http://localhost:{free_port()}{PATH}",
        FORWARDED_ALLOW_IPS="192.0.2.1",
        STREAMLIT_SERVER_ADDRESS="127.0.0.1",
        STREAMLIT_SERVER_ALLOWED_HOSTS="localhost",
        STREAMLIT_SERVER_BASE_URL_PATH=PATH,
    )


class Silent(SimpleHTTPRequestHandler):
    """Files of a folder, without a word about who asks for them."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def site_of_others(folder: Path) -> Iterator[str]:
    """The address of a folder at another site."""
    handler = partial(Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}/"
        site.shutdown()


@pytest.fixture(scope="module")
def balanced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Balanced]:
    with ExitStack() as stack:
        servers = tuple(stack.enter_context(below_the_path()) for _ in range(3))
        ports = [port_of(server) for server in servers]
        nginx = stack.enter_context(balancing(ports, tmp_path_factory.mktemp("nginx")))
        yield Balanced(servers, nginx)
        assert all("Traceback" not in server.said() for server in servers)


@pytest.mark.long
def test_page_file_and_websocket_are_below_the_path(balanced: Balanced, visit: Visit) -> None:
    page = visit(f"{balanced.home}/explore?lang=en", trusting=True)
    with page.expect_websocket() as opened:
        page.reload()
    settled(page)
    assert opened.value.url == f"wss://{balanced.nginx.host}{PATH}/_stcore/stream"
    page.locator("[class*='st-key-save_'] button").first.click()
    with page.expect_response("**/files/**") as answered, page.expect_download() as saved:
        page.locator(".files a[href*='.csv']").click()
    assert answered.value.url.startswith(f"{balanced.home}/files/")
    assert "solar_capacity" in saved.value.path().read_text("utf-8")


def test_answers_know_the_address_that_the_reader_has(balanced: Balanced) -> None:
    reader = Reader(balanced.nginx)
    # The server sends this on, and by plain HTTP, as it is asked itself.
    reached, told, text = reader.open(f"https://{balanced.nginx.host}{PATH}")
    assert reached == f"{balanced.home}/"
    assert len(told.get_all("content-security-policy", [])) == 1
    assert told["strict-transport-security"]
    assert f'rel="canonical" href="{balanced.home}/' in text
    _, told, text = reader.open(f"{balanced.home}/api/v1/health")
    assert json.loads(text)["ready"] is True
    lied = {"X-Forwarded-Prefix": "/elsewhere", "X-Forwarded-Proto": "http"}
    _, _, text = reader.open(f"{balanced.home}/explore?lang=en", **lied)
    assert f'rel="canonical" href="{balanced.home}/explore' in text
    assert "elsewhere" not in text


def test_plain_http_is_sent_on_to_tls(balanced: Balanced) -> None:
    connection = HTTPConnection(balanced.nginx.plain)
    connection.request("GET", f"{PATH}/explore?lang=en")
    reply = connection.getresponse()
    assert reply.status == 301
    assert reply.headers["location"] == f"https://localhost{PATH}/explore?lang=en"
    assert not {"set-cookie", "strict-transport-security"} & {*map(str.lower, reply.headers)}
    connection.close()


def test_only_a_page_gives_the_cookie_and_only_once(balanced: Balanced) -> None:
    page, api = f"{balanced.home}/explore?lang=en", f"{balanced.home}/api/v1/health"
    reader = Reader(balanced.nginx)
    assert COOKIE not in str(reader.open(api)[1]["set-cookie"])
    assert f"{COOKIE}=" in reader.open(page)[1]["set-cookie"]
    assert reader.open(page)[1]["set-cookie"] is None
    _, told, _ = Reader(balanced.nginx).open(page, Cookie=f"{COOKIE}=everyone")
    assert f"{COOKIE}=" in told["set-cookie"]
    assert "everyone" not in told["set-cookie"]


def test_every_reader_stays_with_one_server(balanced: Balanced) -> None:
    readers = [Reader(balanced.nginx) for _ in range(READERS)]
    for _ in range(VISITS):
        for reader in readers:
            reader.open(f"{balanced.home}/explore?lang=en")
            reader.open(f"{balanced.home}/_stcore/host-config")
    seen: dict[str, set[int]] = {reader.name: set() for reader in readers}
    for asked in balanced.nginx.asked():
        seen.get(asked.reader, set()).add(asked.ports[-1])
    assert {len(ports) for ports in seen.values()} == {1}
    used = Counter(port for ports in seen.values() for port in ports)
    assert sum(count > 1 for count in used.values()) >= 2


@pytest.mark.long
def test_reader_of_an_embed_stays_too(
    balanced: Balanced, new_page: NewPage, tmp_path: Path
) -> None:
    frame = f'<iframe src="{balanced.home}/power?embed=true&lang=en"></iframe>'
    (tmp_path / "index.html").write_text(frame, "utf-8")
    page = new_page("zh-CN", "light", 1440, trusting=True)
    with site_of_others(tmp_path) as others:
        page.goto(others)
        embed = page.frame_locator("iframe").get_by_test_id("stMain")
        embed.get_by_role("heading", level=1).first.wait_for()
    reader = reader_at(page, "http://127.0.0.1")
    page.close()
    asked = [one for one in balanced.nginx.asked() if one.reader == reader]
    assert f"{PATH}/_stcore/host-config" in {one.address for one in asked}
    assert len({one.ports[-1] for one in asked}) == 1


def test_page_of_a_killed_server_comes_back_as_it_was(balanced: Balanced, visit: Visit) -> None:
    page = visit(f"{balanced.home}/explore?lang=en", trusting=True)
    page.locator(".st-key-language_switch").get_by_text("中文", exact=True).click()
    expect(page).to_have_url(f"{balanced.home}/explore?lang=zh")
    assert shown(page) == "line"
    turn(page, "line")
    assert shown(page) == "bar"
    before = seen_on(page)
    first = balanced.server_of(reader_at(page))
    with page.expect_websocket() as opened:
        os.kill(first.pid, signal.SIGKILL)
    # From the first message on, the page knows that it runs.
    opened.value.wait_for_event("framereceived", timeout=PATIENCE)
    assert shown(page) == "bar"
    assert seen_on(page) == before
    turn(page, "bar")
    assert shown(page) == "line"
    expect(page).to_have_url(f"{balanced.home}/explore?lang=zh")
    assert balanced.server_of(reader_at(page)) != first


def turn(page: Page, before: str) -> None:
    """Choose the other view, and wait until control, address and chart agree on it."""
    page.evaluate(TURN)
    page.wait_for_function(f"before => ![false, before].includes(({AGREED})())", arg=before)


def seen_on(page: Page) -> tuple[str, str]:
    """The address, and all that stands on the page, its headline among it."""
    return page.url, page.get_by_test_id("stMain").inner_text()


def reader_at(page: Page, site: str = "https://localhost") -> str:
    """What nginx knows the browser by, where a page of this site stands in its window."""
    cookies = [one for one in page.context.cookies() if one["name"] == COOKIE]
    (name,) = [one["value"] for one in cookies if one.get("partitionKey") == site]
    return name
