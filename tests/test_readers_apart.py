"""No reader sees anything of another: the short form of `readers_apart`."""

from __future__ import annotations

from dataclasses import replace

from tests.build import EXAMPLE
from tests.readers_apart import PAGES, READERS, Reader, mixed
from tests.server import serving
from tests.session import session

CHECKS = 36


def test_two_readers_at_once_never_see_each_others_page() -> None:
    with serving(EXAMPLE) as server:
        assert mixed(server.url, CHECKS) == []
        assert "Traceback" not in server.said()


def test_readers_who_differ_in_one_thing_are_sent_different_pages() -> None:
    first, second = READERS
    with serving(EXAMPLE) as server:
        for name in ("language", "edition", "theme"):
            other = replace(first, **{name: getattr(second, name)})
            assert sent(server.url, other) != sent(server.url, first), name


def sent(url: str, reader: Reader) -> list[str]:
    with session(url) as open_page:
        return [reader.run(page, open_page) for page in PAGES]
